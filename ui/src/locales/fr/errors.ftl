# Chacun dit que faire.
error-address-empty = Saisissez l’adresse de votre serveur de file d’attente.
error-address-not-one = Ce n’est pas une adresse. Les adresses ressemblent à https://queue.example.com ou http://192.168.1.20.
error-address-scheme = L’adresse doit commencer par http:// ou https://.
error-address-credentials = Retirez le nom d’utilisateur et le mot de passe de l’adresse. Des champs leur sont réservés plus bas.
error-address-query = Retirez tout à partir du point d’interrogation ou du dièse.
error-address-no-scheme = Saisissez l’adresse complète, avec https:// ou http:// au début.
error-address-slashes = L’adresse doit commencer par https:// ou http://, avec les deux-points et les deux barres.
error-address-host-number = Écrivez une adresse IP en quatre nombres de 0 à 255 sans zéros au début, comme 192.168.1.20.
error-address-host-letters = Certaines lettres de cette adresse ne font que ressembler à d’autres. Elle mène à { $meant } ; si c’est le bon serveur, saisissez-la ainsi.
error-address-port = Le port après les deux-points doit être un nombre de 1 à 65535.
error-address-meant = Ce n’est pas une adresse complète. Vouliez-vous dire { $meant } ?
error-unreachable-name = { $host } est introuvable. Vérifiez l’orthographe et que cet ordinateur est sur le bon réseau.
error-unreachable-connection = Rien ne répond à { $host }. Vérifiez l’adresse et le port, et demandez si le serveur fonctionne.
error-unreachable-proxy = Le proxy { $host } ne donne pas de connexion au serveur. Vérifiez les réglages de proxy de cet ordinateur ou prévenez votre administrateur.
error-timed-out = Aucune réponse en { $seconds } s. Vérifiez le réseau, puis réessayez.
error-broken = La connexion a été coupée au milieu de la réponse. Vérifiez le réseau, puis réessayez.
error-tls = La connexion sécurisée a échoué : cet ordinateur ne fait pas confiance au certificat du serveur. Vérifiez l’adresse ; si elle est juste, montrez ceci à votre administrateur : { $detail }
error-certificate-expired = Le certificat de { $host } (« { $subject } », émis par « { $issuer } ») a expiré le { $until }. L’horloge de cet ordinateur indique { $now } : si c’est faux, réglez-la ; sinon, demandez à l’administrateur du serveur de renouveler le certificat.
error-certificate-not-yet = Le certificat de { $host } (« { $subject } », émis par « { $issuer } ») n’est valable qu’à partir du { $from }. L’horloge de cet ordinateur indique { $now } : si c’est faux, réglez-la ; sinon, prévenez l’administrateur du serveur.
error-certificate-name = Ce qui répond sous { $host } présente un certificat pour d’autres noms : { $names } (émis par « { $issuer } »). Vérifiez l’adresse ; le réseau demande peut-être de s’identifier d’abord dans un navigateur.
error-certificate-issuer = Cet ordinateur ne connaît pas « { $issuer } », qui a émis le certificat de { $host } (« { $subject } »). S’il s’agit de l’autorité de votre organisation, votre administrateur la fait connaître à cet ordinateur (extraCaFile) ; sur un réseau d’invités, identifiez-vous d’abord dans un navigateur.
error-certificate-revoked = Le certificat de { $host } (« { $subject } ») a été révoqué par « { $issuer } ». Prévenez l’administrateur du serveur.
error-certificate-other = Le certificat de { $host } (« { $subject } », émis par « { $issuer } ») est inutilisable. Montrez ceci à votre administrateur : { $detail }
error-client-certificate-missing = Le serveur n’admet que les ordinateurs munis d’un certificat, et celui-ci n’en a pas. Demandez à votre administrateur d’en configurer un (clientCertificateFile) : { $detail }
error-client-certificate-refused = Le serveur n’accepte pas le certificat de cet ordinateur. Demandez à votre administrateur de le renouveler (clientCertificateFile) : { $detail }
error-proxy-password = Le proxy { $proxy } demande un nom et un mot de passe. Demandez à votre administrateur de les configurer (proxyUser, proxyPassword).
error-proxy-password-wrong = Le proxy { $proxy } n’accepte pas le nom et le mot de passe. Demandez à votre administrateur de les corriger (proxyUser, proxyPassword).
error-proxy-scheme = Le proxy { $proxy } demande une identification que Callpad ne connaît pas ({ $schemes }). Demandez à votre administrateur de laisser passer cet ordinateur sans elle, ou avec Basic.
error-open-line = Votre organisation n’autorise pas http vers { $host } : d’autres pourraient lire les noms et votre session. Utilisez une adresse qui commence par https://.
error-network-setting = Le réglage { $setting } de votre organisation est inutilisable. Montrez ceci à votre administrateur : { $detail }
error-found-web-page = Une page web a répondu au lieu du serveur (HTTP { $status }). Vérifiez l’adresse ; le réseau demande peut-être de s’identifier d’abord dans un navigateur.
error-found-redirect = Le serveur renvoie vers une autre adresse : { $excerpt }. Si c’est la bonne, saisissez-la.
error-found-other-json = Quelque chose répond là, mais ce n’est pas un serveur de file d’attente (HTTP { $status }). Vérifiez l’adresse et son chemin.
error-found-broken-json = La réponse s’est arrêtée trop tôt ou est endommagée (HTTP { $status }). Réessayez ; si le problème persiste, prévenez votre administrateur.
error-found-sign-in-page = Le réseau répond par sa propre page d’identification (HTTP { $status }). Ouvrez un navigateur, identifiez-vous sur le réseau, puis réessayez ; si vous n’êtes pas sur un réseau d’invités, vérifiez l’adresse : { $excerpt }
error-found-other = Ce qui répond là n’est pas un serveur de file d’attente (HTTP { $status }). Vérifiez l’adresse et le port.
error-unreadable = Le serveur a répondu, mais « { $field } » n’a pas pu être lu. Signalez à votre administrateur : { $excerpt }
error-too-large = La réponse dépasse 32 Mio. Choisissez moins de services ou prévenez votre administrateur.
error-server = Le serveur a lui-même une erreur (HTTP { $status }). Réessayez dans une minute ; si le problème persiste, prévenez votre administrateur.
error-refused = Le serveur a refusé « { $operation } » avec l’erreur { $number } : { $errno ->
    [2] il attend une autre méthode. Vérifiez l’adresse avec votre administrateur.
    [3] il ne connaît pas cette opération. Sa version est peut-être trop ancienne ; prévenez votre administrateur.
    [5] il n’a pas accepté ce qui a été envoyé. Dans les réglages, essayez l’autre façon d’envoyer.
    [6] il ne connaît pas ce ticket, ce guichet ou ce service. Vérifiez.
    [7] ce n’est pas possible maintenant. Vérifiez ; le ticket a peut-être changé.
    [8] il n’y a aucun ticket.
   *[other] indiquez ce numéro à votre administrateur.
}
error-refused-role = Le serveur a refusé « { $operation } » avec l’erreur { $number }. Ce n’est peut-être plus possible : vérifiez. Si le problème persiste, il vous manque peut-être une autorisation. Demandez à votre administrateur : { $roles }
error-refused-create = Le serveur n’a émis aucun ticket (erreur { $number }). Le service vient peut-être de fermer : choisissez-en un autre. Si le problème persiste, il vous manque peut-être une autorisation. Demandez à votre administrateur : { $roles }
error-sign-in-refused = L’identifiant ou le mot de passe est incorrect. Vérifiez les deux ; votre administrateur peut vous indiquer votre identifiant.
error-address-refused = Le serveur n’accepte pas l’adresse { $host }, quelle que soit la personne qui ouvre une session. Utilisez l’adresse pour laquelle il a été configuré, ou demandez à votre administrateur d’autoriser celle-ci (--public-name) ; un proxy intermédiaire la change peut-être.
error-token-ended = Votre session a expiré et n’a pas pu être renouvelée. Fermez-la, puis ouvrez-en une nouvelle ; rien n’est perdu sur le serveur.
error-keyring-absent = Ce système n’a pas de trousseau ; votre session n’est conservée que jusqu’à la fermeture de Callpad. La prochaine fois, vous devrez en ouvrir une nouvelle.
error-keyring-locked = Le trousseau est verrouillé ; votre session n’est conservée que jusqu’à la fermeture de Callpad. Déverrouillez-le, puis ouvrez une nouvelle session pour qu’elle soit enregistrée.
error-keyring-timed-out = Le trousseau n’a pas répondu ; votre session n’est conservée que jusqu’à la fermeture de Callpad. Il attend peut-être son mot de passe dans une autre fenêtre.
error-keyring-failed = Le trousseau a refusé ; votre session n’est conservée que jusqu’à la fermeture de Callpad. Si le problème persiste, prévenez votre administrateur.
error-policy-invalid = Le réglage { $setting } de votre organisation a une valeur inutilisable. Demandez à votre administrateur de la corriger.
error-crashed = Une partie de Callpad est en panne ; le reste continue. Si quelque chose ne répond plus, fermez Callpad et relancez-le.
error-storage-missing = Le fichier { $file } est introuvable : { $detail }. Placez-le là, ou changez l’endroit où il est cherché.
error-storage-denied = Callpad n’a pas le droit de lire ou d’écrire { $file }. Vérifiez les droits : { $detail }
error-storage-full = Il n’y a plus de place : { $file } n’a pas pu être écrit. Libérez de l’espace : { $detail }
error-storage-malformed = { $file } est endommagé ou mal écrit ; un fichier endommagé de Callpad reste à côté en copie. Corrigez-le : { $detail }
error-storage-other = { $file } n’a pas pu être lu ou écrit : { $detail }
error-built-in = Le serveur de cet ordinateur n’a pas démarré. Fermez les autres fenêtres de Callpad et réessayez : { $detail }
error-printing = La fenêtre d’impression du système n’a pas pu être ouverte. Vérifiez qu’une imprimante est installée sur cet ordinateur : { $detail }
error-busy = Un instant : votre dernière action est encore en cours. Rien d’autre n’a été envoyé.
error-unsettled = On ne sait pas encore ce qu’est devenue la dernière modification. Réglez-la d’abord : réessayez, ou laissez-la.
error-too-many = Trop de vos modifications sont encore ouvertes. Réglez celles dont le résultat n’est pas connu, ou attendez les autres. Rien n’a été envoyé.
error-not-offered = Le serveur n’accepte plus cette modification. Rien n’a été envoyé ; faites-la au guichet, ou prévenez votre administrateur.
error-cannot-try-again = Elle ne peut pas être renvoyée : Callpad a été redémarré depuis, ou trop de temps a passé. Regardez si elle a été faite, puis laissez-la.
error-not-now = Ce n’est pas possible pour le moment. Rien n’a été envoyé.
error-no-board-there = Vous n’avez pas accès au tableau de ce serveur. Demandez l’autorisation « callpad_supervise » à son administrateur.
error-server-listed = Ce serveur est déjà sur le tableau.
error-too-many-servers = Un tableau montre { $n } serveurs au plus. Retirez-en un pour en ajouter un autre.
error-input = « { $field } » n’est pas accepté. Modifiez-le et réessayez.
error-input-long = « { $field } » est trop long. { $max } caractères au plus sont acceptés.
error-app = Callpad lui-même ne répond pas. Fermez la fenêtre et rouvrez Callpad.
