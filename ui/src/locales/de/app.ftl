# Das Programm und was seinen Ansichten gemeinsam ist.
app-name = Callpad
close = Schließen
cancel = Abbrechen
optional = (optional)
choice-none = Keine
choice-id = Kennung; Ihre Administration kennt sie
resuming = Anmeldung läuft…
resuming-text = Ihre letzte Sitzung wird wiederhergestellt.

# Zeitspannen.
ago-now = gerade eben
ago-seconds = vor { $n } s
ago-minutes = vor { $n } min

# Kopfzeile.
header-counter-change = Schalter wechseln
header-services = Ihre Dienste. Ändern:
header-services-change = Ihre Dienste ändern
header-services-more = { $n ->
    [one] +{ $n } Dienst
   *[other] +{ $n } Dienste
}
header-services-count = { $n ->
    [one] { $n } Dienst
   *[other] { $n } Dienste
}
header-new-ticket = Neues Ticket
line-polling = Alle { $n } s
line-lost = Keine Antwort seit { $time }
line-idle = Nicht verbunden
line-lost-keeps = Callpad versucht es automatisch weiter.
line-try-now = Jetzt versuchen
menu = Menü
menu-settings = Einstellungen
menu-keys = Tasten
menu-sign-out = Abmelden

# Der Streifen am unteren Rand.
place-built-in = Server auf diesem Computer
place-open-line = Unverschlüsselt
place-memory-only = Sitzung nicht gespeichert

# Welche Dienste bedient werden.
services-title = Ihre Dienste
services-text = Nur wer auf diese Dienste wartet, wird hier angezeigt und aufgerufen.
services-save = Diese Dienste übernehmen

# Welcher Schalter.
counter-title = Schalter wechseln
counter-save = Diesen Schalter nutzen
counter-open = { $open } ist noch offen. Beenden Sie das Ticket oder stellen Sie es zurück, bevor Sie den Schalter wechseln.
menu-diagnosis = Diagnose
