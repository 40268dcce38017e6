# The header.
board-title = Übersicht
board-views = Ansichten
board-now = Jetzt
board-today = Heute
board-locations = Standorte
board-local-time = Ortszeit { $time }
board-to-counter = Schalterfenster zeigen: { $counter }
board-wall = Wandbildschirm füllen
board-wall-leave = Wandbildschirm verlassen

# Where there is no board to show.
board-denied-title = Kein Zugriff auf die Übersicht
board-denied = Der Server lässt Sie nicht mehr leiten. Bitten Sie die Administration um die Berechtigung, und melden Sie sich erneut an.
board-signed-out-title = Nicht angemeldet
board-signed-out = Melden Sie sich im Schalterfenster an; von dort öffnen Sie die Übersicht.
board-open-counter = Schalterfenster zeigen
board-reading = Die Übersicht wird geladen…
board-no-location = Der Server zeigt keinen Standort, den Sie leiten dürfen.
board-stale = Keine Antwort von { $location } seit { $time }. Diese Zahlen sind { $n } min alt.
board-plain = Dieser Server sagt nur, wie viele warten und wer. Schalter sind hier nicht bekannt.
board-seen-since = Prognosen und Zahlen des Tages werden hier berechnet aus dem, was seit { $time } zu sehen war.
board-no-forecast = Dieser Server macht keine Prognosen; darum gibt es weder Rat noch Was-wäre-wenn.

# Advice.
board-advice = { $n ->
   [one] { $service } braucht einen Schalter mehr
  *[other] { $service } braucht { $n } Schalter mehr
}
board-advice-over = Die längste Wartezeit ist { $n } min, { $over } über der Zielzeit.
board-advice-longest = Die längste Wartezeit ist { $n } min.
board-advice-over-ticket = { $ticket } wartet seit { $n } min, { $over } über der Zielzeit.
board-advice-longest-ticket = { $ticket } wartet seit { $n } min.
board-advice-open = Mit { $counter } offen ist die längste Wartezeit um { $time } { $to } min statt { $from }; überfällig: { $over } statt { $overFrom }.
board-advice-serve = Wenn { $counter } ihn mit bedient, ist die längste Wartezeit um { $time } { $to } min statt { $from }; überfällig: { $over } statt { $overFrom }.
board-advice-any = Dann ist die längste Wartezeit um { $time } { $to } min statt { $from }; überfällig: { $over } statt { $overFrom }.
board-advice-other = Wer neu zu { $service } kommt, wartet { $to } min statt { $from }.
board-advice-none = Keine Änderung würde jetzt sicher helfen
board-all-on-target = Alle Dienste liegen in der Zielzeit
board-what-if-open = Was wäre, wenn…
board-ask = Bitten…
board-ask-of = { $counter } bitten…

# Advice that was followed, and what came of it.
board-graded = Was aus dem Rat wurde
board-graded-asked = Gebeten um { $time }: { $counter } für { $service }
board-graded-asked-any = Gebeten um { $time }: irgendein Schalter für { $service }
board-graded-longest = { $n ->
   [0] Um { $time } wartete niemand.
  *[other] Längste Wartezeit um { $time }: { $n } min.
}
board-graded-expected = Erwartet: { $to } min damit, { $from } ohne.
board-graded-missed = Um { $time } sah niemand hin; es wurde nicht gemessen.
board-graded-fewer = { $n ->
   [one] Einer weniger überfällig als ohne.
  *[other] { $n } weniger überfällig als ohne.
}
board-graded-later = Zu sehen um { $time }.

