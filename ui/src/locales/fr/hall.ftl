# Les pages de la salle : écran, borne à tickets, téléphone du visiteur. Elles ne chargent aucun autre fichier.

# L’écran.
screen-now = Appelé maintenant
screen-again = Rappel
screen-last = Dernier appel
screen-empty = Votre numéro s’affichera ici
screen-wait-minutes = environ { $n } min
screen-wait-none = pas d’attente
screen-sound-off = Le son est coupé : touchez ici
screen-check = Appel de test
screen-lost-hint = Les numéros ne s’affichent pas pour le moment. Soyez attentif à votre appel ou demandez à un guichet.
# Prononcé. Le numéro arrive sans zéros devant.
screen-say = Ticket { $ticket } : { $counter }.
screen-say-counter = guichet { $n }
screen-say-check = Ceci est un appel de test.

# Ce que disent toutes les pages.
hall-connecting = Connexion en cours…
hall-lost = Pas de connexion
hall-key-missing = Cette page a besoin d’une clé d’appareil. Un administrateur la crée sur le serveur avec cette commande :
hall-key-refused = Le serveur ne connaît pas la clé d’appareil de cette page. Elle a peut-être été supprimée. Un administrateur en crée une autre avec cette commande :
hall-people-ahead = { $n ->
    [0] Personne avant vous
    [one] { $n } personne avant vous
   *[other] { $n } personnes avant vous
}

# La borne.
kiosk-title = Que pouvons-nous faire pour vous ?
kiosk-waiting = { $n ->
    [0] Personne n’attend
    [one] { $n } en attente
   *[other] { $n } en attente
}
kiosk-wait = { $waiting } · environ { $n } min
kiosk-closed = Fermé
kiosk-no-more = Pas de tickets pour le moment
kiosk-opens-today = Fermé. Ouvre aujourd’hui à { $time }
kiosk-opens-tomorrow = Fermé. Ouvre demain à { $time }
kiosk-opens-on = Fermé. Ouvre { $day } à { $time }
kiosk-options = Langue et affichage
kiosk-read = Lire à voix haute
kiosk-read-stop = Arrêter la lecture
kiosk-contrast = Contraste
kiosk-large = Grands caractères
kiosk-lower = Boutons plus bas
kiosk-issuing = Un instant, s’il vous plaît…
kiosk-issuing-long = Nouvel essai en cours. Un instant, s’il vous plaît…
kiosk-printing = Votre ticket s’imprime…
kiosk-take = Prenez votre ticket
kiosk-number = Votre numéro
kiosk-in-minutes = votre tour dans environ { $n } min
kiosk-scan = Scannez le code pour suivre votre tour sur votre téléphone.
kiosk-remember = Retenez bien votre numéro.
kiosk-slip-unsure = Prenez votre ticket. Si rien n’est sorti, votre numéro reste valable : retenez-le, s’il vous plaît.
kiosk-done = Terminé
kiosk-more-time = Plus de temps
kiosk-back-in = Retour au début dans { $n } s
kiosk-not-issued = Aucun ticket n’a été émis
kiosk-service-closed = { $service } vient de fermer.
kiosk-paper-out = L’imprimante n’a plus de papier. Prévenez le personnel, s’il vous plaît.
kiosk-cover-open = L’imprimante est ouverte. Prévenez le personnel, s’il vous plaît.
kiosk-printer-away = L’imprimante est injoignable. Prévenez le personnel, s’il vous plaît.
kiosk-jammed = Le papier est coincé. Prévenez le personnel, s’il vous plaît.
kiosk-printer-error = L’imprimante signale une erreur. Prévenez le personnel, s’il vous plaît.
kiosk-unclear = Vérifiez, s’il vous plaît
kiosk-print-unknown = On ne sait pas si votre ticket a été imprimé. Si vous l’avez, il est valable ; sinon, demandez à un guichet, s’il vous plaît.
kiosk-server-away = Le serveur ne répond pas. Demandez à un guichet, s’il vous plaît.
kiosk-busy = Trop de tickets à la fois. Réessayez dans un instant.
kiosk-refused = Le serveur n’a émis aucun ticket. Demandez à un guichet, s’il vous plaît.
kiosk-lost-hint = Cette borne ne peut pas émettre de tickets pour le moment. Demandez à un guichet, s’il vous plaît.
kiosk-start-over = Recommencer
kiosk-test-slip = Impression de test

# Le téléphone.
phone-title = Ticket { $ticket }
phone-place = { $location } · { $service }
phone-turn-at = votre tour vers { $time }
phone-between = entre { $from } et { $to }
phone-keep-open = Gardez cette page ouverte : elle sonne et vibre quand on vous appelle.
phone-go-out = Vous pouvez sortir ; soyez de retour à { $time }. Tant que votre téléphone est en veille, cette page ne peut pas vous appeler.
phone-stay-near = Restez à proximité, s’il vous plaît.
phone-soon = C’est bientôt votre tour. Restez dans la salle d’attente, s’il vous plaît.
phone-sound-on = Activer le son
phone-sound-is-on = Le son est activé
phone-called = C’est votre tour
phone-called-ago = { $n ->
    [0] à l’instant
    [one] il y a { $n } minute
   *[other] il y a { $n } minutes
}
phone-quiet = Arrêter le son
phone-let-ahead = Laisser passer deux personnes
phone-let-ahead-ask = Laisser passer deux personnes ? Vous ne pouvez le faire qu’une fois.
phone-leave = Je n’ai plus besoin de mon ticket
phone-leave-ask = Renoncer à votre ticket ? Vous perdez votre place.
phone-yes-ahead = Oui, laisser passer
phone-yes-leave = Oui, y renoncer
phone-no = Non, garder ma place
phone-paused = Votre ticket est mis de côté. Vous serez appelé de nouveau.
phone-ended = Votre visite est terminée. Merci.
phone-cancelled = Vous avez été appelé, mais vous n’êtes pas venu. Demandez à un guichet, s’il vous plaît.
phone-left = Vous avez renoncé à votre ticket. Merci de nous avoir prévenus.
phone-over = Ce ticket n’est plus valable.
phone-unknown = Aucun ticket à cette adresse. Il n’est peut-être plus valable. Vérifiez l’adresse ou demandez à un guichet.
phone-offline = Pas de connexion. Situation à { $time }.
phone-failed = Cela n’a pas fonctionné. Réessayez, s’il vous plaît.
phone-language = Langue
