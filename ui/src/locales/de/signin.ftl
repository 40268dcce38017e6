# Erste Hälfte: Server und Person.
signin-try = Auf diesem Computer ausprobieren
signin-try-busy = Wird gestartet…
signin-try-text = Startet hier einen kleinen Server mit einer Demo-Filiale und meldet Sie an. Nichts auszufüllen, nichts verlässt diesen Computer.
signin-own = Beim eigenen Warteschlangen-Server anmelden
signin-server = Adresse des Servers
signin-user = Benutzerkennung
signin-secret = Geheimnis
signin-submit = Anmelden
signin-busy = Anmeldung läuft…

# Was die Prüfung der Adresse ergab.
probe-hint = Ihre Verwaltung kennt sie. Sie wird beim Tippen geprüft.
probe-running = Die Adresse wird geprüft…
probe-callpad = Unter { $address } antwortet ein Callpad-Server.
probe-api = Unter { $address } antwortet ein Warteschlangen-Server.
probe-auth-on = Er verlangt von allen eine Anmeldung.
probe-auth-off = Er lässt alle ohne Anmeldung ein.
probe-open-line = Diese Leitung ist offen: Ihre Anmeldung und die Namen der Besucher können andere im Netz lesen. Bitten Sie Ihre Verwaltung um eine Adresse mit https.

# Zweite Hälfte: Schalter und Dienste.
choose-title = Willkommen, { $name }. Wo arbeiten Sie heute?
choose-desk = Schalter
choose-desk-other = Anderer Schalter: Kennung eingeben…
choose-desk-id = Kennung des Schalters
choose-desk-id-help = Ihre Verwaltung kennt sie.
choose-desk-missing = Wählen Sie einen Schalter oder geben Sie seine Kennung ein.
choose-services = Dienste
choose-services-missing = Wählen Sie mindestens einen Dienst.
choose-service-ids = Kennungen der Dienste
choose-service-ids-help = Der Server nennt keine. Ihre Verwaltung kennt sie; setzen Sie ein Komma dazwischen.
choose-back = Zurück
choose-confirm = Arbeit beginnen
