# The header.
board-title = Tableau
board-views = Vues
board-now = Maintenant
board-today = Aujourd’hui
board-locations = Sites
board-local-time = Heure locale : { $time }
board-to-counter = Afficher la fenêtre du guichet : { $counter }
board-wall = Remplir un écran mural
board-wall-leave = Quitter l’écran mural

# Where there is no board to show.
board-denied-title = Pas d’accès au tableau
board-denied = Le serveur ne vous permet plus de superviser. Demandez l’autorisation à votre administrateur, puis ouvrez de nouveau une session.
board-signed-out-title = Aucune session ouverte
board-signed-out = Ouvrez une session dans la fenêtre du guichet ; vous pourrez y ouvrir le tableau.
board-open-counter = Afficher la fenêtre du guichet
board-reading = Chargement du tableau…
board-no-location = Le serveur ne montre aucun site que vous puissiez superviser.
board-stale = Pas de réponse de { $location } depuis { $time }. Ces chiffres datent de { $n } min.
board-plain = Ce serveur dit seulement combien attendent et qui. Les guichets ne sont pas connus ici.
board-seen-since = Les prévisions et les chiffres du jour sont calculés ici d’après ce qui a été vu depuis { $time }.
board-no-forecast = Ce serveur ne fait pas de prévisions : il n’y a donc ni conseil ni simulation.

# Advice.
board-advice = { $n ->
   [one] Il faut un guichet de plus pour { $service }
  *[other] Il faut { $n } guichets de plus pour { $service }
}
board-advice-over = La plus longue attente est de { $n } min, { $over } au-delà de l’objectif.
board-advice-longest = La plus longue attente est de { $n } min.
board-advice-over-ticket = { $ticket } attend depuis { $n } min, { $over } au-delà de l’objectif.
board-advice-longest-ticket = { $ticket } attend depuis { $n } min.
board-advice-open = Avec { $counter } ouvert, la plus longue attente à { $time } est de { $to } min au lieu de { $from } ; au-delà de l’objectif : { $over } au lieu de { $overFrom }.
board-advice-serve = Si { $counter } l’assure aussi, la plus longue attente à { $time } est de { $to } min au lieu de { $from } ; au-delà de l’objectif : { $over } au lieu de { $overFrom }.
board-advice-any = Alors la plus longue attente à { $time } est de { $to } min au lieu de { $from } ; au-delà de l’objectif : { $over } au lieu de { $overFrom }.
board-advice-other = Qui arrive à { $service } attend { $to } min au lieu de { $from }.
board-advice-none = Aucun changement n’aiderait à coup sûr maintenant
board-all-on-target = Tous les services tiennent l’objectif
board-what-if-open = Et si…
board-ask = Demander…
board-ask-of = Demander à { $counter }…

# Advice that was followed, and what came of it.
board-graded = Ce que les conseils ont donné
board-graded-asked = Demandé à { $time } : { $counter } pour { $service }
board-graded-asked-any = Demandé à { $time } : un guichet pour { $service }
board-graded-longest = { $n ->
   [0] Personne n’attendait à { $time }.
  *[other] Plus longue attente à { $time } : { $n } min.
}
board-graded-expected = Prévu : { $to } min avec, { $from } sans.
board-graded-missed = Personne ne regardait à { $time } : ce n’est pas mesuré.
board-graded-fewer = { $n ->
   [one] Un de moins au-delà de l’objectif que sans.
  *[other] { $n } de moins au-delà de l’objectif que sans.
}
board-graded-later = À voir à { $time }.

