# What can be done at the counter, in the order of state/actions.ts.
failed-call-named = { $label } wurde nicht aufgerufen.
failed-call = Niemand wurde aufgerufen.
settled-call-named = Die Verbindung steht wieder: { $label } wurde aufgerufen.
settled-call = Die Verbindung steht wieder: Der Aufruf ist angekommen.
settled-not-call-named = Die Verbindung steht wieder: { $label } wurde nicht aufgerufen. Drücken Sie erneut.
settled-not-call = Die Verbindung steht wieder: Niemand wurde aufgerufen. Drücken Sie erneut.
not-known-call-named = Es ist nicht bekannt, ob { $label } aufgerufen wurde.
not-known-call = Es ist nicht bekannt, ob jemand aufgerufen wurde.
unknown-calling = Die Verbindung brach beim Aufrufen ab.
unknown-then-call = Prüfen Sie erneut: Wurde jemand aufgerufen, erscheint die Nummer hier. Kommt niemand und steht die Nummer noch in der Warteliste, wurde nicht aufgerufen.
unknown-go-on-call = Nicht aufgerufen: weiter
again-held-call = Nach der Anmeldung wird der gewünschte Aufruf ausgeführt.

keys-call-next = Nächsten aufrufen, oder beenden und Nächsten aufrufen

keys-recall = Erneut aufrufen
act-recall = Erneut aufrufen
failed-recall-named = { $label } wurde nicht erneut aufgerufen.
failed-recall = Nichts wurde erneut aufgerufen.
settled-recall-named = Die Verbindung steht wieder: { $label } wurde erneut aufgerufen.
settled-recall = Die Verbindung steht wieder: Das Ticket wurde erneut aufgerufen.
settled-not-recall-named = Die Verbindung steht wieder: { $label } wurde nicht erneut aufgerufen. Drücken Sie erneut.
settled-not-recall = Die Verbindung steht wieder: Nichts wurde erneut aufgerufen. Drücken Sie erneut.
not-known-recall-named = Es ist nicht bekannt, ob { $label } erneut aufgerufen wurde.
not-known-recall = Es ist nicht bekannt, ob das Ticket erneut aufgerufen wurde.
unknown-recalling = Die Verbindung brach beim erneuten Aufrufen ab.
unknown-then-recall = Prüfen Sie erneut oder achten Sie auf die Durchsage. Zweimal aufrufen schadet nicht.
unknown-go-on-recall = Nicht erneut aufgerufen: weiter
again-held-recall = Nach der Anmeldung wird das Ticket wie gewünscht erneut aufgerufen.

keys-end = Beenden
act-end = Beenden
leave-end = { $label } beenden
failed-end-named = { $label } wurde nicht beendet.
failed-end = Nichts wurde beendet.
settled-end-named = Die Verbindung steht wieder: { $label } wurde beendet.
settled-end = Die Verbindung steht wieder: Das Ticket wurde beendet.
settled-not-end-named = Die Verbindung steht wieder: { $label } wurde nicht beendet. Drücken Sie erneut.
settled-not-end = Die Verbindung steht wieder: Nichts wurde beendet. Drücken Sie erneut.
not-known-end-named = Es ist nicht bekannt, ob { $label } beendet wurde.
not-known-end = Es ist nicht bekannt, ob das Ticket beendet wurde.
unknown-ending = Die Verbindung brach beim Beenden ab.
unknown-then-end = Prüfen Sie erneut: Wurde das Ticket beendet, wird dieser Schalter frei.
unknown-go-on-end = Nicht beendet: weiter
again-held-end = Nach der Anmeldung wird das Ticket wie gewünscht beendet.

keys-pause = Zurückstellen
act-pause = Zurückstellen
leave-pause = { $label } zurückstellen
failed-pause-named = { $label } wurde nicht zurückgestellt.
failed-pause = Nichts wurde zurückgestellt.
settled-pause-named = Die Verbindung steht wieder: { $label } wurde zurückgestellt.
settled-pause = Die Verbindung steht wieder: Das Ticket wurde zurückgestellt.
settled-not-pause-named = Die Verbindung steht wieder: { $label } wurde nicht zurückgestellt. Drücken Sie erneut.
settled-not-pause = Die Verbindung steht wieder: Nichts wurde zurückgestellt. Drücken Sie erneut.
not-known-pause-named = Es ist nicht bekannt, ob { $label } zurückgestellt wurde.
not-known-pause = Es ist nicht bekannt, ob das Ticket zurückgestellt wurde.
unknown-pausing = Die Verbindung brach beim Zurückstellen ab.
unknown-then-pause = Prüfen Sie erneut: Wurde das Ticket zurückgestellt, steht es unter „Zurückgestellt“, und dieser Schalter wird frei.
unknown-go-on-pause = Nicht zurückgestellt: weiter
again-held-pause = Nach der Anmeldung wird das Ticket wie gewünscht zurückgestellt.

