# البرنامج وما هو مشترك بين شاشاته.
app-name = Callpad
close = إغلاق
cancel = إلغاء
optional = (اختياري)
choice-none = لا شيء
choice-id = المعرّف؛ يعرفه مسؤول النظام
resuming = جارٍ تسجيل الدخول…
resuming-text = تجري استعادة جلستك الأخيرة.

# مدد زمنية.
ago-now = الآن
ago-seconds = قبل { $n } ث
ago-minutes = قبل { $n } د

# الرأس.
header-counter-change = تغيير الشباك
header-services = الخدمات التي تقدّمها. تغيير:
header-services-change = تغيير الخدمات التي تقدّمها
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
place-open-line = غير مشفَّر
place-memory-only = الجلسة غير محفوظة

# أي خدمات تُقدَّم.
services-title = الخدمات التي تقدّمها
services-text = لا يظهر هنا ولا يُنادى إلا الزوار الذين ينتظرون هذه الخدمات.
services-save = تقديم هذه الخدمات

# أي شباك.
counter-title = تغيير الشباك
counter-save = استعمال هذا الشباك
counter-open = ما زالت { $open } مفتوحة. أنهِها أو علّقها قبل تغيير الشباك.
menu-diagnosis = التشخيص
