notice-dismiss = Dismiss
notice-print = Ticket texts
notice-forget = Remove { $label }
notice-nobody = Nobody is waiting.
notice-nobody-ended = { $label } was ended. Nobody is waiting.
notice-taken = A colleague called { $label } first. It is no longer waiting.
notice-answer-gone = The server reports that { $label } is no longer open, so it is no longer shown here.
notice-ended = { $label } was ended.
notice-paused = { $label } was paused.
notice-cancelled = { $label } was marked as no-show.
notice-transferred = { $label } was transferred to { $to }.
notice-recalled = { $label } was recalled.
notice-created = { $label } was issued.
notice-created-ahead = { $n ->
    [0] Nobody is ahead.
    [one] { $n } person is ahead.
   *[other] { $n } people are ahead.
}
notice-created-wait = { $n ->
    [0] The expected wait is under a minute.
   *[other] The expected wait is { $n } min.
}
notice-created-not-called = { $label } was issued and is waiting for { $service }, but it was not called.
notice-restored = { $label } was called before Callpad was closed and is shown again. If the visit is over, end it.
notice-not-kept = The open ticket could not be saved: if Callpad closes now, it forgets it.
notice-open-first = { $open } is still open. End it to call { $label }.

failed-call-named = { $label } was not called.
failed-call = Nobody was called.
failed-recall-named = { $label } was not recalled.
failed-recall = Nothing was recalled.
failed-end-named = { $label } was not ended.
failed-end = Nothing was ended.
failed-pause-named = { $label } was not paused.
failed-pause = Nothing was paused.
failed-cancel-named = { $label } was not marked as no-show.
failed-cancel = Nothing was marked as no-show.
failed-transfer-named = { $label } was not transferred.
failed-transfer = Nothing was transferred.
failed-create = No ticket was issued.

settled-call-named = The connection is back: { $label } was called.
settled-call = The connection is back: the call went through.
settled-recall-named = The connection is back: { $label } was recalled.
settled-recall = The connection is back: the ticket was recalled.
settled-end-named = The connection is back: { $label } was ended.
settled-end = The connection is back: the ticket was ended.
settled-pause-named = The connection is back: { $label } was paused.
settled-pause = The connection is back: the ticket was paused.
settled-cancel-named = The connection is back: { $label } was marked as no-show.
settled-cancel = The connection is back: the ticket was marked as no-show.
settled-transfer-named = The connection is back: { $label } was transferred.
settled-transfer = The connection is back: the ticket was transferred.
settled-create-named = The connection is back: { $label } was issued.
settled-create = The connection is back: the ticket was issued.

settled-not-call-named = The connection is back: { $label } was not called. Press again.
settled-not-call = The connection is back: nobody was called. Press again.
settled-not-recall-named = The connection is back: { $label } was not recalled. Press again.
settled-not-recall = The connection is back: nothing was recalled. Press again.
settled-not-end-named = The connection is back: { $label } was not ended. Press again.
settled-not-end = The connection is back: nothing was ended. Press again.
settled-not-pause-named = The connection is back: { $label } was not paused. Press again.
settled-not-pause = The connection is back: nothing was paused. Press again.
settled-not-cancel-named = The connection is back: { $label } was not marked as no-show. Press again.
settled-not-cancel = The connection is back: nothing was marked as no-show. Press again.
settled-not-transfer-named = The connection is back: { $label } was not transferred. Press again.
settled-not-transfer = The connection is back: nothing was transferred. Press again.
settled-not-create = The connection is back: no ticket was issued. Press again.