keys-no-show = Nicht erschienen
act-no-show = Nicht erschienen
leave-no-show = { $label } als nicht erschienen vermerken
failed-cancel-named = { $label } wurde nicht als nicht erschienen vermerkt.
failed-cancel = Nichts wurde als nicht erschienen vermerkt.
settled-cancel-named = Die Verbindung steht wieder: { $label } wurde als nicht erschienen vermerkt.
settled-cancel = Die Verbindung steht wieder: Das Ticket wurde als nicht erschienen vermerkt.
settled-not-cancel-named = Die Verbindung steht wieder: { $label } wurde nicht als nicht erschienen vermerkt. Drücken Sie erneut.
settled-not-cancel = Die Verbindung steht wieder: Nichts wurde als nicht erschienen vermerkt. Drücken Sie erneut.
not-known-cancel-named = Es ist nicht bekannt, ob { $label } als nicht erschienen vermerkt wurde.
not-known-cancel = Es ist nicht bekannt, ob das Ticket als nicht erschienen vermerkt wurde.
unknown-cancelling = Die Verbindung brach beim Vermerken als nicht erschienen ab.
unknown-then-cancel = Prüfen Sie erneut: Wurde das Ticket als nicht erschienen vermerkt, steht es unter „Nicht erschienen“, und dieser Schalter wird frei.
unknown-go-on-cancel = Nicht als nicht erschienen vermerkt: weiter
again-held-cancel = Nach der Anmeldung wird das Ticket wie gewünscht als nicht erschienen vermerkt.

keys-transfer = Weiterleiten
act-transfer = Weiterleiten…
failed-transfer-named = { $label } wurde nicht weitergeleitet.
failed-transfer = Nichts wurde weitergeleitet.
settled-transfer-named = Die Verbindung steht wieder: { $label } wurde weitergeleitet.
settled-transfer = Die Verbindung steht wieder: Das Ticket wurde weitergeleitet.
settled-not-transfer-named = Die Verbindung steht wieder: { $label } wurde nicht weitergeleitet. Drücken Sie erneut.
settled-not-transfer = Die Verbindung steht wieder: Nichts wurde weitergeleitet. Drücken Sie erneut.
not-known-transfer-named = Es ist nicht bekannt, ob { $label } weitergeleitet wurde.
not-known-transfer = Es ist nicht bekannt, ob das Ticket weitergeleitet wurde.
unknown-transferring = Die Verbindung brach beim Weiterleiten ab.
unknown-then-transfer = Prüfen Sie erneut: Wurde das Ticket weitergeleitet, wird dieser Schalter frei.
unknown-go-on-transfer = Nicht weitergeleitet: weiter
again-held-transfer = Nach der Anmeldung wird das Ticket wie gewünscht weitergeleitet.

keys-new-ticket = Neues Ticket
failed-create = Kein Ticket wurde ausgegeben.
settled-create-named = Die Verbindung steht wieder: { $label } wurde ausgegeben.
settled-create = Die Verbindung steht wieder: Das Ticket wurde ausgegeben.
settled-not-create = Die Verbindung steht wieder: Kein Ticket wurde ausgegeben. Drücken Sie erneut.
not-known-create-named = Es ist nicht bekannt, ob { $label } ausgegeben wurde.
not-known-create = Es ist nicht bekannt, ob ein Ticket ausgegeben wurde.
unknown-creating = Die Verbindung brach beim Ausgeben eines Tickets ab.
unknown-then-create = Prüfen Sie erneut: Wurde das Ticket ausgegeben, steht es in der Liste.
unknown-go-on-create = Nicht ausgegeben: weiter
again-held-create = Nach der Anmeldung wird das Ticket wie gewünscht ausgegeben.

failed-answer = Die Leitung hat keine Antwort erhalten.
settled-answer = Die Verbindung ist wieder da: Die Leitung hat die Antwort.
settled-not-answer = Die Verbindung ist wieder da: Die Leitung hat keine Antwort erhalten. Drücken Sie noch einmal.
not-known-answer = Es ist nicht bekannt, ob die Leitung die Antwort hat.
unknown-answering = Die Verbindung brach ab, während die Antwort an die Leitung unterwegs war.
unknown-then-answer = Prüfen Sie erneut: Was beantwortet ist, wird nicht mehr gefragt.
unknown-go-on-answer = Nicht beantwortet: weiter
again-held-answer = Nach der Anmeldung erhält die Leitung Ihre Antwort.

keys-undo = Rückgängig: das letzte Ticket wieder aufrufen

keys-search = Nummer oder Namen suchen

keys-keys = Tasten anzeigen
busy-recalling = Wird erneut aufgerufen…
busy-ending = Wird beendet…
busy-pausing = Wird zurückgestellt…
busy-cancelling = Wird als nicht erschienen vermerkt…
busy-transferring = Wird weitergeleitet…
