# The program and what is common to its screens.
app-name = Callpad
close = Close
cancel = Cancel
optional = (optional)
choice-none = None
choice-id = ID; your administrator knows it
resuming = Signing in…
resuming-text = Restoring your last session.

# Spans of time.
ago-now = just now
ago-seconds = { $n } s ago
ago-minutes = { $n } min ago

# Header.
header-counter-change = Change counter
header-services = Services you serve. Change:
header-services-change = Change the services you serve
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
line-lost = No response since { $time }
line-idle = Not connected
line-lost-keeps = Callpad keeps trying automatically.
line-try-now = Try now
menu = Menu
menu-settings = Settings
menu-keys = Keys
menu-sign-out = Sign out

# The strip at the bottom.
place-built-in = Server on this computer
place-open-line = Not encrypted
place-memory-only = Session not saved

# Which services are served.
services-title = Services you serve
services-text = Only visitors waiting for these services are shown and called here.
services-save = Serve these services

# Which counter.
counter-title = Change counter
counter-save = Use this counter
counter-open = { $open } is still open. End or pause it before you change counter.
menu-diagnosis = Diagnostics
