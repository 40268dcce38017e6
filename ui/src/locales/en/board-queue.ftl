# The waiting list of a service, beside the board.
queue-close = Close the waiting list
queue-waiting = waiting
queue-longest = longest { $n } min
queue-later = { $n ->
    [one] { $n } appointment later
   *[other] { $n } appointments later
}
queue-over = { $n } over target
queue-newcomer = newcomer waits ≈ { $n } min
queue-p90 = 90 % under { $n } min
queue-new-ticket = New ticket…
queue-stop = Stop issuing
queue-resume = Resume issuing
queue-stop-means = Stopping ends new tickets only: everybody who waits is still served.
queue-resume-means = No new tickets are issued. Everybody who waits is still served.
queue-unreadable = { $n ->
    [one] One ticket could not be read; all others are shown. Tell your administrator.
   *[other] { $n } tickets could not be read; all others are shown. Tell your administrator.
}
queue-head-ticket = In the order of the calls
queue-head-waited = Waited
queue-head-expected = Called in
queue-expected = { $n ->
    [0] < 1 min
   *[other] ≈ { $n } min
}
queue-range = { $low } to { $high }
queue-actions = Actions for { $label }
queue-busy = Locked until the outcome of the last action on { $label } is known.

# What can be done with a ticket that waits.
queue-give-priority = Give priority
queue-take-priority = Take priority away
queue-send-on = Send on…
queue-note = Note…
queue-cancel = Cancel…
queue-story = Story
queue-price = { $n ->
    [one] { $n } visitor waits about { $minutes } min longer
   *[other] { $n } visitors wait about { $minutes } min longer
}
queue-price-under = { $n ->
    [one] { $n } visitor waits less than a minute longer
   *[other] { $n } visitors wait less than a minute longer
}
queue-price-none = Nobody waits longer
queue-price-unknown = It is not known how much longer others wait

# Sending on, a note, cancelling.
queue-send-title = Send { $label } on
queue-send-text = The ticket keeps its number and waits there instead.
queue-send = Send on
queue-send-to = Send to { $name }
queue-note-title = Note for { $label }
queue-note-save = Save note
queue-cancel-title = Cancel { $label }?
queue-cancel-text = { $label } is no longer called. You can undo this afterwards.
queue-cancel-yes = Cancel { $label }
queue-cancel-no = Keep { $label }