# The services.
board-services = Dienste
board-service = Dienst
board-waiting = Wartend
board-longest = Längste
board-newcomer = Neue warten
board-under = 90 % unter
board-hour = Längste Wartezeit, letzte Stunde
board-state = Stand
board-there = Schalter
board-later = +{ $n } später
board-later-help = Termine, deren Zeit noch nicht gekommen ist
board-about = ≈ { $n } min
board-about-range = Etwa { $n } min; 8 von 10 warten { $from } bis { $to } min
board-not-enough = zu wenige Daten
board-not-known = nicht bekannt
board-hour-said = Alle 5 min der letzten Stunde: zuerst { $first } min, zuletzt { $last } min, höchstens { $most } min.
board-hour-target = Zielzeit: { $n } min.
board-hour-nobody = In der letzten Stunde wartete niemand.
board-over = { $n ->
   [0] Knapp über { $target } min
  *[other] { $n } min über { $target }
}
board-near = { $n ->
   [0] Unter 1 min bis zur Zielzeit
  *[other] { $n } min bis zur Zielzeit
}
board-on-target = In der Zielzeit
board-no-target = Ohne Zielzeit
board-closed = Geschlossen
board-stopped = Keine neuen Tickets
board-no-counter = Kein Schalter
board-quiet = { $n ->
   [one] Ein ruhiger Dienst
  *[other] { $n } ruhige Dienste
}
board-open-queue = Warteliste: { $service }

# The counters.
board-counters = Schalter
board-sum-serving = { $n } bedienen
board-sum-free = { $n } frei
board-sum-break = { $n } in Pause
board-sum-nobody = { $n } unbesetzt
board-serving-usual = { $service } · { $n } min, üblich { $usual }
board-serving = { $service } · { $n } min
board-long = Ungewöhnlich lang
board-free = Frei
board-for = { $n ->
   [0] soeben
  *[other] seit { $n } min
}
board-break = Pause
board-nobody = Unbesetzt
board-since = seit { $time }
board-not-today = heute noch nicht
board-serves = bedient { $tags }
board-serves-more = bedient { $tags } und { $n } weitere
board-asked-open = Gebeten zu öffnen
board-asked-serve = Gebeten, auch { $service } zu bedienen
board-asked-close = Gebeten zu schließen
board-answer-asked = { $n ->
   [0] noch offen
  *[other] noch offen, { $n } min übrig
}
board-answer-accepted = angenommen
board-answer-declined = abgelehnt
board-answer-ended = niemand hat rechtzeitig geantwortet

# Closing, what if, fairness, today.
board-closing = Schließt um { $time }
board-closing-unknown = Schließung
board-closing-leaves = geht der letzte Besucher, im Tempo von heute
board-closing-range = 8 von 10 Läufen: { $from } bis { $to }
board-closing-late = { $n } min nach der Schließung
board-closing-late-hours = { $n ->
    [0] { $hours } h nach der Schließung
   *[other] { $hours } h { $n } min nach der Schließung
}
board-closing-holds = Die Schließung hält
board-closing-last = Um pünktlich zu schließen, stoppen Sie die Ausgabe um { $time }.
board-closing-last-now = Wer jetzt ein Ticket zieht, geht nach der Schließung.
board-closing-open = Oder öffnen Sie ab { $time } einen Schalter mehr für { $service }.
board-closing-open-now = Oder öffnen Sie jetzt einen Schalter mehr für { $service }.
board-closing-stop = Ausgabe jetzt stoppen
board-closing-stop-means = Keine neuen Tickets in allen Diensten; wer wartet, wird noch bedient.
board-closing-stopped = Die Ausgabe wurde hier gestoppt. Wer wartet, wird noch bedient.
board-what-if = Was wäre, wenn
board-what-if-fewer = Ein Schalter weniger
board-what-if-more = Ein Schalter mehr
board-what-if-by = { $n ->
   [0] wie jetzt
   [one] { $sign }{ $n } Schalter
  *[other] { $sign }{ $n } Schalter
}
board-what-if-ahead = Vorausschau
board-in-minutes = in { $n } min
board-what-if-longest = Längste Wartezeit
board-what-if-over = Überfällige Besucher
board-what-if-leaves = Letzter Besucher geht
board-what-if-newcomer = { $service }: Neue warten
board-from-to = { $from } → { $to }
board-from-to-said = { $from } wie jetzt, { $to } mit der Änderung
board-ranges = 8 von 10 Läufen: { $from } bis { $to }, mit der Änderung { $changedFrom } bis { $changedTo }
board-computing = Wird berechnet…
board-forecast-error = Am letzten gemessenen Tag lagen die Prognosen im Mittel { $n } min daneben.
board-fairness = Fairness, letzte Stunde
board-overtaken = { $n ->
   [0] Niemand wurde durch einen Aufruf außer der Reihe überholt
   [one] Ein Besucher wurde durch einen Aufruf außer der Reihe überholt
  *[other] { $n } Besucher wurden durch einen Aufruf außer der Reihe überholt
}
board-overtaken-by = { $label } durch { $by }, an { $counter }, { $time }
board-more = und { $n } weitere
board-issued = Ausgegeben
board-within = In der Zielzeit aufgerufen
board-within-how = Von allen, die aufgerufen wurden oder gingen: die, deren erster Aufruf in der Zielzeit lag.
board-no-shows = Nicht erschienen
board-left = Gegangen
board-removed = Entfernt

