# Die Warteliste eines Dienstes, neben der Übersicht.
queue-close = Warteliste schließen
queue-waiting = wartend
queue-longest = am längsten { $n } min
queue-later = { $n ->
    [one] { $n } Termin später
   *[other] { $n } Termine später
}
queue-over = { $n } überfällig
queue-newcomer = wer jetzt kommt, wartet ≈ { $n } min
queue-p90 = 90 % unter { $n } min
queue-new-ticket = Neues Ticket…
queue-stop = Ausgabe stoppen
queue-resume = Ausgabe fortsetzen
queue-stop-means = Nur neue Tickets enden: Wer wartet, wird noch bedient.
queue-resume-means = Es werden keine neuen Tickets ausgegeben. Wer wartet, wird noch bedient.
queue-unreadable = { $n ->
    [one] Ein Ticket war nicht lesbar; alle anderen werden angezeigt. Melden Sie es Ihrer Administration.
   *[other] { $n } Tickets waren nicht lesbar; alle anderen werden angezeigt. Melden Sie es Ihrer Administration.
}
queue-head-ticket = In der Reihenfolge der Aufrufe
queue-head-waited = Gewartet
queue-head-expected = Aufruf in
queue-expected = { $n ->
    [0] < 1 min
   *[other] ≈ { $n } min
}
queue-range = { $low } bis { $high }
queue-actions = Aktionen für { $label }
queue-busy = Gesperrt, bis das Ergebnis der letzten Aktion für { $label } bekannt ist.

# Was mit einem wartenden Ticket getan werden kann.
queue-give-priority = Priorität geben
queue-take-priority = Priorität nehmen
queue-send-on = Weiterleiten…
queue-note = Notiz…
queue-cancel = Stornieren…
queue-story = Verlauf
queue-price = { $n ->
    [one] { $n } Besucher wartet etwa { $minutes } min länger
   *[other] { $n } Besucher warten etwa { $minutes } min länger
}
queue-price-under = { $n ->
    [one] { $n } Besucher wartet weniger als eine Minute länger
   *[other] { $n } Besucher warten weniger als eine Minute länger
}
queue-price-none = Niemand wartet länger
queue-price-unknown = Wie viel länger andere warten, ist nicht bekannt

# Weiterleiten, Notiz, Stornieren.
queue-send-title = { $label } weiterleiten
queue-send-text = Das Ticket behält seine Nummer und wartet stattdessen dort.
queue-send = Weiterleiten
queue-send-to = An { $name } weiterleiten
queue-note-title = Notiz zu { $label }
queue-note-save = Notiz speichern
queue-cancel-title = { $label } stornieren?
queue-cancel-text = { $label } wird nicht mehr aufgerufen. Danach können Sie es noch rückgängig machen.
queue-cancel-yes = { $label } stornieren
queue-cancel-no = { $label } behalten
