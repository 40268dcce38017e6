alert-new = Neu in der Warteschlange
alert-over = Wartet länger als die Zielzeit
alert-sent = An Sie weitergeleitet
alert-more = { $count ->
    [one] und ein weiteres
   *[other] und { $count } weitere
}
call = Aufrufen
later = Später
tray-signed-out = Niemand ist angemeldet
tray-nobody = Niemand wartet
tray-next = { $label } ist an der Reihe, { $count } warten
tray-waiting = { $count } warten
tray-serving = { $label } wird bedient, { $count } warten
tray-calling = Aufruf läuft…
tray-unknown = Ergebnis unbekannt
tray-no-answer = Der Server antwortet nicht
tray-break = In der Pause
menu-call-next = Nächsten aufrufen
menu-end-call-next = Beenden und Nächsten aufrufen
menu-recall = Erneut aufrufen
menu-end = Beenden
menu-pause = Zurückstellen
menu-break = Pause machen
menu-break-end = Pause beenden
menu-open = Callpad öffnen
menu-quit = Callpad schließen
open-board = Übersicht öffnen
menu-board = Übersicht öffnen
board-over = { $count } min über dem Ziel
board-near = Längste Wartezeit { $count } min, nahe am Ziel
board-no-counter = { $count ->
    [one] { $count } Person wartet und kein Schalter ist besetzt
   *[other] { $count } Personen warten und kein Schalter ist besetzt
}
board-free-counter = Seit { $count } min frei, während Personen warten
board-long-counter = Bedient seit { $count } min, länger als üblich
board-closing = Die letzte Person geht { $count } min nach Schließung
board-no-answer = Seit { $count } min keine Antwort
board-device-away = Keine Verbindung zu diesem Bildschirm oder Automaten
board-all-clear = Entwarnung
bar-about = Über Callpad
bar-settings = Einstellungen …
bar-services = Dienste
bar-hide = Callpad ausblenden
bar-hide-others = Andere ausblenden
bar-show-all = Alle einblenden
bar-quit = Callpad beenden
bar-edit = Bearbeiten
bar-undo = Widerrufen
bar-redo = Wiederholen
bar-cut = Ausschneiden
bar-copy = Kopieren
bar-paste = Einsetzen
bar-select-all = Alles auswählen
bar-view = Darstellung
bar-now = Jetzt
bar-today = Heute
bar-locations = Standorte
bar-full-screen = Vollbild ein
bar-window = Fenster
bar-minimize = Im Dock ablegen
bar-zoom = Zoomen
bar-close = Schließen
bar-help = Hilfe
bar-keys = Tasten
