# The header.
board-title = اللوحة
board-views = العروض
board-now = الآن
board-today = اليوم
board-locations = المواقع
board-local-time = التوقيت المحلي { $time }
board-to-counter = إظهار نافذة الشباك: { $counter }
board-wall = ملء شاشة حائط
board-wall-leave = الخروج من شاشة الحائط

# Where there is no board to show.
board-denied-title = لا وصول إلى اللوحة
board-denied = لم يعد الخادم يسمح لك بالإشراف. اطلب الصلاحية من مسؤول النظام، ثم سجّل الدخول من جديد.
board-signed-out-title = لم يُسجَّل الدخول
board-signed-out = سجّل الدخول في نافذة الشباك، ومنها يمكنك فتح اللوحة.
board-open-counter = إظهار نافذة الشباك
board-reading = جارٍ تحميل اللوحة…
board-no-location = لا يعرض الخادم أي موقع يمكنك الإشراف عليه.
board-stale = لا جواب من { $location } منذ { $time }. عمر هذه الأرقام { $n } د.
board-plain = لا يخبر هذا الخادم إلا بعدد المنتظرين ومن هم. الشبابيك غير معروفة هنا.
board-seen-since = التوقعات وأرقام اليوم محسوبة هنا مما شوهد منذ { $time }.
board-no-forecast = لا يضع هذا الخادم توقعات، فلا نصيحة ولا محاكاة.

# Advice.
board-advice = { $n ->
   [zero] { $service } لا تحتاج إلى شبابيك أخرى
   [one] { $service } تحتاج إلى شباك آخر
   [two] { $service } تحتاج إلى شباكين آخرين
   [few] { $service } تحتاج إلى { $n } شبابيك أخرى
   [many] { $service } تحتاج إلى { $n } شباكًا آخر
  *[other] { $service } تحتاج إلى { $n } شباك آخر
}
board-advice-over = أطول انتظار { $n } د، بتجاوز الهدف بمقدار { $over } د.
board-advice-longest = أطول انتظار { $n } د.
board-advice-over-ticket = { $ticket } تنتظر منذ { $n } د، بتجاوز الهدف بمقدار { $over } د.
board-advice-longest-ticket = { $ticket } تنتظر منذ { $n } د.
board-advice-open = مع فتح { $counter } يصبح أطول انتظار عند { $time } هو { $to } د بدل { $from }؛ تجاوزوا الهدف: { $over } بدل { $overFrom }.
board-advice-serve = إذا قدّمها { $counter } أيضًا يصبح أطول انتظار عند { $time } هو { $to } د بدل { $from }؛ تجاوزوا الهدف: { $over } بدل { $overFrom }.
board-advice-any = عندها يصبح أطول انتظار عند { $time } هو { $to } د بدل { $from }؛ تجاوزوا الهدف: { $over } بدل { $overFrom }.
board-advice-other = ينتظر القادم الجديد إلى { $service } { $to } د بدل { $from }.
board-advice-none = لا تغيير يفيد الآن على وجه اليقين
board-all-on-target = كل الخدمات ضمن الهدف
board-what-if-open = ماذا لو…
board-ask = طلب…
board-ask-of = طلب من { $counter }…

# Advice that was followed, and what came of it.
board-graded = ما آلت إليه النصائح
board-graded-asked = طُلب عند { $time }: { $counter } من أجل { $service }
board-graded-asked-any = طُلب عند { $time }: أي شباك من أجل { $service }
board-graded-longest = { $n ->
   [0] لم يكن أحد ينتظر عند { $time }.
  *[other] أطول انتظار عند { $time }: { $n } د.
}
board-graded-expected = المتوقَّع: { $to } د معها و{ $from } من دونها.
board-graded-missed = لم ينظر أحد عند { $time }، فلم يُقَس.
board-graded-fewer = { $n ->
   [zero] لا فرق في عدد من تجاوزوا الهدف.
   [one] واحد أقل ممن تجاوزوا الهدف.
   [two] اثنان أقل ممن تجاوزوا الهدف.
   [few] { $n } أقل ممن تجاوزوا الهدف.
   [many] { $n } أقل ممن تجاوزوا الهدف.
  *[other] { $n } أقل ممن تجاوزوا الهدف.
}
board-graded-later = يظهر عند { $time }.

