# ما وُجد عند البدء أو تعذّر حسمه.
notice-day-since = { $label } مفتوحة منذ { $day }. هل ما زالت قيد الخدمة؟
notice-day-since-at = { $label } مفتوحة منذ { $day }، { $time }. هل ما زالت قيد الخدمة؟
notice-found-open = { $label } مفتوحة في هذا الشباك، لكنها لم تُنادَ من هنا: ربما ناداها زميل أو نسخة ثانية من Callpad. إن انتهت الزيارة فأنهِها.
notice-too-old = كانت جلستك قد انتهت حين ضغطت، ومضى على ذلك وقت أطول من أن يُنفَّذ الآن. اضغط مجددًا إن كان ما زال مطلوبًا.
notice-look-in-lists = لا يستطيع الخادم أن يخبر. انظر في القوائم قبل أن تضغط مجددًا.
journal-cut = تنقطع مدوّنات Callpad نفسه في المنتصف، كما بعد انقطاع الكهرباء. يُستعمل كل ما كان كاملًا.
journal-garbled = كان جزء من مدوّنات Callpad نفسه تالفًا. يُستعمل كل ما أمكنت قراءته منها.
journal-newer = كتبت نسخة أحدث من Callpad مدوّناته. يُستعمل كل ما تفهمه هذه النسخة منها.
journal-unreadable = تعذّرت قراءة مدوّنات Callpad نفسه. تحقّق هل ما زالت تذكرة مفتوحة في هذا الشباك.
journal-kept = حُفظ الملف التالف باسم { $file }.
journal-not-kept = تعذّر عمل نسخة من الملف التالف.
not-known-call-named = لا يُعرف هل نوديت { $label }.
not-known-call = لا يُعرف هل نودي أحد.
not-known-recall-named = لا يُعرف هل أُعيد نداء { $label }.
not-known-recall = لا يُعرف هل تم الإعلان.
not-known-end-named = لا يُعرف هل أُنهيت { $label }.
not-known-end = لا يُعرف هل أُنهيت التذكرة.
not-known-pause-named = لا يُعرف هل أُوقفت { $label } مؤقتًا.
not-known-pause = لا يُعرف هل أُوقفت التذكرة مؤقتًا.
not-known-cancel-named = لا يُعرف هل سُجّلت { $label } كغائب.
not-known-cancel = لا يُعرف هل سُجّلت التذكرة كغائب.
not-known-transfer-named = لا يُعرف هل حُوّلت { $label }.
not-known-transfer = لا يُعرف هل حُوّلت التذكرة.
not-known-create-named = لا يُعرف هل صدرت { $label }.
not-known-create = لا يُعرف هل صدرت تذكرة.

# ضغطات مرفوضة.
fault-no-answer = لا يجيب الخادم الآن، فلم يُرسل شيء. يواصل Callpad المحاولة؛ اضغط مجددًا حين يعود.
fault-on-break = أنت في استراحة، فلم يُرسل شيء. عُد إلى العمل أولًا.
