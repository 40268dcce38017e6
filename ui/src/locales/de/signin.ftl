# Erste Hälfte: Server und Person.
signin-try = Auf diesem Computer ausprobieren
signin-try-busy = Wird gestartet…
signin-try-text = Startet auf diesem Computer einen kleinen Server mit einer Demo-Filiale und meldet Sie an. Sie müssen nichts ausfüllen, und nichts verlässt diesen Computer.
signin-own = An Ihrem Aufrufserver anmelden
signin-server = Adresse des Servers
signin-user = Benutzerkennung
signin-secret = Passwort
signin-submit = Anmelden
signin-busy = Anmeldung läuft…

# Was die Prüfung der Adresse ergab.
probe-hint = Ihre Administration kennt sie. Sie wird beim Tippen geprüft.
probe-running = Die Adresse wird geprüft…
probe-callpad = Unter { $address } antwortet ein Callpad-Server.
probe-api = Unter { $address } antwortet ein Aufrufserver.
probe-auth-on = Er verlangt eine Anmeldung.
probe-auth-off = Er verlangt keine Anmeldung.
probe-open-line = Diese Verbindung ist unverschlüsselt: Andere im Netz können Ihre Sitzung und die Namen der Besucher mitlesen. Bitten Sie Ihre Administration um eine Adresse mit https.

# Zweite Hälfte: Schalter und Dienste.
choose-title = Willkommen, { $name }. Wo arbeiten Sie heute?
choose-desk = Schalter
choose-desk-other = Anderer Schalter: Kennung eingeben…
choose-desk-id = Kennung des Schalters
choose-desk-id-help = Ihre Administration kennt sie.
choose-desk-missing = Wählen Sie einen Schalter oder geben Sie seine Kennung ein.
choose-services = Dienste
choose-services-missing = Wählen Sie mindestens einen Dienst.
choose-service-ids = Kennungen der Dienste
choose-service-ids-help = Der Server nennt keine. Ihre Administration kennt sie; trennen Sie sie mit Kommas.
choose-back = Zurück
choose-confirm = Arbeit beginnen
choose-board = Übersicht öffnen
choose-board-text = Für die Leitung: alle Dienste und Schalter in einem eigenen Fenster. Sie ruft niemanden auf.
choose-board-opened = Die Übersicht ist in ihrem Fenster offen. Hier können Sie auch einen Schalter wählen.
