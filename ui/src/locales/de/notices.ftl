notice-dismiss = Ausblenden
notice-print = Tickettexte
notice-forget = { $label } entfernen
notice-nobody = Niemand wartet.
notice-nobody-ended = { $label } ist beendet. Niemand wartet.
notice-taken = { $label } wurde schon an einem anderen Schalter aufgerufen und wartet nicht mehr.
notice-answer-gone = Der Server sagt, dass { $label } nicht mehr offen ist. Es bleibt hier, bis Sie es entfernen oder noch einmal nachsehen.
notice-ended = { $label } ist beendet.
notice-paused = { $label } ist pausiert.
notice-cancelled = { $label } ist als nicht erschienen geschlossen.
notice-transferred = { $label } ging an { $to }.
notice-recalled = { $label } wurde erneut angesagt.
notice-created = { $label } ist ausgegeben.
notice-created-ahead = { $n ->
    [0] Niemand ist davor.
    [one] { $n } Person ist davor.
   *[other] { $n } Personen sind davor.
}
notice-created-wait = { $n ->
    [0] Die Wartezeit ist unter einer Minute.
   *[other] Erwartete Wartezeit { $n } min.
}
notice-created-not-called = { $label } ist ausgegeben und wartet auf { $service }, wurde aber nicht aufgerufen.
notice-restored = { $label } wurde aufgerufen, bevor Callpad geschlossen wurde, und wird wieder gezeigt. Ist der Besuch vorbei, so beenden Sie es.
notice-not-kept = Das offene Ticket konnte nicht festgehalten werden: Schließt Callpad jetzt, so vergisst es das Ticket.
notice-open-first = { $open } ist noch offen. Beenden Sie es, um { $label } aufzurufen.

failed-call-named = { $label } wurde nicht aufgerufen.
failed-call = Niemand wurde aufgerufen.
failed-recall-named = { $label } wurde nicht erneut angesagt.
failed-recall = Nichts wurde angesagt.
failed-end-named = { $label } wurde nicht beendet.
failed-end = Nichts wurde beendet.
failed-pause-named = { $label } wurde nicht pausiert.
failed-pause = Nichts wurde pausiert.
failed-cancel-named = { $label } wurde nicht geschlossen.
failed-cancel = Nichts wurde geschlossen.
failed-transfer-named = { $label } wurde nicht weitergeleitet.
failed-transfer = Nichts wurde weitergeleitet.
failed-create = Kein Ticket wurde ausgegeben.

settled-call-named = Die Verbindung ist zurück: { $label } wurde aufgerufen.
settled-call = Die Verbindung ist zurück: Der Aufruf kam an.
settled-recall-named = Die Verbindung ist zurück: { $label } wurde erneut angesagt.
settled-recall = Die Verbindung ist zurück: Die Ansage kam an.
settled-end-named = Die Verbindung ist zurück: { $label } ist beendet.
settled-end = Die Verbindung ist zurück: Das Ticket ist beendet.
settled-pause-named = Die Verbindung ist zurück: { $label } ist pausiert.
settled-pause = Die Verbindung ist zurück: Das Ticket ist pausiert.
settled-cancel-named = Die Verbindung ist zurück: { $label } ist als nicht erschienen geschlossen.
settled-cancel = Die Verbindung ist zurück: Das Ticket ist als nicht erschienen geschlossen.
settled-transfer-named = Die Verbindung ist zurück: { $label } wurde weitergeleitet.
settled-transfer = Die Verbindung ist zurück: Das Ticket wurde weitergeleitet.
settled-create-named = Die Verbindung ist zurück: { $label } wurde ausgegeben.
settled-create = Die Verbindung ist zurück: Das Ticket wurde ausgegeben.

settled-not-call-named = Die Verbindung ist zurück: { $label } wurde nicht aufgerufen. Drücken Sie noch einmal.
settled-not-call = Die Verbindung ist zurück: Niemand wurde aufgerufen. Drücken Sie noch einmal.
settled-not-recall-named = Die Verbindung ist zurück: { $label } wurde nicht angesagt. Drücken Sie noch einmal.
settled-not-recall = Die Verbindung ist zurück: Nichts wurde angesagt. Drücken Sie noch einmal.
settled-not-end-named = Die Verbindung ist zurück: { $label } wurde nicht beendet. Drücken Sie noch einmal.
settled-not-end = Die Verbindung ist zurück: Nichts wurde beendet. Drücken Sie noch einmal.
settled-not-pause-named = Die Verbindung ist zurück: { $label } wurde nicht pausiert. Drücken Sie noch einmal.
settled-not-pause = Die Verbindung ist zurück: Nichts wurde pausiert. Drücken Sie noch einmal.
settled-not-cancel-named = Die Verbindung ist zurück: { $label } wurde nicht geschlossen. Drücken Sie noch einmal.
settled-not-cancel = Die Verbindung ist zurück: Nichts wurde geschlossen. Drücken Sie noch einmal.
settled-not-transfer-named = Die Verbindung ist zurück: { $label } wurde nicht weitergeleitet. Drücken Sie noch einmal.
settled-not-transfer = Die Verbindung ist zurück: Nichts wurde weitergeleitet. Drücken Sie noch einmal.
settled-not-create = Die Verbindung ist zurück: Kein Ticket wurde ausgegeben. Drücken Sie noch einmal.
