# Ohne Antwort und mit abgelaufener Anmeldung.
lock-no-answer = Gesperrt, solange der Server nicht antwortet. Es kommt von selbst wieder.
lock-token-ended = Gesperrt, bis Sie sich wieder anmelden.
lock-noted = Diese Nummer steht schon auf Ihrer Liste der von Hand aufgerufenen.
line-token-ended = Anmeldung abgelaufen

# Von Hand aufgerufene Nummern.
list-help-by-hand = Die Pfeiltasten gehen von Ticket zu Ticket, Enter notiert das gewählte als von Hand aufgerufen.
row-by-hand = Von Hand aufgerufen
row-noted = Notiert
paper-title = Von Hand aufgerufen
paper-text = Der Server antwortet nicht. Rufen Sie mit der Stimme auf und notieren Sie hier jede Nummer: aus der Liste oder getippt.
paper-after = Diese wurden aufgerufen, während der Server nicht antwortete. Rufen Sie dort auf und beenden Sie, was noch wartet.
paper-number = Nummer
paper-note = Notieren
paper-missing = Tippen Sie die Nummer, die Sie aufgerufen haben.
paper-twice = { $label } ist schon notiert.
paper-count = { $n ->
    [0] Keine Nummer ist notiert.
    [one] { $n } Nummer ist notiert.
   *[other] { $n } Nummern sind notiert.
}
paper-called = aufgerufen { $time }
paper-waits = wartet noch auf dem Server
paper-waits-not = wartet nicht mehr: nichts zu tun
paper-waits-unknown = noch unbekannt, ob es noch wartet
paper-close = Aufrufen und beenden
paper-remove = Entfernen
ask-by-hand-title = { $label } aufrufen und beenden?
ask-by-hand-text = { $label } wurde schon von Hand bedient. Der Server beendet nur, was er aufgerufen hat: In der Halle ist { $label } noch einmal zu hören und zu sehen, dann wird es beendet.
ask-by-hand-yes = { $label } aufrufen und beenden
ask-by-hand-no = Nicht jetzt

# Wieder anmelden.
again-title = Ihre Anmeldung ist abgelaufen
again-text = Der Server nimmt sie nicht mehr an. Melden Sie sich wieder an, um weiterzuarbeiten.
again-text-open = Der Server nimmt sie nicht mehr an. { $label } bleibt hier offen; melden Sie sich wieder an, um weiterzuarbeiten.
again-held-call = Nach der Anmeldung wird der Aufruf ausgeführt, den Sie gedrückt haben.
again-held-recall = Nach der Anmeldung wird das Ticket erneut angesagt, wie Sie gedrückt haben.
again-held-end = Nach der Anmeldung wird das Ticket beendet, wie Sie gedrückt haben.
again-held-pause = Nach der Anmeldung wird das Ticket pausiert, wie Sie gedrückt haben.
again-held-cancel = Nach der Anmeldung wird das Ticket als nicht erschienen geschlossen, wie Sie gedrückt haben.
again-held-transfer = Nach der Anmeldung wird das Ticket weitergeleitet, wie Sie gedrückt haben.
again-held-create = Nach der Anmeldung wird das Ticket ausgegeben, wie Sie gedrückt haben.
again-other = Abmelden

# Nichts bleibt liegen.
leave-title-open = { $label } ist noch offen
leave-title-unknown = Der Ausgang ist noch nicht bekannt
leave-title-paused = Von Ihnen pausierte Tickets warten noch
leave-title-nothing = Nichts ist mehr offen
leave-text-sign-out = Was soll damit geschehen, bevor Sie sich abmelden?
leave-text-close = Was soll damit geschehen, bevor Callpad schließt?
leave-unknown-sign-out = Es ist nicht bekannt, ob der Server getan hat, was Sie zuletzt gedrückt haben. Bleiben Sie, bis das klar ist; dann melden Sie sich ab.
leave-unknown-close = Es ist nicht bekannt, ob der Server getan hat, was Sie zuletzt gedrückt haben. Bleiben Sie besser, bis das klar ist.
leave-anyway-text = Schließen Sie trotzdem, so bleibt auf dem Server offen, was offen ist, und erscheint beim nächsten Start wieder.
leave-anyway = Trotzdem schließen
leave-end = { $label } beenden
leave-pause = { $label } pausieren
leave-no-show = { $label } nicht da
leave-stay = Bleiben
leave-close = Schließen
leave-paused = { $n ->
    [one] Von Ihnen pausiert; andere können es aufrufen:
   *[other] Von Ihnen pausiert; andere können sie aufrufen:
}
