# Der Schalter.
desk-now = An Ihrem Schalter
desk-free = Frei
desk-ready = Bereit
desk-no-answer = Keine Antwort
desk-serving = Wird bedient · { $service }
desk-calling = Aufruf
desk-unknown = Ergebnis unbekannt
recalled = { $n ->
    [1] Einmal erneut aufgerufen
    [2] Zweimal erneut aufgerufen
   *[other] { $n }-mal erneut aufgerufen
}

act-call-next = Nächsten aufrufen
act-end-call-next = Beenden & Nächster
act-no-show-hint = Niemand gekommen?
act-look-again = Erneut prüfen

# Frei.
free-waiting = { $n ->
    [one] Person wartet auf Sie
   *[other] Personen warten auf Sie
}
free-nobody = Niemand wartet
free-nobody-then = Callpad prüft alle { $n } s. Wer kommt, erscheint hier automatisch.
free-next = Wahrscheinlich als Nächstes
free-next-waiting = wartet seit { $n } min
why-bound = Weil dieses Ticket für Sie bestimmt ist
why-priority = Weil es Priorität hat
why-due = Weil es am längsten wartet

# Bedienen.
serving-timer = Bedienzeit
serving-for = in Bedienung
custom-field = Zusatzfeld: { $text }
note = Notiz
badge-priority = Priorität
badge-appointment = Termin
badge-appointment-at = Termin { $time }
badge-transferred = Weitergeleitet
badge-virtual = Virtuell
badge-bound = Für { $name }
fact-waited = hat { $n } min gewartet
fact-waited-late = hat { $n } min gewartet, Ziel { $target } min
fact-restored = Bereits offen

# Ein Aufruf ist unterwegs.
calling-next = Der nächste Besucher wird aufgerufen…
calling-one = { $label } wird aufgerufen…
calling-wait = Warten auf den Server.

# Der Ausgang ist nicht bekannt.
unknown-looking = Es wird geprüft, was der Server getan hat…
unknown-not-looking = Noch ist nicht bekannt, ob der Server es ausgeführt hat. Callpad wiederholt es nicht von selbst.
unknown-open-before = Vorher war { $label } offen.

# Warum eine Taste gesperrt ist.
lock-outcome = Gesperrt, bis das Ergebnis der letzten Aktion bekannt ist.
lock-settling = Eine Sekunde gesperrt, als Schutz vor doppeltem Drücken.
lock-unknown = Gesperrt, bis bekannt ist, ob der letzte Aufruf angekommen ist.
lock-open = Gesperrt, solange ein Ticket offen ist: Es wird immer nur eines bedient.
lock-role = Ihnen fehlt die Berechtigung { $role }. Bitten Sie Ihre Administration darum.

# Die Listen.
lists = Tickets
list-waiting = Wartend
list-paused = Zurückgestellt
list-no-shows = Nicht erschienen
list-search = Nummer oder Namen suchen
list-filter = Nach Dienst filtern
list-all = Alle
list-service-closed = { $name }: für neue Tickets geschlossen
list-shown = { $n } von { $total } angezeigt
list-reading = Die Liste wird geladen…
list-empty = Niemand wartet.
list-empty-paused = Keine zurückgestellten Tickets.
list-empty-no-shows = Niemand, der nicht erschienen ist und noch aufgerufen werden kann.
list-none-found = Keine wartende Nummer und kein Name mit „{ $sought }“.
list-none-found-paused = Keine zurückgestellte Nummer und kein Name mit „{ $sought }“.
list-none-found-no-shows = Unter „Nicht erschienen“ keine Nummer und kein Name mit „{ $sought }“.
list-none-here = Für diesen Dienst wartet niemand.
list-none-here-paused = Keine zurückgestellten Tickets für diesen Dienst.
list-none-here-no-shows = Für diesen Dienst ist niemand ausgeblieben.
list-unreadable = { $n ->
    [one] Ein Eintrag in der Antwort des Servers war nicht lesbar; alle anderen werden angezeigt. Melden Sie Ihrer Administration: { $paths }
   *[other] { $n } Einträge in der Antwort des Servers waren nicht lesbar; alle anderen werden angezeigt. Melden Sie Ihrer Administration: { $paths }
}
list-show-all = Alle anzeigen
list-age = { $n ->
    [0] Liste von { $time }
   *[other] Liste von { $time }, { $n } min alt
}
list-help = Mit den Pfeiltasten wechseln Sie zwischen den Tickets, Enter ruft das gewählte auf.
next-bound = Wahrscheinlich als Nächstes: für Sie bestimmt
next-priority = Wahrscheinlich als Nächstes: Priorität
next-due = Wahrscheinlich als Nächstes: wartet am längsten
row-call = Aufrufen
row-note = Notiz: { $text }
wait-minutes = { $n } min
row-expected = in ≈ { $n } min
row-expected-soon = gleich
row-expected-said = voraussichtlich in etwa { $n } Minuten, zwischen { $from } und { $to }
row-expected-soon-said = voraussichtlich gleich
wait-late = überfällig

# Für Bildschirmleser.
say-called = { $label } wird jetzt bedient, { $service }.
say-some = Es warten Besucher.
say-none = Niemand wartet mehr.

# Fragen.
ask-open-title = { $open } ist noch offen
ask-open-text = { $open } beenden oder zurückstellen, bevor { $label } aufgerufen wird? Ein beendetes Ticket lässt sich nicht wieder öffnen; ein zurückgestelltes kann wieder aufgerufen werden.
ask-open-yes = { $open } beenden und { $label } aufrufen
ask-open-pause = { $open } zurückstellen und { $label } aufrufen
ask-open-no = { $open } weiter bedienen
ask-bound-title = { $label } ist für { $name } bestimmt
ask-bound-text = Jemand aus dem Team hat diesen Besucher zu { $name } geschickt. Trotzdem hierher aufrufen?
ask-bound-yes = { $label } hierher aufrufen
ask-bound-no = Nicht aufrufen
ask-end-title = { $label } schon beenden?
ask-end-text = Es wurde eben erst aufgerufen. Ein beendetes Ticket lässt sich nicht wieder öffnen.
ask-end-yes = { $label } beenden
ask-end-no = { $label } weiter bedienen
ask-forget-title = { $label } aus dieser Ansicht entfernen?
ask-forget-text = { $label } wird nur hier entfernt; an den Server wird nichts gesendet. Tun Sie das, wenn der Besuch vorbei ist und der Server das Ticket nicht mehr kennt.
ask-forget-yes = { $label } entfernen
ask-forget-no = { $label } behalten
