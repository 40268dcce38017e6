# Un nouveau ticket.
ticket-title = Nouveau ticket
ticket-service = Service
ticket-service-missing = Choisissez un service.
ticket-service-closed = { $name } est fermé aux nouveaux tickets. Choisissez un autre service.
ticket-no-service = Le serveur n’indique aucun service. Vérifiez dans un moment ou prévenez votre administrateur.
ticket-closed = Fermé
ticket-waiting = { $n } en attente
ticket-average = { $n } min en moyenne
ticket-expected = attente ≈ { $n } min
ticket-expected-said = Qui arrive attend environ { $n } minutes, entre { $from } et { $to }
ticket-not-served = hors de vos services
ticket-visitor = Nom du visiteur
ticket-custom-field = Champ libre
ticket-priority = Prioritaire : passe avant les autres
ticket-too-long = Raccourcissez ce qui est trop long, puis réessayez.
ticket-more = Plus : rendez-vous, langue, guichet ou personne
ticket-date = Date
ticket-time = Heure
ticket-when = Rendez-vous
ticket-date-none = Cette date n’existe pas. Vérifiez-la.
ticket-lang = Langue
ticket-device = Appareil pour les textes imprimés
ticket-device-help = Si vous choisissez un appareil, le serveur envoie les textes du ticket imprimé.
ticket-desk = Seulement pour ce guichet
ticket-user = Seulement pour cette personne
ticket-virtual = Ticket virtuel : le visiteur attend ailleurs
ticket-send = Émettre le ticket
ticket-send-call = Émettre et appeler
limit-left = { $n ->
    [one] { $n } caractère restant
   *[other] { $n } caractères restants
}
limit-over = { $n ->
    [one] { $n } caractère de trop : les serveurs en acceptent { $max }.
   *[other] { $n } caractères de trop : les serveurs en acceptent { $max }.
}

# Le ticket émis.
issued-texts = Textes du ticket
issued-print = Imprimer…

# Où un ticket doit aller.
transfer-title = Transférer { $label }
transfer-kind = Transférer vers
transfer-service = Service
transfer-desk = Guichet
transfer-user = Personne
transfer-find-service = Chercher un service
transfer-find-desk = Chercher un guichet
transfer-find-user = Chercher une personne
transfer-id-service = Identifiant du service
transfer-id-desk = Identifiant du guichet
transfer-id-user = Identifiant de la personne
transfer-untold = Le serveur n’en indique aucun. Saisissez l’identifiant ; votre administrateur le connaît.
transfer-last = Récents :
transfer-none-found = Aucun résultat pour « { $sought } ».
transfer-more = { $n ->
    [one] { $n } autre : saisissez pour le trouver
   *[other] { $n } autres : saisissez pour les trouver
}
transfer-here = le vôtre
transfer-now = actuel
transfer-note = Note pour le prochain collègue
transfer-target = Destination
transfer-missing = Choisissez vers où transférer le ticket.
transfer-closed = { $name } ne prend pas de nouveaux tickets pour le moment. Le visiteur risque d’y attendre longtemps.
transfer-gone = Le serveur ne connaît plus { $name }. Choisissez une autre destination.
transfer-gone-somewhere = Cette destination n’existe plus. Choisissez-en une autre.
transfer-keep = Garder { $label }
transfer-send = Transférer
transfer-send-to = Transférer vers { $name }
