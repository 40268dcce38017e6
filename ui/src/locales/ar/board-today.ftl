# اليوم.
today-parts = أجزاء اليوم
today-overview = نظرة عامة
today-tickets = التذاكر
today-report = التقرير
today-untold = لا يذكر هذا الخادم ما عُدَّ اليوم.
today-totals = اليوم
today-issued = صادرة
today-called = نوديت
today-served = خُدمت
today-no-shows = غياب
today-left = غادروا
today-removed = أُلغيت
today-transferred = حُوّلت
today-within = ضمن الهدف
today-average-wait = متوسط الانتظار
today-average-service = متوسط الخدمة
today-usual = المعتاد
today-hour = الساعة
today-formula = ضمن الهدف: من كل التذاكر التي نوديت أو تخلّى أصحابها، نسبة ما نودي أول مرة ضمن الهدف.
today-compared = حتى { $time }: صدرت { $issued }، والمعتاد { $usual } ({ $weekday }).
today-by-service = حسب الخدمة
today-by-counter = حسب الشباك
today-by-hour = التذاكر الصادرة حسب الساعة
today-usual-means = { $n ->
    [zero] لا معتاد بعد ({ $weekday })
    [one] المعتاد: آخر يوم مماثل ({ $weekday })
    [two] المعتاد: وسيط آخر يومين مماثلين ({ $weekday })
    [few] المعتاد: وسيط آخر { $n } أيام مماثلة ({ $weekday })
    [many] المعتاد: وسيط آخر { $n } يومًا مماثلًا ({ $weekday })
   *[other] المعتاد: وسيط آخر { $n } يوم مماثل ({ $weekday })
}
today-reading = جارٍ التحميل…
today-no-hours = لم يُعَدَّ شيء بعد.

# كل تذاكر اليوم.
tickets-number = الرقم
tickets-state = الحالة
tickets-visitor = الزائر
tickets-issued = صدرت
tickets-all = الكل
tickets-none = لا تذكرة من اليوم تطابق.
tickets-more = عرض المزيد
tickets-found = { $n ->
    [zero] لا تذاكر
    [one] تذكرة واحدة
    [two] تذكرتان
    [few] { $n } تذاكر
    [many] { $n } تذكرة
   *[other] { $n } تذكرة
}
tickets-found-more = { $n ->
    [zero] لا تذاكر
    [one] تذكرة واحدة وغيرها
    [two] تذكرتان وغيرهما
    [few] { $n } تذاكر وغيرها
    [many] { $n } تذكرة وغيرها
   *[other] { $n } تذكرة وغيرها
}
state-waiting = تنتظر
state-called = نوديت
state-ended = انتهت
state-paused = معلّقة
state-cancelled = ملغاة

# ما حدث لتذكرة.
story-title = { $label }: ما حدث
story-reading = جارٍ التحميل…
story-nothing = لا يُعرف عنها غير ذلك.
story-created = صدرت
story-called = نوديت
story-recalled = أُعيد نداؤها
story-ended = انتهت
story-paused = عُلّقت
story-cancelled = ألغاها مشرف
story-no-show = سُجّلت غيابًا
story-sent-on = أُرسلت إلى مكان آخر
story-sent-to = أُرسلت إلى { $to }
story-changed = غيّرها مشرف
story-other = { $what }
story-restore = إعادة { $label } إلى الانتظار

# التقرير.
report-period = المدة
report-today = اليوم
report-yesterday = أمس
report-week = آخر 7 أيام
report-month = آخر 4 أسابيع
report-chosen = أيام أخرى
report-from = من
report-to = إلى
report-order = اليوم الأخير قبل الأول. غيّر أحدهما.
report-too-many = { $n ->
    [zero] لا أيام. اختر أقل.
    [one] يوم واحد على الأكثر. اختر أقل.
    [two] يومان على الأكثر في المرة. اختر أقل.
    [few] { $n } أيام على الأكثر في المرة. اختر أقل.
    [many] { $n } يومًا على الأكثر في المرة. اختر أقل.
   *[other] { $n } يوم على الأكثر في المرة. اختر أقل.
}
report-locations = المواقع
report-no-location = اختر موقعًا.
report-show = عرض التقرير
report-save = حفظ بصيغة CSV
report-saved = حُفظ: { $path }
report-none = لم يُعَدَّ شيء في هذه الأيام.
report-days = { $n ->
    [zero] لا أيام فيها زوار
    [one] يوم واحد فيه زوار
    [two] يومان فيهما زوار
    [few] { $n } أيام فيها زوار
    [many] { $n } يومًا فيها زوار
   *[other] { $n } يوم فيها زوار
}
report-by-hour-mean = التذاكر الصادرة حسب الساعة، متوسط الأيام
report-heat = التذاكر الصادرة حسب يوم الأسبوع والساعة، متوسط الأيام
report-weekday = يوم الأسبوع
report-mean = { $n } تذكرة في اليوم في المتوسط
report-head-day = اليوم
report-head-hour = الساعة
report-head-location = الموقع
report-head-location-id = معرّف الموقع
report-head-service-id = معرّف الخدمة
report-head-tag = الحرف
report-head-appointments = المواعيد
report-head-wait-s = الانتظار بالثواني، المجموع
report-head-average-wait-s = متوسط الانتظار بالثواني
report-head-service-s = الخدمة بالثواني، المجموع
report-head-average-service-s = متوسط الخدمة بالثواني

# What was seen here of a server that counts nothing.
seen-day = ما شوهد اليوم
seen-hours = القادمون حسب الساعة
seen-day-came = جاؤوا
seen-day-left = لم يعودوا ينتظرون
seen-day-wait = متوسط الانتظار
seen-day-within = ضمن الهدف
seen-day-usual = المعتاد حتى الآن
seen-day-usual-both = جاء { $came }، والانتظار { $wait } د
seen-day-usual-came = جاء { $came }
seen-day-how = محسوب هنا من قوائم الانتظار لا من الخادم: لا يُميَّز من نودي عمن غادر، ومن جاء ونودي بين قراءتين غير محسوب. المعتاد هو يوم الأسبوع نفسه في آخر 20 يومًا، في الساعات التي شوهدت كاملة.
