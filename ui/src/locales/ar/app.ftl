# البرنامج وما هو مشترك بين شاشاته.
app-name = Callpad
close = إغلاق
cancel = إلغاء
optional = (اختياري)
choice-none = لا شيء
choice-id = المعرّف؛ يعرفه مسؤول النظام
resuming = جارٍ تسجيل الدخول…
resuming-text = تُستأنف جلستك الأخيرة.

# مدد زمنية.
ago-now = الآن
ago-seconds = قبل { $n } ث
ago-minutes = قبل { $n } د

# الرأس.
header-counter-change = الانتقال إلى شباك آخر
header-services = الخدمات المقدَّمة، تغيير:
header-services-change = تغيير الخدمات المقدَّمة
header-services-more = { $n ->
    [zero] +{ $n } خدمة
    [one] +خدمة واحدة
    [two] +خدمتان
    [few] +{ $n } خدمات
    [many] +{ $n } خدمة
   *[other] +{ $n } خدمة
}
header-services-count = { $n ->
    [zero] لا خدمات
    [one] خدمة واحدة
    [two] خدمتان
    [few] { $n } خدمات
    [many] { $n } خدمة
   *[other] { $n } خدمة
}
header-new-ticket = تذكرة جديدة
line-polling = كل { $n } ث
line-lost = لا جواب منذ { $time }
line-idle = غير متصل
line-lost-keeps = يواصل Callpad المحاولة تلقائيًا.
line-try-now = حاول الآن
menu = القائمة
menu-settings = الإعدادات
menu-keys = المفاتيح
menu-sign-out = تسجيل الخروج

# الشريط في الأسفل.
place-built-in = خادم على هذا الحاسوب
place-open-line = خط مكشوف
place-memory-only = الدخول غير محفوظ

# أي خدمات تُقدَّم.
services-title = الخدمات التي تقدّمها
services-text = لا يظهر هنا ولا يُنادى إلا من ينتظر هذه الخدمات.
services-save = قدّم هذه

# أي شباك.
counter-title = الانتقال إلى شباك آخر
counter-save = العمل هنا
counter-open = ما زالت { $open } مفتوحة. أنهِها أو أوقفها مؤقتًا ثم انتقل إلى شباك آخر.
