# Ohne Antwort und mit abgelaufener Anmeldung.
lock-no-answer = Gesperrt, solange der Server nicht antwortet. Callpad verbindet sich automatisch wieder.
lock-token-ended = Gesperrt, bis Sie sich wieder anmelden.
lock-noted = Diese Nummer steht schon auf Ihrer Liste der von Hand aufgerufenen.
lock-not-offered = Gesperrt: Dieser Server bietet das nicht an.
line-token-ended = Sitzung abgelaufen

# Von Hand aufgerufene Nummern.
list-help-by-hand = Mit den Pfeiltasten wechseln Sie zwischen den Tickets, Enter notiert das gewählte als von Hand aufgerufen.
row-by-hand = Von Hand aufgerufen
row-noted = Notiert
offline-title = Von Hand aufgerufen
offline-text = Der Server antwortet nicht. Rufen Sie mündlich auf und notieren Sie hier jede Nummer: aus der Liste gewählt oder eingetippt.
offline-after = Diese wurden aufgerufen, während der Server nicht antwortete. Rufen Sie die auf, die dort noch warten, und beenden Sie sie.
offline-number = Nummer
offline-note = Notieren
offline-missing = Geben Sie die Nummer ein, die Sie aufgerufen haben.
offline-twice = { $label } ist schon notiert.
offline-count = { $n ->
    [0] Keine Nummern notiert.
    [one] { $n } Nummer notiert.
   *[other] { $n } Nummern notiert.
}
offline-called = aufgerufen um { $time }
offline-waits = wartet auf dem Server noch
offline-waits-not = wartet nicht mehr: nichts zu tun
offline-waits-unknown = noch nicht bekannt, ob es noch wartet
offline-close = Aufrufen und beenden
offline-remove = Entfernen
ask-by-hand-title = { $label } aufrufen und beenden?
ask-by-hand-text = { $label } wurde schon von Hand bedient. Der Server beendet nur, was er aufgerufen hat: { $label } wird im Wartebereich noch einmal angesagt und angezeigt und dann beendet.
ask-by-hand-yes = { $label } aufrufen und beenden
ask-by-hand-no = Nicht jetzt

# Wieder anmelden.
again-title = Ihre Sitzung ist abgelaufen
again-text = Der Server nimmt sie nicht mehr an. Melden Sie sich wieder an, um weiterzuarbeiten.
again-text-open = Der Server nimmt sie nicht mehr an. { $label } bleibt hier offen; melden Sie sich wieder an, um weiterzuarbeiten.
again-other = Abmelden

# Nichts bleibt liegen.
leave-title-open = { $label } ist noch offen
leave-title-unknown = Das Ergebnis ist noch nicht bekannt
leave-title-paused = Von Ihnen zurückgestellte Tickets warten noch
leave-title-nothing = Nichts ist mehr offen
leave-text-sign-out = Was soll damit geschehen, bevor Sie sich abmelden?
leave-text-close = Was soll damit geschehen, bevor Callpad geschlossen wird?
leave-unknown-sign-out = Es ist nicht bekannt, ob der Server Ihre letzte Aktion ausgeführt hat. Bleiben Sie, bis das klar ist; dann melden Sie sich ab.
leave-unknown-close = Es ist nicht bekannt, ob der Server Ihre letzte Aktion ausgeführt hat. Bleiben Sie besser, bis das klar ist.
leave-anyway-text = Wenn Sie trotzdem schließen, bleibt das Offene auf dem Server offen und wird beim nächsten Start wieder angezeigt.
leave-anyway = Trotzdem schließen
leave-stay = Bleiben
leave-close = Schließen
leave-paused = { $n ->
    [one] Von Ihnen zurückgestellt; andere können es aufrufen:
   *[other] Von Ihnen zurückgestellt; andere können sie aufrufen:
}
