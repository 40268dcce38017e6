# Chacun dit que faire.
fault-address-empty = Saisissez l’adresse de votre serveur de file d’attente.
fault-address-not-one = Ce n’est pas une adresse. Les adresses ressemblent à https://queue.example.com ou http://192.168.1.20.
fault-address-scheme = L’adresse doit commencer par http:// ou https://.
fault-address-credentials = Ôtez le nom d’utilisateur et le mot de passe de l’adresse. Il y a des champs pour eux dessous.
fault-address-query = Enlevez tout à partir du point d’interrogation ou du dièse.
fault-unreachable-name = Aucune machine nommée { $host } n’est connue ici. Vérifiez l’orthographe et que cet ordinateur est sur le bon réseau.
fault-unreachable-connection = Rien ne répond à { $host }. Vérifiez l’adresse et le port, et demandez si le serveur tourne.
fault-timed-out = Aucune réponse en { $seconds } s. Vérifiez le réseau, puis réessayez.
fault-broken = La ligne s’est coupée au milieu de la réponse. Vérifiez le réseau, puis réessayez.
fault-tls = La connexion sécurisée a échoué : cet ordinateur ne fait pas confiance au certificat du serveur. Vérifiez l’adresse ; sinon montrez ceci à votre administrateur : { $detail }
fault-found-web-page = Une page web a répondu au lieu du serveur (HTTP { $status }). Vérifiez l’adresse ; le réseau demande peut-être une connexion dans un navigateur.
fault-found-redirect = Le serveur renvoie vers un autre endroit : { $excerpt }. Si c’est le bon, saisissez-le comme adresse.
fault-found-other-json = Quelque chose répond là, mais ce n’est pas un serveur de file d’attente (HTTP { $status }). Vérifiez l’adresse et son chemin.
fault-found-broken-json = La réponse s’est arrêtée trop tôt ou est abîmée (HTTP { $status }). Réessayez ; si cela dure, dites-le à votre administrateur.
fault-found-other = Ce qui répond là n’est pas un serveur de file d’attente (HTTP { $status }). Vérifiez l’adresse et le port.
fault-unreadable = Le serveur a répondu, mais « { $field } » n’a pu être lu. Dites à votre administrateur : { $excerpt }
fault-too-large = La réponse dépasse 32 Mio. Servez moins de services ou dites-le à votre administrateur.
fault-server = Le serveur a une panne à lui (HTTP { $status }). Réessayez dans une minute ; si cela dure, dites-le à votre administrateur.
fault-refused = Le serveur a refusé « { $operation } » avec l’erreur { $number } : { $errno ->
    [2] il veut une autre méthode. Vérifiez l’adresse avec votre administrateur.
    [3] il ne connaît pas cette opération. Sa version est peut-être trop ancienne ; dites-le à votre administrateur.
    [5] il n’a pas accepté ce qui a été envoyé. Dans les réglages, essayez l’autre façon d’envoyer.
    [6] il ne connaît pas ce ticket, ce guichet ou ce service. Regardez encore.
    [7] ce n’est pas possible maintenant. Regardez encore ; le ticket a peut-être changé.
    [8] il n’y a aucun ticket.
   *[other] dites ce numéro à votre administrateur.
}
fault-refused-role = Le serveur a refusé « { $operation } » avec l’erreur { $number }. Ce n’est peut-être plus possible : regardez encore. Si cela dure, il vous manque peut-être une autorisation. Demandez à votre administrateur : { $roles }
fault-refused-create = Le serveur n’a émis aucun ticket (erreur { $number }). Le service vient peut-être de fermer : choisissez-en un autre. Si cela dure, il vous manque peut-être une autorisation. Demandez à votre administrateur : { $roles }
fault-sign-in-refused = Le serveur ne connaît pas cet identifiant, ou le secret est faux. Vérifiez les deux ; votre administrateur connaît votre identifiant.
fault-token-ended = Votre connexion a expiré et n’a pu être renouvelée. Déconnectez-vous puis reconnectez-vous ; rien n’est perdu sur le serveur.
fault-keyring-absent = Ce système n’a pas de trousseau ; votre connexion n’est gardée que jusqu’à la fermeture de Callpad. La prochaine fois vous vous reconnecterez.
fault-keyring-locked = Le trousseau est verrouillé ; votre connexion n’est gardée que jusqu’à la fermeture de Callpad. Déverrouillez-le, puis reconnectez-vous pour qu’elle soit gardée.
fault-keyring-timed-out = Le trousseau n’a pas répondu ; votre connexion n’est gardée que jusqu’à la fermeture de Callpad. Il attend peut-être son mot de passe dans une autre fenêtre.
fault-keyring-failed = Le trousseau a refusé ; votre connexion n’est gardée que jusqu’à la fermeture de Callpad. Si cela dure, dites-le à votre administrateur.
fault-storage = Le fichier { $file } n’a pu être lu ou écrit ; un fichier abîmé reste à côté en copie. Vérifiez l’espace libre et les droits : { $detail }
fault-built-in = Le serveur de cet ordinateur n’a pas démarré. Fermez les autres fenêtres de Callpad et réessayez : { $detail }
fault-printing = La fenêtre d’impression du système n’a pu être ouverte. Vérifiez qu’une imprimante est installée sur cet ordinateur : { $detail }
fault-busy = Un instant : le dernier appui est encore en cours. Rien d’autre n’a été envoyé.
fault-not-now = Ce n’est pas possible à l’instant. Rien n’a été envoyé.
fault-input = « { $field } » ne convient pas. Changez-le et réessayez.
fault-input-long = « { $field } » est trop long. Au plus { $max } caractères sont acceptés.
fault-app = Callpad lui-même ne répond pas. Fermez la fenêtre et rouvrez Callpad.
