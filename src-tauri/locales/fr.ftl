alert-new = Nouveau ticket dans la file
alert-over = Attend plus longtemps que prévu
alert-sent = Vous a été envoyé
alert-more = { $count ->
    [one] et un autre
   *[other] et { $count } autres
}
call = Appeler
later = Plus tard
tray-signed-out = Personne n’est connecté
tray-nobody = Personne n’attend
tray-next = { $label } est le suivant, { $count } en attente
tray-waiting = { $count } en attente
tray-serving = { $label } en cours, { $count } en attente
tray-calling = Appel en cours…
tray-unknown = On ne sait pas si un appel est arrivé
tray-no-answer = Le serveur ne répond pas
tray-break = En pause
menu-call-next = Appeler le suivant
menu-end-call-next = Terminer et appeler le suivant
menu-recall = Rappeler
menu-end = Terminer
menu-pause = Mettre en attente
menu-break = Prendre une pause
menu-break-end = Terminer la pause
menu-open = Ouvrir Callpad
menu-quit = Quitter
