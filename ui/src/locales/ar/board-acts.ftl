# ما فعله المشرف ونتيجته.
act-done-give-priority = أصبحت لـ{ $subject } الأولوية.
act-done-take-priority = لم تعد لـ{ $subject } الأولوية.
act-done-send-on = أُرسلت { $subject } إلى مكان آخر.
act-done-note = حُفظت ملاحظة { $subject }.
act-done-cancel = أُلغيت { $subject }.
act-done-restore = عادت { $subject } إلى الانتظار.
act-done-issue = صدرت { $subject }.
act-done-close = { $subject }: توقف الإصدار.
act-done-open = { $subject }: تصدر التذاكر من جديد.
act-done-ask = أُرسل الطلب إلى { $subject }.

act-failed-give-priority = لم تُمنح { $subject } الأولوية.
act-failed-take-priority = ما زالت لـ{ $subject } الأولوية.
act-failed-send-on = لم تُرسل { $subject } إلى مكان آخر.
act-failed-note = لم تُحفظ ملاحظة { $subject }.
act-failed-cancel = لم تُلغَ { $subject }.
act-failed-restore = لم تعد { $subject } إلى الانتظار.
act-failed-issue = لم تصدر أي تذكرة.
act-failed-close = { $subject }: لم يتوقف الإصدار.
act-failed-open = { $subject }: لم يُستأنف الإصدار.
act-failed-ask = لم يُرسل الطلب إلى { $subject }.

act-unknown-give-priority = لا يُعرف هل أصبحت لـ{ $subject } الأولوية.
act-unknown-take-priority = لا يُعرف هل ما زالت لـ{ $subject } الأولوية.
act-unknown-send-on = لا يُعرف هل أُرسلت { $subject } إلى مكان آخر.
act-unknown-note = لا يُعرف هل حُفظت ملاحظة { $subject }.
act-unknown-cancel = لا يُعرف هل أُلغيت { $subject }.
act-unknown-restore = لا يُعرف هل عادت { $subject } إلى الانتظار.
act-unknown-issue = لا يُعرف هل صدرت تذكرة.
act-unknown-close = لا يُعرف هل توقف الإصدار: { $subject }
act-unknown-open = لا يُعرف هل استؤنف الإصدار: { $subject }
act-unknown-ask = لا يُعرف هل أُرسل الطلب إلى { $subject }.
act-not-recorded = تعذّر تسجيل ما تفعله هنا على هذا الحاسوب: إذا أُغلق Callpad الآن نسي ما بقي مفتوحًا.
act-sending = جارٍ الإرسال: { $subject }…
act-undo = تراجع
act-leave = اتركه كما هو

# طلب من شباك.
ask-title = طلب من شباك
ask-kind = ما تطلبه
ask-kind-open = أن يفتح
ask-kind-serve = أن يقدّم خدمة أيضًا
ask-kind-close = أن يغلق
ask-choose = اختر…
ask-desk-with = { $name } · { $user }
ask-desk-missing = اختر شباكًا.
ask-service-missing = اختر الخدمة.
ask-preview = يظهر على الشباك:
ask-nobody = لا أحد في { $name } الآن. ينتهي الطلب من تلقاء نفسه بعد 10 د.
ask-send = اطلب
ask-sent = أُرسل الطلب إلى { $name }. يمكنك إغلاق هذه النافذة؛ يظهر الرد أيضًا على بطاقة الشباك.
ask-another = طلب من شباك آخر
ask-answer-waiting = لم يرد { $name } بعد.
ask-answer-accepted = قبل { $name }.
ask-answer-declined = رفض { $name }.
ask-answer-ended = لم يرد أحد في { $name } في الوقت المناسب.