# The services.
board-services = الخدمات
board-service = الخدمة
board-waiting = المنتظرون
board-longest = الأطول
board-newcomer = انتظار القادم
board-under = ⁦90 %⁩ دون
board-hour = أطول انتظار، آخر ساعة
board-state = الحالة
board-there = الشبابيك
board-later = +{ $n } لاحقًا
board-later-help = مواعيد لم يحن وقتها
board-about = ≈ { $n } د
board-about-range = نحو { $n } د؛ ينتظر 8 من كل 10 بين { $from } و{ $to } د
board-not-enough = بيانات غير كافية
board-not-known = غير معروف
board-hour-said = كل 5 د من آخر ساعة: { $first } د أولًا، { $last } د أخيرًا، { $most } د على الأكثر.
board-hour-target = الهدف: { $n } د.
board-hour-nobody = لم ينتظر أحد في آخر ساعة.
board-over = { $n ->
   [0] تجاوز { $target } د بقليل
  *[other] تجاوز { $target } بـ { $n } د
}
board-near = { $n ->
   [0] أقل من 1 د إلى الهدف
  *[other] { $n } د إلى الهدف
}
board-on-target = ضمن الهدف
board-no-target = بلا هدف
board-closed = مغلقة
board-stopped = لا تذاكر جديدة
board-no-counter = لا شباك
board-quiet = { $n ->
   [zero] لا خدمات هادئة
   [one] خدمة هادئة واحدة
   [two] خدمتان هادئتان
   [few] { $n } خدمات هادئة
   [many] { $n } خدمة هادئة
  *[other] { $n } خدمة هادئة
}
board-open-queue = قائمة الانتظار: { $service }

# The counters.
board-counters = الشبابيك
board-sum-serving = { $n } تخدم
board-sum-free = { $n } متاحة
board-sum-break = { $n } في استراحة
board-sum-nobody = { $n } بلا أحد
board-serving-usual = { $service } · { $n } د، المعتاد { $usual }
board-serving = { $service } · { $n } د
board-long = أطول من المعتاد
board-free = متاح
board-for = { $n ->
   [0] الآن
  *[other] منذ { $n } د
}
board-break = استراحة
board-nobody = لا أحد
board-since = منذ { $time }
board-not-today = ليس اليوم
board-serves = يقدّم { $tags }
board-serves-more = يقدّم { $tags } و{ $n } أخرى
board-asked-open = طُلب منه الفتح
board-asked-serve = طُلب منه تقديم { $service } أيضًا
board-asked-close = طُلب منه الإغلاق
board-answer-asked = { $n ->
   [0] لم يُجَب بعد
  *[other] لم يُجَب بعد، بقي { $n } د
}
board-answer-accepted = قُبِل
board-answer-declined = رُفض
board-answer-ended = لم يردّ أحد في الوقت

# Closing, what if, fairness, today.
board-closing = الإغلاق عند { $time }
board-closing-unknown = الإغلاق
board-closing-leaves = يغادر آخر زائر، بوتيرة اليوم
board-closing-range = 8 من 10 تشغيلات: { $from } إلى { $to }
board-closing-late = بعد الإغلاق بـ { $n } د
board-closing-late-hours = { $n ->
    [0] بعد الإغلاق بـ { $hours } س
   *[other] بعد الإغلاق بـ { $hours } س و{ $n } د
}
board-closing-holds = الإغلاق في موعده
board-closing-last = للإغلاق في الموعد أوقف الإصدار عند { $time }.
board-closing-last-now = من يأخذ تذكرة الآن يغادر بعد الإغلاق.
board-closing-open = أو افتح شباكًا آخر لـ { $service } ابتداءً من { $time }.
board-closing-open-now = أو افتح الآن شباكًا آخر لـ { $service }.
board-closing-stop = إيقاف الإصدار الآن
board-closing-stop-means = لا تذاكر جديدة في أي خدمة؛ كل من ينتظر سيُخدم.
board-closing-stopped = أُوقف الإصدار من هنا. كل من ينتظر سيُخدم.
board-what-if = ماذا لو
board-what-if-fewer = شباك أقل
board-what-if-more = شباك أكثر
board-what-if-by = { $n ->
   [zero] كما هو
   [one] { $sign }{ $n } شباك
   [two] { $sign }{ $n } شباك
   [few] { $sign }{ $n } شبابيك
   [many] { $sign }{ $n } شباكًا
  *[other] { $sign }{ $n } شباك
}
board-what-if-ahead = النظر إلى الأمام
board-in-minutes = بعد { $n } د
board-what-if-longest = أطول انتظار
board-what-if-over = زوار تجاوزوا الهدف
board-what-if-leaves = يغادر آخر زائر
board-what-if-newcomer = { $service }: انتظار القادم
board-from-to = { $from } ← { $to }
board-from-to-said = { $from } كما هو، { $to } مع التغيير
board-ranges = 8 من 10 تشغيلات: { $from } إلى { $to }، ومع التغيير { $changedFrom } إلى { $changedTo }
board-computing = جارٍ الحساب…
board-forecast-error = في آخر يوم قيس، أخطأت التوقعات بمقدار { $n } د في الوسيط.
board-fairness = الإنصاف، آخر ساعة
board-overtaken = { $n ->
   [zero] لم يتجاوز أحدًا نداء خارج الترتيب
   [one] تجاوز نداء خارج الترتيب زائرًا واحدًا
   [two] تجاوز نداء خارج الترتيب زائرين
   [few] تجاوز نداء خارج الترتيب { $n } زوار
   [many] تجاوز نداء خارج الترتيب { $n } زائرًا
  *[other] تجاوز نداء خارج الترتيب { $n } زائر
}
board-overtaken-by = { $label } من قِبل { $by }، عند { $counter }، { $time }
board-more = و{ $n } أخرى
board-issued = صدرت
board-within = نوديت ضمن الهدف
board-within-how = من كل ما نودي أو غادر: ما نودي أول مرة ضمن الهدف.
board-no-shows = الغياب
board-left = غادروا
board-removed = أُزيلت

