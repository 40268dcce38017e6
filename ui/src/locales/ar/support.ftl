# الفحص الذاتي في شاشة التشخيص.
test-title = التشخيص
test-about = يفحص Callpad كل ما يحتاج إليه في هذا الحاسوب. لا يُغيَّر شيء.
test-running = جارٍ الفحص…
test-again = افحص من جديد
test-copy = نسخ كنص
test-copied = نُسخ النص.
test-copy-failed = تعذّر نسخ النص. إنه محدَّد: اضغط Ctrl+C (أو Cmd+C على Mac).
test-all-good = كل شيء كما ينبغي.
test-look = { $n ->
    [zero] لا سطر ينبغي النظر فيه؛ Callpad يعمل.
    [one] سطر واحد ينبغي النظر فيه؛ Callpad يعمل.
    [two] سطران ينبغي النظر فيهما؛ Callpad يعمل.
    [few] { $n } أسطر ينبغي النظر فيها؛ Callpad يعمل.
    [many] { $n } سطرًا ينبغي النظر فيها؛ Callpad يعمل.
   *[other] { $n } سطر ينبغي النظر فيها؛ Callpad يعمل.
}
test-wrong = { $n ->
    [zero] لا خطأ.
    [one] سطر واحد خطأ: يقول ما العمل.
    [two] سطران خطأ: يقول كل منهما ما العمل.
    [few] { $n } أسطر خطأ: يقول كل منها ما العمل.
    [many] { $n } سطرًا خطأ: يقول كل منها ما العمل.
   *[other] { $n } سطر خطأ: يقول كل منها ما العمل.
}
test-status-green = جيد
test-status-yellow = يُنظر فيه
test-status-red = خطأ
test-status-skipped = لا ينطبق
test-policy = إعدادات المؤسسة
test-data-folder = مجلد البيانات
test-disk = القرص
test-settings = إعداداتك
test-journal = سجلات Callpad
test-keyring = حافظة المفاتيح
test-proxy = الوكيل
test-certificate = الشهادة
test-clock = الساعة
test-server = الخادم
test-sign-in = الجلسة
test-changes = التغييرات
test-notifications = الإشعارات
test-web-view = عارض الويب
test-program = Callpad نفسه
found-not-tried = لم يُفحص لأن شيئًا قبله فشل.
found-no-policy = لا إعدادات لها في هذا الحاسوب.
found-policy-read = قُرئت: المقفل { $locked }، والموصى به { $recommended }.
found-policy-problems = بعضها لا يمكن استعماله. اطلب من مسؤول النظام تصحيحه: { $detail }
found-folder-sound = يمكن الكتابة في { $path }.
found-no-folder = { $path } غير موجود. أغلق Callpad وشغّله من جديد.
found-folder-closed = لا يمكن الكتابة في { $path }. اطلب من مسؤول النظام صلاحية الكتابة هناك أو مجلدًا آخر (--data-dir): { $detail }
found-folder-full = قرص { $path } ممتلئ. أفرغ بعض المساحة.
found-disk-room = المساحة الفارغة { $mebibytes } MiB.
found-disk-low = لم يبق إلا { $mebibytes } MiB. أفرغ بعض المساحة.
found-settings-sound = سليمة.
found-settings-newer = كتبها Callpad أحدث؛ وهذا لا يعرف: { $names }. اطلب النسخة الأحدث من مسؤول النظام أو تابع بدونها.
found-settings-unreadable = تعذّرت قراءة الملف settings.json، فتسري القيم الأصلية. اطلب من مسؤول النظام تصحيحه أو حذفه: { $detail }
found-journal-sound = سليمة.
found-journal-damaged = جزء منها تالف؛ ويُستعمل ما أمكنت قراءته. تحقّق من أن التذكرة على الشاشة هي التي في الشباك، واطلب فحص القرص.
found-journal-newer = كتبها Callpad أحدث. اطلب من مسؤول النظام تثبيت النسخة الأحدث من جديد.
found-journal-unreadable = تعذّرت قراءتها. اطلب من مسؤول النظام صلاحية قراءة journal.jsonl وفحص القرص: { $detail }
found-journal-unwritten = تعذّر تدوين آخر ما جرى. أبقِ Callpad مفتوحًا وأفرغ بعض المساحة أو اطلب من مسؤول النظام صلاحية الكتابة: { $detail }
found-keyring-works = تحفظ ما يوضع فيها.
found-keyring-absent = لا توجد، فتسجّل الدخول عند كل تشغيل. اطلب من مسؤول النظام تثبيت واحدة (gnome-keyring أو KWallet أو KeePassXC).
found-keyring-locked = مقفلة، فتسجّل الدخول عند كل تشغيل. افتحها أو اجعل الدخول إلى الحاسوب يفتحها (بكلمة المرور نفسها).
found-keyring-timed-out = لا تجيب. ربما تطلب كلمة مرورها في نافذة أخرى؛ وإلا فاخرج من الحاسوب ثم ادخل من جديد.
found-keyring-failed = فشلت. أعد تشغيل الحاسوب؛ وإن استمر ذلك فأرِ هذا لمسؤول النظام: { $detail }
found-no-server = لا خادم معروف. اكتب عنوانه عند تسجيل الدخول أو اطلب من مسؤول النظام تعيينه (serverAddress).
found-no-proxy = لا وكيل: الاتصال مباشر.
found-proxy-system = { $host }، كما يقول النظام.
found-proxy-policy = { $host }، كما تقول مؤسستك.
found-script = يختار النظام الوكيل ببرنامج نصي لا يشغّله Callpad: الاتصال مباشر. إن كان الخادم خلف وكيل فاطلب من مسؤول النظام تعيينه (proxy): { $address }
found-certificate-sound = «{ $subject }»، أصدرها «{ $issuer }»، صالحة حتى { $until }.
found-certificate-ends = «{ $subject }»، أصدرها «{ $issuer }»، تنتهي في { $until }، وعدد الأيام الباقية { $days }. اطلب من مسؤول الخادم تجديدها.
found-clock-not-certificate = الشهادة سليمة: ساعة هذا الحاسوب خطأ. اضبط الساعة.
found-not-needed = لا حاجة إليها: الخادم في هذا الحاسوب.
found-not-encrypted = الاتصال بـ { $host } غير مشفَّر: قد يقرأ آخرون الأسماء وجلستك. اطلب من مسؤول الخادم عنوانًا يبدأ بـ https://.
found-clock-agrees = توافق ساعة الخادم.
found-clock-ahead = ساعة هذا الحاسوب متقدمة على ساعة الخادم بمقدار { $span } (ساعة:دقيقة:ثانية). اضبط الساعة واجعل خادم وقت يضبطها.
found-clock-behind = ساعة هذا الحاسوب متأخرة عن ساعة الخادم بمقدار { $span } (ساعة:دقيقة:ثانية). اضبط الساعة واجعل خادم وقت يضبطها.
found-clock-unknown = لا يقول الخادم كم الوقت عنده.
found-server-callpad = { $host } يجيب؛ وهو خادم Callpad.
found-server-other = { $host } يجيب.
found-signed-in = يقبل الخادم جلسة { $user }.
found-no-sign-in-needed = لا يطلبها الخادم.
found-nobody = لم يسجّل أحد الدخول هنا. سجّل الدخول.
found-role-missing = تنقص { $user } صلاحية. اطلب من مسؤول الخادم: { $roles }
found-pushed = يبلّغ الخادم بكل منها فورًا.
found-polled = لا يبلّغ الخادم بها؛ يسأله Callpad كل { $n } ث.
found-push-blocked = كان الخادم ليبلّغ بها، لكن الاتصال اللازم لا يقوم؛ وحتى ذلك الحين يسأله Callpad. اطلب من مسؤول النظام السماح لـ WebSockets بالمرور عبر الوكيل أو البوابة.
found-notifications-taken = يقبلها النظام.
found-notifications-off = لا تريدها. يمكنك تشغيلها في الإعدادات.
found-notifications-held-back = يحجبها النظام الآن (عدم الإزعاج أو عرض تقديمي أو ملء الشاشة). أوقف ذلك لتُبلَّغ بالزوار.
found-notifications-forbidden = لا يسمح النظام لـ Callpad بعرضها. اسمح بها في إعدادات النظام.
found-notifications-missing = لا شيء في هذا النظام يعرضها. اطلب من مسؤول النظام تثبيت خدمة إشعارات أو تشغيلها.
found-notifications-dropped = قبل النظام آخرها ولم يعرضه. اسمح بإشعارات Callpad في إعدادات النظام، ثم اخرج من الحاسوب وادخل من جديد.
found-web-view = { $version }
found-web-view-old = { $version } قديم جدًا: قد تنقص أجزاء من الشاشة. اطلب من مسؤول النظام تثبيت { $needed } أو أحدث مع تحديثات النظام.
found-web-view-unknown = لا يقول نسخته.
found-program-sound = Callpad { $version }: لم يتعطّل شيء منذ تشغيله.
found-program-crashed = { $n ->
    [zero] لم يتعطّل شيء.
    [one] تعطّل جزء واحد منذ التشغيل. أغلق Callpad وشغّله من جديد وأبلغ مسؤول النظام.
    [two] تعطّل جزءان منذ التشغيل. أغلق Callpad وشغّله من جديد وأبلغ مسؤول النظام.
    [few] تعطّلت { $n } أجزاء منذ التشغيل. أغلق Callpad وشغّله من جديد وأبلغ مسؤول النظام.
    [many] تعطّل { $n } جزءًا منذ التشغيل. أغلق Callpad وشغّله من جديد وأبلغ مسؤول النظام.
   *[other] تعطّل { $n } جزء منذ التشغيل. أغلق Callpad وشغّله من جديد وأبلغ مسؤول النظام.
}
