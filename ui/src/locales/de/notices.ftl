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
notice-request-accepted = Sie haben die Bitte der Leitung angenommen.
notice-request-declined = Sie haben die Bitte der Leitung abgelehnt.
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

# What a supervisor asks.
request-title = Bitte der Leitung
request-open = Die Leitung bittet Sie, diesen Schalter zu öffnen.
request-open-service = Die Leitung bittet Sie, diesen Schalter für { $service } zu öffnen.
request-serve = Die Leitung bittet Sie, auch { $service } zu bedienen.
request-close = Die Leitung bittet Sie, diesen Schalter zu schließen.
request-accept = Annehmen
request-decline = Ablehnen
