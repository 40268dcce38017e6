# Les voies de la bande du bas.
way-back-again = Appeler { $label } de nouveau
way-back-back = Faire revenir { $label }
notice-still-serving = Encore en service
notice-end = Terminer { $label }
notice-forget-day = Oublier { $label }
keys-way-back = Revenir en arrière : appeler le dernier de nouveau
settings-ribbon = Durée de l’offre de retour
settings-ribbon-short = 8 secondes
settings-ribbon-long = 20 secondes
settings-ribbon-until-next = Jusqu’à la prochaine action
settings-ribbon-help = Après une pause, une absence ou un transfert, la bande du bas propose d’appeler le même numéro de nouveau.

# Terminer et appeler, juste après l’appel.
ask-end-call-text = Continuer termine { $label } et appelle le suivant.
ask-end-call-text-next = Continuer termine { $label } et appelle le suivant, probablement { $next }.
ask-end-call-yes = Terminer { $label } et appeler le suivant

# Une pause.
header-break = Pause
desk-break = En pause
break-since = { $n ->
    [0] Depuis { $time }
   *[other] Depuis { $time }, { $n } min
}
break-local = Seulement ici : le serveur ne le sait pas. Personne n’est appelé, aucune alerte.
act-back-to-work = Reprendre
lock-break = Bloqué pendant votre pause. Reprenez d’abord le travail.
lock-open-break = Un ticket est ouvert. Terminez-le ou mettez-le en pause, puis prenez votre pause.

# Ce qu’un serveur sans relecture laisse ouvert.
unknown-only-person = Ce serveur ne peut dire ce qu’il a fait. Regardez la salle et les listes : c’est vous qui décidez.
unknown-probably = { $label } a probablement été appelé ici. Callpad ne peut le terminer : seule la page de guichet du fabricant le peut.
unknown-go-on-probably = Je m’en suis occupé : continuer

# Trouvé au démarrage, ou resté sans réponse.
notice-day-since = { $label } est ouvert depuis { $day }. Est-il encore en service ?
notice-day-since-at = { $label } est ouvert depuis { $day }, { $time }. Est-il encore en service ?
notice-found-open = { $label } est ouvert à ce guichet sans avoir été appelé d’ici : peut-être par un collègue ou par un second Callpad. Si la visite est finie, terminez-le.
notice-too-old = Votre connexion avait expiré quand vous avez appuyé, et c’est trop ancien. Appuyez encore si vous le voulez toujours.
notice-look-in-lists = Le serveur ne peut le dire. Regardez dans les listes avant d’appuyer encore.
journal-cut = Les notes de Callpad se sont arrêtées au milieu, comme après une coupure de courant. Tout ce qui était complet est utilisé.
journal-garbled = Une partie des notes de Callpad était abîmée. Tout ce qui peut en être lu est utilisé.
journal-newer = Les notes de Callpad viennent d’un Callpad plus récent. Tout ce que celui-ci en comprend est utilisé.
journal-unreadable = Les notes de Callpad n’ont pu être lues. Regardez si un ticket est encore ouvert à ce guichet.
journal-kept = Le fichier abîmé est gardé sous { $file }.
journal-not-kept = Aucune copie du fichier abîmé n’a pu être faite.
not-known-call-named = On ne sait pas si { $label } a été appelé.
not-known-call = On ne sait pas si quelqu’un a été appelé.
not-known-recall-named = On ne sait pas si { $label } a été annoncé de nouveau.
not-known-recall = On ne sait pas si l’annonce est passée.
not-known-end-named = On ne sait pas si { $label } a été terminé.
not-known-end = On ne sait pas si le ticket a été terminé.
not-known-pause-named = On ne sait pas si { $label } a été mis en pause.
not-known-pause = On ne sait pas si le ticket a été mis en pause.
not-known-cancel-named = On ne sait pas si { $label } a été clos comme absent.
not-known-cancel = On ne sait pas si le ticket a été clos comme absent.
not-known-transfer-named = On ne sait pas si { $label } a été transféré.
not-known-transfer = On ne sait pas si le ticket a été transféré.
not-known-create-named = On ne sait pas si { $label } a été émis.
not-known-create = On ne sait pas si un ticket a été émis.

# Appuis refusés.
fault-no-answer = Le serveur ne répond pas à l’instant, donc rien n’a été envoyé. Callpad continue d’essayer ; appuyez encore quand il est revenu.
fault-on-break = Vous êtes en pause, donc rien n’a été envoyé. Reprenez d’abord le travail.
