# What can be done at the counter, in the order of state/actions.ts.
failed-call-named = لم تُنادَ { $label }.
failed-call = لم يُنادَ أحد.
settled-call-named = عاد الاتصال: نوديت { $label }.
settled-call = عاد الاتصال: تم النداء.
settled-not-call-named = عاد الاتصال: لم تُنادَ { $label }. اضغط من جديد.
settled-not-call = عاد الاتصال: لم يُنادَ أحد. اضغط من جديد.
not-known-call-named = لا يُعرف هل نوديت { $label }.
not-known-call = لا يُعرف هل نودي أحد.
unknown-calling = انقطع الاتصال أثناء النداء.
unknown-then-call = تحقّق من جديد: إن نودي الزائر ظهر الرقم هنا. وإن لم يأتِ أحد وبقي الرقم في قائمة الانتظار فلم يُنادَ.
unknown-go-on-call = لم تُنادَ: متابعة
again-held-call = بعد تسجيل الدخول يُنفَّذ النداء الذي طلبته.

keys-call-next = نداء التالي، أو إنهاء ونداء التالي

keys-recall = إعادة النداء
act-recall = إعادة النداء
failed-recall-named = لم يُعَد نداء { $label }.
failed-recall = لم يُعَد نداء أي تذكرة.
settled-recall-named = عاد الاتصال: أُعيد نداء { $label }.
settled-recall = عاد الاتصال: أُعيد نداء التذكرة.
settled-not-recall-named = عاد الاتصال: لم يُعَد نداء { $label }. اضغط من جديد.
settled-not-recall = عاد الاتصال: لم يُعَد نداء أي تذكرة. اضغط من جديد.
not-known-recall-named = لا يُعرف هل أُعيد نداء { $label }.
not-known-recall = لا يُعرف هل أُعيد نداء التذكرة.
unknown-recalling = انقطع الاتصال أثناء إعادة النداء.
unknown-then-recall = تحقّق من جديد أو أصغِ إلى النداء في القاعة. لا ضرر في النداء مرتين.
unknown-go-on-recall = لم يُعَد نداؤها: متابعة
again-held-recall = بعد تسجيل الدخول يُعاد نداء التذكرة كما طلبت.

keys-end = إنهاء
act-end = إنهاء
leave-end = إنهاء { $label }
failed-end-named = لم تُنهَ { $label }.
failed-end = لم تُنهَ أي تذكرة.
settled-end-named = عاد الاتصال: أُنهيت { $label }.
settled-end = عاد الاتصال: أُنهيت التذكرة.
settled-not-end-named = عاد الاتصال: لم تُنهَ { $label }. اضغط من جديد.
settled-not-end = عاد الاتصال: لم تُنهَ أي تذكرة. اضغط من جديد.
not-known-end-named = لا يُعرف هل أُنهيت { $label }.
not-known-end = لا يُعرف هل أُنهيت التذكرة.
unknown-ending = انقطع الاتصال أثناء الإنهاء.
unknown-then-end = تحقّق من جديد: إن أُنهيت التذكرة صار هذا الشباك متاحًا.
unknown-go-on-end = لم تُنهَ: متابعة
again-held-end = بعد تسجيل الدخول تُنهى التذكرة كما طلبت.

keys-pause = تعليق
act-pause = تعليق
leave-pause = تعليق { $label }
failed-pause-named = لم تُعلَّق { $label }.
failed-pause = لم تُعلَّق أي تذكرة.
settled-pause-named = عاد الاتصال: عُلّقت { $label }.
settled-pause = عاد الاتصال: عُلّقت التذكرة.
settled-not-pause-named = عاد الاتصال: لم تُعلَّق { $label }. اضغط من جديد.
settled-not-pause = عاد الاتصال: لم تُعلَّق أي تذكرة. اضغط من جديد.
not-known-pause-named = لا يُعرف هل عُلّقت { $label }.
not-known-pause = لا يُعرف هل عُلّقت التذكرة.
unknown-pausing = انقطع الاتصال أثناء التعليق.
unknown-then-pause = تحقّق من جديد: إن عُلّقت التذكرة ظهرت في «معلّقة» وصار هذا الشباك متاحًا.
unknown-go-on-pause = لم تُعلَّق: متابعة
again-held-pause = بعد تسجيل الدخول تُعلَّق التذكرة كما طلبت.

