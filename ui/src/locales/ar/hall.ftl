# صفحات القاعة: الشاشة وجهاز التذاكر وهاتف الزائر. لا تُحمّل ملفًا آخر.

# الشاشة.
screen-now = النداء الآن
screen-again = نداء من جديد
screen-last = آخر نداء
screen-empty = سيظهر رقمك هنا
screen-wait-minutes = نحو { $n } د
screen-wait-none = بلا انتظار
screen-sound-off = الصوت مغلق: المس هنا
screen-check = نداء تجريبي
screen-lost-hint = الأرقام لا تُعرض الآن. انتبه إلى نداء رقمك أو اسأل عند أحد الشبابيك.
# يُنطق. يأتي الرقم بلا أصفار في أوله.
screen-say = التذكرة { $ticket }: { $counter }.
screen-say-counter = شباك { $n }
screen-say-check = هذا نداء تجريبي.

# ما تقوله كل الصفحات.
hall-connecting = جارٍ الاتصال…
hall-lost = لا يوجد اتصال
hall-key-missing = تحتاج هذه الصفحة إلى مفتاح جهاز. ينشئه مسؤول النظام على الخادم بهذا الأمر:
hall-key-refused = لا يعرف الخادم مفتاح جهاز هذه الصفحة. ربما أُزيل. ينشئ مسؤول النظام مفتاحًا جديدًا بهذا الأمر:
hall-people-ahead = { $n ->
    [zero] لا أحد قبلك
    [one] شخص واحد قبلك
    [two] شخصان قبلك
    [few] { $n } أشخاص قبلك
    [many] { $n } شخصًا قبلك
   *[other] { $n } شخص قبلك
}

# جهاز التذاكر.
kiosk-title = ما الذي تحتاج إليه؟
kiosk-waiting = { $n ->
    [zero] لا أحد ينتظر
    [one] زائر واحد ينتظر
    [two] زائران ينتظران
    [few] { $n } زوار ينتظرون
    [many] { $n } زائرًا ينتظرون
   *[other] { $n } زائر ينتظرون
}
kiosk-wait = { $waiting } · نحو { $n } د
kiosk-closed = مغلق
kiosk-no-more = لا تذاكر في الوقت الحالي
kiosk-opens-today = مغلق. يفتح اليوم في { $time }
kiosk-opens-tomorrow = مغلق. يفتح غدًا في { $time }
kiosk-opens-on = مغلق. يفتح { $day } في { $time }
kiosk-options = اللغة والعرض
kiosk-read = قراءة بصوت عالٍ
kiosk-read-stop = أوقف القراءة
kiosk-contrast = تباين
kiosk-large = خط كبير
kiosk-lower = أزرار أدنى
kiosk-issuing = لحظة من فضلك…
kiosk-issuing-long = ما زالت المحاولة جارية. لحظة من فضلك…
kiosk-printing = تذكرتك قيد الطباعة…
kiosk-take = خذ تذكرتك من فضلك
kiosk-number = رقمك
kiosk-in-minutes = دورك بعد نحو { $n } د
kiosk-scan = امسح الرمز لتتابع دورك على هاتفك.
kiosk-remember = تذكّر رقمك من فضلك.
kiosk-slip-unsure = خذ تذكرتك من فضلك. إن لم تخرج تذكرة فرقمك صالح مع ذلك: تذكّره من فضلك.
kiosk-done = تم
kiosk-more-time = وقت أطول
kiosk-back-in = العودة إلى البداية بعد { $n } ث
kiosk-not-issued = لم تصدر أي تذكرة
kiosk-service-closed = أُغلقت { $service } للتو.
kiosk-paper-out = لا ورق في الطابعة. أخبر الموظفين من فضلك.
kiosk-cover-open = الطابعة مفتوحة. أخبر الموظفين من فضلك.
kiosk-printer-away = لا يمكن الوصول إلى الطابعة. أخبر الموظفين من فضلك.
kiosk-jammed = الورق عالق. أخبر الموظفين من فضلك.
kiosk-printer-error = في الطابعة خطأ. أخبر الموظفين من فضلك.
kiosk-unclear = تحقّق من فضلك
kiosk-print-unknown = لا يُعرف هل طُبعت تذكرتك. إن كانت معك فهي صالحة، وإلا فاسأل عند أحد الشبابيك من فضلك.
kiosk-server-away = الخادم لا يجيب. اسأل عند أحد الشبابيك من فضلك.
kiosk-busy = طلبات كثيرة في وقت واحد. حاول من جديد بعد لحظة.
kiosk-refused = لم يصدر الخادم أي تذكرة. اسأل عند أحد الشبابيك من فضلك.
kiosk-lost-hint = لا يمكن إصدار التذاكر هنا الآن. اسأل عند أحد الشبابيك من فضلك.
kiosk-start-over = ابدأ من جديد
kiosk-test-slip = طباعة تجريبية

# الهاتف.
phone-title = التذكرة { $ticket }
phone-place = { $location } · { $service }
phone-turn-at = دورك نحو الساعة { $time }
phone-between = بين { $from } و{ $to }
phone-keep-open = أبقِ هذه الصفحة مفتوحة: ترنّ وتهتز عند نداء رقمك.
phone-go-out = يمكنك الخروج؛ عُد في { $time }. ما دام هاتفك نائمًا لا يمكن لهذه الصفحة أن تناديك.
phone-stay-near = ابقَ قريبًا من فضلك.
phone-soon = اقترب دورك. ابقَ في قاعة الانتظار من فضلك.
phone-sound-on = شغّل الصوت
phone-sound-is-on = الصوت مفتوح
phone-called = حان دورك
phone-called-ago = { $n ->
    [zero] الآن
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $n } دقائق
    [many] قبل { $n } دقيقة
   *[other] قبل { $n } دقيقة
}
phone-quiet = أوقف الصوت
phone-let-ahead = دع شخصين يتقدّمان
phone-let-ahead-ask = هل تدع شخصين يتقدّمان؟ يمكنك ذلك مرة واحدة.
phone-leave = لم أعد بحاجة إلى تذكرتي
phone-leave-ask = هل تتخلى عن تذكرتك؟ ستفقد مكانك.
phone-yes-ahead = نعم، ليتقدّم شخصان
phone-yes-leave = نعم، أتخلى عنها
phone-no = لا، أحتفظ بمكاني
phone-paused = تذكرتك معلّقة. سيُنادى رقمك مرة أخرى.
phone-ended = انتهت زيارتك. شكرًا لك.
phone-cancelled = نودي رقمك ولم تحضر. اسأل عند أحد الشبابيك من فضلك.
phone-left = تخليت عن تذكرتك. شكرًا لإعلامنا.
phone-over = لم تعد هذه التذكرة صالحة.
phone-unknown = لا توجد تذكرة في هذا العنوان. ربما لم تعد صالحة. تحقّق من العنوان أو اسأل عند أحد الشبابيك.
phone-offline = لا يوجد اتصال. كان هذا صحيحًا في { $time }.
phone-failed = لم ينجح ذلك. حاول من جديد من فضلك.
phone-language = اللغة
