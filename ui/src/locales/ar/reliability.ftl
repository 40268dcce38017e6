# ما يتيحه الشريط.
undo-again = نداء { $label } مرة أخرى
undo-back = استعادة { $label } بالنداء
notice-still-serving = ما زالت قيد الخدمة
notice-end = إنهاء { $label }
notice-forget-day = إزالة { $label }
settings-undo-time = عرض «نداء مرة أخرى» لمدة
settings-undo-time-short = 8 ثوانٍ
settings-undo-time-long = 20 ثانية
settings-undo-time-until-next = حتى الإجراء التالي
settings-undo-time-help = بعد تعليق أو غياب أو تحويل يتيح الشريط في الأسفل نداء الرقم نفسه مرة أخرى.

# إنهاء ونداء التالي بعد النداء مباشرة.
ask-end-call-text = هذا يُنهي { $label } وينادي التالي.
ask-end-call-text-next = هذا يُنهي { $label } وينادي التالي، وهو على الأرجح { $next }.
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
break-local = لا تُرسل استراحتك إلى الخادم. لا يُنادى أحد ولا تنبيهات.
break-told = يرى المشرفون أنك في استراحة. لا يُنادى أحد ولا تنبيهات.
break-reason = السبب، للمشرفين
break-reason-lunch = غداء
break-reason-short = استراحة قصيرة
break-reason-errand = مهمة قصيرة
act-back-to-work = العودة إلى العمل
lock-break = مقفل أثناء استراحتك. عُد إلى العمل أولًا.
lock-open-break = هناك تذكرة مفتوحة. أنهِها أو علّقها ثم خذ استراحتك.

# ما يتركه مفتوحًا خادم لا يُسأل.
unknown-only-person = لا يستطيع هذا الخادم أن يخبر بما فعله. انظر إلى قاعة الانتظار وإلى القوائم ثم قرّر.
unknown-probably = على الأرجح نوديت { $label } إلى هنا. لا يستطيع Callpad إنهاءها: صفحة الشباك الخاصة بالمورّد وحدها تستطيع.
unknown-go-on-probably = تولّيتُ الأمر: متابعة

# ما وُجد عند البدء أو تعذّر حسمه.
notice-day-since = { $label } مفتوحة منذ { $day }. هل ما زالت قيد الخدمة؟
notice-day-since-at = { $label } مفتوحة منذ { $day }، { $time }. هل ما زالت قيد الخدمة؟
notice-found-open = { $label } مفتوحة في هذا الشباك، لكنها لم تُنادَ من هنا: ربما ناداها زميل أو نسخة ثانية من Callpad. إن انتهت الزيارة فأنهِها.
notice-too-old = كانت جلستك قد انتهت حين ضغطت، ومضى على ذلك وقت أطول من أن يُنفَّذ الآن. اضغط من جديد إن كان ما زال مطلوبًا.
notice-look-in-lists = لا يستطيع الخادم أن يخبر. انظر في القوائم قبل أن تضغط من جديد.
journal-cut = تنقطع سجلات Callpad في المنتصف، كما بعد انقطاع الكهرباء. يُستعمل كل ما كان كاملًا.
journal-garbled = كان جزء من سجلات Callpad تالفًا. يُستعمل كل ما أمكنت قراءته منها.
journal-newer = كتبت نسخة أحدث من Callpad سجلاته. يُستعمل كل ما تفهمه هذه النسخة منها.
journal-unreadable = تعذّرت قراءة سجلات Callpad. تحقّق هل ما زالت تذكرة مفتوحة في هذا الشباك.
journal-kept = حُفظ الملف التالف باسم { $file }.
journal-not-kept = تعذّر عمل نسخة من الملف التالف.

# ضغطات مرفوضة.
error-no-answer = لا يجيب الخادم الآن، فلم يُرسل شيء. يواصل Callpad المحاولة؛ اضغط من جديد حين يعود.
error-on-break = أنت في استراحة، فلم يُرسل شيء. عُد إلى العمل أولًا.
