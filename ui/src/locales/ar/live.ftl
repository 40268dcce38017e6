# جزء من الصفحة تعذّرت قراءته.
part-unloaded-title = تعذّر عرض هذه النافذة
part-unloaded = تعذّرت قراءة جزء من Callpad من هذا الحاسوب. أعد المحاولة؛ وإن استمر الأمر فأغلق Callpad وافتحه من جديد، أو اطلب إعادة تثبيته.
part-again = إعادة المحاولة

# سبب قفل زر.
lock-away = مقفل ما دام هذا الحاسوب مقفلًا.
lock-asked = مقفل حتى يُجاب عن السؤال هنا.

# الشريط.
menu-bar = شريط صغير
menu-board = اللوحة
bar-waiting = { $n ->
    [0] لا أحد في الانتظار
   *[other] { $n } في الانتظار
}
bar-next = التالي { $label }
bar-next-waited = التالي { $label }، { $n } د
bar-next-probably = التالي على الأرجح { $label }
bar-next-probably-waited = التالي على الأرجح { $label }، { $n } د
bar-acts = الإجراءات
bar-more = المزيد
bar-expand = إظهار نافذة الشباك
bar-details = التفاصيل
bar-sign-in = تسجيل الدخول…
bar-signed-out = لم يُسجَّل الدخول
bar-no-answer = لا جواب منذ { $time }
bar-list = قائمة الساعة { $time }

# تغييرات تُعلَن فورًا، ومن التالي يقينًا.
line-live = مباشر
free-nobody-live = من يصل من الزوار يظهر هنا فورًا.
free-next-sure = التالي
next-sure-bound = التالي: موجّهة إليك
next-sure-priority = التالي: أولوية
next-sure-due = التالي: الأطول انتظارًا
ask-end-call-text-sure = هذا يُنهي { $label } وينادي { $next }.

# الاتصال هاتفيًا، وزيارة تُركت وحدها.
call-phone = الاتصال هاتفيًا بالرقم { $number }
notice-returned = كان هذا الحاسوب مقفلًا أو في وضع السكون بينما كانت { $label } مفتوحة. أما زالت قيد الخدمة؟
notice-end-now = إنهاء { $label } الآن

# التنبيهات.
alert-new = جديدة: { $label }، { $service }
alert-over = { $label }، { $service }: تجاوز الانتظار هدفه
alert-sent = { $label }، { $service }: أُرسلت إليك

# ما هو مخفي.
name-hidden = الاسم مخفي
text-hidden = مخفي ما دام هذا الحاسوب مقفلًا
keys-reveal = إظهار الأسماء المخفية أثناء الضغط

# الإعدادات: التنبيهات.
settings-sections = الأقسام
settings-alerts = التنبيهات
settings-alerts-new = التنبيه إلى تذكرة جديدة
settings-alerts-when-empty = فقط إذا لم يكن أحد في الانتظار
settings-alerts-every = في كل مرة
settings-alerts-never = أبدًا
settings-over-target = التنبيه عند تجاوز الانتظار هدفه
settings-sent-here = التنبيه عند إرسال تذكرة إلى هذا الشباك أو إليك
settings-repeat = تكرار التنبيه حتى يُرى
settings-quiet-serving = صمت ما دامت تذكرة مفتوحة
settings-dnd = عدم الإزعاج: لا تنبيهات إطلاقًا
settings-notifications = عرض التنبيهات إشعاراتٍ من النظام؛ فيها رقم، ولا اسم أبدًا
settings-notifications-missing = لا شيء على هذا الحاسوب يعرض الإشعارات. تبقى التنبيهات مسموعة، ومرئية في هذه النافذة. اطلب من مسؤول النظام خدمة إشعارات.
settings-notifications-dropped = يستلم النظام إشعارات Callpad ولا يعرضها. اسمح بها لـ Callpad في إعدادات النظام.
settings-system-quiet = وضع «عدم الإزعاج» في النظام مفعّل: تبقى التنبيهات صامتة حتى يُوقَف هناك.
settings-sound = الصوت
settings-sound-none = بلا صوت
settings-sound-chime = رنين
settings-sound-drop = قطرة
settings-sound-knock = طرقة
settings-volume = مستوى الصوت
settings-volume-value = ⁦{ $n } %⁩
settings-test-sound = تشغيل الصوت
settings-mute = لا تنبيهات لهذه الخدمات

