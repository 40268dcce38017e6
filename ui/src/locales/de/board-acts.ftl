# Was die Leitung getan hat und was daraus wurde.
act-done-give-priority = { $subject } hat jetzt Priorität.
act-done-take-priority = { $subject } hat keine Priorität mehr.
act-done-send-on = { $subject } wurde weitergeleitet.
act-done-note = Die Notiz zu { $subject } wurde gespeichert.
act-done-cancel = { $subject } wurde storniert.
act-done-restore = { $subject } wartet wieder.
act-done-issue = { $subject } wurde ausgegeben.
act-done-close = { $subject }: Die Ausgabe wurde gestoppt.
act-done-open = { $subject }: Es werden wieder Tickets ausgegeben.
act-done-ask = Die Bitte an { $subject } wurde gesendet.

act-failed-give-priority = { $subject } hat keine Priorität bekommen.
act-failed-take-priority = { $subject } hat weiterhin Priorität.
act-failed-send-on = { $subject } wurde nicht weitergeleitet.
act-failed-note = Die Notiz zu { $subject } wurde nicht gespeichert.
act-failed-cancel = { $subject } wurde nicht storniert.
act-failed-restore = { $subject } wurde nicht zurückgeholt.
act-failed-issue = Es wurde kein Ticket ausgegeben.
act-failed-close = { $subject }: Die Ausgabe wurde nicht gestoppt.
act-failed-open = { $subject }: Die Ausgabe wurde nicht fortgesetzt.
act-failed-ask = Die Bitte an { $subject } wurde nicht gesendet.

act-unknown-give-priority = Es ist nicht bekannt, ob { $subject } jetzt Priorität hat.
act-unknown-take-priority = Es ist nicht bekannt, ob { $subject } noch Priorität hat.
act-unknown-send-on = Es ist nicht bekannt, ob { $subject } weitergeleitet wurde.
act-unknown-note = Es ist nicht bekannt, ob die Notiz zu { $subject } gespeichert wurde.
act-unknown-cancel = Es ist nicht bekannt, ob { $subject } storniert wurde.
act-unknown-restore = Es ist nicht bekannt, ob { $subject } zurückgeholt wurde.
act-unknown-issue = Es ist nicht bekannt, ob ein Ticket ausgegeben wurde.
act-unknown-close = Es ist nicht bekannt, ob die Ausgabe gestoppt wurde: { $subject }
act-unknown-open = Es ist nicht bekannt, ob die Ausgabe fortgesetzt wurde: { $subject }
act-unknown-ask = Es ist nicht bekannt, ob die Bitte an { $subject } gesendet wurde.
act-not-recorded = Was Sie hier tun, konnte auf diesem Computer nicht festgehalten werden: Schließt Callpad jetzt, vergisst es, was noch offen ist.
act-sending = Wird gesendet: { $subject }…
act-undo = Rückgängig
act-leave = So lassen

# Einen Schalter bitten.
ask-title = Einen Schalter bitten
ask-kind = Ihre Bitte
ask-kind-open = Zu öffnen
ask-kind-serve = Auch einen Dienst zu bedienen
ask-kind-close = Zu schließen
ask-choose = Auswählen…
ask-desk-with = { $name } · { $user }
ask-desk-missing = Wählen Sie einen Schalter.
ask-service-missing = Wählen Sie den Dienst.
ask-preview = Am Schalter erscheint:
ask-nobody = An { $name } ist gerade niemand. Die Bitte endet nach 10 min von selbst.
ask-send = Bitten
ask-sent = Die Bitte an { $name } wurde gesendet. Sie können dieses Fenster schließen; die Antwort steht auch auf der Karte des Schalters.
ask-another = Einen anderen Schalter bitten
ask-answer-waiting = { $name } hat noch nicht geantwortet.
ask-answer-accepted = { $name } hat angenommen.
ask-answer-declined = { $name } hat abgelehnt.
ask-answer-ended = An { $name } hat niemand rechtzeitig geantwortet.
