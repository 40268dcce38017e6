# L'autotest, à l'écran Diagnostic.
test-title = Diagnostic
test-about = Callpad examine tout ce dont il a besoin sur cet ordinateur. Rien n’est modifié.
test-running = Examen en cours…
test-again = Refaire le diagnostic
test-copy = Copier le texte
test-copied = Le texte a été copié.
test-copy-failed = Le texte n’a pas pu être copié. Il est sélectionné : appuyez sur Ctrl+C (Cmd+C sur un Mac).
test-all-good = Tout est comme il faut.
test-look = { $n ->
    [one] { $n } ligne est à regarder ; Callpad fonctionne.
   *[other] { $n } lignes sont à regarder ; Callpad fonctionne.
}
test-wrong = { $n ->
    [one] { $n } ligne est en erreur : elle dit que faire.
   *[other] { $n } lignes sont en erreur : chacune dit que faire.
}
test-status-green = Bon
test-status-yellow = À regarder
test-status-red = En erreur
test-status-skipped = Sans objet
test-policy = Réglages de l’organisation
test-data-folder = Dossier de données
test-disk = Disque
test-settings = Vos réglages
test-journal = Notes de Callpad
test-keyring = Trousseau
test-proxy = Proxy
test-certificate = Certificat
test-clock = Horloge
test-server = Serveur
test-sign-in = Session
test-changes = Changements
test-notifications = Notifications
test-web-view = Vue web
test-program = Callpad lui-même
found-not-tried = Pas examiné, car quelque chose avant a échoué.
found-no-policy = Il n’y en a pas sur cet ordinateur.
found-policy-read = Lus : { $locked } verrouillés, { $recommended } recommandés.
found-policy-problems = Une partie est inutilisable. Demandez à votre administrateur de la corriger : { $detail }
found-folder-sound = { $path } est accessible en écriture.
found-no-folder = { $path } n’existe pas. Fermez Callpad et relancez-le.
found-folder-closed = Impossible d’écrire dans { $path }. Demandez à votre administrateur le droit d’y écrire ou un autre dossier (--data-dir) : { $detail }
found-folder-full = Le disque de { $path } est plein. Libérez de l’espace.
found-disk-room = { $mebibytes } Mio sont libres.
found-disk-low = Seulement { $mebibytes } Mio libres. Libérez de l’espace.
found-settings-sound = Ils sont en ordre.
found-settings-newer = Un Callpad plus récent les a écrits ; celui-ci ne connaît pas : { $names }. Demandez la version plus récente à votre administrateur ou continuez sans eux.
found-settings-unreadable = Le fichier settings.json est illisible ; les valeurs par défaut s’appliquent. Demandez à votre administrateur de le corriger ou de le supprimer : { $detail }
found-journal-sound = Elles sont en ordre.
found-journal-damaged = Une partie est endommagée ; ce qui a pu être lu est utilisé. Vérifiez que le ticket à l’écran est bien celui du guichet et faites vérifier le disque.
found-journal-newer = Un Callpad plus récent les a écrites. Demandez à votre administrateur de réinstaller la version plus récente.
found-journal-unreadable = Elles sont illisibles. Demandez à votre administrateur le droit de lire journal.jsonl et de vérifier le disque : { $detail }
found-journal-unwritten = La dernière action n’a pas pu être notée. Laissez Callpad ouvert et libérez de l’espace, ou demandez à votre administrateur le droit d’écrire : { $detail }
found-keyring-works = Il garde ce qu’on y met.
found-keyring-absent = Il n’y en a pas : vous ouvrez une session à chaque démarrage. Demandez à votre administrateur d’en installer un (gnome-keyring, KWallet, KeePassXC).
found-keyring-locked = Il est verrouillé : vous ouvrez une session à chaque démarrage. Déverrouillez-le, ou faites-le déverrouiller par l’ouverture de session de l’ordinateur (même mot de passe).
found-keyring-timed-out = Il ne répond pas. Il demande peut-être son mot de passe dans une autre fenêtre ; sinon, fermez et rouvrez votre session sur l’ordinateur.
found-keyring-failed = Il a échoué. Redémarrez l’ordinateur ; si cela persiste, montrez ceci à votre administrateur : { $detail }
found-no-server = Aucun serveur n’est connu. Saisissez son adresse en ouvrant la session ou demandez à votre administrateur de la fixer (serverAddress).
found-no-proxy = Aucun : la connexion est directe.
found-proxy-system = { $host }, d’après le système.
found-proxy-policy = { $host }, d’après votre organisation.
found-script = Le système choisit un proxy par un script que Callpad n’exécute pas : la connexion est directe. Si le serveur est derrière un proxy, demandez à votre administrateur de le fixer (proxy) : { $address }
found-certificate-sound = « { $subject } », émis par « { $issuer } », valable jusqu’au { $until }.
found-certificate-ends = « { $subject } », émis par « { $issuer } », expire le { $until }, dans { $days } jours. Demandez à l’administrateur du serveur de le renouveler.
found-clock-not-certificate = Le certificat est bon : l’horloge de cet ordinateur est fausse. Réglez l’horloge.
found-not-needed = Aucun nécessaire : le serveur est sur cet ordinateur.
found-not-encrypted = La connexion à { $host } n’est pas chiffrée : d’autres pourraient lire les noms et votre session. Demandez à l’administrateur du serveur une adresse qui commence par https://.
found-clock-agrees = Elle concorde avec celle du serveur.
found-clock-ahead = L’horloge de cet ordinateur avance de { $span } (h:min:s) sur celle du serveur. Réglez-la, et faites-la régler par un serveur de temps.
found-clock-behind = L’horloge de cet ordinateur retarde de { $span } (h:min:s) sur celle du serveur. Réglez-la, et faites-la régler par un serveur de temps.
found-clock-unknown = Le serveur ne dit pas l’heure.
found-server-callpad = { $host } répond ; c’est le serveur de Callpad.
found-server-other = { $host } répond.
found-signed-in = Le serveur accepte la session de { $user }.
found-no-sign-in-needed = Le serveur n’en demande pas.
found-nobody = Personne n’a ouvert de session ici. Ouvrez une session.
found-role-missing = Il manque une permission à { $user }. Demandez à l’administrateur du serveur : { $roles }
found-pushed = Le serveur annonce chacun aussitôt.
found-polled = Le serveur ne les annonce pas ; Callpad demande toutes les { $n } s.
found-push-blocked = Le serveur les annoncerait, mais la connexion pour cela ne s’établit pas ; en attendant, Callpad demande. Demandez à votre administrateur de laisser passer les WebSockets par le proxy ou la passerelle.
found-notifications-taken = Le système les prend.
found-notifications-off = Vous n’en voulez pas. Vous pouvez les activer dans les réglages.
found-notifications-held-back = Le système les retient (ne pas déranger, présentation ou plein écran). Désactivez cela pour être averti des visiteurs.
found-notifications-forbidden = Le système n’en laisse pas montrer à Callpad. Autorisez-les dans les réglages du système.
found-notifications-missing = Rien sur ce système ne les montre. Demandez à votre administrateur d’installer ou de lancer un service de notifications.
found-notifications-dropped = Le système a pris la dernière et ne l’a pas montrée. Autorisez celles de Callpad dans les réglages du système, puis fermez et rouvrez votre session sur l’ordinateur.
found-web-view = { $version }
found-web-view-old = { $version } est trop ancien : des parties de l’écran peuvent manquer. Demandez à votre administrateur d’installer { $needed } ou plus récent avec les mises à jour du système.
found-web-view-unknown = Elle ne dit pas sa version.
found-program-sound = Callpad { $version } : rien n’a échoué depuis le démarrage.
found-program-crashed = { $n ->
    [one] { $n } partie a échoué depuis le démarrage. Fermez Callpad, relancez-le et prévenez votre administrateur.
   *[other] { $n } parties ont échoué depuis le démarrage. Fermez Callpad, relancez-le et prévenez votre administrateur.
}
