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

failed-call-named = لم تُنادَ { $label }.
failed-call = لم يُنادَ أحد.
failed-recall-named = لم يُعَد نداء { $label }.
failed-recall = لم يُعَد نداء أي تذكرة.
failed-end-named = لم تُنهَ { $label }.
failed-end = لم تُنهَ أي تذكرة.
failed-pause-named = لم تُعلَّق { $label }.
failed-pause = لم تُعلَّق أي تذكرة.
failed-cancel-named = لم يُسجَّل غياب { $label }.
failed-cancel = لم يُسجَّل أي غياب.
failed-transfer-named = لم تُحوّل { $label }.
failed-transfer = لم تُحوَّل أي تذكرة.
failed-create = لم تصدر تذكرة.

settled-call-named = عاد الاتصال: نوديت { $label }.
settled-call = عاد الاتصال: تم النداء.
settled-recall-named = عاد الاتصال: أُعيد نداء { $label }.
settled-recall = عاد الاتصال: أُعيد نداء التذكرة.
settled-end-named = عاد الاتصال: أُنهيت { $label }.
settled-end = عاد الاتصال: أُنهيت التذكرة.
settled-pause-named = عاد الاتصال: عُلّقت { $label }.
settled-pause = عاد الاتصال: عُلّقت التذكرة.
settled-cancel-named = عاد الاتصال: سُجّل غياب { $label }.
settled-cancel = عاد الاتصال: سُجّل الغياب.
settled-transfer-named = عاد الاتصال: حُوّلت { $label }.
settled-transfer = عاد الاتصال: حُوّلت التذكرة.
settled-create-named = عاد الاتصال: صدرت { $label }.
settled-create = عاد الاتصال: صدرت التذكرة.

settled-not-call-named = عاد الاتصال: لم تُنادَ { $label }. اضغط من جديد.
settled-not-call = عاد الاتصال: لم يُنادَ أحد. اضغط من جديد.
settled-not-recall-named = عاد الاتصال: لم يُعَد نداء { $label }. اضغط من جديد.
settled-not-recall = عاد الاتصال: لم يُعَد نداء أي تذكرة. اضغط من جديد.
settled-not-end-named = عاد الاتصال: لم تُنهَ { $label }. اضغط من جديد.
settled-not-end = عاد الاتصال: لم تُنهَ أي تذكرة. اضغط من جديد.
settled-not-pause-named = عاد الاتصال: لم تُعلَّق { $label }. اضغط من جديد.
settled-not-pause = عاد الاتصال: لم تُعلَّق أي تذكرة. اضغط من جديد.
settled-not-cancel-named = عاد الاتصال: لم يُسجَّل غياب { $label }. اضغط من جديد.
settled-not-cancel = عاد الاتصال: لم يُسجَّل أي غياب. اضغط من جديد.
settled-not-transfer-named = عاد الاتصال: لم تُحوّل { $label }. اضغط من جديد.
settled-not-transfer = عاد الاتصال: لم تُحوَّل أي تذكرة. اضغط من جديد.
settled-not-create = عاد الاتصال: لم تصدر تذكرة. اضغط من جديد.
