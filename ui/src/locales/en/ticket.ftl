ticket-title = New ticket
ticket-service = Service
ticket-service-missing = Choose a service.
ticket-service-closed = { $name } is closed for new tickets. Choose another service.
ticket-closed = Closed
ticket-waiting = { $n } waiting
ticket-average = average { $n } min
ticket-not-served = not served here
ticket-visitor = Visitor’s name
ticket-custom-field = Custom field
ticket-priority = Priority: goes ahead of others
ticket-too-long = Shorten what is too long, then send again.
ticket-send = Issue ticket
limit-left = { $n } characters left
limit-over = { $n ->
    [one] { $n } character too many: servers take { $max }.
   *[other] { $n } characters too many: servers take { $max }.
}
