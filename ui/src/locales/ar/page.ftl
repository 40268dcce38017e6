# A fault of the page itself.
region-failed = تعذّر عرض هذا الجزء من النافذة. اعرضه من جديد؛ وإن تعذّر ثانيةً فأغلق Callpad وافتحه من جديد.
region-again = عرض من جديد
error-page = حدث خلل في هذه النافذة وكُتب في السجل. إذا توقّف شيء عن الاستجابة فأغلق Callpad وافتحه من جديد.

# The strip at the bottom.
undo-left = { $n } ث
alert-show = عرض في القائمة
