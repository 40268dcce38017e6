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
notice-request-accepted = You accepted the supervisor’s request.
notice-request-declined = You declined the supervisor’s request.
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

# What a supervisor asks.
request-title = Request from a supervisor
request-open = A supervisor asks you to open this counter.
request-open-service = A supervisor asks you to open this counter for { $service }.
request-serve = A supervisor asks you to serve { $service } as well.
request-close = A supervisor asks you to close this counter.
request-accept = Accept
request-decline = Decline
