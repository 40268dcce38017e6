# Première moitié : serveur et personne.
signin-try = Essayer sur cet ordinateur
signin-try-busy = Démarrage…
signin-try-text = Démarre ici un petit serveur avec une agence d’essai et vous connecte. Rien à remplir, rien ne quitte cet ordinateur.
signin-own = Se connecter à votre serveur de file d’attente
signin-server = Adresse du serveur
signin-user = Identifiant
signin-secret = Secret
signin-submit = Se connecter
signin-busy = Connexion…

# Ce que l’essai de l’adresse a trouvé.
probe-hint = Votre administrateur la connaît. Elle est essayée pendant la saisie.
probe-running = Essai de l’adresse…
probe-callpad = Un serveur Callpad répond à { $address }.
probe-api = Un serveur de file d’attente répond à { $address }.
probe-auth-on = Il demande à tous de se connecter.
probe-auth-off = Il laisse entrer tout le monde sans connexion.
probe-open-line = Cette ligne est ouverte : votre connexion et les noms des visiteurs peuvent être lus par d’autres sur le réseau. Demandez à votre administrateur une adresse en https.

# Seconde moitié : guichet et services.
choose-title = Bienvenue, { $name }. Où travaillez-vous aujourd’hui ?
choose-desk = Guichet
choose-desk-other = Autre guichet : saisir son identifiant…
choose-desk-id = Identifiant du guichet
choose-desk-id-help = Votre administrateur le connaît.
choose-desk-missing = Choisissez un guichet ou saisissez son identifiant.
choose-services = Services
choose-services-missing = Choisissez au moins un service.
choose-service-ids = Identifiants des services
choose-service-ids-help = Le serveur n’en nomme aucun. Votre administrateur les connaît ; séparez-les par une virgule.
choose-back = Retour
choose-confirm = Commencer
