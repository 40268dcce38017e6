# Première moitié : serveur et personne.
signin-try = Essayer sur cet ordinateur
signin-try-busy = Démarrage…
signin-try-text = Démarre sur cet ordinateur un petit serveur avec une agence de démonstration et y ouvre une session. Rien à remplir, rien ne quitte cet ordinateur.
signin-own = Ouvrir une session sur votre serveur de file d’attente
signin-server = Adresse du serveur
signin-user = Identifiant
signin-secret = Mot de passe
signin-submit = Ouvrir la session
signin-busy = Ouverture de la session…

# Ce que l’essai de l’adresse a trouvé.
probe-hint = Votre administrateur la connaît. Elle est vérifiée pendant la saisie.
probe-running = Vérification de l’adresse…
probe-callpad = Un serveur Callpad répond à { $address }.
probe-api = Un serveur de file d’attente répond à { $address }.
probe-auth-on = Il demande d’ouvrir une session.
probe-auth-off = Il ne demande pas d’ouvrir une session.
probe-open-line = Cette connexion n’est pas chiffrée : d’autres sur le réseau peuvent lire votre session et les noms des visiteurs. Demandez à votre administrateur une adresse en https.

# Seconde moitié : guichet et services.
choose-title = Bienvenue, { $name }. Où travaillez-vous aujourd’hui ?
choose-desk = Guichet
choose-desk-other = Autre guichet : saisir son identifiant…
choose-desk-id = Identifiant du guichet
choose-desk-id-help = Votre administrateur le connaît.
choose-desk-missing = Choisissez un guichet ou saisissez son identifiant.
choose-services = Services
choose-services-missing = Choisissez au moins un service.
choose-service-ids = Identifiants des services
choose-service-ids-help = Le serveur n’en indique aucun. Votre administrateur les connaît ; séparez-les par des virgules.
choose-back = Retour
choose-confirm = Commencer le travail
choose-board = Ouvrir le tableau
choose-board-text = Pour les superviseurs : tous les services et guichets, dans une fenêtre à part. Il n’appelle personne.
choose-board-opened = Le tableau est ouvert dans sa fenêtre. Ici, vous pouvez aussi choisir un guichet.
