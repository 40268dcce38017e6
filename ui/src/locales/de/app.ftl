# Das Programm und was seinen Ansichten gemeinsam ist.
app-name = Callpad
close = Schließen
cancel = Abbrechen
optional = (freiwillig)
choice-none = Keine
choice-id = Kennung; Ihre Verwaltung kennt sie
resuming = Anmeldung läuft…
resuming-text = Ihre letzte Anmeldung wird wieder aufgenommen.

# Zeitspannen.
ago-now = gerade eben
ago-seconds = vor { $n } s
ago-minutes = vor { $n } min

# Kopfzeile.
header-counter-change = Anderen Schalter nehmen
header-services = Bediente Dienste, ändern:
header-services-change = Bediente Dienste ändern
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
line-lost-keeps = Callpad versucht es von selbst weiter.
line-try-now = Jetzt versuchen
menu = Menü
menu-settings = Einstellungen
menu-keys = Tasten
menu-sign-out = Abmelden

# Der Streifen am unteren Rand.
place-built-in = Server auf diesem Computer
place-open-line = Offene Leitung
place-memory-only = Anmeldung nicht gemerkt

# Welche Dienste bedient werden.
services-title = Dienste, die Sie bedienen
services-text = Nur wer für diese Dienste wartet, wird hier gezeigt und aufgerufen.
services-save = Diese bedienen

# Welcher Schalter.
counter-title = Anderen Schalter nehmen
counter-save = Hier arbeiten
counter-open = { $open } ist noch offen. Beenden oder pausieren Sie es, dann nehmen Sie einen anderen Schalter.