keys-no-show = تسجيل غياب
act-no-show = تسجيل غياب
leave-no-show = تسجيل غياب { $label }
failed-cancel-named = لم يُسجَّل غياب { $label }.
failed-cancel = لم يُسجَّل أي غياب.
settled-cancel-named = عاد الاتصال: سُجّل غياب { $label }.
settled-cancel = عاد الاتصال: سُجّل الغياب.
settled-not-cancel-named = عاد الاتصال: لم يُسجَّل غياب { $label }. اضغط من جديد.
settled-not-cancel = عاد الاتصال: لم يُسجَّل أي غياب. اضغط من جديد.
not-known-cancel-named = لا يُعرف هل سُجّل غياب { $label }.
not-known-cancel = لا يُعرف هل سُجّل الغياب.
unknown-cancelling = انقطع الاتصال أثناء تسجيل الغياب.
unknown-then-cancel = تحقّق من جديد: إن سُجّل الغياب ظهرت التذكرة في «الغائبون» وصار هذا الشباك متاحًا.
unknown-go-on-cancel = لم يُسجَّل الغياب: متابعة
again-held-cancel = بعد تسجيل الدخول يُسجَّل الغياب كما طلبت.

keys-transfer = تحويل
act-transfer = تحويل…
failed-transfer-named = لم تُحوّل { $label }.
failed-transfer = لم تُحوَّل أي تذكرة.
settled-transfer-named = عاد الاتصال: حُوّلت { $label }.
settled-transfer = عاد الاتصال: حُوّلت التذكرة.
settled-not-transfer-named = عاد الاتصال: لم تُحوّل { $label }. اضغط من جديد.
settled-not-transfer = عاد الاتصال: لم تُحوَّل أي تذكرة. اضغط من جديد.
not-known-transfer-named = لا يُعرف هل حُوّلت { $label }.
not-known-transfer = لا يُعرف هل حُوّلت التذكرة.
unknown-transferring = انقطع الاتصال أثناء التحويل.
unknown-then-transfer = تحقّق من جديد: إن حُوّلت التذكرة صار هذا الشباك متاحًا.
unknown-go-on-transfer = لم تُحوّل: متابعة
again-held-transfer = بعد تسجيل الدخول تُحوَّل التذكرة كما طلبت.

keys-new-ticket = تذكرة جديدة
failed-create = لم تصدر تذكرة.
settled-create-named = عاد الاتصال: صدرت { $label }.
settled-create = عاد الاتصال: صدرت التذكرة.
settled-not-create = عاد الاتصال: لم تصدر تذكرة. اضغط من جديد.
not-known-create-named = لا يُعرف هل صدرت { $label }.
not-known-create = لا يُعرف هل صدرت تذكرة.
unknown-creating = انقطع الاتصال أثناء إصدار تذكرة.
unknown-then-create = تحقّق من جديد: إن صدرت التذكرة ظهرت في القائمة.
unknown-go-on-create = لم تصدر: متابعة
again-held-create = بعد تسجيل الدخول تُصدر التذكرة كما طلبت.

failed-answer = لم يُرسل الرد إلى المشرف.
settled-answer = عاد الاتصال: وصل الرد إلى المشرف.
settled-not-answer = عاد الاتصال: لم يصل الرد إلى المشرف. اضغط من جديد.
not-known-answer = لا يُعرف هل وصل الرد إلى المشرف.
unknown-answering = انقطع الاتصال أثناء الرد على المشرف.
unknown-then-answer = تحقق من جديد: ما رُدّ عليه لا يُسأل عنه بعد ذلك.
unknown-go-on-answer = لم يُرسل الرد: متابعة
again-held-answer = بعد تسجيل الدخول يُرسل ردك إلى المشرف كما طلبت.

keys-undo = تراجع: نداء الأخيرة مرة أخرى

keys-search = ابحث عن رقم أو اسم

keys-keys = عرض المفاتيح
busy-recalling = يُعاد النداء…
busy-ending = جارٍ الإنهاء…
busy-pausing = جارٍ التعليق…
busy-cancelling = جارٍ تسجيل الغياب…
busy-transferring = جارٍ التحويل…
