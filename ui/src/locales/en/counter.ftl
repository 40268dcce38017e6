# The desk.
desk-now = At your counter
desk-free = Free
desk-ready = Ready
desk-no-answer = No response
desk-serving = Now serving · { $service }
desk-calling = Calling
desk-unknown = Outcome unknown
recalled = { $n ->
    [1] Recalled once
    [2] Recalled twice
   *[other] Recalled { $n } times
}

act-call-next = Call next
act-end-call-next = End & call next
act-no-show-hint = Visitor not here?
act-look-again = Check again

# Free.
free-waiting = { $n ->
    [one] person waiting for you
   *[other] people waiting for you
}
free-nobody = Nobody is waiting
free-nobody-then = Callpad checks every { $n } s. New visitors appear here automatically.
free-next = Probably next
free-next-waiting = waiting { $n } min
why-bound = Because this ticket is for you
why-priority = Because it has priority
why-due = Because it has waited longest

# Serving.
serving-timer = Service time
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
fact-restored = Already open

# A call on its way.
calling-next = Calling the next visitor…
calling-one = Calling { $label }…
calling-wait = Waiting for the server.

# The outcome is not known.
unknown-looking = Checking what the server did…
unknown-not-looking = It is not yet known whether the server did it. Callpad will not do it a second time by itself.
unknown-open-before = { $label } was open before.

# Why a button is locked.
lock-outcome = Locked until the outcome of your last action is known.
lock-settling = Locked for a second, to prevent a double press.
lock-unknown = Locked until it is known whether the last call went through.
lock-open = Locked while a ticket is open: one ticket is served at a time.
lock-role = You don’t have the permission { $role }. Ask your administrator for it.

# The lists.
lists = Tickets
list-waiting = Waiting
list-paused = Paused
list-no-shows = No-shows
list-search = Find a number or name
list-filter = Filter by service
list-all = All
list-service-closed = { $name }: closed for new tickets
list-shown = { $n } of { $total } shown
list-reading = Loading the list…
list-empty = Nobody is waiting.
list-empty-paused = No paused tickets.
list-empty-no-shows = No no-shows that can still be called.
list-none-found = No waiting number or name matches “{ $sought }”.
list-none-found-paused = No paused number or name matches “{ $sought }”.
list-none-found-no-shows = No number or name among the no-shows matches “{ $sought }”.
list-none-here = Nobody is waiting for this service.
list-none-here-paused = No paused tickets for this service.
list-none-here-no-shows = No no-shows for this service.
list-unreadable = { $n ->
    [one] One entry in the server’s response could not be read; all others are shown. Tell your administrator: { $paths }
   *[other] { $n } entries in the server’s response could not be read; all others are shown. Tell your administrator: { $paths }
}
list-show-all = Show all
list-age = { $n ->
    [0] List of { $time }
   *[other] List of { $time }, { $n } min old
}
list-help = The arrow keys move between tickets; Enter calls the selected one.
next-bound = Probably next: for you
next-priority = Probably next: priority
next-due = Probably next: has waited longest
row-call = Call
row-note = Note: { $text }
wait-minutes = { $n } min
row-expected = in ≈ { $n } min
row-expected-soon = soon
row-expected-said = expected in about { $n } minutes, between { $from } and { $to }
row-expected-soon-said = expected any moment
wait-late = over target

# Told to screen readers.
say-called = Now serving { $label }, { $service }.
say-some = People are waiting.
say-none = Nobody is waiting any more.

# Questions.
ask-open-title = { $open } is still open
ask-open-text = End or pause { $open } before { $label } is called? An ended ticket can’t be reopened; a paused one can be called again.
ask-open-yes = End { $open } and call { $label }
ask-open-pause = Pause { $open } and call { $label }
ask-open-no = Keep serving { $open }
ask-bound-title = { $label } is for { $name }
ask-bound-text = A colleague sent this visitor to { $name }. Call them here anyway?
ask-bound-yes = Call { $label } here
ask-bound-no = Don’t call
ask-end-title = End { $label } already?
ask-end-text = It was called only a moment ago. An ended ticket can’t be reopened.
ask-end-yes = End { $label }
ask-end-no = Keep serving { $label }
ask-forget-title = Remove { $label } from this screen?
ask-forget-text = { $label } is removed only here; nothing is sent to the server. Do this when the visit is over and the server no longer knows the ticket.
ask-forget-yes = Remove { $label }
ask-forget-no = Keep { $label }
