# A new ticket.
ticket-title = New ticket
ticket-service = Service
ticket-service-missing = Choose a service.
ticket-service-closed = { $name } is closed for new tickets. Choose another service.
ticket-no-service = The server shows no service. Look again in a moment, or tell your administrator.
ticket-closed = Closed
ticket-waiting = { $n } waiting
ticket-average = average { $n } min
ticket-not-served = not served here
ticket-visitor = Visitor’s name
ticket-custom-field = Custom field
ticket-priority = Priority: goes ahead of others
ticket-too-long = Shorten what is too long, then send again.
ticket-more = More: appointment, language, for whom
ticket-date = Date (year-month-day)
ticket-time = Time
ticket-when = Appointment
ticket-date-form = Write the date as year-month-day, such as 2026-11-23.
ticket-date-none = There is no such day. Check the date.
ticket-time-form = Write the time of the appointment as hours and minutes, from 00:00 to 23:59.
ticket-lang = Language
ticket-device = Device for the printed texts
ticket-device-help = With a device the server sends the texts of a printed ticket.
ticket-desk = Only for this counter
ticket-user = Only for this person
ticket-virtual = Virtual ticket: nobody stands in line for it
ticket-send = Issue ticket
ticket-send-call = Issue and call
limit-left = { $n ->
    [one] { $n } character left
   *[other] { $n } characters left
}
limit-over = { $n ->
    [one] { $n } character too many: servers take { $max }.
   *[other] { $n } characters too many: servers take { $max }.
}

# The ticket that was issued.
issued-texts = Texts of the ticket
issued-print = Print…

# Where a ticket is to go.
transfer-title = Transfer { $label }
transfer-kind = Where to
transfer-service = Service
transfer-desk = Counter
transfer-user = Person
transfer-find-service = Find a service
transfer-find-desk = Find a counter
transfer-find-user = Find a person
transfer-id-service = Id of the service
transfer-id-desk = Id of the counter
transfer-id-user = Id of the person
transfer-untold = The server names none. Type the id; your administrator knows it.
transfer-last = Last used:
transfer-none-found = Nothing with “{ $sought }” is here.
transfer-more = { $n ->
    [one] { $n } more: type to find it
   *[other] { $n } more: type to find them
}
transfer-here = you
transfer-now = now here
transfer-note = Note for the next colleague
transfer-target = Destination
transfer-missing = Choose where the ticket is to go.
transfer-closed = { $name } takes no new tickets now. The visitor may wait there for long.
transfer-gone = The server no longer knows { $name }. Choose another destination.
transfer-gone-somewhere = This destination is no longer there. Choose another one.
transfer-keep = Keep { $label }
transfer-send = Transfer
transfer-send-to = Transfer to { $name }
