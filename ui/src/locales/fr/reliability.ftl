# Les voies de la bande du bas.
undo-again = Appeler { $label } de nouveau
undo-back = Faire revenir { $label }
notice-still-serving = Encore en cours
notice-end = Terminer { $label }
notice-forget-day = Retirer { $label }
settings-undo-time = Proposer « Appeler de nouveau » pendant
settings-undo-time-short = 8 secondes
settings-undo-time-long = 20 secondes
settings-undo-time-until-next = Jusqu’à la prochaine action
settings-undo-time-help = Après une mise de côté, une absence ou un transfert, la bande du bas propose d’appeler de nouveau le même numéro.

# Terminer et appeler, juste après l’appel.
ask-end-call-text = Cela termine { $label } et appelle le suivant.
ask-end-call-text-next = Cela termine { $label } et appelle le suivant, probablement { $next }.
ask-end-call-yes = Terminer { $label } et appeler le suivant

# Une pause.
header-break = Pause
desk-break = En pause
break-since = { $n ->
    [0] Depuis { $time }
   *[other] Depuis { $time }, { $n } min
}
break-local = Votre pause n’est pas envoyée au serveur. Personne n’est appelé et il n’y a pas d’alertes.
break-told = Les superviseurs voient que vous êtes en pause. Personne n’est appelé et il n’y a pas d’alertes.
break-reason = Motif, pour les superviseurs
break-reason-lunch = Déjeuner
break-reason-short = Courte pause
break-reason-errand = Démarche
act-back-to-work = Reprendre le travail
lock-break = Bloqué pendant votre pause. Reprenez d’abord le travail.
lock-open-break = Un ticket est ouvert. Terminez-le ou mettez-le de côté, puis prenez votre pause.

# Ce qu’un serveur sans relecture laisse ouvert.
unknown-only-person = Ce serveur ne peut pas dire ce qu’il a fait. Regardez la salle d’attente et les listes, puis décidez.
unknown-probably = { $label } a probablement été appelé ici. Callpad ne peut pas le terminer : seule la page de guichet du fabricant le peut.
unknown-go-on-probably = C’est réglé : continuer

# Trouvé au démarrage, ou resté sans réponse.
notice-day-since = { $label } est ouvert depuis { $day }. Est-il encore en cours ?
notice-day-since-at = { $label } est ouvert depuis { $day }, { $time }. Est-il encore en cours ?
notice-found-open = { $label } est ouvert à ce guichet sans avoir été appelé d’ici : peut-être par un collègue ou par un second Callpad. Si la visite est finie, terminez-le.
notice-too-old = Votre session avait expiré quand vous avez appuyé, et c’est trop ancien pour être exécuté maintenant. Appuyez de nouveau si vous le voulez toujours.
notice-look-in-lists = Le serveur ne peut pas le dire. Vérifiez les listes avant d’appuyer de nouveau.
journal-cut = Les relevés de Callpad s’arrêtent au milieu, comme après une coupure de courant. Tout ce qui était complet est utilisé.
journal-garbled = Une partie des relevés de Callpad était endommagée. Tout ce qui peut en être lu est utilisé.
journal-newer = Les relevés de Callpad viennent d’un Callpad plus récent. Tout ce que celui-ci en comprend est utilisé.
journal-unreadable = Les relevés de Callpad n’ont pas pu être lus. Vérifiez si un ticket est encore ouvert à ce guichet.
journal-kept = Le fichier endommagé est conservé sous { $file }.
journal-not-kept = Aucune copie du fichier endommagé n’a pas pu être faite.

# Appuis refusés.
error-no-answer = Le serveur ne répond pas pour le moment, donc rien n’a été envoyé. Callpad continue d’essayer ; appuyez de nouveau quand il sera revenu.
error-on-break = Vous êtes en pause, donc rien n’a été envoyé. Reprenez d’abord le travail.
