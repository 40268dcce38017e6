notice-dismiss = Masquer
notice-print = Textes du ticket
notice-forget = Retirer { $label }
notice-nobody = Personne n’attend.
notice-nobody-ended = { $label } est terminé. Personne n’attend.
notice-taken = Un collègue a appelé { $label } avant vous. Il n’attend plus.
notice-answer-gone = Le serveur dit que { $label } n’est plus ouvert. Il reste ici jusqu’à ce que vous le retiriez ou regardiez encore.
notice-ended = { $label } est terminé.
notice-paused = { $label } est en pause.
notice-cancelled = { $label } est clos comme absent.
notice-transferred = { $label } est parti vers { $to }.
notice-recalled = { $label } a été annoncé de nouveau.
notice-created = { $label } est émis.
notice-created-ahead = { $n ->
    [0] Personne n’est devant.
    [one] { $n } personne est devant.
   *[other] { $n } personnes sont devant.
}
notice-created-wait = { $n ->
    [0] L’attente est de moins d’une minute.
   *[other] Attente prévue { $n } min.
}
notice-created-not-called = { $label } est émis et attend { $service }, mais n’a pas été appelé.
notice-restored = { $label } a été appelé avant la fermeture de Callpad et est montré de nouveau. Si la visite est finie, terminez-le.
notice-not-kept = Le ticket ouvert n’a pu être noté : si Callpad se ferme maintenant, il l’oublie.
notice-open-first = { $open } est encore ouvert. Terminez-le pour appeler { $label }.

failed-call-named = { $label } n’a pas été appelé.
failed-call = Personne n’a été appelé.
failed-recall-named = { $label } n’a pas été annoncé de nouveau.
failed-recall = Rien n’a été annoncé.
failed-end-named = { $label } n’a pas été terminé.
failed-end = Rien n’a été terminé.
failed-pause-named = { $label } n’a pas été mis en pause.
failed-pause = Rien n’a été mis en pause.
failed-cancel-named = { $label } n’a pas été clos.
failed-cancel = Rien n’a été clos.
failed-transfer-named = { $label } n’a pas été transféré.
failed-transfer = Rien n’a été transféré.
failed-create = Aucun ticket n’a été émis.

settled-call-named = La connexion est revenue : { $label } a été appelé.
settled-call = La connexion est revenue : l’appel est passé.
settled-recall-named = La connexion est revenue : { $label } a été annoncé de nouveau.
settled-recall = La connexion est revenue : l’annonce est passée.
settled-end-named = La connexion est revenue : { $label } est terminé.
settled-end = La connexion est revenue : le ticket est terminé.
settled-pause-named = La connexion est revenue : { $label } est en pause.
settled-pause = La connexion est revenue : le ticket est en pause.
settled-cancel-named = La connexion est revenue : { $label } est clos comme absent.
settled-cancel = La connexion est revenue : le ticket est clos comme absent.
settled-transfer-named = La connexion est revenue : { $label } a été transféré.
settled-transfer = La connexion est revenue : le ticket a été transféré.
settled-create-named = La connexion est revenue : { $label } a été émis.
settled-create = La connexion est revenue : le ticket a été émis.

settled-not-call-named = La connexion est revenue : { $label } n’a pas été appelé. Appuyez encore.
settled-not-call = La connexion est revenue : personne n’a été appelé. Appuyez encore.
settled-not-recall-named = La connexion est revenue : { $label } n’a pas été annoncé. Appuyez encore.
settled-not-recall = La connexion est revenue : rien n’a été annoncé. Appuyez encore.
settled-not-end-named = La connexion est revenue : { $label } n’a pas été terminé. Appuyez encore.
settled-not-end = La connexion est revenue : rien n’a été terminé. Appuyez encore.
settled-not-pause-named = La connexion est revenue : { $label } n’a pas été mis en pause. Appuyez encore.
settled-not-pause = La connexion est revenue : rien n’a été mis en pause. Appuyez encore.
settled-not-cancel-named = La connexion est revenue : { $label } n’a pas été clos. Appuyez encore.
settled-not-cancel = La connexion est revenue : rien n’a été clos. Appuyez encore.
settled-not-transfer-named = La connexion est revenue : { $label } n’a pas été transféré. Appuyez encore.
settled-not-transfer = La connexion est revenue : rien n’a été transféré. Appuyez encore.
settled-not-create = La connexion est revenue : aucun ticket n’a été émis. Appuyez encore.
