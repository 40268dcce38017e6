# La file d’attente d’un service, à côté du tableau.
queue-close = Fermer la file d’attente
queue-waiting = en attente
queue-longest = la plus longue { $n } min
queue-later = { $n ->
    [one] { $n } rendez-vous plus tard
   *[other] { $n } rendez-vous plus tard
}
queue-over = { $n } au-delà de l’objectif
queue-newcomer = un arrivant attend ≈ { $n } min
queue-p90 = 90 % sous { $n } min
queue-new-ticket = Nouveau ticket…
queue-stop = Arrêter l’émission
queue-resume = Reprendre l’émission
queue-stop-means = Seuls les nouveaux tickets s’arrêtent : ceux qui attendent seront servis.
queue-resume-means = Aucun nouveau ticket n’est émis. Ceux qui attendent seront servis.
queue-unreadable = { $n ->
    [one] Un ticket n’a pas pu être lu ; tous les autres sont affichés. Prévenez votre administrateur.
   *[other] { $n } tickets n’ont pas pu être lus ; tous les autres sont affichés. Prévenez votre administrateur.
}
queue-head-ticket = Dans l’ordre des appels
queue-head-waited = A attendu
queue-head-expected = Appelé dans
queue-expected = { $n ->
    [0] < 1 min
   *[other] ≈ { $n } min
}
queue-range = { $low } à { $high }
queue-actions = Actions pour { $label }
queue-busy = Bloqué jusqu’à ce que le résultat de la dernière action sur { $label } soit connu.

# Ce qu’on peut faire d’un ticket qui attend.
queue-give-priority = Rendre prioritaire
queue-take-priority = Retirer la priorité
queue-send-on = Envoyer vers…
queue-note = Note…
queue-cancel = Annuler…
queue-story = Parcours
queue-price = { $n ->
    [one] { $n } visiteur attend environ { $minutes } min de plus
   *[other] { $n } visiteurs attendent environ { $minutes } min de plus
}
queue-price-under = { $n ->
    [one] { $n } visiteur attend moins d’une minute de plus
   *[other] { $n } visiteurs attendent moins d’une minute de plus
}
queue-price-none = Personne n’attend plus longtemps
queue-price-unknown = On ne sait pas combien les autres attendent de plus

# Envoyer, note, annuler.
queue-send-title = Envoyer { $label } ailleurs
queue-send-text = Le ticket garde son numéro et attend là-bas.
queue-send = Envoyer
queue-send-to = Envoyer vers { $name }
queue-note-title = Note pour { $label }
queue-note-save = Enregistrer la note
queue-cancel-title = Annuler { $label } ?
queue-cancel-text = { $label } ne sera plus appelé. Vous pourrez encore revenir en arrière.
queue-cancel-yes = Annuler { $label }
queue-cancel-no = Garder { $label }
