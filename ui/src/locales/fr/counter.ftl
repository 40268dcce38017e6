# Le guichet.
desk-now = À votre guichet
desk-free = Libre
desk-ready = Prêt
desk-no-answer = Pas de réponse
desk-serving = En cours · { $service }
desk-calling = Appel
desk-unknown = Résultat inconnu
recalled = { $n ->
    [1] Rappelé une fois
    [2] Rappelé deux fois
   *[other] Rappelé { $n } fois
}

act-call-next = Appeler le suivant
act-end-call-next = Terminer & suivant
act-no-show-hint = Personne n’est venu ?
act-look-again = Vérifier

# Libre.
free-waiting = { $n ->
    [one] personne vous attend
   *[other] personnes vous attendent
}
free-nobody = Personne n’attend
free-nobody-then = Callpad vérifie toutes les { $n } s. Les visiteurs qui arrivent s’affichent ici automatiquement.
free-next = Probablement le suivant
free-next-waiting = attend depuis { $n } min
why-bound = Parce que ce ticket vous est destiné
why-priority = Parce qu’il est prioritaire
why-due = Parce qu’il attend depuis le plus longtemps

# Service en cours.
serving-timer = Durée du service
serving-for = en cours
custom-field = Champ libre : { $text }
note = Note
badge-priority = Prioritaire
badge-appointment = Rendez-vous
badge-appointment-at = Rendez-vous { $time }
badge-transferred = Transféré
badge-virtual = Virtuel
badge-bound = Pour { $name }
fact-waited = a attendu { $n } min
fact-waited-late = a attendu { $n } min, objectif { $target } min
fact-restored = Déjà ouvert

# Un appel est en route.
calling-next = Appel du visiteur suivant…
calling-one = Appel de { $label }…
calling-wait = En attente du serveur.

# Le résultat n’est pas connu.
unknown-looking = Vérification de ce que le serveur a fait…
unknown-not-looking = On ne sait pas encore si le serveur l’a fait. Callpad ne le refait pas de lui-même.
unknown-open-before = { $label } était ouvert auparavant.

# Pourquoi un bouton est bloqué.
lock-outcome = Bloqué jusqu’à ce que le résultat de la dernière action soit connu.
lock-settling = Bloqué une seconde, pour éviter un double appui.
lock-unknown = Bloqué jusqu’à ce qu’on sache si le dernier appel est passé.
lock-open = Bloqué tant qu’un ticket est ouvert : un seul à la fois.
lock-role = Il vous manque l’autorisation { $role }. Demandez-la à votre administrateur.

# Les listes.
lists = Tickets
list-waiting = En attente
list-paused = Mis de côté
list-no-shows = Absents
list-search = Chercher un numéro ou un nom
list-filter = Filtrer par service
list-all = Tous
list-service-closed = { $name } : fermé aux nouveaux tickets
list-shown = { $n } sur { $total } affichés
list-reading = Chargement de la liste…
list-empty = Personne n’attend.
list-empty-paused = Aucun ticket mis de côté.
list-empty-no-shows = Aucun absent qui puisse encore être appelé.
list-none-found = Aucun numéro ni nom en attente ne contient « { $sought } ».
list-none-found-paused = Aucun numéro ni nom mis de côté ne contient « { $sought } ».
list-none-found-no-shows = Aucun numéro ni nom parmi les absents ne contient « { $sought } ».
list-none-here = Personne n’attend pour ce service.
list-none-here-paused = Aucun ticket mis de côté pour ce service.
list-none-here-no-shows = Aucun absent pour ce service.
list-unreadable = { $n ->
    [one] Une entrée de la réponse du serveur n’a pas pu être lue ; toutes les autres sont affichées. Signalez à votre administrateur : { $paths }
   *[other] { $n } entrées de la réponse du serveur n’ont pas pu être lues ; toutes les autres sont affichées. Signalez à votre administrateur : { $paths }
}
list-show-all = Tout afficher
list-age = { $n ->
    [0] Liste de { $time }
   *[other] Liste de { $time }, il y a { $n } min
}
list-help = Les flèches passent d’un ticket à l’autre, Entrée appelle celui qui est sélectionné.
next-bound = Probablement le suivant : vous est destiné
next-priority = Probablement le suivant : prioritaire
next-due = Probablement le suivant : attend depuis le plus longtemps
row-call = Appeler
row-note = Note : { $text }
wait-minutes = { $n } min
row-expected = dans ≈ { $n } min
row-expected-soon = bientôt
row-expected-said = attendu dans environ { $n } minutes, entre { $from } et { $to }
row-expected-soon-said = attendu d’un moment à l’autre
wait-late = au-delà de l’objectif

# Dit aux lecteurs d’écran.
say-called = En service : { $label }, { $service }.
say-some = Des personnes attendent.
say-none = Plus personne n’attend.

# Questions.
ask-open-title = { $open } est encore ouvert
ask-open-text = Terminer ou mettre de côté { $open } avant d’appeler { $label } ? Un ticket terminé ne peut pas être rouvert ; un ticket mis de côté peut être appelé de nouveau.
ask-open-yes = Terminer { $open } et appeler { $label }
ask-open-pause = Mettre { $open } de côté et appeler { $label }
ask-open-no = Continuer avec { $open }
ask-bound-title = { $label } est destiné à { $name }
ask-bound-text = Un collègue a envoyé ce visiteur vers { $name }. L’appeler ici quand même ?
ask-bound-yes = Appeler { $label } ici
ask-bound-no = Ne pas appeler
ask-end-title = Terminer { $label } déjà ?
ask-end-text = Il vient seulement d’être appelé. Un ticket terminé ne peut pas être rouvert.
ask-end-yes = Terminer { $label }
ask-end-no = Continuer avec { $label }
ask-forget-title = Retirer { $label } de cet écran ?
ask-forget-text = { $label } n’est retiré qu’ici ; rien n’est envoyé au serveur. Faites-le quand la visite est finie et que le serveur ne connaît plus le ticket.
ask-forget-yes = Retirer { $label }
ask-forget-no = Garder { $label }
