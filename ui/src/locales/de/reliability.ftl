# Wege, die der Streifen anbietet.
way-back-again = { $label } noch einmal aufrufen
way-back-back = { $label } zurückrufen
notice-still-serving = Wird noch bedient
notice-end = { $label } beenden
notice-forget-day = { $label } vergessen
keys-way-back = Der Weg zurück: das letzte noch einmal aufrufen
settings-ribbon = Wie lange der Weg zurück angeboten wird
settings-ribbon-short = 8 Sekunden
settings-ribbon-long = 20 Sekunden
settings-ribbon-until-next = Bis zur nächsten Handlung
settings-ribbon-help = Nach Pausieren, Nicht da oder Weiterleiten bietet der Streifen unten an, dieselbe Nummer noch einmal aufzurufen.

# Beenden & nächster, nur gleich nach dem Aufruf.
ask-end-call-text = Weiter beendet { $label } und ruft den Nächsten auf.
ask-end-call-text-next = Weiter beendet { $label } und ruft den Nächsten auf, wahrscheinlich { $next }.
ask-end-call-yes = { $label } beenden und nächsten aufrufen

# Eine Pause.
header-break = Pause
desk-break = In der Pause
break-since = { $n ->
    [0] Seit { $time }
   *[other] Seit { $time }, { $n } min lang
}
break-local = Nur hier: Der Server weiß nichts davon. Niemand wird aufgerufen, keine Hinweise.
act-back-to-work = Zurück zur Arbeit
lock-break = Gesperrt während Ihrer Pause. Gehen Sie erst zurück zur Arbeit.
lock-open-break = Ein Ticket ist offen. Beenden oder pausieren Sie es, dann machen Sie Pause.

# Was ein Server ohne Rückfrage offen lässt.
unknown-only-person = Dieser Server kann nicht sagen, was er getan hat. Sehen Sie in die Halle und in die Listen: Sie entscheiden.
unknown-probably = Wahrscheinlich wurde { $label } hierher aufgerufen. Callpad kann es nicht beenden: Das kann nur die Schalterseite des Herstellers.
unknown-go-on-probably = Ich habe mich darum gekümmert: weiter

# Was beim Start gefunden oder nicht geklärt wurde.
notice-day-since = { $label } ist seit { $day } offen. Wird es noch bedient?
notice-day-since-at = { $label } ist seit { $day }, { $time } offen. Wird es noch bedient?
notice-found-open = { $label } ist an diesem Schalter offen, wurde aber nicht von hier aufgerufen: vielleicht von jemand anderem oder von einem zweiten Callpad. Ist der Besuch vorbei, so beenden Sie es.
notice-too-old = Ihre Anmeldung war abgelaufen, als Sie drückten, und das ist zu lange her. Drücken Sie noch einmal, wenn Sie es noch wollen.
notice-look-in-lists = Der Server kann es nicht sagen. Sehen Sie in die Listen, bevor Sie noch einmal drücken.
journal-cut = Callpads eigene Notizen brachen mittendrin ab, wie nach einem Stromausfall. Alles Vollständige wird verwendet.
journal-garbled = Ein Teil von Callpads eigenen Notizen war beschädigt. Alles Lesbare wird verwendet.
journal-newer = Callpads eigene Notizen stammen von einem neueren Callpad. Alles, was dieses versteht, wird verwendet.
journal-unreadable = Callpads eigene Notizen waren nicht lesbar. Sehen Sie nach, ob an diesem Schalter noch ein Ticket offen ist.
journal-kept = Die beschädigte Datei bleibt als { $file } erhalten.
journal-not-kept = Von der beschädigten Datei ließ sich keine Kopie machen.
not-known-call-named = Es ist nicht bekannt, ob { $label } aufgerufen wurde.
not-known-call = Es ist nicht bekannt, ob jemand aufgerufen wurde.
not-known-recall-named = Es ist nicht bekannt, ob { $label } erneut angesagt wurde.
not-known-recall = Es ist nicht bekannt, ob die Ansage ankam.
not-known-end-named = Es ist nicht bekannt, ob { $label } beendet wurde.
not-known-end = Es ist nicht bekannt, ob das Ticket beendet wurde.
not-known-pause-named = Es ist nicht bekannt, ob { $label } pausiert wurde.
not-known-pause = Es ist nicht bekannt, ob das Ticket pausiert wurde.
not-known-cancel-named = Es ist nicht bekannt, ob { $label } als nicht erschienen geschlossen wurde.
not-known-cancel = Es ist nicht bekannt, ob das Ticket als nicht erschienen geschlossen wurde.
not-known-transfer-named = Es ist nicht bekannt, ob { $label } weitergeleitet wurde.
not-known-transfer = Es ist nicht bekannt, ob das Ticket weitergeleitet wurde.
not-known-create-named = Es ist nicht bekannt, ob { $label } ausgegeben wurde.
not-known-create = Es ist nicht bekannt, ob ein Ticket ausgegeben wurde.

# Abgelehnte Drücke.
fault-no-answer = Der Server antwortet gerade nicht, darum wurde nichts gesendet. Callpad versucht es weiter; drücken Sie noch einmal, wenn er wieder da ist.
fault-on-break = Sie machen Pause, darum wurde nichts gesendet. Gehen Sie erst zurück zur Arbeit.