# Alerts.
board-alerts = Warnungen
board-alert-over = { $n ->
   [0] { $subject }: überfällig
  *[other] { $subject }: längste Wartezeit { $n } min, überfällig
}
board-alert-near = { $n ->
   [0] { $subject }: nahe der Zielzeit
  *[other] { $subject }: längste Wartezeit { $n } min, nahe der Zielzeit
}
board-alert-no-counter = { $subject }: { $n } wartend, kein Schalter
board-alert-free = { $subject } ist frei, während seine Dienste warten
board-alert-long = { $n ->
   [0] { $subject } bedient länger als üblich
  *[other] { $subject } bedient seit { $n } min, länger als üblich
}
board-alert-closing = Der letzte Besucher geht { $n } min nach der Schließung
board-alert-no-answer = Keine Antwort
board-alert-where = { $location }:
board-alert-where-at = { $location } ({ $server }):
board-alert-over-now = Erledigt: { $what }

# The locations.
board-location = Standort
board-worst = Schlechtester Dienst
board-over-target = Überfällig
board-people-there = Besetzte Schalter
board-people-of = { $n } von { $total }
board-last-leaves = Letzter Besucher
board-last-closes = { $time }, schließt { $closes }
board-location-stale = Keine Antwort seit { $time }
board-no-service = Keine Dienste

# The settings: alerts for supervisors.
board-set-alerts = Warnen, wenn
board-set-over = eine Wartezeit die Zielzeit überschreitet
board-set-near = eine Wartezeit der Zielzeit nahe kommt
board-set-no-counter = Besucher warten und kein Schalter sie bedient
board-set-free = ein Schalter frei ist, während seine Dienste warten
board-set-long = ein Schalter ungewöhnlich lange bedient
board-set-no-answer = ein Standort nicht antwortet
board-set-closing = der letzte Besucher so viele Minuten nach der Schließung geht (0: nie)
board-set-closing-range = Von { $fewest } bis { $most } Minuten.
board-set-quiet = Ruhezeit dieses Computers: keine Warnungen
board-set-from = Von
board-set-to = Bis
board-set-quiet-both = Geben Sie beide Zeiten an oder keine.
board-set-borders = Eigene Grenzen einzelner Dienste, in Minuten
board-set-borders-help = Warnung über der ersten, Entwarnung bei der zweiten. Leer: die Zielzeit.
board-set-border-on = { $service }: warnen über
board-set-border-off = { $service }: Entwarnung bei
board-set-borders-wrong = Zwei ganze Zahlen, die zweite nicht größer als die erste.

# The keys.
board-key-views = Jetzt, Heute, Standorte
board-key-search = In der Warteliste suchen
board-key-back = Zurück, oder Wandbildschirm verlassen
board-key-text = Text größer oder kleiner
board-key-help = Tasten anzeigen

# What is worked out here for a server that forecasts nothing.
board-ahead = Was als Nächstes kommt
board-ahead-none = Noch zu wenige Daten. Eine Prognose braucht fünf Aufrufe nacheinander.
board-ahead-said = Etwa { $n } min; 8 von 10 Läufen { $from } bis { $to } min
board-ahead-over = Etwa { $n }; 8 von 10 Läufen { $from } bis { $to }
