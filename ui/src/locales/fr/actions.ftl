# What can be done at the counter, in the order of state/actions.ts.
failed-call-named = { $label } n’a pas été appelé.
failed-call = Personne n’a été appelé.
settled-call-named = La connexion est rétablie : { $label } a été appelé.
settled-call = La connexion est rétablie : l’appel est passé.
settled-not-call-named = La connexion est rétablie : { $label } n’a pas été appelé. Appuyez de nouveau.
settled-not-call = La connexion est rétablie : personne n’a été appelé. Appuyez de nouveau.
not-known-call-named = On ne sait pas si { $label } a été appelé.
not-known-call = On ne sait pas si quelqu’un a été appelé.
unknown-calling = La connexion a été coupée pendant l’appel.
unknown-then-call = Vérifiez : si le visiteur a été appelé, le numéro apparaît ici. Si personne ne vient et que le numéro est encore dans la liste d’attente, il n’a pas été appelé.
unknown-go-on-call = Il n’a pas été appelé : continuer
again-held-call = Une fois la session ouverte, l’appel demandé est exécuté.

keys-call-next = Appeler le suivant, ou terminer et appeler le suivant

keys-recall = Rappeler
act-recall = Rappeler
failed-recall-named = { $label } n’a pas été rappelé.
failed-recall = Aucun ticket n’a été rappelé.
settled-recall-named = La connexion est rétablie : { $label } a été rappelé.
settled-recall = La connexion est rétablie : le ticket a été rappelé.
settled-not-recall-named = La connexion est rétablie : { $label } n’a pas été rappelé. Appuyez de nouveau.
settled-not-recall = La connexion est rétablie : aucun ticket n’a été rappelé. Appuyez de nouveau.
not-known-recall-named = On ne sait pas si { $label } a été rappelé.
not-known-recall = On ne sait pas si le ticket a été rappelé.
unknown-recalling = La connexion a été coupée pendant le rappel.
unknown-then-recall = Vérifiez, ou écoutez l’annonce dans la salle. Rappeler deux fois ne fait pas de mal.
unknown-go-on-recall = Il n’a pas été rappelé : continuer
again-held-recall = Une fois la session ouverte, le ticket est rappelé, comme demandé.

keys-end = Terminer
act-end = Terminer
leave-end = Terminer { $label }
failed-end-named = { $label } n’a pas été terminé.
failed-end = Aucun ticket n’a été terminé.
settled-end-named = La connexion est rétablie : { $label } est terminé.
settled-end = La connexion est rétablie : le ticket est terminé.
settled-not-end-named = La connexion est rétablie : { $label } n’a pas été terminé. Appuyez de nouveau.
settled-not-end = La connexion est rétablie : aucun ticket n’a été terminé. Appuyez de nouveau.
not-known-end-named = On ne sait pas si { $label } a été terminé.
not-known-end = On ne sait pas si le ticket a été terminé.
unknown-ending = La connexion a été coupée pendant la clôture.
unknown-then-end = Vérifiez : si le ticket est terminé, ce guichet devient libre.
unknown-go-on-end = Il n’a pas été terminé : continuer
again-held-end = Une fois la session ouverte, le ticket est terminé, comme demandé.

keys-pause = Mettre de côté
act-pause = Mettre de côté
leave-pause = Mettre { $label } de côté
failed-pause-named = { $label } n’a pas été mis de côté.
failed-pause = Aucun ticket n’a été mis de côté.
settled-pause-named = La connexion est rétablie : { $label } a été mis de côté.
settled-pause = La connexion est rétablie : le ticket a été mis de côté.
settled-not-pause-named = La connexion est rétablie : { $label } n’a pas été mis de côté. Appuyez de nouveau.
settled-not-pause = La connexion est rétablie : aucun ticket n’a été mis de côté. Appuyez de nouveau.
not-known-pause-named = On ne sait pas si { $label } a été mis de côté.
not-known-pause = On ne sait pas si le ticket a été mis de côté.
unknown-pausing = La connexion a été coupée pendant la mise de côté.
unknown-then-pause = Vérifiez : si le ticket a été mis de côté, il est sous « Mis de côté » et ce guichet devient libre.
unknown-go-on-pause = Il n’a pas été mis de côté : continuer
again-held-pause = Une fois la session ouverte, le ticket est mis de côté, comme demandé.

