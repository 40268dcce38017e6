# Ce qu’un superviseur a fait, et le résultat.
act-done-give-priority = { $subject } est maintenant prioritaire.
act-done-take-priority = { $subject } n’est plus prioritaire.
act-done-send-on = { $subject } a été envoyé ailleurs.
act-done-note = La note de { $subject } a été enregistrée.
act-done-cancel = { $subject } a été annulé.
act-done-restore = { $subject } attend de nouveau.
act-done-issue = { $subject } a été émis.
act-done-close = { $subject } : l’émission est arrêtée.
act-done-open = { $subject } : des tickets sont de nouveau émis.
act-done-ask = La demande a été envoyée à { $subject }.

act-failed-give-priority = { $subject } n’a pas été rendu prioritaire.
act-failed-take-priority = { $subject } est toujours prioritaire.
act-failed-send-on = { $subject } n’a pas été envoyé ailleurs.
act-failed-note = La note de { $subject } n’a pas été enregistrée.
act-failed-cancel = { $subject } n’a pas été annulé.
act-failed-restore = { $subject } n’a pas été remis en attente.
act-failed-issue = Aucun ticket n’a été émis.
act-failed-close = { $subject } : l’émission n’a pas été arrêtée.
act-failed-open = { $subject } : l’émission n’a pas repris.
act-failed-ask = La demande n’a pas été envoyée à { $subject }.

act-unknown-give-priority = On ne sait pas si { $subject } est maintenant prioritaire.
act-unknown-take-priority = On ne sait pas si { $subject } est encore prioritaire.
act-unknown-send-on = On ne sait pas si { $subject } a été envoyé ailleurs.
act-unknown-note = On ne sait pas si la note de { $subject } a été enregistrée.
act-unknown-cancel = On ne sait pas si { $subject } a été annulé.
act-unknown-restore = On ne sait pas si { $subject } a été remis en attente.
act-unknown-issue = On ne sait pas si un ticket a été émis.
act-unknown-close = On ne sait pas si l’émission a été arrêtée : { $subject }
act-unknown-open = On ne sait pas si l’émission a repris : { $subject }
act-unknown-ask = On ne sait pas si la demande a été envoyée à { $subject }.
act-not-recorded = Ce que vous faites ici n’a pas pu être consigné sur cet ordinateur : si Callpad se ferme maintenant, il oublie ce qui est encore ouvert.
act-sending = Envoi : { $subject }…
act-undo = Annuler cette action
act-leave = Laisser ainsi

# Demander à un guichet.
ask-title = Demander à un guichet
ask-kind = Votre demande
ask-kind-open = Ouvrir
ask-kind-serve = Assurer aussi un service
ask-kind-close = Fermer
ask-choose = Choisir…
ask-desk-with = { $name } · { $user }
ask-desk-missing = Choisissez un guichet.
ask-service-missing = Choisissez le service.
ask-preview = Au guichet s’affiche :
ask-nobody = Il n’y a personne à { $name } en ce moment. La demande prend fin d’elle-même après 10 min.
ask-send = Demander
ask-sent = La demande a été envoyée à { $name }. Vous pouvez fermer cette fenêtre ; la réponse s’affiche aussi sur la carte du guichet.
ask-another = Demander à un autre guichet
ask-answer-waiting = { $name } n’a pas encore répondu.
ask-answer-accepted = { $name } a accepté.
ask-answer-declined = { $name } a refusé.
ask-answer-ended = Personne à { $name } n’a répondu à temps.
