# Le guichet.
desk-now = Le guichet maintenant
desk-free = Libre
desk-ready = Prêt
desk-no-answer = Sans réponse
desk-serving = En service · { $service }
desk-calling = Appel
desk-unknown = Résultat inconnu
busy-recalling = Nouvelle annonce…
busy-ending = Fin du service…
busy-pausing = Mise en pause…
busy-cancelling = Clôture comme absent…
busy-transferring = Transfert…
recalled = { $n ->
    [1] Rappelé une fois
    [2] Rappelé deux fois
   *[other] Rappelé { $n } fois
}

act-call-next = Appeler le suivant
act-end-call-next = Terminer et appeler
act-recall = Rappeler
act-end = Terminer
act-pause = Pause
act-transfer = Transférer…
act-no-show = Absent
act-no-show-hint = Personne n’est venu ?
act-look-again = Regarder encore

# Libre.
free-waiting = { $n ->
    [one] personne vous attend
   *[other] personnes vous attendent
}
free-nobody = Personne n’attend
free-nobody-then = Callpad regarde toutes les { $n } s. Qui arrive est montré ici tout seul.
free-next = Probablement le suivant
free-next-waiting = attend depuis { $n } min
why-bound = Parce que ce ticket vous est destiné
why-priority = Parce qu’il est prioritaire
why-due = Parce que c’est son tour : il attend depuis le plus longtemps

# Service en cours.
serving-timer = Temps de service
serving-for = en service
custom-field = Champ libre : { $text }
note = Note
badge-priority = Prioritaire
badge-appointment = Rendez-vous
badge-appointment-at = Rendez-vous { $time }
badge-transferred = Transféré
badge-virtual = Virtuel
badge-bound = Pour { $name }
fact-waited = a attendu { $n } min
fact-waited-late = a attendu { $n } min, objectif { $target } min
fact-restored = Était déjà ouvert

# Un appel est en route.
calling-next = Appel du visiteur suivant…
calling-one = Appel de { $label }…
calling-wait = La réponse du serveur est attendue.

# Le résultat n’est pas connu.
unknown-calling = La connexion s’est coupée pendant l’appel.
unknown-recalling = La connexion s’est coupée pendant la nouvelle annonce.
unknown-ending = La connexion s’est coupée pendant la fin du service.
unknown-pausing = La connexion s’est coupée pendant la mise en pause.
unknown-cancelling = La connexion s’est coupée pendant la clôture comme absent.
unknown-transferring = La connexion s’est coupée pendant le transfert.
unknown-creating = La connexion s’est coupée pendant l’émission d’un ticket.
unknown-looking = Vérification de ce que le serveur a fait…
unknown-not-looking = Personne ne sait encore si le serveur l’a fait. Callpad n’appuie pas une seconde fois pour vous.
unknown-then-call = Regardez encore : si le visiteur a été appelé, le numéro apparaît ici. Si personne ne vient et que le numéro attend toujours dans la liste, il n’a pas été appelé.
unknown-then-recall = Regardez encore ou écoutez l’annonce. Annoncer deux fois ne fait pas de mal.
unknown-then-end = Regardez encore : si le ticket est terminé, ce guichet devient libre.
unknown-then-pause = Regardez encore : s’il a été mis en pause, il est parmi les tickets en pause et ce guichet devient libre.
unknown-then-cancel = Regardez encore : s’il a été clos, il est parmi les absents et ce guichet devient libre.
unknown-then-transfer = Regardez encore : s’il a été transféré, ce guichet devient libre.
unknown-then-create = Regardez encore : si le ticket a été émis, il est dans la liste.
unknown-open-before = { $label } était ouvert avant.
unknown-go-on-call = Il n’a pas été appelé : continuer
unknown-go-on-recall = Il n’a pas été annoncé : continuer
unknown-go-on-end = Il n’a pas été terminé : continuer
unknown-go-on-pause = Il n’a pas été mis en pause : continuer
unknown-go-on-cancel = Il n’a pas été clos : continuer
unknown-go-on-transfer = Il n’a pas été transféré : continuer
unknown-go-on-create = Il n’a pas été émis : continuer

