# الخوادم التي تظهر مواقعها على اللوحة.
servers-title = الخوادم
servers-own = حيث سجّلت الدخول
servers-trouble = خادم يحتاج إلى الانتباه
servers-add = إضافة خادم…
servers-add-title = إضافة خادم
servers-add-text = تظهر مواقعه على هذه اللوحة بجانب المواقع الأخرى. وما تفعله هناك يذهب إلى ذلك الخادم.
servers-managed = مؤسستك هي التي تحدّد خوادم هذه اللوحة.
servers-offered = من مؤسستك. لم تسجّل الدخول هناك بعد.
servers-sign-in = تسجيل الدخول…
servers-sign-in-of = تسجيل الدخول إلى { $server }…
servers-again = تسجيل الدخول من جديد…
servers-again-of = تسجيل الدخول من جديد إلى { $server }…
servers-ended = سجّل الدخول من جديد لترى مواقعه.
servers-denied = لم تعد لديك الصلاحية هناك. اسأل مسؤول ذلك الخادم؛ الخوادم الأخرى مستمرة.
servers-remove = إزالة…
servers-remove-of = إزالة { $server }…
servers-remove-title = هل تريد إزالة { $server }؟
servers-remove-text = تغادر مواقعه هذه اللوحة ويُسجَّل خروجك هناك. ولا يتغيّر شيء في الخادم نفسه.
servers-remove-yes = إزالة
servers-remove-no = إبقاء
servers-more = { $n ->
    [zero] لا توجد مواقع أخرى.
    [one] موقع آخر لا يُعرض. تُعرض الأسوأ.
    [two] موقعان آخران لا يُعرضان. تُعرض الأسوأ.
    [few] { $n } مواقع أخرى لا تُعرض. تُعرض الأسوأ.
    [many] { $n } موقعًا آخر لا تُعرض. تُعرض الأسوأ.
   *[other] { $n } موقع آخر لا تُعرض. تُعرض الأسوأ.
}
