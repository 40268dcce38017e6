# Der Tag.
today-parts = Teile des Tages
today-overview = Überblick
today-tickets = Tickets
today-report = Bericht
today-untold = Dieser Server sagt nicht, was heute gezählt wurde.
today-totals = Heute
today-issued = Ausgegeben
today-called = Aufgerufen
today-served = Bedient
today-no-shows = Nicht erschienen
today-left = Gegangen
today-removed = Storniert
today-transferred = Weitergeleitet
today-within = In der Zielzeit
today-average-wait = Wartezeit im Schnitt
today-average-service = Bedienzeit im Schnitt
today-usual = Üblich
today-hour = Stunde
today-formula = In der Zielzeit: von allen Tickets, die aufgerufen wurden oder aufgaben, der Anteil, der innerhalb der Zielzeit zum ersten Mal aufgerufen wurde.
today-compared = Bis { $time }: { $issued } ausgegeben, üblich sind { $usual } ({ $weekday }).
today-by-service = Nach Dienst
today-by-counter = Nach Schalter
today-by-hour = Ausgegebene Tickets nach Stunde
today-usual-means = { $n ->
    [one] Üblich: der letzte gleiche Wochentag ({ $weekday })
   *[other] Üblich: Median der letzten { $n } gleichen Wochentage ({ $weekday })
}
today-reading = Wird geladen…
today-no-hours = Es wurde noch nichts gezählt.

# Alle Tickets des Tages.
tickets-number = Nummer
tickets-state = Zustand
tickets-visitor = Besucher
tickets-issued = Ausgegeben
tickets-all = Alle
tickets-none = Kein Ticket von heute passt dazu.
tickets-more = Mehr anzeigen
tickets-found = { $n ->
    [one] { $n } Ticket
   *[other] { $n } Tickets
}
tickets-found-more = { $n ->
    [one] { $n } Ticket und weitere
   *[other] { $n } Tickets und weitere
}
state-waiting = Wartend
state-called = Aufgerufen
state-ended = Beendet
state-paused = Zurückgestellt
state-cancelled = Storniert

# Was mit einem Ticket geschah.
story-title = { $label }: Was geschah
story-reading = Wird geladen…
story-nothing = Mehr ist nicht bekannt.
story-created = Ausgegeben
story-called = Aufgerufen
story-recalled = Erneut aufgerufen
story-ended = Beendet
story-paused = Zurückgestellt
story-cancelled = Von der Leitung storniert
story-no-show = Nicht erschienen
story-sent-on = Weitergeleitet
story-sent-to = An { $to } weitergeleitet
story-changed = Von der Leitung geändert
story-other = { $what }
story-restore = { $label } wieder warten lassen

# Der Bericht.
report-period = Zeitraum
report-today = Heute
report-yesterday = Gestern
report-week = Letzte 7 Tage
report-month = Letzte 4 Wochen
report-chosen = Andere Tage
report-from = Von
report-to = Bis
report-order = Der letzte Tag liegt vor dem ersten. Ändern Sie einen davon.
report-too-many = { $n ->
    [one] Höchstens { $n } Tag auf einmal. Wählen Sie weniger.
   *[other] Höchstens { $n } Tage auf einmal. Wählen Sie weniger.
}
report-locations = Standorte
report-no-location = Wählen Sie einen Standort.
report-show = Bericht anzeigen
report-save = Als CSV speichern
report-saved = Gespeichert: { $path }
report-none = An diesen Tagen wurde nichts gezählt.
report-days = { $n ->
    [one] { $n } Tag mit Besuchern
   *[other] { $n } Tage mit Besuchern
}
report-by-hour-mean = Ausgegebene Tickets nach Stunde, Mittel der Tage
report-heat = Ausgegebene Tickets nach Wochentag und Stunde, Mittel der Tage
report-weekday = Wochentag
report-mean = { $n } Tickets am Tag im Schnitt
report-head-day = Tag
report-head-hour = Stunde
report-head-location = Standort
report-head-location-id = Kennung des Standorts
report-head-service-id = Kennung des Dienstes
report-head-tag = Kürzel
report-head-appointments = Termine
report-head-wait-s = Wartezeit, Sekunden insgesamt
report-head-average-wait-s = Mittlere Wartezeit, Sekunden
report-head-service-s = Bedienzeit, Sekunden insgesamt
report-head-average-service-s = Mittlere Bedienzeit, Sekunden

# What was seen here of a server that counts nothing.
seen-day = Heute gesehen
seen-hours = Gekommen, nach Stunde
seen-day-came = Gekommen
seen-day-left = Warten nicht mehr
seen-day-wait = Wartezeit im Schnitt
seen-day-within = In der Zielzeit
seen-day-usual = Sonst bis jetzt
seen-day-usual-both = { $came } gekommen, Warten { $wait } min
seen-day-usual-came = { $came } gekommen
seen-day-how = Hier aus den Wartelisten gezählt, nicht vom Server: Aufgerufene und Gegangene sind nicht zu unterscheiden, und wer zwischen zwei Abfragen kam und aufgerufen wurde, fehlt. Sonst heißt: derselbe Wochentag der letzten 20 Tage, über die ganz gesehenen Stunden.
