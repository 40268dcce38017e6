alert-new = تذكرة جديدة في الطابور
alert-over = تجاوز الانتظار هدفه
alert-sent = أُرسلت إليك
alert-more = { $count ->
    [one] وواحدة أخرى
    [two] واثنتان أخريان
    [few] و{ $count } أخرى
   *[other] و{ $count } أخرى
}
call = نداء
later = لاحقًا
tray-signed-out = لم يُسجَّل الدخول
tray-nobody = لا أحد ينتظر
tray-next = التالي { $label }، وعدد المنتظرين { $count }
tray-waiting = عدد المنتظرين { $count }
tray-serving = تُخدم الآن { $label }، وعدد المنتظرين { $count }
tray-calling = جارٍ النداء…
tray-unknown = النتيجة غير معروفة
tray-no-answer = الخادم لا يجيب
tray-break = في استراحة
menu-call-next = نداء التالي
menu-end-call-next = إنهاء ونداء التالي
menu-recall = إعادة النداء
menu-end = إنهاء
menu-pause = تعليق
menu-break = أخذ استراحة
menu-break-end = إنهاء الاستراحة
menu-open = فتح Callpad
menu-quit = خروج
