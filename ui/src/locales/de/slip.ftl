# A ticket on a receipt printer.
slip-on = Drucken auf
slip-none = Kein Drucker
slip-ahead = vor Ihnen: { $n }
slip-wait = Sie sind in etwa { $n } min an der Reihe
slip-printed = Ticket { $label } ist gedruckt.
slip-not-out = Ticket { $label } ist ausgegeben, aber nicht gedruckt.
slip-not-out-do = Drucken Sie es noch einmal, oder sagen Sie die Nummer.
slip-again = Noch einmal drucken
slip-paper-out = Der Drucker hat kein Papier.
slip-cover-open = Der Deckel des Druckers ist offen.
slip-jammed = Im Drucker ist ein Papierstau.
slip-error = Der Drucker meldet einen Fehler.
slip-away = Der Drucker ist nicht erreichbar.
slip-silent = Der Drucker antwortet nicht.
slip-busy = Der Drucker ist beschäftigt.
