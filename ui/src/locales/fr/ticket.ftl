# Un nouveau ticket.
ticket-title = Nouveau ticket
ticket-service = Service
ticket-service-missing = Choisissez un service.
ticket-service-closed = { $name } est fermé aux nouveaux tickets. Choisissez un autre service.
ticket-no-service = Le serveur ne montre aucun service. Regardez encore dans un moment ou dites-le à votre administrateur.
ticket-closed = Fermé
ticket-waiting = { $n } en attente
ticket-average = moyenne { $n } min
ticket-not-served = non servi ici
ticket-visitor = Nom du visiteur
ticket-custom-field = Champ libre
ticket-priority = Prioritaire : passe devant les autres
ticket-too-long = Raccourcissez ce qui est trop long, puis renvoyez.
ticket-more = Plus : rendez-vous, langue, pour qui
ticket-date = Date
ticket-time = Heure
ticket-when = Rendez-vous
ticket-date-none = Ce jour n’existe pas. Vérifiez la date.
ticket-lang = Langue
ticket-device = Appareil pour les textes imprimés
ticket-device-help = Avec un appareil, le serveur envoie les textes d’un ticket imprimé.
ticket-desk = Seulement pour ce guichet
ticket-user = Seulement pour cette personne
ticket-virtual = Ticket virtuel : personne ne fait la queue
ticket-send = Émettre le ticket
ticket-send-call = Émettre et appeler
limit-left = { $n ->
    [one] encore { $n } caractère
   *[other] encore { $n } caractères
}
limit-over = { $n ->
    [one] { $n } caractère de trop : les serveurs en prennent { $max }.
   *[other] { $n } caractères de trop : les serveurs en prennent { $max }.
}

# Le ticket émis.
issued-texts = Textes du ticket
issued-print = Imprimer…

# Où un ticket doit aller.
transfer-title = Transférer { $label }
transfer-kind = Vers où
transfer-service = Service
transfer-desk = Guichet
transfer-user = Personne
transfer-find-service = Chercher un service
transfer-find-desk = Chercher un guichet
transfer-find-user = Chercher une personne
transfer-id-service = Identifiant du service
transfer-id-desk = Identifiant du guichet
transfer-id-user = Identifiant de la personne
transfer-untold = Le serveur n’en nomme aucun. Saisissez l’identifiant ; votre administrateur le connaît.
transfer-last = Derniers :
transfer-none-found = Rien ici avec « { $sought } ».
transfer-more = { $n ->
    [one] { $n } de plus : saisissez pour le trouver
   *[other] { $n } de plus : saisissez pour les trouver
}
transfer-here = vous
transfer-now = ici maintenant
transfer-note = Note pour le prochain collègue
transfer-target = Destination
transfer-missing = Choisissez où le ticket doit aller.
transfer-closed = { $name } ne prend pas de nouveaux tickets maintenant. Le visiteur risque d’y attendre longtemps.
transfer-gone = Le serveur ne connaît plus { $name }. Choisissez une autre destination.
transfer-gone-somewhere = Cette destination n’existe plus. Choisissez-en une autre.
transfer-keep = Garder { $label }
transfer-send = Transférer
transfer-send-to = Transférer vers { $name }
