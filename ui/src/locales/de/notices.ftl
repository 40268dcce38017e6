notice-dismiss = Ausblenden
notice-print = Tickettexte
notice-forget = { $label } entfernen
notice-nobody = Niemand wartet.
notice-nobody-ended = { $label } wurde beendet. Niemand wartet.
notice-taken = { $label } wurde zuerst an einem anderen Schalter aufgerufen und wartet nicht mehr.
notice-answer-gone = Der Server meldet, dass { $label } nicht mehr offen ist und darum hier nicht mehr angezeigt wird.
notice-ended = { $label } wurde beendet.
notice-paused = { $label } wurde zurückgestellt.
notice-cancelled = { $label } wurde als nicht erschienen vermerkt.
notice-transferred = { $label } wurde an { $to } weitergeleitet.
notice-recalled = { $label } wurde erneut aufgerufen.
notice-created = { $label } wurde ausgegeben.
notice-created-ahead = { $n ->
    [0] Niemand ist davor.
    [one] { $n } Person ist davor.
   *[other] { $n } Personen sind davor.
}
notice-created-wait = { $n ->
    [0] Die erwartete Wartezeit ist unter einer Minute.
   *[other] Die erwartete Wartezeit ist { $n } min.
}
notice-created-not-called = { $label } wurde ausgegeben und wartet auf { $service }, wurde aber nicht aufgerufen.
notice-restored = { $label } wurde aufgerufen, bevor Callpad geschlossen wurde, und wird wieder angezeigt. Ist der Besuch vorbei, beenden Sie das Ticket.
notice-not-kept = Das offene Ticket konnte nicht gespeichert werden: Wird Callpad jetzt geschlossen, vergisst es das Ticket.
notice-open-first = { $open } ist noch offen. Beenden Sie es, um { $label } aufzurufen.

failed-call-named = { $label } wurde nicht aufgerufen.
failed-call = Niemand wurde aufgerufen.
failed-recall-named = { $label } wurde nicht erneut aufgerufen.
failed-recall = Nichts wurde erneut aufgerufen.
failed-end-named = { $label } wurde nicht beendet.
failed-end = Nichts wurde beendet.
failed-pause-named = { $label } wurde nicht zurückgestellt.
failed-pause = Nichts wurde zurückgestellt.
failed-cancel-named = { $label } wurde nicht als nicht erschienen vermerkt.
failed-cancel = Nichts wurde als nicht erschienen vermerkt.
failed-transfer-named = { $label } wurde nicht weitergeleitet.
failed-transfer = Nichts wurde weitergeleitet.
failed-create = Kein Ticket wurde ausgegeben.

settled-call-named = Die Verbindung steht wieder: { $label } wurde aufgerufen.
settled-call = Die Verbindung steht wieder: Der Aufruf ist angekommen.
settled-recall-named = Die Verbindung steht wieder: { $label } wurde erneut aufgerufen.
settled-recall = Die Verbindung steht wieder: Das Ticket wurde erneut aufgerufen.
settled-end-named = Die Verbindung steht wieder: { $label } wurde beendet.
settled-end = Die Verbindung steht wieder: Das Ticket wurde beendet.
settled-pause-named = Die Verbindung steht wieder: { $label } wurde zurückgestellt.
settled-pause = Die Verbindung steht wieder: Das Ticket wurde zurückgestellt.
settled-cancel-named = Die Verbindung steht wieder: { $label } wurde als nicht erschienen vermerkt.
settled-cancel = Die Verbindung steht wieder: Das Ticket wurde als nicht erschienen vermerkt.
settled-transfer-named = Die Verbindung steht wieder: { $label } wurde weitergeleitet.
settled-transfer = Die Verbindung steht wieder: Das Ticket wurde weitergeleitet.
settled-create-named = Die Verbindung steht wieder: { $label } wurde ausgegeben.
settled-create = Die Verbindung steht wieder: Das Ticket wurde ausgegeben.

settled-not-call-named = Die Verbindung steht wieder: { $label } wurde nicht aufgerufen. Drücken Sie erneut.
settled-not-call = Die Verbindung steht wieder: Niemand wurde aufgerufen. Drücken Sie erneut.
settled-not-recall-named = Die Verbindung steht wieder: { $label } wurde nicht erneut aufgerufen. Drücken Sie erneut.
settled-not-recall = Die Verbindung steht wieder: Nichts wurde erneut aufgerufen. Drücken Sie erneut.
settled-not-end-named = Die Verbindung steht wieder: { $label } wurde nicht beendet. Drücken Sie erneut.
settled-not-end = Die Verbindung steht wieder: Nichts wurde beendet. Drücken Sie erneut.
settled-not-pause-named = Die Verbindung steht wieder: { $label } wurde nicht zurückgestellt. Drücken Sie erneut.
settled-not-pause = Die Verbindung steht wieder: Nichts wurde zurückgestellt. Drücken Sie erneut.
settled-not-cancel-named = Die Verbindung steht wieder: { $label } wurde nicht als nicht erschienen vermerkt. Drücken Sie erneut.
settled-not-cancel = Die Verbindung steht wieder: Nichts wurde als nicht erschienen vermerkt. Drücken Sie erneut.
settled-not-transfer-named = Die Verbindung steht wieder: { $label } wurde nicht weitergeleitet. Drücken Sie erneut.
settled-not-transfer = Die Verbindung steht wieder: Nichts wurde weitergeleitet. Drücken Sie erneut.
settled-not-create = Die Verbindung steht wieder: Kein Ticket wurde ausgegeben. Drücken Sie erneut.
