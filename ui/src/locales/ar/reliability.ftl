# ما يتيحه الشريط.
way-back-again = نداء { $label } مرة أخرى
way-back-back = استعادة { $label } بالنداء
notice-still-serving = ما زالت قيد الخدمة
notice-end = إنهاء { $label }
notice-forget-day = نسيان { $label }
keys-way-back = طريق العودة: نداء الأخير مرة أخرى
settings-ribbon = كم يبقى طريق العودة متاحًا
settings-ribbon-short = 8 ثوانٍ
settings-ribbon-long = 20 ثانية
settings-ribbon-until-next = حتى الإجراء التالي
settings-ribbon-help = بعد إيقاف مؤقت أو غياب أو تحويل يتيح الشريط في الأسفل نداء الرقم نفسه مرة أخرى.

# إنهاء ونداء التالي بعد النداء مباشرة.
ask-end-call-text = المتابعة تُنهي { $label } وتنادي التالي.
ask-end-call-text-next = المتابعة تُنهي { $label } وتنادي التالي، وهو على الأرجح { $next }.
ask-end-call-yes = إنهاء { $label } ونداء التالي

# استراحة.
header-break = استراحة
desk-break = في استراحة
break-since = { $n ->
    [0] منذ { $time }
    [zero] منذ { $time }
    [one] منذ { $time }، دقيقة واحدة
    [two] منذ { $time }، دقيقتان
    [few] منذ { $time }، { $n } دقائق
    [many] منذ { $time }، { $n } دقيقة
   *[other] منذ { $time }، { $n } دقيقة
}
break-local = هنا فقط: لا يعلم الخادم بها. لا يُنادى أحد ولا تنبيهات.
act-back-to-work = العودة إلى العمل
lock-break = مقفل أثناء استراحتك. عُد إلى العمل أولًا.
lock-open-break = هناك تذكرة مفتوحة. أنهِها أو أوقفها مؤقتًا ثم خذ استراحتك.

# ما يتركه مفتوحًا خادم لا يُسأل.
unknown-only-person = لا يستطيع هذا الخادم أن يخبر بما فعله. انظر إلى القاعة وإلى القوائم: القرار لك.
unknown-probably = على الأرجح نوديت { $label } إلى هنا. لا يستطيع Callpad إنهاءها: صفحة الشباك الخاصة بالمورّد وحدها تستطيع.
unknown-go-on-probably = تولّيتُ الأمر: متابعة

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
