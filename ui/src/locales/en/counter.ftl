# The desk.
desk-now = The desk now
desk-free = Free
desk-ready = Ready
desk-no-answer = No answer
desk-serving = Now serving · { $service }
desk-calling = Calling
desk-unknown = Outcome unknown
busy-recalling = Announcing again…
busy-ending = Ending…
busy-pausing = Pausing…
busy-cancelling = Closing as no-show…
busy-transferring = Transferring…
recalled = { $n ->
    [1] Recalled once
    [2] Recalled twice
   *[other] Recalled { $n } times
}

act-call-next = Call next
act-end-call-next = End & call next
act-recall = Recall
act-end = End
act-pause = Pause
act-transfer = Transfer…
act-no-show = No-show
act-no-show-hint = Visitor did not come?
act-look-again = Look again

# Free.
free-waiting = { $n ->
    [one] person waiting for you
   *[other] people waiting for you
}
free-nobody = Nobody is waiting
free-nobody-then = Callpad looks every { $n } s. Whoever comes is shown here by itself.
free-next = Probably next
free-next-waiting = waiting { $n } min
why-bound = Because this ticket is meant for you
why-priority = Because it has priority
why-due = Because its turn has come: it has waited longest

# Serving.
serving-timer = Time served
serving-for = serving
custom-field = Custom field: { $text }
note = Note
badge-priority = Priority
badge-appointment = Appointment
badge-appointment-at = Appointment { $time }
badge-transferred = Transferred
badge-virtual = Virtual
badge-bound = For { $name }
fact-waited = waited { $n } min
fact-waited-late = waited { $n } min, target { $target } min
fact-restored = Was already open

# A call on its way.
calling-next = Calling the next visitor…
calling-one = Calling { $label }…
calling-wait = Waiting for the server’s answer.

# The outcome is not known.
unknown-calling = The connection broke while calling.
unknown-recalling = The connection broke while announcing again.
unknown-ending = The connection broke while ending.
unknown-pausing = The connection broke while pausing.
unknown-cancelling = The connection broke while closing as no-show.
unknown-transferring = The connection broke while transferring.
unknown-creating = The connection broke while issuing a ticket.
unknown-looking = Checking what the server did…
unknown-not-looking = Nobody knows yet whether the server did it. Callpad does not press a second time for you.
unknown-then-call = Look again: if the visitor was called, the number shows up here. If you see nobody coming and the number still waits in the list, it was not called.
unknown-then-recall = Look again, or listen for the announcement. Announcing twice does no harm.
unknown-then-end = Look again: if the ticket was ended, this counter becomes free.
unknown-then-pause = Look again: if it was paused, it stands among the paused ones and this counter becomes free.
unknown-then-cancel = Look again: if it was closed, it stands among the no-shows and this counter becomes free.
unknown-then-transfer = Look again: if it was transferred, this counter becomes free.
unknown-then-create = Look again: if the ticket was issued, it stands in the list.
unknown-open-before = { $label } was open before.
unknown-go-on-call = It was not called: go on
unknown-go-on-recall = It was not announced: go on
unknown-go-on-end = It was not ended: go on
unknown-go-on-pause = It was not paused: go on
unknown-go-on-cancel = It was not closed: go on
unknown-go-on-transfer = It was not transferred: go on
unknown-go-on-create = It was not issued: go on

# Why a button is locked.
lock-outcome = Locked until the outcome of the last press is known.
lock-settling = Locked for a second, against a double press.
lock-unknown = Locked until it is known whether the last call happened.
lock-open = Locked while a ticket is open: one at a time is served.
lock-role = You lack the permission { $role }. Ask your administrator for it.

# The lists.
lists = Tickets
list-waiting = Waiting
list-paused = Paused
list-no-shows = No-shows
list-search = Find a number or name
list-filter = Show one service
list-all = All
list-service-closed = { $name }: closed for new tickets
list-shown = { $n } of { $total } shown
list-reading = Reading the list…
list-empty = Nobody is waiting.
list-empty-paused = Nothing is paused.
list-empty-no-shows = Nobody failed to come, or too long ago to be called again.
list-none-found = No number or name with “{ $sought }” is waiting.
list-none-found-paused = No number or name with “{ $sought }” is paused.
list-none-found-no-shows = No number or name with “{ $sought }” is among the no-shows.
list-none-here = Nobody is waiting for this service.
list-none-here-paused = Nothing of this service is paused.
list-none-here-no-shows = Nobody of this service failed to come.
list-unreadable = { $n ->
    [one] One entry of the server’s answer could not be read; all others are shown. Tell your administrator: { $paths }
   *[other] { $n } entries of the server’s answer could not be read; all others are shown. Tell your administrator: { $paths }
}
list-show-all = Show all
list-age = { $n ->
    [0] List of { $time }
   *[other] List of { $time }, { $n } min old
}
list-help = Arrow keys go from ticket to ticket, Enter calls the one you are on.
next-bound = Probably next: meant for you
next-priority = Probably next: priority
next-due = Probably next: has waited longest
row-call = Call
row-note = Note: { $text }
wait-minutes = { $n } min
wait-late = late

# Told to screen readers.
say-called = Now serving { $label }, { $service }.
say-some = People are waiting.
say-none = Nobody is waiting any more.

# Questions.
ask-open-title = { $open } is still open
ask-open-text = One ticket at a time is served. What shall happen with { $open } before { $label } is called? Ending cannot be taken back; a paused ticket can be called again.
ask-open-yes = End { $open } and call { $label }
ask-open-pause = Pause { $open } and call { $label }
ask-open-no = Stay with { $open }
ask-bound-title = { $label } is meant for { $name }
ask-bound-text = A colleague sent this visitor to { $name }. Call them here all the same?
ask-bound-yes = Call { $label } here
ask-bound-no = Leave it
ask-end-title = End { $label } already?
ask-end-text = It was called only just now. Ending cannot be taken back.
ask-end-yes = End { $label }
ask-end-no = Stay with { $label }
ask-forget-title = Take { $label } off this screen?
ask-forget-text = { $label } is only forgotten here; nothing is sent to the server. Do this when the visit is over and the server no longer knows it.
ask-forget-yes = Take { $label } off
ask-forget-no = Keep { $label }