# Alerts.
board-alerts = التنبيهات
board-alert-over = { $n ->
   [0] { $subject }: تجاوز الهدف
  *[other] { $subject }: أطول انتظار { $n } د، تجاوز الهدف
}
board-alert-near = { $n ->
   [0] { $subject }: قريب من الهدف
  *[other] { $subject }: أطول انتظار { $n } د، قريب من الهدف
}
board-alert-no-counter = { $subject }: { $n } ينتظرون ولا شباك
board-alert-free = { $subject } متاح وخدماته تنتظر
board-alert-long = { $n ->
   [0] { $subject } يخدم أطول من المعتاد
  *[other] { $subject } يخدم منذ { $n } د، أطول من المعتاد
}
board-alert-closing = يغادر آخر زائر بعد الإغلاق بـ { $n } د
board-alert-no-answer = لا جواب
board-alert-where = { $location }:
board-alert-where-at = { $location } ({ $server }):
board-alert-over-now = انتهى: { $what }

# The locations.
board-location = الموقع
board-worst = أسوأ خدمة
board-over-target = تجاوزوا الهدف
board-people-there = شبابيك فيها موظف
board-people-of = { $n } من { $total }
board-last-leaves = آخر زائر
board-last-closes = { $time }، الإغلاق { $closes }
board-location-stale = لا جواب منذ { $time }
board-no-service = لا خدمات

# The settings: alerts for supervisors.
board-set-alerts = نبّهني حين
board-set-over = يتجاوز انتظار هدفه
board-set-near = يقترب انتظار من هدفه
board-set-no-counter = ينتظر زوار ولا شباك يخدمهم
board-set-free = يكون شباك متاحًا وخدماته تنتظر
board-set-long = يخدم شباك أطول من المعتاد
board-set-no-answer = لا يجيب موقع
board-set-closing = يغادر آخر زائر بعد الإغلاق بهذا العدد من الدقائق (0: أبدًا)
board-set-closing-range = من { $fewest } إلى { $most } دقيقة.
board-set-quiet = ساعات الهدوء على هذا الحاسوب: بلا تنبيهات
board-set-from = من
board-set-to = إلى
board-set-quiet-both = أدخل الوقتين معًا أو اتركهما فارغين.
board-set-borders = حدود خاصة لخدمات بعينها، بالدقائق
board-set-borders-help = تنبيه فوق الأول، وانتهاء عند الثاني. فارغ: هدفها.
board-set-border-on = { $service }: التنبيه فوق
board-set-border-off = { $service }: الانتهاء عند
board-set-borders-wrong = عددان صحيحان، والثاني لا يزيد على الأول.

# The keys.
board-key-views = الآن، اليوم، المواقع
board-key-search = البحث في قائمة الانتظار
board-key-back = رجوع، أو الخروج من شاشة الحائط
board-key-text = تكبير النص أو تصغيره
board-key-help = إظهار المفاتيح

# What is worked out here for a server that forecasts nothing.
board-ahead = ما سيأتي
board-ahead-none = لا تكفي البيانات بعد. يحتاج التوقع إلى رؤية خمسة نداءات متتالية.
board-ahead-said = نحو { $n } د؛ 8 من 10 تشغيلات من { $from } إلى { $to } د
board-ahead-over = نحو { $n }؛ 8 من 10 تشغيلات من { $from } إلى { $to }
