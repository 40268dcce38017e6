# A press that does nothing.
hint-no-ticket = لا توجد تذكرة مفتوحة.
hint-no-undo = لا يوجد ما يمكن التراجع عنه الآن.
hint-covered = أجب هنا أولًا، أو اضغط Esc للإغلاق.
hint-list-moved = تغيّرت القائمة للتو. تحقق ثم اضغط مرة أخرى.

# Whose the numbers are: the list beside the card holds those for colleagues too.
free-nobody-here = لا أحد بانتظارك
free-elsewhere = { $n ->
    [zero] لا تذاكر أخرى في القائمة لغيرك
    [one] تذكرة أخرى في القائمة مخصصة لغيرك
    [two] تذكرتان أخريان في القائمة مخصصتان لغيرك
    [few] { $n } تذاكر أخرى في القائمة مخصصة لغيرك
    [many] { $n } تذكرة أخرى في القائمة مخصصة لغيرك
   *[other] { $n } تذكرة أخرى في القائمة مخصصة لغيرك
}

# A number called by hand that no list shows.
offline-nowhere = ليس في أي قائمة هنا: تحقق من الرقم

# Set aside: since when, by whom, until when.
aside-since = منذ { $time }
aside-mine = بواسطتك
aside-issued = أُصدرت { $time }
no-shows-until = هنا ما دام الخادم يسمح بالنداء من جديد.

# A wait of twice the target.
wait-far = تجاوز الهدف بكثير
