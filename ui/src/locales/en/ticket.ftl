# A new ticket.
ticket-title = New ticket
ticket-service = Service
ticket-service-missing = Choose a service.
ticket-service-closed = { $name } is closed for new tickets. Choose another service.
ticket-no-service = The server lists no services. Check again in a moment, or tell your administrator.
ticket-closed = Closed
ticket-waiting = { $n } waiting
ticket-average = average { $n } min
ticket-expected = wait ≈ { $n } min
ticket-expected-said = A newcomer waits about { $n } minutes, between { $from } and { $to }
ticket-not-served = not one of your services
ticket-visitor = Visitor’s name
ticket-custom-field = Custom field
ticket-priority = Priority: called before others
ticket-too-long = Shorten what is too long, then try again.
ticket-more = More: appointment, language, counter or person
ticket-date = Date
ticket-time = Time
ticket-when = Appointment
ticket-date-none = That date does not exist. Check it.
ticket-lang = Language
ticket-device = Device for the printed texts
ticket-device-help = If you choose a device, the server sends the texts of the printed ticket.
ticket-desk = Only for this counter
ticket-user = Only for this person
ticket-virtual = Virtual ticket: the visitor waits elsewhere
ticket-send = Issue ticket
ticket-send-call = Issue and call
limit-left = { $n ->
    [one] { $n } character left
   *[other] { $n } characters left
}
limit-over = { $n ->
    [one] { $n } character too many: servers accept { $max }.
   *[other] { $n } characters too many: servers accept { $max }.
}

# The ticket that was issued.
issued-texts = Texts of the ticket
issued-print = Print…

# Where a ticket is to go.
transfer-title = Transfer { $label }
transfer-kind = Transfer to
transfer-service = Service
transfer-desk = Counter
transfer-user = Person
transfer-find-service = Find a service
transfer-find-desk = Find a counter
transfer-find-user = Find a person
transfer-id-service = Service ID
transfer-id-desk = Counter ID
transfer-id-user = User ID
transfer-untold = The server lists none. Enter the ID; your administrator knows it.
transfer-last = Recent:
transfer-none-found = Nothing matches “{ $sought }”.
transfer-more = { $n ->
    [one] { $n } more: type to find it
   *[other] { $n } more: type to find them
}
transfer-here = yours
transfer-now = current
transfer-note = Note for the next colleague
transfer-target = Destination
transfer-missing = Choose where to transfer the ticket.
transfer-closed = { $name } takes no new tickets at the moment. The visitor may have a long wait there.
transfer-gone = The server no longer knows { $name }. Choose another destination.
transfer-gone-somewhere = This destination no longer exists. Choose another one.
transfer-keep = Keep { $label }
transfer-send = Transfer
transfer-send-to = Transfer to { $name }
