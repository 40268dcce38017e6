# Ein neues Ticket.
ticket-title = Neues Ticket
ticket-service = Dienst
ticket-service-missing = Wählen Sie einen Dienst.
ticket-service-closed = { $name } ist für neue Tickets geschlossen. Wählen Sie einen anderen Dienst.
ticket-no-service = Der Server zeigt keinen Dienst. Sehen Sie gleich noch einmal nach oder sagen Sie es Ihrer Verwaltung.
ticket-closed = Geschlossen
ticket-waiting = { $n } wartend
ticket-average = im Mittel { $n } min
ticket-not-served = hier nicht bedient
ticket-visitor = Name des Besuchers
ticket-custom-field = Zusatzfeld
ticket-priority = Vorrang: kommt vor anderen dran
ticket-too-long = Kürzen Sie, was zu lang ist, und senden Sie noch einmal.
ticket-more = Mehr: Termin, Sprache, für wen
ticket-date = Datum
ticket-time = Uhrzeit
ticket-when = Termin
ticket-date-none = Diesen Tag gibt es nicht. Prüfen Sie das Datum.
ticket-lang = Sprache
ticket-device = Gerät für die gedruckten Texte
ticket-device-help = Mit einem Gerät schickt der Server die Texte eines gedruckten Tickets.
ticket-desk = Nur für diesen Schalter
ticket-user = Nur für diese Person
ticket-virtual = Virtuelles Ticket: Dafür steht niemand an
ticket-send = Ticket ausgeben
ticket-send-call = Ausgeben und aufrufen
limit-left = { $n ->
    [one] noch { $n } Zeichen
   *[other] noch { $n } Zeichen
}
limit-over = { $n ->
    [one] { $n } Zeichen zu viel: Server nehmen { $max }.
   *[other] { $n } Zeichen zu viel: Server nehmen { $max }.
}

# Das ausgegebene Ticket.
issued-texts = Texte des Tickets
issued-print = Drucken…

# Wohin ein Ticket gehen soll.
transfer-title = { $label } weiterleiten
transfer-kind = Wohin
transfer-service = Dienst
transfer-desk = Schalter
transfer-user = Person
transfer-find-service = Dienst suchen
transfer-find-desk = Schalter suchen
transfer-find-user = Person suchen
transfer-id-service = Kennung des Dienstes
transfer-id-desk = Kennung des Schalters
transfer-id-user = Kennung der Person
transfer-untold = Der Server nennt keine. Geben Sie die Kennung ein; Ihre Verwaltung kennt sie.
transfer-last = Zuletzt:
transfer-none-found = Hier gibt es nichts mit „{ $sought }“.
transfer-more = { $n ->
    [one] { $n } weiteres: zum Finden tippen
   *[other] { $n } weitere: zum Finden tippen
}
transfer-here = Sie
transfer-now = jetzt hier
transfer-note = Notiz für die Nächsten
transfer-target = Ziel
transfer-missing = Wählen Sie, wohin das Ticket gehen soll.
transfer-closed = { $name } nimmt jetzt keine neuen Tickets an. Der Besucher wartet dort vielleicht lange.
transfer-gone = Der Server kennt { $name } nicht mehr. Wählen Sie ein anderes Ziel.
transfer-gone-somewhere = Dieses Ziel gibt es nicht mehr. Wählen Sie ein anderes.
transfer-keep = { $label } behalten
transfer-send = Weiterleiten
transfer-send-to = An { $name } weiterleiten
