# A press that does nothing.
hint-no-ticket = Kein Ticket ist offen.
hint-no-undo = Zurzeit gibt es nichts rückgängig zu machen.
hint-covered = Antworten Sie zuerst hier oder schließen Sie mit Esc.
hint-list-moved = Die Liste hat sich gerade verschoben. Bitte prüfen und noch einmal drücken.

# Whose the numbers are: the list beside the card holds those for colleagues too.
free-nobody-here = Niemand wartet auf Sie
free-elsewhere = { $n ->
    [one] { $n } weiteres in der Liste ist für jemand anderen
   *[other] { $n } weitere in der Liste sind für andere
}

# A number called by hand that no list shows.
offline-nowhere = steht hier in keiner Liste: Nummer prüfen

# Set aside: since when, by whom, until when.
aside-since = seit { $time }
aside-mine = von Ihnen
aside-issued = erstellt { $time }
no-shows-until = Hier, solange der Server einen erneuten Aufruf erlaubt.

# A wait of twice the target.
wait-far = weit überfällig