# Pourquoi un bouton est bloqué.
lock-outcome = Bloqué jusqu’à ce que le résultat du dernier appui soit connu.
lock-settling = Bloqué une seconde, contre un double appui.
lock-unknown = Bloqué jusqu’à ce qu’on sache si le dernier appel a eu lieu.
lock-open = Bloqué tant qu’un ticket est ouvert : on en sert un à la fois.
lock-role = Il vous manque l’autorisation { $role }. Demandez-la à votre administrateur.

# Les listes.
lists = Tickets
list-waiting = En attente
list-paused = En pause
list-no-shows = Absents
list-search = Chercher un numéro ou un nom
list-filter = Montrer un service
list-all = Tous
list-service-closed = { $name } : fermé aux nouveaux tickets
list-shown = { $n } sur { $total } montrés
list-reading = Lecture de la liste…
list-empty = Personne n’attend.
list-empty-paused = Rien n’est en pause.
list-empty-no-shows = Personne n’a manqué, ou c’est trop ancien pour être rappelé.
list-none-found = Aucun numéro ni nom avec « { $sought } » n’attend.
list-none-found-paused = Aucun numéro ni nom avec « { $sought } » n’est en pause.
list-none-found-no-shows = Aucun numéro ni nom avec « { $sought } » n’est parmi les absents.
list-none-here = Personne n’attend ce service.
list-none-here-paused = Rien de ce service n’est en pause.
list-none-here-no-shows = Personne n’a manqué pour ce service.
list-unreadable = { $n ->
    [one] Une entrée de la réponse du serveur n’a pu être lue ; toutes les autres sont montrées. Dites à votre administrateur : { $paths }
   *[other] { $n } entrées de la réponse du serveur n’ont pu être lues ; toutes les autres sont montrées. Dites à votre administrateur : { $paths }
}
list-show-all = Tout montrer
list-age = { $n ->
    [0] Liste de { $time }
   *[other] Liste de { $time }, vieille de { $n } min
}
list-help = Les flèches vont de ticket en ticket, Entrée appelle celui où vous êtes.
next-bound = Probablement le suivant : pour vous
next-priority = Probablement le suivant : prioritaire
next-due = Probablement le suivant : attend depuis le plus longtemps
row-call = Appeler
row-note = Note : { $text }
wait-minutes = { $n } min
wait-late = en retard

# Dit aux lecteurs d’écran.
say-called = En service : { $label }, { $service }.
say-some = Des personnes attendent.
say-none = Plus personne n’attend.

# Questions.
ask-open-title = { $open } est encore ouvert
ask-open-text = On sert un ticket à la fois. Que faire de { $open } avant d’appeler { $label } ? Terminer ne peut être annulé ; un ticket en pause peut être rappelé.
ask-open-yes = Terminer { $open } et appeler { $label }
ask-open-pause = Mettre { $open } en pause et appeler { $label }
ask-open-no = Rester avec { $open }
ask-bound-title = { $label } est destiné à { $name }
ask-bound-text = Un collègue a envoyé ce visiteur vers { $name }. L’appeler ici quand même ?
ask-bound-yes = Appeler { $label } ici
ask-bound-no = Laisser
ask-end-title = Terminer { $label } déjà ?
ask-end-text = Il vient seulement d’être appelé. Terminer ne peut être annulé.
ask-end-yes = Terminer { $label }
ask-end-no = Rester avec { $label }
ask-forget-title = Retirer { $label } de cet écran ?
ask-forget-text = { $label } n’est oublié qu’ici ; rien n’est envoyé au serveur. Faites-le quand la visite est finie et que le serveur ne le connaît plus.
ask-forget-yes = Retirer { $label }
ask-forget-no = Garder { $label }
