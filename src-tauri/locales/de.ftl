alert-new = Neu in der Warteschlange
alert-over = Wartet länger als die Zielzeit
alert-sent = An Sie weitergeleitet
alert-more = { $count ->
    [one] und ein weiteres
   *[other] und { $count } weitere
}
call = Aufrufen
later = Später
tray-signed-out = Niemand ist angemeldet
tray-nobody = Niemand wartet
tray-next = { $label } ist an der Reihe, { $count } warten
tray-waiting = { $count } warten
tray-serving = { $label } wird bedient, { $count } warten
tray-calling = Aufruf läuft…
tray-unknown = Ergebnis unbekannt
tray-no-answer = Der Server antwortet nicht
tray-break = In der Pause
menu-call-next = Nächsten aufrufen
menu-end-call-next = Beenden und Nächsten aufrufen
menu-recall = Erneut aufrufen
menu-end = Beenden
menu-pause = Zurückstellen
menu-break = Pause machen
menu-break-end = Pause beenden
menu-open = Callpad öffnen
menu-quit = Callpad schließen