# The services.
board-services = Services
board-service = Service
board-waiting = En attente
board-longest = La plus longue
board-newcomer = Un nouveau attend
board-under = 90 % sous
board-hour = Plus longue attente, dernière heure
board-state = État
board-there = Guichets
board-later = +{ $n } plus tard
board-later-help = Rendez-vous dont l’heure n’est pas venue
board-about = ≈ { $n } min
board-about-range = Environ { $n } min ; 8 sur 10 attendent de { $from } à { $to } min
board-not-enough = pas assez de données
board-not-known = inconnu
board-hour-said = Toutes les 5 min de la dernière heure : { $first } min au début, { $last } min à la fin, { $most } min au plus.
board-hour-target = Objectif : { $n } min.
board-hour-nobody = Personne n’a attendu durant la dernière heure.
board-over = { $n ->
   [0] Juste au-delà de { $target } min
  *[other] { $n } min au-delà de { $target }
}
board-near = { $n ->
   [0] Moins de 1 min avant l’objectif
  *[other] { $n } min avant l’objectif
}
board-on-target = Dans l’objectif
board-no-target = Sans objectif
board-closed = Fermé
board-stopped = Pas de nouveaux tickets
board-no-counter = Aucun guichet
board-quiet = { $n ->
   [one] Un service calme
  *[other] { $n } services calmes
}
board-open-queue = Liste d’attente : { $service }

# The counters.
board-counters = Guichets
board-sum-serving = { $n } en service
board-sum-free = { $n } libres
board-sum-break = { $n } en pause
board-sum-nobody = { $n } sans personne
board-serving-usual = { $service } · { $n } min, d’habitude { $usual }
board-serving = { $service } · { $n } min
board-long = Plus long que d’habitude
board-free = Libre
board-for = { $n ->
   [0] à l’instant
  *[other] depuis { $n } min
}
board-break = Pause
board-nobody = Personne
board-since = depuis { $time }
board-not-today = pas aujourd’hui
board-serves = assure { $tags }
board-serves-more = assure { $tags } et { $n } autres
board-asked-open = Prié d’ouvrir
board-asked-serve = Prié d’assurer aussi { $service }
board-asked-close = Prié de fermer
board-answer-asked = { $n ->
   [0] pas encore de réponse
  *[other] pas encore de réponse, encore { $n } min
}
board-answer-accepted = accepté
board-answer-declined = refusé
board-answer-ended = personne n’a répondu à temps

# Closing, what if, fairness, today.
board-closing = Fermeture à { $time }
board-closing-unknown = Fermeture
board-closing-leaves = le dernier visiteur part, au rythme d’aujourd’hui
board-closing-range = 8 simulations sur 10 : { $from } à { $to }
board-closing-late = { $n } min après la fermeture
board-closing-late-hours = { $n ->
    [0] { $hours } h après la fermeture
   *[other] { $hours } h { $n } min après la fermeture
}
board-closing-holds = La fermeture tient
board-closing-last = Pour fermer à l’heure, arrêtez l’émission à { $time }.
board-closing-last-now = Qui prend un ticket maintenant part après la fermeture.
board-closing-open = Ou ouvrez un guichet de plus pour { $service } à partir de { $time }.
board-closing-open-now = Ou ouvrez maintenant un guichet de plus pour { $service }.
board-closing-stop = Arrêter l’émission
board-closing-stop-means = Plus aucun nouveau ticket, quel que soit le service ; ceux qui attendent seront servis.
board-closing-stopped = L’émission a été arrêtée ici. Ceux qui attendent seront servis.
board-what-if = Et si
board-what-if-fewer = Un guichet de moins
board-what-if-more = Un guichet de plus
board-what-if-by = { $n ->
   [0] tel quel
   [one] { $sign }{ $n } guichet
  *[other] { $sign }{ $n } guichets
}
board-what-if-ahead = Horizon
board-in-minutes = dans { $n } min
board-what-if-longest = Plus longue attente
board-what-if-over = Visiteurs au-delà de l’objectif
board-what-if-leaves = Le dernier visiteur part
board-what-if-newcomer = { $service } : un nouveau attend
board-from-to = { $from } → { $to }
board-from-to-said = { $from } tel quel, { $to } avec le changement
board-ranges = 8 simulations sur 10 : { $from } à { $to }, avec le changement { $changedFrom } à { $changedTo }
board-computing = Calcul en cours…
board-forecast-error = Le dernier jour mesuré, ses prévisions se trompaient de { $n } min en médiane.
board-fairness = Équité, dernière heure
board-overtaken = { $n ->
   [0] Personne n’a été dépassé par un appel hors d’ordre
   [one] Un visiteur a été dépassé par un appel hors d’ordre
  *[other] { $n } visiteurs ont été dépassés par un appel hors d’ordre
}
board-overtaken-by = { $label } par { $by }, au { $counter }, { $time }
board-more = et { $n } de plus
board-issued = Émis
board-within = Appelés dans l’objectif
board-within-how = De tous ceux qui furent appelés ou sont partis : ceux appelés une première fois dans l’objectif.
board-no-shows = Absents
board-left = Partis
board-removed = Retirés

