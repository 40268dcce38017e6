# Ein Teil der Seite, der nicht gelesen werden konnte.
part-unloaded-title = Dieses Fenster kann nicht angezeigt werden
part-unloaded = Ein Teil von Callpad konnte auf diesem Computer nicht gelesen werden. Versuchen Sie es erneut; bleibt es dabei, schließen Sie Callpad und öffnen Sie es wieder, oder lassen Sie es neu installieren.
part-again = Erneut versuchen

# Warum ein Knopf gesperrt ist.
lock-away = Gesperrt, solange dieser Computer gesperrt ist.
lock-asked = Gesperrt, bis die Frage hier beantwortet ist.

# Die Leiste.
menu-bar = Schmale Leiste
menu-board = Übersicht
bar-waiting = { $n ->
    [0] niemand wartet
    [1] 1 wartet
   *[other] { $n } warten
}
bar-next = als Nächstes { $label }
bar-next-waited = als Nächstes { $label }, { $n } min
bar-next-probably = wahrscheinlich als Nächstes { $label }
bar-next-probably-waited = wahrscheinlich als Nächstes { $label }, { $n } min
bar-acts = Aktionen
bar-more = Mehr
bar-expand = Schalterfenster anzeigen
bar-details = Details
bar-sign-in = Anmelden…
bar-signed-out = Nicht angemeldet
bar-no-answer = Keine Antwort seit { $time }
bar-list = Liste von { $time }

# Änderungen, die sofort gemeldet werden, und wer sicher der Nächste ist.
line-live = Live
free-nobody-live = Wer kommt, erscheint hier sofort.
free-next-sure = Als Nächstes
next-sure-bound = Als Nächstes: für Sie bestimmt
next-sure-priority = Als Nächstes: Priorität
next-sure-due = Als Nächstes: wartet am längsten
ask-end-call-text-sure = Damit wird { $label } beendet und { $next } aufgerufen.

# Telefonieren, und ein Besuch, der allein gelassen wurde.
call-phone = { $number } anrufen
notice-returned = Dieser Computer war gesperrt oder im Ruhezustand, während { $label } offen war. Wird das Ticket noch bedient?
notice-end-now = { $label } jetzt beenden

# Hinweise.
alert-new = Neu: { $label }, { $service }
alert-over = { $label }, { $service }: wartet länger als die Zielzeit
alert-sent = { $label }, { $service }: an Sie weitergeleitet

# Was verborgen ist.
name-hidden = Name ausgeblendet
text-hidden = Ausgeblendet, solange dieser Computer gesperrt ist
keys-reveal = Ausgeblendete Namen anzeigen, solange sie gedrückt ist

# Einstellungen: Hinweise.
settings-sections = Abschnitte
settings-alerts = Hinweise
settings-alerts-new = Hinweis bei einem neuen Ticket
settings-alerts-when-empty = Nur wenn vorher niemand gewartet hat
settings-alerts-every = Jedes Mal
settings-alerts-never = Nie
settings-over-target = Hinweis, wenn eine Wartezeit die Zielzeit überschreitet
settings-sent-here = Hinweis, wenn ein Ticket an diesen Schalter oder an Sie weitergeleitet wird
settings-repeat = Einen Hinweis wiederholen, bis er gesehen wird
settings-quiet-serving = Stumm, solange ein Ticket offen ist
settings-dnd = Nicht stören: keine Hinweise
settings-notifications = Hinweise als Benachrichtigungen des Systems anzeigen; darin steht eine Nummer, nie ein Name
settings-notifications-missing = Auf diesem Computer zeigt nichts Benachrichtigungen an. Hinweise sind weiter zu hören und in diesem Fenster zu sehen. Bitten Sie Ihre Administration um einen Benachrichtigungsdienst.
settings-notifications-dropped = Das System nimmt die Benachrichtigungen von Callpad an, zeigt sie aber nicht. Erlauben Sie sie für Callpad in den Einstellungen des Systems.
settings-system-quiet = „Nicht stören“ des Systems ist eingeschaltet: Hinweise bleiben stumm, bis es dort ausgeschaltet wird.
settings-sound = Ton
settings-sound-none = Keiner
settings-sound-chime = Glockenspiel
settings-sound-drop = Tropfen
settings-sound-knock = Klopfen
settings-volume = Lautstärke
settings-volume-value = { $n } %
settings-test-sound = Ton abspielen
settings-mute = Keine Hinweise für diese Dienste

