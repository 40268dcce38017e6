# What an organisation sets for its computers, and updates.
settings-managed = تديره مؤسستك.
settings-policy-problems = في إعدادات مؤسستك لهذا الحاسوب أخطاء؛ وكل ما لم يُذكر هنا سارٍ. أبلغ مسؤول النظام:
error-managed = حددت مؤسستك هذا لهذا الحاسوب. لم يتغيّر شيء؛ ويمكن لمسؤول النظام تغييره.
update-none = الإصدار { $version } من Callpad هو أحدث ما تقدمه مؤسستك.
update-by-organisation = الإصدار { $version } من Callpad متاح. تثبّته مؤسستك على هذا الحاسوب: لا يلزمك فعل شيء.
update-available = الإصدار { $version } من Callpad متاح.
update-install = التثبيت وإعادة التشغيل
update-installing = جارٍ التثبيت…
update-failed = تعذّر البحث عن التحديث. سيحاول Callpad لاحقًا: { $detail }
update-not-installed = تعذّر تثبيت الإصدار { $version } من Callpad. يبقى Callpad كما هو: { $detail }
update-not-now = لا يُثبَّت شيء وهناك تذكرة مفتوحة. أنهِها أو علّقها أولًا.