# Alerts.
board-alerts = Alertes
board-alert-over = { $n ->
   [0] { $subject } : au-delà de l’objectif
  *[other] { $subject } : plus longue attente { $n } min, au-delà de l’objectif
}
board-alert-near = { $n ->
   [0] { $subject } : proche de l’objectif
  *[other] { $subject } : plus longue attente { $n } min, proche de l’objectif
}
board-alert-no-counter = { $subject } : { $n } en attente, aucun guichet
board-alert-free = { $subject } est libre pendant que ses services attendent
board-alert-long = { $n ->
   [0] { $subject } sert plus longtemps que d’habitude
  *[other] { $subject } sert depuis { $n } min, plus que d’habitude
}
board-alert-closing = Le dernier visiteur part { $n } min après la fermeture
board-alert-no-answer = Pas de réponse
board-alert-where = { $location } :
board-alert-where-at = { $location } ({ $server }) :
board-alert-over-now = Résolu : { $what }

# The locations.
board-location = Site
board-worst = Service le plus en difficulté
board-over-target = Au-delà de l’objectif
board-people-there = Guichets occupés
board-people-of = { $n } sur { $total }
board-last-leaves = Dernier visiteur
board-last-closes = { $time }, ferme { $closes }
board-location-stale = Pas de réponse depuis { $time }
board-no-service = Aucun service

# The settings: alerts for supervisors.
board-set-alerts = M’alerter quand
board-set-over = une attente dépasse l’objectif
board-set-near = une attente approche de l’objectif
board-set-no-counter = des visiteurs attendent et aucun guichet ne les sert
board-set-free = un guichet est libre pendant que ses services attendent
board-set-long = un guichet sert plus longtemps que d’habitude
board-set-no-answer = un site ne répond pas
board-set-closing = le dernier visiteur part tant de minutes après la fermeture (0 : jamais)
board-set-closing-range = De { $fewest } à { $most } minutes.
board-set-quiet = Heures calmes de cet ordinateur : pas d’alertes
board-set-from = De
board-set-to = À
board-set-quiet-both = Indiquez les deux heures, ou aucune.
board-set-borders = Limites propres à certains services, en minutes
board-set-borders-help = Alerte au-delà du premier, résolu au second. Vide : son objectif.
board-set-border-on = { $service } : alerter au-delà de
board-set-border-off = { $service } : résolu à
board-set-borders-wrong = Deux nombres entiers, le second pas plus grand que le premier.

# The keys.
board-key-views = Maintenant, Aujourd’hui, Sites
board-key-search = Chercher dans la liste d’attente
board-key-back = Revenir, ou quitter l’écran mural
board-key-text = Texte plus grand ou plus petit
board-key-help = Afficher les touches

# What is worked out here for a server that forecasts nothing.
board-ahead = Ce qui vient
board-ahead-none = Pas encore assez de données. Une prévision demande cinq appels de suite.
board-ahead-said = Environ { $n } min ; 8 simulations sur 10 de { $from } à { $to } min
board-ahead-over = Environ { $n } ; 8 simulations sur 10 de { $from } à { $to }
