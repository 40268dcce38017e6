# الشباك.
desk-now = الشباك الآن
desk-free = متاح
desk-ready = جاهز
desk-no-answer = لا جواب
desk-serving = قيد الخدمة · { $service }
desk-calling = جارٍ النداء
desk-unknown = النتيجة غير معروفة
busy-recalling = يُعاد النداء…
busy-ending = جارٍ الإنهاء…
busy-pausing = جارٍ الإيقاف المؤقت…
busy-cancelling = جارٍ التسجيل كغائب…
busy-transferring = جارٍ التحويل…
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
act-recall = إعادة النداء
act-end = إنهاء
act-pause = إيقاف مؤقت
act-transfer = تحويل…
act-no-show = لم يحضر
act-no-show-hint = ألم يحضر الزائر؟
act-look-again = تحقّق مجددًا

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
free-nobody-then = يتحقّق Callpad كل { $n } ث. من يصل يظهر هنا تلقائيًا.
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
badge-virtual = افتراضية
badge-bound = إلى { $name }
fact-waited = انتظر { $n } د
fact-waited-late = انتظر { $n } د، الهدف { $target } د
fact-restored = كانت مفتوحة من قبل

# نداء في الطريق.
calling-next = يُنادى الزائر التالي…
calling-one = يُنادى { $label }…
calling-wait = بانتظار جواب الخادم.

# النتيجة غير معروفة.
unknown-calling = انقطع الاتصال أثناء النداء.
unknown-recalling = انقطع الاتصال أثناء إعادة النداء.
unknown-ending = انقطع الاتصال أثناء الإنهاء.
unknown-pausing = انقطع الاتصال أثناء الإيقاف المؤقت.
unknown-cancelling = انقطع الاتصال أثناء التسجيل كغائب.
unknown-transferring = انقطع الاتصال أثناء التحويل.
unknown-creating = انقطع الاتصال أثناء إصدار تذكرة.
unknown-looking = يُتحقّق مما فعله الخادم…
unknown-not-looking = لا أحد يعلم بعد هل نفّذ الخادم ذلك. لا يضغط Callpad مرة ثانية نيابة عنك.
unknown-then-call = تحقّق مجددًا: إن نودي الزائر ظهر الرقم هنا. وإن لم يأتِ أحد وبقي الرقم في القائمة فلم يُنادَ.
unknown-then-recall = تحقّق مجددًا أو أصغِ إلى الإعلان. لا ضرر في الإعلان مرتين.
unknown-then-end = تحقّق مجددًا: إن أُنهيت التذكرة صار هذا الشباك متاحًا.
unknown-then-pause = تحقّق مجددًا: إن أُوقفت مؤقتًا ظهرت بين الموقوفة وصار هذا الشباك متاحًا.
unknown-then-cancel = تحقّق مجددًا: إن سُجّلت ظهرت بين الغائبين وصار هذا الشباك متاحًا.
unknown-then-transfer = تحقّق مجددًا: إن حُوّلت صار هذا الشباك متاحًا.
unknown-then-create = تحقّق مجددًا: إن صدرت التذكرة ظهرت في القائمة.
unknown-open-before = كانت { $label } مفتوحة قبل ذلك.
unknown-go-on-call = لم تُنادَ: متابعة
unknown-go-on-recall = لم يُعَد نداؤها: متابعة
unknown-go-on-end = لم تُنهَ: متابعة
unknown-go-on-pause = لم تُوقف مؤقتًا: متابعة
unknown-go-on-cancel = لم تُسجّل كغائب: متابعة
unknown-go-on-transfer = لم تُحوّل: متابعة
unknown-go-on-create = لم تصدر: متابعة

# لماذا الزر مقفل.
lock-outcome = مقفل حتى تُعرف نتيجة آخر ضغطة.
lock-settling = مقفل ثانية واحدة، اتقاءً للضغط المزدوج.
lock-unknown = مقفل حتى يُعرف هل تم آخر نداء.
lock-open = مقفل ما دامت تذكرة مفتوحة: تُخدم واحدة في كل مرة.
lock-role = تنقصك الصلاحية { $role }. اطلبها من مسؤول النظام.

# القوائم.
lists = التذاكر
list-waiting = في الانتظار
list-paused = موقوفة
list-no-shows = الغائبون
list-search = ابحث عن رقم أو اسم
list-filter = عرض خدمة واحدة
list-all = الكل
list-service-closed = { $name }: مغلقة أمام التذاكر الجديدة
list-shown = يظهر { $n } من { $total }
list-reading = تُقرأ القائمة…
list-empty = لا أحد ينتظر.
list-empty-paused = لا شيء موقوف.
list-empty-no-shows = لم يغب أحد، أو مضى وقت أطول من أن يُنادى مجددًا.
list-none-found = لا رقم ولا اسم فيه “{ $sought }” في الانتظار.
list-none-found-paused = لا رقم ولا اسم فيه “{ $sought }” بين الموقوفة.
list-none-found-no-shows = لا رقم ولا اسم فيه “{ $sought }” بين الغائبين.
list-none-here = لا أحد ينتظر هذه الخدمة.
list-none-here-paused = لا شيء من هذه الخدمة موقوف.
list-none-here-no-shows = لم يغب أحد من هذه الخدمة.
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
   *[other] قائمة الساعة { $time }، عمرها { $n } د
}
list-help = تنقلك الأسهم من تذكرة إلى أخرى، ويُنادي Enter التي أنت عليها.
next-bound = التالي على الأرجح: موجّهة إليك
next-priority = التالي على الأرجح: أولوية
next-due = التالي على الأرجح: الأطول انتظارًا
row-call = نداء
row-note = ملاحظة: { $text }
wait-minutes = { $n } د
wait-late = متأخر

# يُقال لقارئات الشاشة.
say-called = قيد الخدمة الآن { $label }، { $service }.
say-some = هناك من ينتظر.
say-none = لم يعد أحد ينتظر.

# أسئلة.
ask-open-title = ما زالت { $open } مفتوحة
ask-open-text = تُخدم تذكرة واحدة في كل مرة. ماذا يحدث لـ { $open } قبل نداء { $label }؟ الإنهاء لا رجعة فيه؛ أما الموقوفة مؤقتًا فيمكن نداؤها مجددًا.
ask-open-yes = إنهاء { $open } ونداء { $label }
ask-open-pause = إيقاف { $open } مؤقتًا ونداء { $label }
ask-open-no = البقاء مع { $open }
ask-bound-title = { $label } موجّهة إلى { $name }
ask-bound-text = أرسل زميل هذا الزائر إلى { $name }. هل تناديه إلى هنا مع ذلك؟
ask-bound-yes = نداء { $label } إلى هنا
ask-bound-no = اتركها
ask-end-title = إنهاء { $label } الآن؟
ask-end-text = نوديت للتو فقط. الإنهاء لا رجعة فيه.
ask-end-yes = إنهاء { $label }
ask-end-no = البقاء مع { $label }
ask-forget-title = إزالة { $label } من هذه الشاشة؟
ask-forget-text = تُنسى { $label } هنا فقط؛ لا يُرسل شيء إلى الخادم. افعل ذلك حين تنتهي الزيارة ولا يعود الخادم يعرفها.
ask-forget-yes = إزالة { $label }
ask-forget-no = إبقاء { $label }
