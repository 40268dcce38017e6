# The board: screens and kiosks, and their check.
board-hall = الشاشات وأجهزة التذاكر
board-hall-screen = شاشة
board-hall-kiosk = جهاز تذاكر
board-hall-here = متصل
board-hall-away = منقطع منذ { $n } د
board-hall-never = لم يتصل قط
board-hall-blocked = الصوت مغلق
board-hall-no-voice = لا صوت ناطق
board-printer-ready = الطابعة جاهزة
board-printer-paper-out = الطابعة: لا ورق
board-printer-cover-open = الطابعة: الغطاء مفتوح
board-printer-jammed = الطابعة: الورق عالق
board-printer-error = الطابعة: خطأ
board-printer-away = الطابعة: لا يمكن الوصول إليها
board-printer-silent = الطابعة: لا جواب
board-printer-busy = الطابعة: مشغولة
board-check = فحص الشاشات وأجهزة التذاكر
board-check-about = تعرض كل شاشة نداء تجريبيًا وترنّ وتنطقه، ويطبع كل جهاز له طابعة تذكرة تجريبية. يرى الحاضرون ذلك ويسمعونه.
board-check-start = ابدأ الفحص
board-check-again = افحص من جديد
board-check-running = أجاب { $n } من { $of }…
board-check-well = كلها تعمل.
board-check-wrong = { $n ->
    [zero] لا جهاز يحتاج إلى عناية.
    [one] جهاز واحد يحتاج إلى عناية.
    [two] جهازان يحتاجان إلى عناية.
    [few] { $n } أجهزة تحتاج إلى عناية.
    [many] { $n } جهازًا يحتاج إلى عناية.
   *[other] { $n } جهاز يحتاج إلى عناية.
}
board-check-none = لا شاشة ولا جهاز تذاكر في هذا الموقع.
board-check-head-device = الجهاز
board-check-head-shown = عُرض
board-check-head-sound = الرنين
board-check-head-voice = النطق
board-check-head-slip = التذكرة
board-check-head-todo = ما العمل
board-check-yes = نعم
board-check-no = لا
board-check-not-asked = لم يُطلب
board-check-waiting = في الانتظار…
board-check-not-there = غير موجود
board-todo-nothing = لا شيء
board-todo-away = هل هو مشغَّل وصفحته مفتوحة والشبكة متصلة؟
board-todo-shown = أعد تحميل صفحته.
board-todo-sound = المس الشاشة مرة، أو شغّل متصفحها مع السماح بالصوت.
board-todo-voice = ثبّت صوتًا ناطقًا بلغات هذا الموقع.
board-todo-paper = ضع لفة ورق جديدة.
board-todo-cover = أغلق غطاء الطابعة.
board-todo-jam = أخرج الورق العالق ثم افحص من جديد.
board-todo-printer = أطفئ الطابعة وشغّلها ثم افحص من جديد.
board-todo-printer-away = شغّل الطابعة وتحقق من السلك والعنوان.
board-todo-printer-silent = لا تقول الطابعة إن خرجت التذكرة: استعمل طابعة تقول ذلك أو تحقق من العنوان.
board-todo-slip = انظر إلى الجهاز ثم افحص من جديد.
board-alert-device = { $subject }: غير متصل
board-set-device = شاشة أو جهاز تذاكر غير متصل
