# Ein Teil der Seite, der nicht gelesen werden konnte.
part-unloaded-title = Dieses Fenster kann nicht gezeigt werden
part-unloaded = Ein Teil von Callpad konnte auf diesem Computer nicht gelesen werden. Versuchen Sie es noch einmal; bleibt es so, schließen Sie Callpad und öffnen Sie es wieder, oder lassen Sie es neu installieren.
part-again = Noch einmal versuchen

# Warum ein Knopf gesperrt ist.
lock-away = Gesperrt, solange dieser Computer gesperrt ist.
lock-asked = Gesperrt, bis die Frage hier beantwortet ist.

# Die Leiste.
menu-bar = Schmale Leiste
bar-waiting = { $n ->
    [0] niemand wartet
    [1] 1 wartet
   *[other] { $n } warten
}
bar-next = als Nächstes { $label }
bar-next-waited = als Nächstes { $label }, { $n } min
bar-next-probably = wohl als Nächstes { $label }
bar-next-probably-waited = wohl als Nächstes { $label }, { $n } min
bar-acts = Aktionen
bar-more = Mehr
bar-expand = Schalterfenster zeigen
bar-details = Einzelheiten
bar-sign-in = Anmelden…
bar-signed-out = Nicht angemeldet
bar-no-answer = Keine Antwort seit { $time }
bar-list = Liste von { $time }

# Änderungen, die sofort gemeldet werden, und wer sicher der Nächste ist.
line-live = Live
free-nobody-live = Wer kommt, erscheint hier sofort.
free-next-sure = Als Nächstes
next-sure-bound = Als Nächstes: für Sie bestimmt
next-sure-priority = Als Nächstes: Vorrang
next-sure-due = Als Nächstes: wartet am längsten
ask-end-call-text-sure = Wenn Sie fortfahren, wird { $label } beendet und { $next } aufgerufen.

# Telefonieren, und ein Besuch, der allein gelassen wurde.
call-phone = { $number } anrufen
notice-returned = Dieser Computer war gesperrt oder im Ruhezustand, während { $label } offen war. Wird die Nummer noch bedient?
notice-end-now = { $label } jetzt beenden

# Hinweise.
alert-new = Neu: { $label }, { $service }
alert-over = { $label }, { $service }: wartet länger als das Ziel
alert-sent = { $label }, { $service }: wurde zu Ihnen geschickt

# Was verborgen ist.
name-hidden = Name verborgen
text-hidden = Verborgen, solange dieser Computer gesperrt ist
keys-reveal = Verborgene Namen zeigen, solange sie gehalten wird

# Einstellungen: Hinweise.
settings-sections = Abschnitte
settings-alerts = Hinweise
settings-alerts-new = Hinweis auf eine neue Nummer
settings-alerts-when-empty = Nur wenn niemand wartete
settings-alerts-every = Jedes Mal
settings-alerts-never = Nie
settings-over-target = Hinweis, wenn eine Wartezeit ihr Ziel überschreitet
settings-sent-here = Hinweis, wenn eine Nummer an diesen Schalter oder zu Ihnen geschickt wird
settings-repeat = Einen Hinweis wiederholen, bis er gesehen wird
settings-quiet-serving = Still, solange eine Nummer offen ist
settings-dnd = Nicht stören: gar keine Hinweise
settings-notifications = Hinweise als Benachrichtigungen des Systems zeigen; darin steht eine Nummer, nie ein Name
settings-notifications-missing = Auf diesem Computer zeigt nichts Benachrichtigungen an. Hinweise sind weiter zu hören und in diesem Fenster zu sehen. Bitten Sie Ihren Administrator um einen Benachrichtigungsdienst.
settings-notifications-dropped = Das System nimmt die Benachrichtigungen von Callpad an, zeigt sie aber nicht. Erlauben Sie sie für Callpad in den Einstellungen des Systems.
settings-system-quiet = „Nicht stören“ des Systems ist an: Hinweise bleiben still, bis es dort ausgeschaltet wird.
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
settings-mask = Namen der Besucher verbergen, bis { $key } gehalten wird
settings-mask-help = Wer Ihnen über die Schulter sieht, sieht Punkte. Solange dieser Computer gesperrt ist, sind Namen, Notizen und Zusatzfelder immer verborgen.

# Einstellungen: Tastenkürzel.
settings-shortcuts = Tastenkürzel
settings-shortcuts-help = Sie wirken, während ein anderes Programm die Tastatur hat. Es gibt keine, bis Sie welche wählen.
settings-shortcuts-impossible = Auf diesem Desktop (Wayland) nicht möglich: Er sagt keinem Programm, welche Tasten gedrückt werden, während ein anderes die Tastatur hat. In den Einstellungen des Desktops können Sie einer Taste einen Link geben; siehe Links.
settings-shortcut-open = Callpad zeigen
settings-shortcut-choose = Wählen
settings-shortcut-choose-of = Tastenkürzel wählen: { $action }
settings-shortcut-remove = Entfernen
settings-shortcut-remove-of = Tastenkürzel entfernen: { $action }
settings-shortcut-press = Drücken Sie die Tasten zusammen. Esc behält die alten
settings-shortcut-modifier = Ein Tastenkürzel braucht { $keys }, sonst nähme es die Taste allen anderen Programmen weg.
settings-shortcut-not-this = Diese Tasten können kein Tastenkürzel sein. Wählen Sie andere.
settings-shortcut-twice = { $keys } tut schon: { $action }. Wählen Sie andere Tasten.
settings-shortcut-taken = Ein anderes Programm hat { $keys }. Wählen Sie andere Tasten.

# Einstellungen: Links.
settings-links = Links
settings-links-on = Links hier handeln lassen
settings-links-help = Ein anderes Programm, ein Tastenkästchen oder eine Taste des Desktops kann dann einen Link wie den unten öffnen, als hätten Sie den Knopf hier gedrückt. Nur Links mit Ihrem Schlüssel bewirken etwas: Behalten Sie ihn für sich.
settings-links-later = Ihr Schlüssel entsteht beim Speichern. Öffnen Sie die Einstellungen wieder, um ihn zu sehen.
settings-link-key = Ihr Schlüssel
settings-link-example = Beispiel
settings-link-copy = Kopieren
settings-link-copied = Kopiert.
settings-link-copy-failed = Das Kopieren ging nicht. Er ist markiert: Drücken Sie Strg C (Cmd C auf einem Mac).
settings-link-new = Neuer Schlüssel
settings-link-new-help = Sofort; Links mit dem alten Schlüssel bewirken dann nichts mehr.

# Einstellungen: Start.
settings-start = Start
settings-start-login = Callpad starten, wenn ich mich an diesem Computer anmelde
settings-start-tray = Als Symbol im Infobereich starten, ohne Fenster
settings-close-tray = Beim Schließen des Fensters bleibt das Symbol im Infobereich
settings-no-tray = Dieser Desktop zeigt keine Symbole im Infobereich: Ohne Fenster wäre Callpad nicht mehr zu finden.

fault-locked = Dieser Computer ist gesperrt, darum wurde nichts gesendet. Entsperren Sie ihn und drücken Sie noch einmal.
fault-phone = Das Telefonprogramm ließ sich nicht starten. Wählen Sie die Nummer von Hand; Ihre Verwaltung kann eines einrichten: { $detail }
fault-system = Das System hat dies abgelehnt. Zeigen Sie es Ihrer Verwaltung: { $detail }