# Einstellungen: Datenschutz.
settings-privacy = Datenschutz
settings-mask = Namen der Besucher ausblenden, solange { $key } nicht gedrückt ist
settings-mask-help = Wer Ihnen über die Schulter sieht, sieht Punkte. Solange dieser Computer gesperrt ist, sind Namen, Notizen und Zusatzfelder immer ausgeblendet.
settings-capture = Callpad aus Bildern des Bildschirms heraushalten
settings-capture-help = Bildschirmfotos, Aufnahmen und geteilte Bildschirme zeigen dann nichts davon. Manche Programme neuerer Macs sehen es trotzdem.
settings-capture-impossible = Dieses System kann ein Fenster nicht aus Bildern des Bildschirms heraushalten. Teilen Sie einzelne Fenster statt des ganzen Bildschirms.
settings-presence = Der Leitung zeigen, wer an diesem Schalter ist
settings-presence-help = Sie sieht, ob Sie da, in der Pause oder gegangen sind, und welche Dienste Sie bedienen. Nur ein Server von Callpad erfährt es.

# Einstellungen: Tastenkürzel.
settings-shortcuts = Tastenkürzel
settings-shortcuts-help = Sie wirken, während ein anderes Programm im Vordergrund ist. Es gibt keine, bis Sie welche wählen.
settings-shortcuts-impossible = Auf diesem Desktop (Wayland) nicht möglich: Er meldet keinem Programm Tasten, während ein anderes im Vordergrund ist. In den Einstellungen des Desktops können Sie einer Taste einen Link zuweisen; siehe Links.
settings-shortcut-open = Callpad anzeigen
settings-shortcut-choose = Wählen
settings-shortcut-choose-of = Tastenkürzel wählen: { $action }
settings-shortcut-remove = Entfernen
settings-shortcut-remove-of = Tastenkürzel entfernen: { $action }
settings-shortcut-press = Drücken Sie die Tasten zusammen. Mit Esc bleiben die alten
settings-shortcut-modifier = Ein Tastenkürzel braucht { $keys }, sonst fehlt die Taste allen anderen Programmen.
settings-shortcut-not-this = Diese Tasten sind als Tastenkürzel nicht möglich. Wählen Sie andere.
settings-shortcut-twice = { $keys } ist bereits vergeben: { $action }. Wählen Sie andere Tasten.
settings-shortcut-taken = Ein anderes Programm benutzt { $keys }. Wählen Sie andere Tasten.

# Einstellungen: Links.
settings-links = Links
settings-links-on = Aktionen über Links erlauben
settings-links-help = Ein anderes Programm, ein Tastenfeld oder eine Taste des Desktops kann dann einen Link wie den unten öffnen, als hätten Sie die Schaltfläche hier gedrückt. Nur Links mit Ihrem Schlüssel wirken: Behalten Sie ihn für sich.
settings-links-later = Ihr Schlüssel wird beim Speichern erstellt. Öffnen Sie die Einstellungen wieder, um ihn zu sehen.
settings-link-key = Ihr Schlüssel
settings-link-example = Beispiel
settings-link-copy = Kopieren
settings-link-copied = Kopiert.
settings-link-copy-failed = Das Kopieren ist nicht gelungen. Der Text ist markiert: Drücken Sie Strg C (Cmd C am Mac).
settings-link-new = Neuer Schlüssel
settings-link-new-help = Gilt sofort; Links mit dem alten Schlüssel wirken dann nicht mehr.

# Einstellungen: Start.
settings-start = Start
settings-start-login = Callpad starten, wenn ich mich an diesem Computer anmelde
settings-start-tray = Als Symbol im Infobereich starten, ohne Fenster
settings-close-tray = Beim Schließen des Fensters bleibt das Symbol im Infobereich
settings-no-tray = Dieser Desktop zeigt keine Symbole im Infobereich an: Ohne Fenster wäre Callpad nicht mehr zu finden.

error-locked = Dieser Computer ist gesperrt, darum wurde nichts gesendet. Entsperren Sie ihn und drücken Sie erneut.
error-phone = Das Telefonprogramm ließ sich nicht starten. Wählen Sie die Nummer selbst; Ihre Administration kann ein Telefonprogramm einrichten: { $detail }
error-system = Das System hat dies abgelehnt. Zeigen Sie es Ihrer Administration: { $detail }