keys-no-show = Absent
act-no-show = Absent
leave-no-show = Marquer { $label } absent
failed-cancel-named = { $label } n’a pas été marqué absent.
failed-cancel = Aucun ticket n’a été marqué absent.
settled-cancel-named = La connexion est rétablie : { $label } a été marqué absent.
settled-cancel = La connexion est rétablie : le ticket a été marqué absent.
settled-not-cancel-named = La connexion est rétablie : { $label } n’a pas été marqué absent. Appuyez de nouveau.
settled-not-cancel = La connexion est rétablie : aucun ticket n’a été marqué absent. Appuyez de nouveau.
not-known-cancel-named = On ne sait pas si { $label } a été marqué absent.
not-known-cancel = On ne sait pas si le ticket a été marqué absent.
unknown-cancelling = La connexion a été coupée pendant le marquage comme absent.
unknown-then-cancel = Vérifiez : si le ticket a été marqué absent, il est sous « Absents » et ce guichet devient libre.
unknown-go-on-cancel = Il n’a pas été marqué absent : continuer
again-held-cancel = Une fois la session ouverte, le ticket est marqué absent, comme demandé.

keys-transfer = Transférer
act-transfer = Transférer…
failed-transfer-named = { $label } n’a pas été transféré.
failed-transfer = Aucun ticket n’a été transféré.
settled-transfer-named = La connexion est rétablie : { $label } a été transféré.
settled-transfer = La connexion est rétablie : le ticket a été transféré.
settled-not-transfer-named = La connexion est rétablie : { $label } n’a pas été transféré. Appuyez de nouveau.
settled-not-transfer = La connexion est rétablie : aucun ticket n’a été transféré. Appuyez de nouveau.
not-known-transfer-named = On ne sait pas si { $label } a été transféré.
not-known-transfer = On ne sait pas si le ticket a été transféré.
unknown-transferring = La connexion a été coupée pendant le transfert.
unknown-then-transfer = Vérifiez : si le ticket a été transféré, ce guichet devient libre.
unknown-go-on-transfer = Il n’a pas été transféré : continuer
again-held-transfer = Une fois la session ouverte, le ticket est transféré, comme demandé.

keys-new-ticket = Nouveau ticket
failed-create = Aucun ticket n’a été émis.
settled-create-named = La connexion est rétablie : { $label } a été émis.
settled-create = La connexion est rétablie : le ticket a été émis.
settled-not-create = La connexion est rétablie : aucun ticket n’a été émis. Appuyez de nouveau.
not-known-create-named = On ne sait pas si { $label } a été émis.
not-known-create = On ne sait pas si un ticket a été émis.
unknown-creating = La connexion a été coupée pendant l’émission d’un ticket.
unknown-then-create = Vérifiez : si le ticket a été émis, il est dans la liste.
unknown-go-on-create = Il n’a pas été émis : continuer
again-held-create = Une fois la session ouverte, le ticket est émis, comme demandé.

failed-answer = Le superviseur n’a pas reçu de réponse.
settled-answer = La connexion est rétablie : le superviseur a reçu la réponse.
settled-not-answer = La connexion est rétablie : le superviseur n’a pas reçu de réponse. Appuyez de nouveau.
not-known-answer = On ne sait pas si le superviseur a reçu la réponse.
unknown-answering = La connexion a été perdue pendant l’envoi de la réponse au superviseur.
unknown-then-answer = Vérifiez : une demande à laquelle vous avez répondu n’est plus affichée.
unknown-go-on-answer = Pas de réponse envoyée : continuer
again-held-answer = Après l’ouverture de session, votre réponse est envoyée au superviseur.

keys-undo = Annuler : appeler le dernier de nouveau

keys-search = Chercher un numéro ou un nom

keys-keys = Afficher les touches
busy-recalling = Rappel…
busy-ending = Clôture…
busy-pausing = Mise de côté…
busy-cancelling = Marquage comme absent…
busy-transferring = Transfert…
