# Der Schalter.
desk-now = Der Schalter jetzt
desk-free = Frei
desk-ready = Bereit
desk-no-answer = Keine Antwort
desk-serving = Wird bedient · { $service }
desk-calling = Aufruf
desk-unknown = Ausgang unbekannt
busy-recalling = Wird erneut angesagt…
busy-ending = Wird beendet…
busy-pausing = Wird pausiert…
busy-cancelling = Wird als nicht erschienen geschlossen…
busy-transferring = Wird weitergeleitet…
recalled = { $n ->
    [1] Einmal erneut aufgerufen
    [2] Zweimal erneut aufgerufen
   *[other] { $n }-mal erneut aufgerufen
}

act-call-next = Nächsten aufrufen
act-end-call-next = Beenden & nächster
act-recall = Erneut
act-end = Beenden
act-pause = Pausieren
act-transfer = Weiterleiten…
act-no-show = Nicht da
act-no-show-hint = Niemand gekommen?
act-look-again = Noch einmal nachsehen

# Frei.
free-waiting = { $n ->
    [one] Person wartet auf Sie
   *[other] Personen warten auf Sie
}
free-nobody = Niemand wartet
free-nobody-then = Callpad sieht alle { $n } s nach. Wer kommt, erscheint hier von selbst.
free-next = Wahrscheinlich als Nächstes
free-next-waiting = wartet { $n } min
why-bound = Denn dieses Ticket ist für Sie bestimmt
why-priority = Denn es hat Vorrang
why-due = Denn es ist an der Reihe: Es wartet am längsten

# Bedienen.
serving-timer = Bedienzeit
serving-for = in Bedienung
custom-field = Zusatzfeld: { $text }
note = Notiz
badge-priority = Vorrang
badge-appointment = Termin
badge-appointment-at = Termin { $time }
badge-transferred = Weitergeleitet
badge-virtual = Virtuell
badge-bound = Für { $name }
fact-waited = wartete { $n } min
fact-waited-late = wartete { $n } min, Ziel { $target } min
fact-restored = War schon offen

# Ein Aufruf ist unterwegs.
calling-next = Der nächste Besucher wird aufgerufen…
calling-one = { $label } wird aufgerufen…
calling-wait = Die Antwort des Servers steht noch aus.

# Der Ausgang ist nicht bekannt.
unknown-calling = Die Verbindung brach beim Aufrufen ab.
unknown-recalling = Die Verbindung brach beim erneuten Ansagen ab.
unknown-ending = Die Verbindung brach beim Beenden ab.
unknown-pausing = Die Verbindung brach beim Pausieren ab.
unknown-cancelling = Die Verbindung brach beim Schließen als nicht erschienen ab.
unknown-transferring = Die Verbindung brach beim Weiterleiten ab.
unknown-creating = Die Verbindung brach beim Ausgeben eines Tickets ab.
unknown-looking = Es wird geprüft, was der Server getan hat…
unknown-not-looking = Noch weiß niemand, ob der Server es getan hat. Callpad drückt nicht ein zweites Mal für Sie.
unknown-then-call = Sehen Sie noch einmal nach: Wurde jemand aufgerufen, so erscheint die Nummer hier. Kommt niemand und steht die Nummer noch in der Liste, so wurde nicht aufgerufen.
unknown-then-recall = Sehen Sie noch einmal nach oder achten Sie auf die Ansage. Zweimal ansagen schadet nicht.
unknown-then-end = Sehen Sie noch einmal nach: Wurde das Ticket beendet, so wird dieser Schalter frei.
unknown-then-pause = Sehen Sie noch einmal nach: Wurde es pausiert, so steht es bei den pausierten, und dieser Schalter wird frei.
unknown-then-cancel = Sehen Sie noch einmal nach: Wurde es geschlossen, so steht es bei den nicht Erschienenen, und dieser Schalter wird frei.
unknown-then-transfer = Sehen Sie noch einmal nach: Wurde es weitergeleitet, so wird dieser Schalter frei.
unknown-then-create = Sehen Sie noch einmal nach: Wurde das Ticket ausgegeben, so steht es in der Liste.
unknown-open-before = Vorher war { $label } offen.
unknown-go-on-call = Nicht aufgerufen: weiter
unknown-go-on-recall = Nicht angesagt: weiter
unknown-go-on-end = Nicht beendet: weiter
unknown-go-on-pause = Nicht pausiert: weiter
unknown-go-on-cancel = Nicht geschlossen: weiter
unknown-go-on-transfer = Nicht weitergeleitet: weiter
unknown-go-on-create = Nicht ausgegeben: weiter

