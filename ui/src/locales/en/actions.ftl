# What can be done at the counter, in the order of state/actions.ts.
failed-call-named = { $label } was not called.
failed-call = Nobody was called.
settled-call-named = The connection is back: { $label } was called.
settled-call = The connection is back: the call went through.
settled-not-call-named = The connection is back: { $label } was not called. Press again.
settled-not-call = The connection is back: nobody was called. Press again.
not-known-call-named = It is not known whether { $label } was called.
not-known-call = It is not known whether somebody was called.
unknown-calling = The connection was lost while calling.
unknown-then-call = Check again: if the visitor was called, the number appears here. If nobody comes and the number is still in the waiting list, it was not called.
unknown-go-on-call = It was not called: continue
again-held-call = After you sign in, the call that you requested is made.

keys-call-next = Call next, or end and call next

keys-recall = Recall
act-recall = Recall
failed-recall-named = { $label } was not recalled.
failed-recall = Nothing was recalled.
settled-recall-named = The connection is back: { $label } was recalled.
settled-recall = The connection is back: the ticket was recalled.
settled-not-recall-named = The connection is back: { $label } was not recalled. Press again.
settled-not-recall = The connection is back: nothing was recalled. Press again.
not-known-recall-named = It is not known whether { $label } was recalled.
not-known-recall = It is not known whether the ticket was recalled.
unknown-recalling = The connection was lost while recalling.
unknown-then-recall = Check again, or listen for the announcement. Recalling twice does no harm.
unknown-go-on-recall = It was not recalled: continue
again-held-recall = After you sign in, the ticket is recalled as you requested.

keys-end = End
act-end = End
leave-end = End { $label }
failed-end-named = { $label } was not ended.
failed-end = Nothing was ended.
settled-end-named = The connection is back: { $label } was ended.
settled-end = The connection is back: the ticket was ended.
settled-not-end-named = The connection is back: { $label } was not ended. Press again.
settled-not-end = The connection is back: nothing was ended. Press again.
not-known-end-named = It is not known whether { $label } was ended.
not-known-end = It is not known whether the ticket was ended.
unknown-ending = The connection was lost while ending.
unknown-then-end = Check again: if the ticket was ended, this counter becomes free.
unknown-go-on-end = It was not ended: continue
again-held-end = After you sign in, the ticket is ended as you requested.

keys-pause = Pause
act-pause = Pause
leave-pause = Pause { $label }
failed-pause-named = { $label } was not paused.
failed-pause = Nothing was paused.
settled-pause-named = The connection is back: { $label } was paused.
settled-pause = The connection is back: the ticket was paused.
settled-not-pause-named = The connection is back: { $label } was not paused. Press again.
settled-not-pause = The connection is back: nothing was paused. Press again.
not-known-pause-named = It is not known whether { $label } was paused.
not-known-pause = It is not known whether the ticket was paused.
unknown-pausing = The connection was lost while pausing.
unknown-then-pause = Check again: if the ticket was paused, it is under Paused and this counter becomes free.
unknown-go-on-pause = It was not paused: continue
again-held-pause = After you sign in, the ticket is paused as you requested.

keys-no-show = No-show
act-no-show = No-show
leave-no-show = Mark { $label } as no-show
failed-cancel-named = { $label } was not marked as no-show.
failed-cancel = Nothing was marked as no-show.
settled-cancel-named = The connection is back: { $label } was marked as no-show.
settled-cancel = The connection is back: the ticket was marked as no-show.
settled-not-cancel-named = The connection is back: { $label } was not marked as no-show. Press again.
settled-not-cancel = The connection is back: nothing was marked as no-show. Press again.
not-known-cancel-named = It is not known whether { $label } was marked as no-show.
not-known-cancel = It is not known whether the ticket was marked as no-show.
unknown-cancelling = The connection was lost while marking as no-show.
unknown-then-cancel = Check again: if the ticket was marked as no-show, it is under No-shows and this counter becomes free.
unknown-go-on-cancel = It was not marked as no-show: continue
again-held-cancel = After you sign in, the ticket is marked as no-show as you requested.

keys-transfer = Transfer
act-transfer = Transfer…
failed-transfer-named = { $label } was not transferred.
failed-transfer = Nothing was transferred.
settled-transfer-named = The connection is back: { $label } was transferred.
settled-transfer = The connection is back: the ticket was transferred.
settled-not-transfer-named = The connection is back: { $label } was not transferred. Press again.
settled-not-transfer = The connection is back: nothing was transferred. Press again.
not-known-transfer-named = It is not known whether { $label } was transferred.
not-known-transfer = It is not known whether the ticket was transferred.
unknown-transferring = The connection was lost while transferring.
unknown-then-transfer = Check again: if the ticket was transferred, this counter becomes free.
unknown-go-on-transfer = It was not transferred: continue
again-held-transfer = After you sign in, the ticket is transferred as you requested.

keys-new-ticket = New ticket
failed-create = No ticket was issued.
settled-create-named = The connection is back: { $label } was issued.
settled-create = The connection is back: the ticket was issued.
settled-not-create = The connection is back: no ticket was issued. Press again.
not-known-create-named = It is not known whether { $label } was issued.
not-known-create = It is not known whether a ticket was issued.
unknown-creating = The connection was lost while issuing a ticket.
unknown-then-create = Check again: if the ticket was issued, it is in the list.
unknown-go-on-create = It was not issued: continue
again-held-create = After you sign in, the ticket is issued as you requested.

failed-answer = The supervisor was not answered.
settled-answer = The connection is back: the supervisor was answered.
settled-not-answer = The connection is back: the supervisor was not answered. Press again.
not-known-answer = It is not known whether the supervisor was answered.
unknown-answering = The connection was lost while answering the supervisor.
unknown-then-answer = Check again: what was answered is no longer asked.
unknown-go-on-answer = It was not answered: continue
again-held-answer = After you sign in, the supervisor is answered as you requested.

keys-undo = Undo: call the last one again

keys-search = Find a number or name

keys-keys = Show the keys
busy-recalling = Recalling…
busy-ending = Ending…
busy-pausing = Pausing…
busy-cancelling = Marking as no-show…
busy-transferring = Transferring…
