# النصف الأول: الخادم والشخص.
signin-try = جرّبه على هذا الحاسوب
signin-try-busy = جارٍ البدء…
signin-try-text = يشغّل على هذا الحاسوب خادمًا صغيرًا بفرع تجريبي ويسجّل دخولك. لا شيء تملؤه، ولا شيء يغادر هذا الحاسوب.
signin-own = تسجيل الدخول إلى خادم الطوابير لديك
signin-server = عنوان الخادم
signin-user = معرّف المستخدم
signin-secret = كلمة المرور
signin-submit = تسجيل الدخول
signin-busy = جارٍ تسجيل الدخول…

# ما وجده اختبار العنوان.
probe-hint = يعرفه مسؤول النظام. يجري التحقق منه أثناء الكتابة.
probe-running = جارٍ التحقق من العنوان…
probe-callpad = يوجد خادم Callpad في { $address }.
probe-api = يوجد خادم طوابير في { $address }.
probe-auth-on = يطلب تسجيل الدخول.
probe-auth-off = لا يطلب تسجيل الدخول.
probe-open-line = هذا الاتصال غير مشفَّر: قد يقرأ آخرون في الشبكة جلستك وأسماء الزوار. اطلب من مسؤول النظام عنوانًا بـ https.

# النصف الثاني: الشباك والخدمات.
choose-title = مرحبًا، { $name }. أين تعمل اليوم؟
choose-desk = الشباك
choose-desk-other = شباك آخر: كتابة معرّفه…
choose-desk-id = معرّف الشباك
choose-desk-id-help = يعرفه مسؤول النظام.
choose-desk-missing = اختر شباكًا أو اكتب معرّفه.
choose-services = الخدمات
choose-services-missing = اختر خدمة واحدة على الأقل.
choose-service-ids = معرّفات الخدمات
choose-service-ids-help = لا يذكر الخادم أيًّا منها. يعرفها مسؤول النظام؛ افصل بينها بفواصل.
choose-back = رجوع
choose-confirm = بدء العمل
choose-board = فتح اللوحة
choose-board-text = للمشرفين: كل الخدمات والشبابيك في نافذة خاصة. لا تنادي أحدًا.
choose-board-opened = اللوحة مفتوحة في نافذتها. يمكنك هنا أيضًا اختيار شباك.