# Warum eine Taste gesperrt ist.
lock-outcome = Gesperrt, bis der Ausgang des letzten Drucks bekannt ist.
lock-settling = Eine Sekunde gesperrt, gegen doppeltes Drücken.
lock-unknown = Gesperrt, bis bekannt ist, ob der letzte Aufruf geschah.
lock-open = Gesperrt, solange ein Ticket offen ist: Bedient wird eines nach dem anderen.
lock-role = Ihnen fehlt die Berechtigung { $role }. Bitten Sie Ihre Verwaltung darum.

# Die Listen.
lists = Tickets
list-waiting = Wartend
list-paused = Pausiert
list-no-shows = Nicht da
list-search = Nummer oder Namen suchen
list-filter = Einen Dienst zeigen
list-all = Alle
list-service-closed = { $name }: für neue Tickets geschlossen
list-shown = { $n } von { $total } gezeigt
list-reading = Die Liste wird gelesen…
list-empty = Niemand wartet.
list-empty-paused = Nichts ist pausiert.
list-empty-no-shows = Niemand blieb aus, oder es ist zu lange her, um noch aufgerufen zu werden.
list-none-found = Keine Nummer und kein Name mit „{ $sought }“ wartet.
list-none-found-paused = Keine Nummer und kein Name mit „{ $sought }“ ist pausiert.
list-none-found-no-shows = Keine Nummer und kein Name mit „{ $sought }“ ist unter den nicht Erschienenen.
list-none-here = Für diesen Dienst wartet niemand.
list-none-here-paused = Von diesem Dienst ist nichts pausiert.
list-none-here-no-shows = Bei diesem Dienst blieb niemand aus.
list-unreadable = { $n ->
    [one] Ein Eintrag der Serverantwort war nicht lesbar; alle anderen werden gezeigt. Sagen Sie Ihrer Verwaltung: { $paths }
   *[other] { $n } Einträge der Serverantwort waren nicht lesbar; alle anderen werden gezeigt. Sagen Sie Ihrer Verwaltung: { $paths }
}
list-show-all = Alle zeigen
list-age = { $n ->
    [0] Liste von { $time }
   *[other] Liste von { $time }, { $n } min alt
}
list-help = Die Pfeiltasten gehen von Ticket zu Ticket, Enter ruft das gewählte auf.
next-bound = Wahrscheinlich als Nächstes: für Sie bestimmt
next-priority = Wahrscheinlich als Nächstes: Vorrang
next-due = Wahrscheinlich als Nächstes: wartet am längsten
row-call = Aufrufen
row-note = Notiz: { $text }
wait-minutes = { $n } min
wait-late = spät

# Für Bildschirmleser.
say-called = Jetzt wird { $label } bedient, { $service }.
say-some = Es warten Besucher.
say-none = Es wartet niemand mehr.

# Fragen.
ask-open-title = { $open } ist noch offen
ask-open-text = Bedient wird ein Ticket nach dem anderen. Was soll mit { $open } geschehen, bevor { $label } aufgerufen wird? Beenden lässt sich nicht zurücknehmen; ein pausiertes Ticket kann wieder aufgerufen werden.
ask-open-yes = { $open } beenden und { $label } aufrufen
ask-open-pause = { $open } pausieren und { $label } aufrufen
ask-open-no = Bei { $open } bleiben
ask-bound-title = { $label } ist für { $name } bestimmt
ask-bound-text = Eine Kollegin oder ein Kollege hat diesen Besucher zu { $name } geschickt. Trotzdem hierher aufrufen?
ask-bound-yes = { $label } hierher aufrufen
ask-bound-no = Lassen
ask-end-title = { $label } schon beenden?
ask-end-text = Es wurde eben erst aufgerufen. Beenden lässt sich nicht zurücknehmen.
ask-end-yes = { $label } beenden
ask-end-no = Bei { $label } bleiben
ask-forget-title = { $label } von diesem Bildschirm nehmen?
ask-forget-text = { $label } wird nur hier vergessen; an den Server geht nichts. Tun Sie das, wenn der Besuch vorbei ist und der Server das Ticket nicht mehr kennt.
ask-forget-yes = { $label } entfernen
ask-forget-no = { $label } behalten
