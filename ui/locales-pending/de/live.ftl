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
