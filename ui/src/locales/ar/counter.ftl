# الشباك.
desk-now = عند شباكك
desk-free = متاح
desk-ready = جاهز
desk-no-answer = لا جواب
desk-serving = قيد الخدمة · { $service }
desk-calling = جارٍ النداء
desk-unknown = النتيجة غير معروفة
recalled = { $n ->
    [1] أُعيد النداء مرة واحدة
    [2] أُعيد النداء مرتين
    [zero] لم يُعَد النداء
    [few] أُعيد النداء { $n } مرات
    [many] أُعيد النداء { $n } مرة
   *[other] أُعيد النداء { $n } مرة
}

act-call-next = نداء التالي
act-end-call-next = إنهاء ونداء التالي
act-no-show-hint = ألم يحضر الزائر؟
act-look-again = تحقّق من جديد

# متاح.
free-waiting = { $n ->
    [zero] لا أحد ينتظرك
    [one] شخص ينتظرك
    [two] شخصان ينتظرانك
    [few] أشخاص ينتظرونك
    [many] شخصًا ينتظرونك
   *[other] شخص ينتظرونك
}
free-nobody = لا أحد ينتظر
free-nobody-then = يتحقّق Callpad كل { $n } ث. من يصل من الزوار يظهر هنا تلقائيًا.
free-next = التالي على الأرجح
free-next-waiting = ينتظر منذ { $n } د
why-bound = لأن هذه التذكرة موجّهة إليك
why-priority = لأن لها أولوية
why-due = لأن دورها حان: هي الأطول انتظارًا

# قيد الخدمة.
serving-timer = مدة الخدمة
serving-for = مدة الخدمة
custom-field = حقل حر: { $text }
note = ملاحظة
badge-priority = أولوية
badge-appointment = موعد
badge-appointment-at = موعد { $time }
badge-transferred = محوّلة
badge-virtual = عن بُعد
badge-bound = إلى { $name }
fact-waited = انتظر { $n } د
fact-waited-late = انتظر { $n } د، الهدف { $target } د
fact-restored = مفتوحة من قبل

# نداء في الطريق.
calling-next = يُنادى الزائر التالي…
calling-one = يُنادى { $label }…
calling-wait = بانتظار جواب الخادم.

# النتيجة غير معروفة.
unknown-looking = جارٍ التحقق مما فعله الخادم…
unknown-not-looking = لا يُعرف بعد هل نفّذ الخادم ذلك. لا يكرّره Callpad من تلقاء نفسه.
unknown-open-before = كانت { $label } مفتوحة قبل ذلك.

# لماذا الزر مقفل.
lock-outcome = مقفل حتى تُعرف نتيجة آخر إجراء.
lock-settling = مقفل ثانية واحدة، تفاديًا للضغط المزدوج.
lock-unknown = مقفل حتى يُعرف هل تم آخر نداء.
lock-open = مقفل ما دامت تذكرة مفتوحة: تُخدم واحدة في كل مرة.
lock-role = ليست لديك الصلاحية { $role }. اطلبها من مسؤول النظام.

# القوائم.
lists = التذاكر
list-waiting = في الانتظار
list-paused = معلّقة
list-no-shows = الغائبون
list-search = ابحث عن رقم أو اسم
list-filter = تصفية حسب الخدمة
list-all = الكل
list-service-closed = { $name }: مغلقة أمام التذاكر الجديدة
list-shown = يظهر { $n } من { $total }
list-reading = جارٍ تحميل القائمة…
list-empty = لا أحد ينتظر.
list-empty-paused = لا تذاكر معلّقة.
list-empty-no-shows = لا غائبين يمكن نداؤهم بعد.
list-none-found = لا رقم ولا اسم في الانتظار يحتوي على «{ $sought }».
list-none-found-paused = لا رقم ولا اسم بين المعلّقة يحتوي على «{ $sought }».
list-none-found-no-shows = لا رقم ولا اسم بين الغائبين يحتوي على «{ $sought }».
list-none-here = لا أحد ينتظر هذه الخدمة.
list-none-here-paused = لا تذاكر معلّقة لهذه الخدمة.
list-none-here-no-shows = لا غائبين لهذه الخدمة.
list-unreadable = { $n ->
    [zero] قُرئ جواب الخادم كله. { $paths }
    [one] تعذّرت قراءة مُدخل واحد من جواب الخادم؛ وكل ما عداه ظاهر. أبلغ مسؤول النظام: { $paths }
    [two] تعذّرت قراءة مُدخلين من جواب الخادم؛ وكل ما عداهما ظاهر. أبلغ مسؤول النظام: { $paths }
    [few] تعذّرت قراءة { $n } مُدخلات من جواب الخادم؛ وكل ما عداها ظاهر. أبلغ مسؤول النظام: { $paths }
    [many] تعذّرت قراءة { $n } مُدخلًا من جواب الخادم؛ وكل ما عداها ظاهر. أبلغ مسؤول النظام: { $paths }
   *[other] تعذّرت قراءة { $n } مُدخل من جواب الخادم؛ وكل ما عداها ظاهر. أبلغ مسؤول النظام: { $paths }
}
list-show-all = عرض الكل
list-age = { $n ->
    [0] قائمة الساعة { $time }
   *[other] قائمة الساعة { $time }، قبل { $n } د
}
list-help = تنقلك الأسهم بين التذاكر، ويُنادي Enter التذكرة المحدَّدة.
next-bound = التالي على الأرجح: موجّهة إليك
next-priority = التالي على الأرجح: أولوية
next-due = التالي على الأرجح: الأطول انتظارًا
row-call = نداء
row-note = ملاحظة: { $text }
wait-minutes = { $n } د
row-expected = بعد ≈ { $n } د
row-expected-soon = قريبًا
row-expected-said = متوقع بعد نحو { $n } د، بين { $from } و{ $to }
row-expected-soon-said = متوقع في أي لحظة
wait-late = تجاوز الهدف

# يُقال لقارئات الشاشة.
say-called = قيد الخدمة الآن { $label }، { $service }.
say-some = هناك من ينتظر.
say-none = لم يعد أحد ينتظر.

# أسئلة.
ask-open-title = ما زالت { $open } مفتوحة
ask-open-text = هل تُنهى { $open } أم تُعلَّق قبل نداء { $label }؟ التذكرة المنتهية لا تُفتح من جديد؛ أما المعلّقة فيمكن نداؤها مرة أخرى.
ask-open-yes = إنهاء { $open } ونداء { $label }
ask-open-pause = تعليق { $open } ونداء { $label }
ask-open-no = متابعة خدمة { $open }
ask-bound-title = { $label } موجّهة إلى { $name }
ask-bound-text = أرسل زميل هذا الزائر إلى { $name }. هل تناديه إلى هنا مع ذلك؟
ask-bound-yes = نداء { $label } إلى هنا
ask-bound-no = عدم النداء
ask-end-title = إنهاء { $label } منذ الآن؟
ask-end-text = نوديت قبل لحظات. التذكرة المنتهية لا تُفتح من جديد.
ask-end-yes = إنهاء { $label }
ask-end-no = متابعة خدمة { $label }
ask-forget-title = إزالة { $label } من هذه الشاشة؟
ask-forget-text = تُزال { $label } من هنا فقط؛ لا يُرسل شيء إلى الخادم. افعل ذلك حين تنتهي الزيارة ولا يعود الخادم يعرف التذكرة.
ask-forget-yes = إزالة { $label }
ask-forget-no = إبقاء { $label }
