notice-dismiss = Masquer
notice-print = Textes du ticket
notice-forget = Retirer { $label }
notice-nobody = Personne n’attend.
notice-nobody-ended = { $label } a été terminé. Personne n’attend.
notice-taken = Un collègue a appelé { $label } avant vous. Il n’attend plus.
notice-answer-gone = Le serveur indique que { $label } n’est plus ouvert : il n’est donc plus affiché ici.
notice-ended = { $label } a été terminé.
notice-paused = { $label } a été mis de côté.
notice-cancelled = { $label } a été marqué absent.
notice-transferred = { $label } a été transféré vers { $to }.
notice-recalled = { $label } a été rappelé.
notice-request-accepted = Vous avez accepté la demande du superviseur.
notice-request-declined = Vous avez refusé la demande du superviseur.
notice-created = { $label } a été émis.
notice-created-ahead = { $n ->
    [0] Personne n’est devant.
    [one] { $n } personne est devant.
   *[other] { $n } personnes sont devant.
}
notice-created-wait = { $n ->
    [0] L’attente prévue est de moins d’une minute.
   *[other] L’attente prévue est de { $n } min.
}
notice-created-not-called = { $label } a été émis et attend pour { $service }, mais n’a pas été appelé.
notice-restored = { $label } a été appelé avant la fermeture de Callpad et s’affiche de nouveau. Si la visite est finie, terminez-le.
notice-not-kept = Le ticket ouvert n’a pas pu être enregistré : si Callpad se ferme maintenant, il l’oublie.
notice-open-first = { $open } est encore ouvert. Terminez-le pour appeler { $label }.

# What a supervisor asks.
request-title = Demande d’un superviseur
request-open = Un superviseur vous demande d’ouvrir ce guichet.
request-open-service = Un superviseur vous demande d’ouvrir ce guichet pour { $service }.
request-serve = Un superviseur vous demande d’assurer aussi { $service }.
request-close = Un superviseur vous demande de fermer ce guichet.
request-accept = Accepter
request-decline = Refuser
