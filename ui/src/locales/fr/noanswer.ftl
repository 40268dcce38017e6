# Sans réponse, et avec une connexion expirée.
lock-no-answer = Bloqué tant que le serveur ne répond pas. Callpad se reconnecte automatiquement.
lock-token-ended = Bloqué jusqu’à l’ouverture d’une nouvelle session.
lock-noted = Ce numéro est déjà sur votre liste de numéros appelés à la voix.
lock-not-offered = Bloqué : ce serveur ne le propose pas.
line-token-ended = Session expirée

# Numéros appelés à la voix.
list-help-by-hand = Les flèches passent d’un ticket à l’autre, Entrée note celui qui est sélectionné comme appelé à la voix.
row-by-hand = Appelé à la voix
row-noted = Noté
offline-title = Appelés à la voix
offline-text = Le serveur ne répond pas. Appelez à la voix et notez ici chaque numéro : choisi dans la liste, ou saisi.
offline-after = Ceux-ci ont été appelés pendant que le serveur ne répondait pas. Appelez et terminez ceux qui y attendent encore.
offline-number = Numéro
offline-note = Noter
offline-missing = Saisissez le numéro que vous avez appelé.
offline-twice = { $label } est déjà noté.
offline-count = { $n ->
    [0] Aucun numéro noté.
    [one] { $n } numéro noté.
   *[other] { $n } numéros notés.
}
offline-called = appelé à { $time }
offline-waits = attend encore sur le serveur
offline-waits-not = n’attend plus : rien à faire
offline-waits-unknown = on ne sait pas encore s’il attend toujours
offline-close = Appeler et terminer
offline-remove = Retirer
ask-by-hand-title = Appeler { $label } et le terminer ?
ask-by-hand-text = { $label } a déjà été servi à la voix. Le serveur ne termine que ce qu’il a appelé : { $label } sera annoncé et affiché une fois encore dans la salle d’attente, puis terminé.
ask-by-hand-yes = Appeler et terminer { $label }
ask-by-hand-no = Pas maintenant

# Se reconnecter.
again-title = Votre session a expiré
again-text = Le serveur ne l’accepte plus. Ouvrez une nouvelle session pour continuer.
again-text-open = Le serveur ne l’accepte plus. { $label } reste ouvert ici ; ouvrez une nouvelle session pour continuer.
again-other = Fermer la session

# Rien ne reste en plan.
leave-title-open = { $label } est encore ouvert
leave-title-unknown = Le résultat n’est pas encore connu
leave-title-paused = Des tickets que vous avez mis de côté attendent encore
leave-title-nothing = Plus rien n’est ouvert
leave-text-sign-out = Qu’en faire avant de fermer la session ?
leave-text-close = Qu’en faire avant la fermeture de Callpad ?
leave-unknown-sign-out = On ne sait pas si le serveur a exécuté votre dernière action. Restez jusqu’à ce que ce soit clair, puis fermez la session.
leave-unknown-close = On ne sait pas si le serveur a exécuté votre dernière action. Mieux vaut rester jusqu’à ce que ce soit clair.
leave-anyway-text = Si vous fermez quand même, ce qui est ouvert le reste sur le serveur et réapparaît au prochain démarrage.
leave-anyway = Fermer quand même
leave-stay = Rester
leave-close = Fermer
leave-paused = { $n ->
    [one] Mis de côté par vous ; des collègues peuvent l’appeler :
   *[other] Mis de côté par vous ; des collègues peuvent les appeler :
}
