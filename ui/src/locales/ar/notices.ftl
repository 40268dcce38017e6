notice-dismiss = إخفاء
notice-print = نصوص التذكرة
notice-forget = إزالة { $label }
notice-nobody = لا أحد ينتظر.
notice-nobody-ended = أُنهيت { $label }. لا أحد ينتظر.
notice-taken = نادى زميل { $label } أولًا. لم تعد في الانتظار.
notice-answer-gone = يقول الخادم إن { $label } لم تعد مفتوحة. تبقى هنا حتى تزيلها أو تتحقّق مجددًا.
notice-ended = أُنهيت { $label }.
notice-paused = أُوقفت { $label } مؤقتًا.
notice-cancelled = سُجّلت { $label } كغائب.
notice-transferred = ذهبت { $label } إلى { $to }.
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
notice-not-kept = تعذّر تدوين التذكرة المفتوحة: إن أُغلق Callpad الآن نسيها.
notice-open-first = ما زالت { $open } مفتوحة. أنهِها لنداء { $label }.

failed-call-named = لم تُنادَ { $label }.
failed-call = لم يُنادَ أحد.
failed-recall-named = لم يُعَد نداء { $label }.
failed-recall = لم يُعلَن شيء.
failed-end-named = لم تُنهَ { $label }.
failed-end = لم يُنهَ شيء.
failed-pause-named = لم تُوقف { $label } مؤقتًا.
failed-pause = لم يُوقف شيء مؤقتًا.
failed-cancel-named = لم تُسجّل { $label } كغائب.
failed-cancel = لم يُسجّل شيء كغائب.
failed-transfer-named = لم تُحوّل { $label }.
failed-transfer = لم يُحوّل شيء.
failed-create = لم تصدر تذكرة.

settled-call-named = عاد الاتصال: نوديت { $label }.
settled-call = عاد الاتصال: تم النداء.
settled-recall-named = عاد الاتصال: أُعيد نداء { $label }.
settled-recall = عاد الاتصال: تم الإعلان.
settled-end-named = عاد الاتصال: أُنهيت { $label }.
settled-end = عاد الاتصال: أُنهيت التذكرة.
settled-pause-named = عاد الاتصال: أُوقفت { $label } مؤقتًا.
settled-pause = عاد الاتصال: أُوقفت التذكرة مؤقتًا.
settled-cancel-named = عاد الاتصال: سُجّلت { $label } كغائب.
settled-cancel = عاد الاتصال: سُجّلت التذكرة كغائب.
settled-transfer-named = عاد الاتصال: حُوّلت { $label }.
settled-transfer = عاد الاتصال: حُوّلت التذكرة.
settled-create-named = عاد الاتصال: صدرت { $label }.
settled-create = عاد الاتصال: صدرت التذكرة.

settled-not-call-named = عاد الاتصال: لم تُنادَ { $label }. اضغط مجددًا.
settled-not-call = عاد الاتصال: لم يُنادَ أحد. اضغط مجددًا.
settled-not-recall-named = عاد الاتصال: لم يُعَد نداء { $label }. اضغط مجددًا.
settled-not-recall = عاد الاتصال: لم يُعلَن شيء. اضغط مجددًا.
settled-not-end-named = عاد الاتصال: لم تُنهَ { $label }. اضغط مجددًا.
settled-not-end = عاد الاتصال: لم يُنهَ شيء. اضغط مجددًا.
settled-not-pause-named = عاد الاتصال: لم تُوقف { $label } مؤقتًا. اضغط مجددًا.
settled-not-pause = عاد الاتصال: لم يُوقف شيء مؤقتًا. اضغط مجددًا.
settled-not-cancel-named = عاد الاتصال: لم تُسجّل { $label } كغائب. اضغط مجددًا.
settled-not-cancel = عاد الاتصال: لم يُسجّل شيء كغائب. اضغط مجددًا.
settled-not-transfer-named = عاد الاتصال: لم تُحوّل { $label }. اضغط مجددًا.
settled-not-transfer = عاد الاتصال: لم يُحوّل شيء. اضغط مجددًا.
settled-not-create = عاد الاتصال: لم تصدر تذكرة. اضغط مجددًا.
