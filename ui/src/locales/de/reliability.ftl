# Wege, die der Streifen anbietet.
undo-again = { $label } wieder aufrufen
undo-back = { $label } zurückholen
notice-still-serving = Wird noch bedient
notice-end = { $label } beenden
notice-forget-day = { $label } entfernen
settings-undo-time = „Wieder aufrufen“ anbieten für
settings-undo-time-short = 8 Sekunden
settings-undo-time-long = 20 Sekunden
settings-undo-time-until-next = Bis zur nächsten Aktion
settings-undo-time-help = Nach „Zurückstellen“, „Nicht erschienen“ oder „Weiterleiten“ bietet die Leiste unten an, dieselbe Nummer wieder aufzurufen.

# Beenden & nächster, nur gleich nach dem Aufruf.
ask-end-call-text = Damit wird { $label } beendet und der Nächste aufgerufen.
ask-end-call-text-next = Damit wird { $label } beendet und der Nächste aufgerufen, wahrscheinlich { $next }.
ask-end-call-yes = { $label } beenden und Nächsten aufrufen

# Eine Pause.
header-break = Pause
desk-break = In der Pause
break-since = { $n ->
    [0] Seit { $time }
   *[other] Seit { $time }, { $n } min
}
break-local = Ihre Pause wird nicht an den Server gesendet. Niemand wird aufgerufen, und es gibt keine Hinweise.
break-told = Die Leitung sieht, dass Sie in der Pause sind. Niemand wird aufgerufen, und es gibt keine Hinweise.
break-reason = Grund, für die Leitung
break-reason-lunch = Mittag
break-reason-short = Kurze Pause
break-reason-errand = Besorgung
act-back-to-work = Zurück zur Arbeit
lock-break = Während Ihrer Pause gesperrt. Gehen Sie zuerst zurück zur Arbeit.
lock-open-break = Ein Ticket ist offen. Beenden Sie es oder stellen Sie es zurück, dann machen Sie Pause.

# Was ein Server ohne Rückfrage offen lässt.
unknown-only-person = Dieser Server kann nicht sagen, was er getan hat. Sehen Sie in den Wartebereich und in die Listen und entscheiden Sie.
unknown-probably = { $label } wurde wahrscheinlich hierher aufgerufen. Callpad kann das Ticket nicht beenden: Das kann nur die Schalterseite des Herstellers.
unknown-go-on-probably = Ich habe mich darum gekümmert: weiter

# Was beim Start gefunden oder nicht geklärt wurde.
notice-day-since = { $label } ist seit { $day } offen. Wird es noch bedient?
notice-day-since-at = { $label } ist seit { $day }, { $time } offen. Wird es noch bedient?
notice-found-open = { $label } ist an diesem Schalter offen, wurde aber nicht von hier aufgerufen: vielleicht von jemand anderem oder von einem zweiten Callpad. Ist der Besuch vorbei, beenden Sie das Ticket.
notice-too-old = Ihre Sitzung war abgelaufen, als Sie gedrückt haben, und das ist zu lange her, um es jetzt noch auszuführen. Drücken Sie erneut, wenn Sie es noch wollen.
notice-look-in-lists = Der Server kann es nicht sagen. Prüfen Sie die Listen, bevor Sie erneut drücken.
journal-cut = Callpads eigene Aufzeichnungen brachen mittendrin ab, wie nach einem Stromausfall. Alles Vollständige wird verwendet.
journal-garbled = Ein Teil von Callpads eigenen Aufzeichnungen war beschädigt. Alles Lesbare wird verwendet.
journal-newer = Callpads eigene Aufzeichnungen stammen von einem neueren Callpad. Alles, was dieses versteht, wird verwendet.
journal-unreadable = Callpads eigene Aufzeichnungen waren nicht lesbar. Prüfen Sie, ob an diesem Schalter noch ein Ticket offen ist.
journal-kept = Die beschädigte Datei bleibt als { $file } erhalten.
journal-not-kept = Von der beschädigten Datei ließ sich keine Kopie machen.

# Abgelehnte Drücke.
error-no-answer = Der Server antwortet gerade nicht, darum wurde nichts gesendet. Callpad versucht es weiter; drücken Sie erneut, wenn er wieder da ist.
error-on-break = Sie machen Pause, darum wurde nichts gesendet. Gehen Sie zuerst zurück zur Arbeit.
