# Ein neues Ticket.
ticket-title = Neues Ticket
ticket-service = Dienst
ticket-service-missing = Wählen Sie einen Dienst.
ticket-service-closed = { $name } ist für neue Tickets geschlossen. Wählen Sie einen anderen Dienst.
ticket-no-service = Der Server nennt keine Dienste. Prüfen Sie es gleich erneut oder melden Sie es Ihrer Administration.
ticket-closed = Geschlossen
ticket-waiting = { $n } wartend
ticket-average = im Schnitt { $n } min
ticket-expected = Warten ≈ { $n } min
ticket-expected-said = Wer jetzt kommt, wartet etwa { $n } Minuten, zwischen { $from } und { $to }
ticket-not-served = keiner Ihrer Dienste
ticket-visitor = Name des Besuchers
ticket-custom-field = Zusatzfeld
ticket-priority = Priorität: kommt vor anderen dran
ticket-too-long = Kürzen Sie, was zu lang ist, und versuchen Sie es erneut.
ticket-more = Mehr: Termin, Sprache, Schalter oder Person
ticket-date = Datum
ticket-time = Uhrzeit
ticket-when = Termin
ticket-date-none = Dieses Datum gibt es nicht. Prüfen Sie es.
ticket-lang = Sprache
ticket-device = Gerät für die gedruckten Texte
ticket-device-help = Wählen Sie ein Gerät, schickt der Server die Texte des gedruckten Tickets.
ticket-desk = Nur für diesen Schalter
ticket-user = Nur für diese Person
ticket-virtual = Virtuelles Ticket: Gewartet wird anderswo
ticket-send = Ticket ausgeben
ticket-send-call = Ausgeben und aufrufen
limit-left = { $n ->
    [one] noch { $n } Zeichen
   *[other] noch { $n } Zeichen
}
limit-over = { $n ->
    [one] { $n } Zeichen zu viel: Server nehmen höchstens { $max } an.
   *[other] { $n } Zeichen zu viel: Server nehmen höchstens { $max } an.
}

# Das ausgegebene Ticket.
issued-texts = Texte des Tickets
issued-print = Drucken…

# Wohin ein Ticket gehen soll.
transfer-title = { $label } weiterleiten
transfer-kind = Weiterleiten an
transfer-service = Dienst
transfer-desk = Schalter
transfer-user = Person
transfer-find-service = Dienst suchen
transfer-find-desk = Schalter suchen
transfer-find-user = Person suchen
transfer-id-service = Kennung des Dienstes
transfer-id-desk = Kennung des Schalters
transfer-id-user = Kennung der Person
transfer-untold = Der Server nennt keine. Geben Sie die Kennung ein; Ihre Administration kennt sie.
transfer-last = Zuletzt:
transfer-none-found = Nichts gefunden mit „{ $sought }“.
transfer-more = { $n ->
    [one] { $n } weiteres Ziel: zum Finden tippen
   *[other] { $n } weitere Ziele: zum Finden tippen
}
transfer-here = bei Ihnen
transfer-now = aktuell
transfer-note = Notiz für die nächste Stelle
transfer-target = Ziel
transfer-missing = Wählen Sie, wohin das Ticket weitergeleitet werden soll.
transfer-closed = { $name } nimmt derzeit keine neuen Tickets an. Dort ist mit langer Wartezeit zu rechnen.
transfer-gone = Der Server kennt { $name } nicht mehr. Wählen Sie ein anderes Ziel.
transfer-gone-somewhere = Dieses Ziel gibt es nicht mehr. Wählen Sie ein anderes.
transfer-keep = { $label } behalten
transfer-send = Weiterleiten
transfer-send-to = An { $name } weiterleiten
