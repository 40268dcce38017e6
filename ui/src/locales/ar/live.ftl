# جزء من الصفحة تعذّرت قراءته.
part-unloaded-title = تعذّر عرض هذه النافذة
part-unloaded = تعذّرت قراءة جزء من Callpad من هذا الحاسوب. أعد المحاولة؛ وإن استمر الأمر فأغلق Callpad وافتحه من جديد، أو اطلب إعادة تثبيته.
part-again = إعادة المحاولة

# سبب قفل زر.
lock-away = مقفل ما دام هذا الحاسوب مقفلًا.
lock-asked = مقفل حتى يُجاب عن السؤال هنا.

# الشريط.
menu-bar = شريط صغير
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
free-nobody-live = من يأتي يظهر هنا فورًا.
free-next-sure = التالي
next-sure-bound = التالي: موجّهة إليك
next-sure-priority = التالي: أولوية
next-sure-due = التالي: الأطول انتظارًا
ask-end-call-text-sure = بالمتابعة تُنهى { $label } ويُنادى { $next }.

# الاتصال هاتفيًا، وزيارة تُركت وحدها.
call-phone = الاتصال هاتفيًا بالرقم { $number }
notice-returned = كان هذا الحاسوب مقفلًا أو في وضع السكون و{ $label } مفتوحة. أما زالت قيد الخدمة؟
notice-end-now = إنهاء { $label } الآن
