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
open-board = Ouvrir le tableau
menu-board = Ouvrir le tableau de bord
board-over = { $count } min au-delà de l’objectif
board-near = Attente la plus longue : { $count } min, proche de l’objectif
board-no-counter = { $count ->
    [one] { $count } personne attend et aucun guichet n’est ouvert
   *[other] { $count } personnes attendent et aucun guichet n’est ouvert
}
board-free-counter = Libre depuis { $count } min alors que des personnes attendent
board-long-counter = En service depuis { $count } min, plus que d’habitude
board-closing = La dernière personne part { $count } min après la fermeture
board-no-answer = Pas de réponse depuis { $count } min
board-device-away = Pas de connexion avec cet écran ou cette borne
board-all-clear = Tout est rentré dans l’ordre
bar-about = À propos de Callpad
bar-settings = Réglages…
bar-services = Services
bar-hide = Masquer Callpad
bar-hide-others = Masquer les autres
bar-show-all = Tout afficher
bar-quit = Quitter Callpad
bar-edit = Édition
bar-undo = Annuler
bar-redo = Rétablir
bar-cut = Couper
bar-copy = Copier
bar-paste = Coller
bar-select-all = Tout sélectionner
bar-view = Présentation
bar-now = Maintenant
bar-today = Aujourd’hui
bar-locations = Sites
bar-full-screen = Passer en plein écran
bar-window = Fenêtre
bar-minimize = Placer dans le Dock
bar-zoom = Réduire/agrandir
bar-close = Fermer
bar-help = Aide
bar-keys = Touches
