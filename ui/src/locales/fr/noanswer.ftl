# Sans réponse, et avec une connexion expirée.
lock-no-answer = Bloqué tant que le serveur ne répond pas. Cela revient tout seul.
lock-token-ended = Bloqué jusqu’à votre reconnexion.
lock-noted = Ce numéro est déjà sur votre liste des appels à la voix.
line-token-ended = Connexion expirée

# Numéros appelés à la voix.
list-help-by-hand = Les flèches vont de ticket en ticket, Entrée note celui où vous êtes comme appelé à la voix.
row-by-hand = Appelé à la voix
row-noted = Noté
paper-title = Appelés à la voix
paper-text = Le serveur ne répond pas. Appelez à la voix et notez ici chaque numéro : depuis la liste, ou saisi.
paper-after = Ceux-ci ont été appelés pendant que le serveur ne répondait pas. Appelez et terminez là-bas ceux qui attendent encore.
paper-number = Numéro
paper-note = Noter
paper-missing = Saisissez le numéro que vous avez appelé.
paper-twice = { $label } est déjà noté.
paper-count = { $n ->
    [0] Aucun numéro n’est noté.
    [one] { $n } numéro est noté.
   *[other] { $n } numéros sont notés.
}
paper-called = appelé { $time }
paper-waits = attend encore sur le serveur
paper-waits-not = n’attend plus : rien à faire
paper-waits-unknown = on ne sait pas encore s’il attend
paper-close = Appeler et terminer
paper-remove = Retirer
ask-by-hand-title = Appeler { $label } et le terminer ?
ask-by-hand-text = { $label } a déjà été servi à la voix. Le serveur ne termine que ce qu’il a appelé : la salle entendra et verra { $label } une fois encore, puis il sera terminé.
ask-by-hand-yes = Appeler et terminer { $label }
ask-by-hand-no = Pas maintenant

# Se reconnecter.
again-title = Votre connexion a expiré
again-text = Le serveur ne l’accepte plus. Reconnectez-vous pour continuer.
again-text-open = Le serveur ne l’accepte plus. { $label } reste ouvert ici ; reconnectez-vous pour continuer.
again-held-call = Après la connexion, l’appel demandé est exécuté.
again-held-recall = Après la connexion, le ticket est annoncé de nouveau, comme demandé.
again-held-end = Après la connexion, le ticket est terminé, comme demandé.
again-held-pause = Après la connexion, le ticket est mis en pause, comme demandé.
again-held-cancel = Après la connexion, le ticket est clos comme absent, comme demandé.
again-held-transfer = Après la connexion, le ticket est transféré, comme demandé.
again-held-create = Après la connexion, le ticket est émis, comme demandé.
again-other = Se déconnecter

# Rien ne reste en plan.
leave-title-open = { $label } est encore ouvert
leave-title-unknown = Le résultat n’est pas encore connu
leave-title-paused = Des tickets mis en pause par vous attendent encore
leave-title-nothing = Plus rien n’est ouvert
leave-text-sign-out = Qu’en faire avant de vous déconnecter ?
leave-text-close = Qu’en faire avant la fermeture de Callpad ?
leave-unknown-sign-out = On ne sait pas si le serveur a fait ce que vous avez demandé en dernier. Restez jusqu’à ce que ce soit clair, puis déconnectez-vous.
leave-unknown-close = On ne sait pas si le serveur a fait ce que vous avez demandé en dernier. Mieux vaut rester jusqu’à ce que ce soit clair.
leave-anyway-text = Si vous fermez quand même, ce qui est ouvert le reste sur le serveur et réapparaît au prochain démarrage.
leave-anyway = Fermer quand même
leave-end = Terminer { $label }
leave-pause = Mettre { $label } en pause
leave-no-show = { $label } absent
leave-stay = Rester
leave-close = Fermer
leave-paused = { $n ->
    [one] Mis en pause par vous ; des collègues peuvent l’appeler :
   *[other] Mis en pause par vous ; des collègues peuvent les appeler :
}
