# Die Seiten im Wartebereich: Anzeige, Ticketautomat, Telefon der Besucher. Sie laden keine andere Datei.

# Die Anzeige.
screen-now = Jetzt aufgerufen
screen-again = Erneut aufgerufen
screen-last = Zuletzt aufgerufen
screen-empty = Hier erscheint Ihre Nummer
screen-wait-minutes = etwa { $n } min
screen-wait-none = keine Wartezeit
screen-sound-off = Ton ist aus: hier berühren
screen-check = Testaufruf
screen-lost-hint = Zurzeit werden keine Nummern angezeigt. Bitte achten Sie auf Ihren Aufruf oder fragen Sie an einem Schalter.
# Wird gesprochen. Die Nummer kommt ohne führende Nullen.
screen-say = Ticket { $ticket }: { $counter }.
screen-say-counter = Schalter { $n }
screen-say-check = Dies ist ein Testaufruf.

# Was alle Seiten sagen.
hall-connecting = Verbindung wird hergestellt…
hall-lost = Keine Verbindung
hall-key-missing = Diese Seite braucht einen Geräteschlüssel. Die Administration erstellt ihn auf dem Server mit diesem Befehl:
hall-key-refused = Der Server kennt den Geräteschlüssel dieser Seite nicht. Vielleicht wurde er entfernt. Die Administration erstellt einen neuen mit diesem Befehl:
hall-people-ahead = { $n ->
    [0] Niemand vor Ihnen
    [one] { $n } Person vor Ihnen
   *[other] { $n } Personen vor Ihnen
}

# Der Ticketautomat.
kiosk-title = Was führt Sie zu uns?
kiosk-waiting = { $n ->
    [0] Niemand wartet
    [one] { $n } wartet
   *[other] { $n } warten
}
kiosk-wait = { $waiting } · etwa { $n } min
kiosk-closed = Geschlossen
kiosk-no-more = Zurzeit keine Tickets
kiosk-opens-today = Geschlossen. Öffnet heute um { $time }
kiosk-opens-tomorrow = Geschlossen. Öffnet morgen um { $time }
kiosk-opens-on = Geschlossen. Öffnet { $day } um { $time }
kiosk-options = Sprache und Darstellung
kiosk-read = Vorlesen
kiosk-read-stop = Vorlesen beenden
kiosk-contrast = Kontrast
kiosk-large = Große Schrift
kiosk-lower = Tasten tiefer
kiosk-issuing = Einen Moment, bitte…
kiosk-issuing-long = Es wird weiter versucht. Einen Moment, bitte…
kiosk-printing = Ihr Ticket wird gedruckt…
kiosk-take = Bitte nehmen Sie Ihr Ticket
kiosk-number = Ihre Nummer
kiosk-in-minutes = Sie sind in etwa { $n } min an der Reihe
kiosk-scan = Scannen Sie den Code, um Ihren Aufruf auf dem Telefon zu verfolgen.
kiosk-remember = Bitte merken Sie sich Ihre Nummer.
kiosk-slip-unsure = Bitte nehmen Sie Ihr Ticket. Kam keines heraus, gilt Ihre Nummer trotzdem: Bitte merken Sie sie sich.
kiosk-done = Fertig
kiosk-more-time = Mehr Zeit
kiosk-back-in = Zurück zum Anfang in { $n } s
kiosk-not-issued = Es wurde kein Ticket ausgegeben
kiosk-service-closed = { $service } wurde gerade geschlossen.
kiosk-paper-out = Der Drucker hat kein Papier. Bitte sagen Sie dem Personal Bescheid.
kiosk-cover-open = Der Drucker ist geöffnet. Bitte sagen Sie dem Personal Bescheid.
kiosk-printer-away = Der Drucker ist nicht erreichbar. Bitte sagen Sie dem Personal Bescheid.
kiosk-jammed = Das Papier klemmt. Bitte sagen Sie dem Personal Bescheid.
kiosk-printer-error = Der Drucker meldet einen Fehler. Bitte sagen Sie dem Personal Bescheid.
kiosk-unclear = Bitte prüfen
kiosk-print-unknown = Es ist nicht bekannt, ob Ihr Ticket gedruckt wurde. Wenn Sie es haben, gilt es; sonst fragen Sie bitte an einem Schalter.
kiosk-server-away = Der Server antwortet nicht. Bitte fragen Sie an einem Schalter.
kiosk-busy = Zu viele Tickets auf einmal. Bitte versuchen Sie es gleich noch einmal.
kiosk-refused = Der Server hat kein Ticket ausgegeben. Bitte fragen Sie an einem Schalter.
kiosk-lost-hint = Zurzeit gibt es hier keine Tickets. Bitte fragen Sie an einem Schalter.
kiosk-start-over = Von vorn beginnen
kiosk-test-slip = Testdruck

# Das Telefon.
phone-title = Ticket { $ticket }
phone-place = { $location } · { $service }
phone-turn-at = voraussichtlich um { $time }
phone-between = zwischen { $from } und { $to }
phone-keep-open = Lassen Sie diese Seite offen: Sie klingelt und vibriert, wenn Sie aufgerufen werden.
phone-go-out = Sie können hinausgehen; seien Sie um { $time } zurück. Solange Ihr Telefon schläft, kann diese Seite Sie nicht rufen.
phone-stay-near = Bitte bleiben Sie in der Nähe.
phone-soon = Sie sind bald an der Reihe. Bitte bleiben Sie im Wartebereich.
phone-sound-on = Ton einschalten
phone-sound-is-on = Ton ist an
phone-called = Sie werden aufgerufen
phone-called-ago = { $n ->
    [0] gerade eben
    [one] vor { $n } Minute
   *[other] vor { $n } Minuten
}
phone-quiet = Ton abstellen
phone-let-ahead = Zwei Personen vorlassen
phone-let-ahead-ask = Zwei Personen vorlassen? Das geht einmal.
phone-leave = Ich brauche mein Ticket nicht mehr
phone-leave-ask = Ticket abgeben? Sie verlieren Ihren Platz.
phone-yes-ahead = Ja, zwei vorlassen
phone-yes-leave = Ja, abgeben
phone-no = Nein, Platz behalten
phone-paused = Ihr Ticket ist zurückgestellt. Sie werden wieder aufgerufen.
phone-ended = Ihr Besuch ist beendet. Vielen Dank.
phone-cancelled = Sie wurden aufgerufen, sind aber nicht gekommen. Bitte fragen Sie an einem Schalter.
phone-left = Sie haben Ihr Ticket abgegeben. Danke für die Rückmeldung.
phone-over = Dieses Ticket gilt nicht mehr.
phone-unknown = Unter dieser Adresse gibt es kein Ticket. Vielleicht gilt es nicht mehr. Bitte prüfen Sie die Adresse oder fragen Sie an einem Schalter.
phone-offline = Keine Verbindung. Dies galt um { $time }.
phone-failed = Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.
phone-language = Sprache
