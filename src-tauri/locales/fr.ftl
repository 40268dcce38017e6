alert-new = Nouveau ticket dans la file
alert-over = Attente au-delà de l’objectif
alert-sent = Vous a été envoyé
alert-more = { $count ->
    [one] et un autre
   *[other] et { $count } autres
}
call = Appeler
later = Plus tard
tray-signed-out = Aucune session ouverte
tray-nobody = Personne n’attend
tray-next = { $label } est le suivant, { $count } en attente
tray-waiting = { $count } en attente
tray-serving = { $label } en cours, { $count } en attente
tray-calling = Appel en cours…
tray-unknown = Résultat inconnu
tray-no-answer = Le serveur ne répond pas
tray-break = En pause
menu-call-next = Appeler le suivant
menu-end-call-next = Terminer et appeler le suivant
menu-recall = Rappeler
menu-end = Terminer
menu-pause = Mettre de côté
menu-break = Prendre une pause
menu-break-end = Reprendre le travail
menu-open = Ouvrir Callpad
menu-quit = Quitter
