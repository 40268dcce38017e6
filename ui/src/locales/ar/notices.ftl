notice-dismiss = إخفاء
notice-print = نصوص التذكرة
notice-forget = إزالة { $label }
notice-nobody = لا أحد ينتظر.
notice-nobody-ended = أُنهيت { $label }. لا أحد ينتظر.
notice-taken = نادى زميل { $label } أولًا. لم تعد في الانتظار.
notice-answer-gone = يقول الخادم إن { $label } لم تعد مفتوحة، فلم تعد معروضة هنا.
notice-ended = أُنهيت { $label }.
notice-paused = عُلّقت { $label }.
notice-cancelled = سُجّل غياب { $label }.
notice-transferred = حُوّلت { $label } إلى { $to }.
notice-recalled = أُعيد نداء { $label }.
notice-request-accepted = قبلت طلب المشرف.
notice-request-declined = رفضت طلب المشرف.
notice-created = صدرت { $label }.
notice-created-ahead = { $n ->
    [0] لا أحد قبله.
    [zero] لا أحد قبله.
    [one] قبله شخص واحد.
    [two] قبله شخصان.
    [few] قبله { $n } أشخاص.
    [many] قبله { $n } شخصًا.
   *[other] قبله { $n } شخص.
}
notice-created-wait = { $n ->
    [0] الانتظار أقل من دقيقة.
    [zero] الانتظار أقل من دقيقة.
    [one] الانتظار المتوقع دقيقة واحدة.
    [two] الانتظار المتوقع دقيقتان.
    [few] الانتظار المتوقع { $n } دقائق.
    [many] الانتظار المتوقع { $n } دقيقة.
   *[other] الانتظار المتوقع { $n } دقيقة.
}
notice-created-not-called = صدرت { $label } وهي تنتظر { $service }، لكنها لم تُنادَ.
notice-restored = نوديت { $label } قبل إغلاق Callpad وهي تظهر من جديد. إن انتهت الزيارة فأنهِها.
notice-not-kept = تعذّر حفظ التذكرة المفتوحة: إن أُغلق Callpad الآن نسيها.
notice-open-first = ما زالت { $open } مفتوحة. أنهِها لنداء { $label }.

# What a supervisor asks.
request-title = طلب من مشرف
request-open = يطلب منك مشرف فتح هذا الشباك.
request-open-service = يطلب منك مشرف فتح هذا الشباك لخدمة { $service }.
request-serve = يطلب منك مشرف تقديم { $service } أيضًا.
request-close = يطلب منك مشرف إغلاق هذا الشباك.
request-accept = قبول
request-decline = رفض