# الإعدادات: الخصوصية.
settings-privacy = الخصوصية
settings-mask = إخفاء أسماء الزوار ما لم يُضغط { $key } باستمرار
settings-mask-help = من ينظر من خلفك يرى نقاطًا. وما دام هذا الحاسوب مقفلًا تبقى الأسماء والملاحظات والحقول الحرة مخفية دائمًا.
settings-capture = إبقاء Callpad خارج صور الشاشة
settings-capture-help = عندها لا تُظهر لقطات الشاشة والتسجيلات والشاشات المشتركة شيئًا منه. وبعض برامج أجهزة Mac الأحدث تراه مع ذلك.
settings-capture-impossible = لا يستطيع هذا النظام إبقاء نافذة خارج صور الشاشة. شارك نوافذ منفردة بدلًا من الشاشة كلها.
settings-presence = إظهار من يوجد عند هذا الشباك للمشرفين
settings-presence-help = يرون أنك هنا أو في استراحة أو أنك غادرت، وأي خدمات تقدمها. لا يُخبَر بذلك إلا خادم Callpad.

# الإعدادات: الاختصارات.
settings-shortcuts = الاختصارات
settings-shortcuts-help = تعمل حين يكون برنامج آخر في المقدمة. لا يوجد أي منها حتى تختاره.
settings-shortcuts-impossible = غير ممكن على سطح المكتب هذا (Wayland): لا يخبر أي برنامج بالمفاتيح حين يكون برنامج آخر في المقدمة. يمكنك في إعدادات سطح المكتب ربط مفتاح برابط؛ انظر الروابط.
settings-shortcut-open = إظهار Callpad
settings-shortcut-choose = اختيار
settings-shortcut-choose-of = اختيار الاختصار: { $action }
settings-shortcut-remove = إزالة
settings-shortcut-remove-of = إزالة الاختصار: { $action }
settings-shortcut-press = اضغط المفاتيح معًا. ‏Esc يُبقي القديمة
settings-shortcut-modifier = يحتاج الاختصار إلى { $keys }، وإلا حُرم كل برنامج آخر من المفتاح.
settings-shortcut-not-this = لا يمكن أن تكون هذه المفاتيح اختصارًا. اختر غيرها.
settings-shortcut-twice = { $keys } مستعملة من قبل لـ: { $action }. اختر مفاتيح أخرى.
settings-shortcut-taken = يستعمل برنامج آخر { $keys }. اختر مفاتيح أخرى.

# الإعدادات: الروابط.
settings-links = الروابط
settings-links-on = السماح بإجراءات عبر الروابط
settings-links-help = يستطيع حينها برنامج آخر أو لوحة أزرار أو مفتاح من سطح المكتب فتح رابط كالرابط أدناه، كأنك ضغطت الزر هنا. لا يعمل إلا رابط فيه مفتاحك: احتفظ به لنفسك.
settings-links-later = يُنشأ مفتاحك عند الحفظ. افتح الإعدادات من جديد لتراه.
settings-link-key = مفتاحك
settings-link-example = مثال
settings-link-copy = نسخ
settings-link-copied = نُسخ.
settings-link-copy-failed = تعذّر النسخ. النص محدَّد: اضغط Ctrl C (أو Cmd C على Mac).
settings-link-new = مفتاح جديد
settings-link-new-help = فورًا؛ ولا تعمل بعدها الروابط ذات المفتاح القديم.

# الإعدادات: البدء.
settings-start = البدء
settings-start-login = تشغيل Callpad عند دخولي إلى هذا الحاسوب
settings-start-tray = البدء في شريط النظام، بلا نافذة
settings-close-tray = إبقاء Callpad في شريط النظام عند إغلاق النافذة
settings-no-tray = لا يعرض سطح المكتب هذا أيقونات في شريط النظام: بلا نافذة لا سبيل للعثور على Callpad من جديد.

error-locked = هذا الحاسوب مقفل، لذلك لم يُرسل شيء. افتح قفله واضغط من جديد.
error-phone = تعذّر فتح برنامج الهاتف. اطلب الرقم بنفسك؛ ويمكن لمسؤول النظام تثبيت برنامج: { $detail }
error-system = رفض النظام هذا. أرِه لمسؤول النظام: { $detail }
