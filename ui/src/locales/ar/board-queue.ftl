# قائمة انتظار خدمة، إلى جانب اللوحة.
queue-close = إغلاق قائمة الانتظار
queue-waiting = في الانتظار
queue-longest = الأطول { $n } د
queue-later = { $n ->
    [zero] لا مواعيد لاحقًا
    [one] موعد واحد لاحقًا
    [two] موعدان لاحقًا
    [few] { $n } مواعيد لاحقًا
    [many] { $n } موعدًا لاحقًا
   *[other] { $n } موعد لاحقًا
}
queue-over = { $n } تجاوزوا الهدف
queue-newcomer = من يصل الآن ينتظر ≈ { $n } د
queue-p90 = ‏⁦90 %⁩ أقل من { $n } د
queue-new-ticket = تذكرة جديدة…
queue-stop = إيقاف الإصدار
queue-resume = استئناف الإصدار
queue-stop-means = تتوقف التذاكر الجديدة فقط: كل من ينتظر سيُخدم.
queue-resume-means = لا تُصدر تذاكر جديدة. كل من ينتظر سيُخدم.
queue-unreadable = { $n ->
    [zero] قُرئت كل التذاكر.
    [one] تعذّرت قراءة تذكرة واحدة؛ وتُعرض البقية. أبلغ مسؤول النظام.
    [two] تعذّرت قراءة تذكرتين؛ وتُعرض البقية. أبلغ مسؤول النظام.
    [few] تعذّرت قراءة { $n } تذاكر؛ وتُعرض البقية. أبلغ مسؤول النظام.
    [many] تعذّرت قراءة { $n } تذكرة؛ وتُعرض البقية. أبلغ مسؤول النظام.
   *[other] تعذّرت قراءة { $n } تذكرة؛ وتُعرض البقية. أبلغ مسؤول النظام.
}
queue-head-ticket = حسب ترتيب النداء
queue-head-waited = انتظر
queue-head-expected = النداء خلال
queue-expected = { $n ->
    [0] أقل من 1 د
   *[other] ≈ { $n } د
}
queue-range = من { $low } إلى { $high }
queue-actions = إجراءات { $label }
queue-busy = مقفل حتى تُعرف نتيجة آخر إجراء على { $label }.

# ما يمكن فعله بتذكرة تنتظر.
queue-give-priority = منح الأولوية
queue-take-priority = سحب الأولوية
queue-send-on = إرسال إلى…
queue-note = ملاحظة…
queue-cancel = إلغاء…
queue-story = المسار
queue-price = { $n ->
    [zero] لا أحد ينتظر نحو { $minutes } د أكثر
    [one] زائر واحد ينتظر نحو { $minutes } د أكثر
    [two] زائران ينتظران نحو { $minutes } د أكثر
    [few] { $n } زوار ينتظرون نحو { $minutes } د أكثر
    [many] { $n } زائرًا ينتظرون نحو { $minutes } د أكثر
   *[other] { $n } زائر ينتظرون نحو { $minutes } د أكثر
}
queue-price-under = { $n ->
    [zero] لا أحد ينتظر أكثر
    [one] زائر واحد ينتظر أقل من دقيقة أكثر
    [two] زائران ينتظران أقل من دقيقة أكثر
    [few] { $n } زوار ينتظرون أقل من دقيقة أكثر
    [many] { $n } زائرًا ينتظرون أقل من دقيقة أكثر
   *[other] { $n } زائر ينتظرون أقل من دقيقة أكثر
}
queue-price-none = لا أحد ينتظر أكثر
queue-price-unknown = لا يُعرف كم ينتظر الآخرون أكثر

# الإرسال، الملاحظة، الإلغاء.
queue-send-title = إرسال { $label } إلى مكان آخر
queue-send-text = تحتفظ التذكرة برقمها وتنتظر هناك.
queue-send = إرسال
queue-send-to = إرسال إلى { $name }
queue-note-title = ملاحظة على { $label }
queue-note-save = حفظ الملاحظة
queue-cancel-title = هل تُلغى { $label }؟
queue-cancel-text = لن يُنادى { $label } بعد الآن. يمكنك التراجع لاحقًا.
queue-cancel-yes = إلغاء { $label }
queue-cancel-no = الإبقاء على { $label }
