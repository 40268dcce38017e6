# تذكرة جديدة.
ticket-title = تذكرة جديدة
ticket-service = الخدمة
ticket-service-missing = اختر خدمة.
ticket-service-closed = { $name } مغلقة أمام التذاكر الجديدة. اختر خدمة أخرى.
ticket-no-service = لا يذكر الخادم أي خدمة. تحقّق من جديد بعد قليل أو أبلغ مسؤول النظام.
ticket-closed = مغلقة
ticket-waiting = { $n ->
    [zero] لا أحد ينتظر
    [one] شخص ينتظر
    [two] شخصان ينتظران
    [few] { $n } ينتظرون
    [many] { $n } ينتظرون
   *[other] { $n } ينتظرون
}
ticket-average = بمعدل { $n } د
ticket-expected = انتظار ≈ { $n } د
ticket-expected-said = من يأتي الآن ينتظر نحو { $n } د، بين { $from } و{ $to }
ticket-not-served = ليست من خدماتك
ticket-visitor = اسم الزائر
ticket-custom-field = حقل حر
ticket-priority = أولوية: يتقدّم على الآخرين
ticket-too-long = قصّر ما هو أطول من اللازم ثم حاول من جديد.
ticket-more = المزيد: موعد، لغة، شباك أو شخص
ticket-date = التاريخ
ticket-time = الساعة
ticket-when = الموعد
ticket-date-none = هذا التاريخ غير موجود. تحقّق منه.
ticket-lang = اللغة
ticket-device = جهاز النصوص المطبوعة
ticket-device-help = إن اخترت جهازًا أرسل الخادم نصوص التذكرة المطبوعة.
ticket-desk = لهذا الشباك فقط
ticket-user = لهذا الشخص فقط
ticket-virtual = تذكرة عن بُعد: ينتظر الزائر في مكان آخر
ticket-send = إصدار تذكرة
ticket-send-call = إصدار ونداء
limit-left = { $n ->
    [zero] لم يبقَ أي حرف
    [one] بقي حرف واحد
    [two] بقي حرفان
    [few] بقيت { $n } حروف
    [many] بقي { $n } حرفًا
   *[other] بقي { $n } حرف
}
limit-over = { $n ->
    [zero] لا حروف زائدة: تقبل الخوادم { $max }.
    [one] حرف واحد زائد: تقبل الخوادم { $max }.
    [two] حرفان زائدان: تقبل الخوادم { $max }.
    [few] { $n } حروف زائدة: تقبل الخوادم { $max }.
    [many] { $n } حرفًا زائدًا: تقبل الخوادم { $max }.
   *[other] { $n } حرف زائد: تقبل الخوادم { $max }.
}

# التذكرة التي صدرت.
issued-texts = نصوص التذكرة
issued-print = طباعة…

# إلى أين تذهب تذكرة.
transfer-title = تحويل { $label }
transfer-kind = التحويل إلى
transfer-service = خدمة
transfer-desk = شباك
transfer-user = شخص
transfer-find-service = ابحث عن خدمة
transfer-find-desk = ابحث عن شباك
transfer-find-user = ابحث عن شخص
transfer-id-service = معرّف الخدمة
transfer-id-desk = معرّف الشباك
transfer-id-user = معرّف الشخص
transfer-untold = لا يذكر الخادم أيًّا منها. اكتب المعرّف؛ يعرفه مسؤول النظام.
transfer-last = الأخيرة:
transfer-none-found = لا نتائج لـ «{ $sought }».
transfer-more = { $n ->
    [zero] لا مزيد
    [one] واحد آخر: اكتب لتجده
    [two] اثنان آخران: اكتب لتجدهما
    [few] { $n } أخرى: اكتب لتجدها
    [many] { $n } أخرى: اكتب لتجدها
   *[other] { $n } أخرى: اكتب لتجدها
}
transfer-here = لديك
transfer-now = الحالية
transfer-note = ملاحظة للزميل التالي
transfer-target = الوجهة
transfer-missing = اختر وجهة التحويل.
transfer-closed = { $name } لا تقبل تذاكر جديدة في الوقت الحالي. قد ينتظر الزائر هناك طويلًا.
transfer-gone = لم يعد الخادم يعرف { $name }. اختر وجهة أخرى.
transfer-gone-somewhere = لم تعد هذه الوجهة موجودة. اختر أخرى.
transfer-keep = إبقاء { $label }
transfer-send = تحويل
transfer-send-to = تحويل إلى { $name }
