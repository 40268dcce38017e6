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

failed-call-named = { $label } n’a pas été appelé.
failed-call = Personne n’a été appelé.
failed-recall-named = { $label } n’a pas été rappelé.
failed-recall = Aucun ticket n’a été rappelé.
failed-end-named = { $label } n’a pas été terminé.
failed-end = Aucun ticket n’a été terminé.
failed-pause-named = { $label } n’a pas été mis de côté.
failed-pause = Aucun ticket n’a été mis de côté.
failed-cancel-named = { $label } n’a pas été marqué absent.
failed-cancel = Aucun ticket n’a été marqué absent.
failed-transfer-named = { $label } n’a pas été transféré.
failed-transfer = Aucun ticket n’a été transféré.
failed-create = Aucun ticket n’a été émis.

settled-call-named = La connexion est rétablie : { $label } a été appelé.
settled-call = La connexion est rétablie : l’appel est passé.
settled-recall-named = La connexion est rétablie : { $label } a été rappelé.
settled-recall = La connexion est rétablie : le ticket a été rappelé.
settled-end-named = La connexion est rétablie : { $label } est terminé.
settled-end = La connexion est rétablie : le ticket est terminé.
settled-pause-named = La connexion est rétablie : { $label } a été mis de côté.
settled-pause = La connexion est rétablie : le ticket a été mis de côté.
settled-cancel-named = La connexion est rétablie : { $label } a été marqué absent.
settled-cancel = La connexion est rétablie : le ticket a été marqué absent.
settled-transfer-named = La connexion est rétablie : { $label } a été transféré.
settled-transfer = La connexion est rétablie : le ticket a été transféré.
settled-create-named = La connexion est rétablie : { $label } a été émis.
settled-create = La connexion est rétablie : le ticket a été émis.

settled-not-call-named = La connexion est rétablie : { $label } n’a pas été appelé. Appuyez de nouveau.
settled-not-call = La connexion est rétablie : personne n’a été appelé. Appuyez de nouveau.
settled-not-recall-named = La connexion est rétablie : { $label } n’a pas été rappelé. Appuyez de nouveau.
settled-not-recall = La connexion est rétablie : aucun ticket n’a été rappelé. Appuyez de nouveau.
settled-not-end-named = La connexion est rétablie : { $label } n’a pas été terminé. Appuyez de nouveau.
settled-not-end = La connexion est rétablie : aucun ticket n’a été terminé. Appuyez de nouveau.
settled-not-pause-named = La connexion est rétablie : { $label } n’a pas été mis de côté. Appuyez de nouveau.
settled-not-pause = La connexion est rétablie : aucun ticket n’a été mis de côté. Appuyez de nouveau.
settled-not-cancel-named = La connexion est rétablie : { $label } n’a pas été marqué absent. Appuyez de nouveau.
settled-not-cancel = La connexion est rétablie : aucun ticket n’a été marqué absent. Appuyez de nouveau.
settled-not-transfer-named = La connexion est rétablie : { $label } n’a pas été transféré. Appuyez de nouveau.
settled-not-transfer = La connexion est rétablie : aucun ticket n’a été transféré. Appuyez de nouveau.
settled-not-create = La connexion est rétablie : aucun ticket n’a été émis. Appuyez de nouveau.
