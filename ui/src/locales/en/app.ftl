# The program and what is common to its screens.
app-name = Callpad
close = Close
cancel = Cancel
optional = (optional)
choice-none = None
choice-id = Id; your administrator knows it
resuming = Signing in…
resuming-text = Your last sign-in is taken up again.

# Spans of time.
ago-now = just now
ago-seconds = { $n } s ago
ago-minutes = { $n } min ago

# Header.
header-counter-change = Take another counter
header-services = Services served, change:
header-services-change = Change the services served
header-services-more = { $n ->
    [one] +{ $n } service
   *[other] +{ $n } services
}
header-services-count = { $n ->
    [one] { $n } service
   *[other] { $n } services
}
header-new-ticket = New ticket
line-polling = Every { $n } s
line-lost = No answer since { $time }
line-idle = Not connected
line-lost-keeps = Callpad keeps trying by itself.
line-try-now = Try now
menu = Menu
menu-settings = Settings
menu-keys = Keys
menu-sign-out = Sign out

# The strip at the bottom.
place-built-in = Server on this computer
place-open-line = Open line
place-memory-only = Sign-in not kept

# Which services are served.
services-title = Services you serve
services-text = Only people who wait for these services are shown here and called.
services-save = Serve these

# Which counter.
counter-title = Take another counter
counter-save = Work here
counter-open = { $open } is still open. End or pause it, then take another counter.
