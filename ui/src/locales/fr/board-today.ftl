# La journée.
today-parts = Parties de la journée
today-overview = Aperçu
today-tickets = Tickets
today-report = Rapport
today-untold = Ce serveur n’indique pas ce qui a été compté aujourd’hui.
today-totals = Aujourd’hui
today-issued = Émis
today-called = Appelés
today-served = Servis
today-no-shows = Absents
today-left = Partis
today-removed = Annulés
today-transferred = Transférés
today-within = Dans l’objectif
today-average-wait = Attente moyenne
today-average-service = Service moyen
today-usual = Habituel
today-hour = Heure
today-formula = Dans l’objectif : parmi tous les tickets appelés ou abandonnés, la part appelée une première fois dans l’objectif.
today-compared = Jusqu’à { $time } : { $issued } émis, d’habitude { $usual } ({ $weekday }).
today-by-service = Par service
today-by-counter = Par guichet
today-by-hour = Tickets émis par heure
today-usual-means = { $n ->
    [one] Habituel : le dernier même jour ({ $weekday })
   *[other] Habituel : médiane des { $n } derniers mêmes jours de la semaine ({ $weekday })
}
today-reading = Chargement…
today-no-hours = Rien n’a encore été compté.

# Tous les tickets du jour.
tickets-number = Numéro
tickets-state = État
tickets-visitor = Visiteur
tickets-issued = Émis à
tickets-all = Tous
tickets-none = Aucun ticket du jour ne correspond.
tickets-more = Afficher plus
tickets-found = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
}
tickets-found-more = { $n ->
    [one] { $n } ticket et d’autres
   *[other] { $n } tickets et d’autres
}
state-waiting = En attente
state-called = Appelé
state-ended = Terminé
state-paused = Mis de côté
state-cancelled = Annulé

# Ce qui est arrivé à un ticket.
story-title = { $label } : ce qui s’est passé
story-reading = Chargement…
story-nothing = On n’en sait pas plus.
story-created = Émis
story-called = Appelé
story-recalled = Rappelé
story-ended = Terminé
story-paused = Mis de côté
story-cancelled = Annulé par un superviseur
story-no-show = Marqué absent
story-sent-on = Envoyé ailleurs
story-sent-to = Envoyé vers { $to }
story-changed = Modifié par un superviseur
story-other = { $what }
story-restore = Remettre { $label } en file

# Le rapport.
report-period = Période
report-today = Aujourd’hui
report-yesterday = Hier
report-week = 7 derniers jours
report-month = 4 dernières semaines
report-chosen = Autres jours
report-from = Du
report-to = Au
report-order = Le dernier jour précède le premier. Changez l’un des deux.
report-too-many = { $n ->
    [one] Au plus { $n } jour à la fois. Choisissez-en moins.
   *[other] Au plus { $n } jours à la fois. Choisissez-en moins.
}
report-locations = Sites
report-no-location = Choisissez un site.
report-show = Afficher le rapport
report-save = Enregistrer en CSV
report-saved = Enregistré : { $path }
report-none = Rien n’a été compté ces jours-là.
report-days = { $n ->
    [one] { $n } jour avec des visiteurs
   *[other] { $n } jours avec des visiteurs
}
report-by-hour-mean = Tickets émis par heure, moyenne des jours
report-heat = Tickets émis par jour de la semaine et par heure, moyenne des jours
report-weekday = Jour de la semaine
report-mean = { $n } tickets par jour en moyenne
report-head-day = Jour
report-head-hour = Heure
report-head-location = Site
report-head-location-id = Identifiant du site
report-head-service-id = Identifiant du service
report-head-tag = Lettre
report-head-appointments = Rendez-vous
report-head-wait-s = Attente, secondes en tout
report-head-average-wait-s = Attente moyenne, secondes
report-head-service-s = Service, secondes en tout
report-head-average-service-s = Service moyen, secondes

# What was seen here of a server that counts nothing.
seen-day = Vu aujourd’hui
seen-hours = Venus, par heure
seen-day-came = Arrivés
seen-day-left = N’attendent plus
seen-day-wait = Attente moyenne
seen-day-within = Dans l’objectif
seen-day-usual = D’habitude à cette heure
seen-day-usual-both = { $came } arrivés, attente { $wait } min
seen-day-usual-came = { $came } arrivés
seen-day-how = Compté ici d’après les listes d’attente, pas par le serveur : les appelés ne se distinguent pas de ceux qui sont partis, et qui est venu et a été appelé entre deux lectures manque. D’habitude : le même jour de la semaine des 20 derniers jours, sur les heures vues en entier.
