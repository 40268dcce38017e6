# A press that does nothing.
hint-no-ticket = No ticket is open.
hint-no-undo = There is nothing to undo right now.
hint-covered = Answer this first, or press Esc to close it.
hint-list-moved = The list has just moved. Check, then press again.

# Whose the numbers are: the list beside the card holds those for colleagues too.
free-nobody-here = Nobody is waiting for you
free-elsewhere = { $n ->
    [one] { $n } more in the list is for someone else
   *[other] { $n } more in the list are for someone else
}

# A number called by hand that no list shows.
offline-nowhere = in no list here: check the number

# Set aside: since when, by whom, until when.
aside-since = since { $time }
aside-mine = by you
aside-issued = issued { $time }
no-shows-until = Listed while the server still allows calling them again.

# A wait of twice the target.
wait-far = far over target
