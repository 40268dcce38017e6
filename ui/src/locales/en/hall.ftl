# The pages of the hall: screen, ticket kiosk, the visitor's phone. They load no other file.

# The screen.
screen-now = Now called
screen-again = Called again
screen-last = Last called
screen-empty = Your number will appear here
screen-wait-minutes = about { $n } min
screen-wait-none = no wait
screen-sound-off = Sound is off: touch here
screen-check = Test call
screen-lost-hint = Numbers are not being shown. Please listen for yours, or ask at a counter.
# Spoken. The number comes without leading zeros, so that no voice reads an O.
screen-say = Ticket { $ticket }: { $counter }.
screen-say-counter = counter { $n }
screen-say-check = This is a test call.

# What all pages say.
hall-connecting = Connecting…
hall-lost = No connection
hall-key-missing = This page needs a device key. An administrator creates one on the server with this command:
hall-key-refused = The server does not know this page’s device key. It may have been removed. An administrator creates a new one with this command:
hall-people-ahead = { $n ->
    [0] Nobody before you
    [one] { $n } person before you
   *[other] { $n } people before you
}

# The kiosk.
kiosk-title = What brings you here?
kiosk-waiting = { $n ->
    [0] Nobody waiting
    [one] { $n } waiting
   *[other] { $n } waiting
}
kiosk-wait = { $waiting } · about { $n } min
kiosk-closed = Closed
kiosk-no-more = No tickets at the moment
kiosk-opens-today = Closed. Opens today at { $time }
kiosk-opens-tomorrow = Closed. Opens tomorrow at { $time }
kiosk-opens-on = Closed. Opens { $day } at { $time }
kiosk-options = Language and display
kiosk-read = Read aloud
kiosk-read-stop = Stop reading
kiosk-contrast = Contrast
kiosk-large = Large text
kiosk-lower = Buttons lower
kiosk-issuing = One moment, please…
kiosk-issuing-long = Still trying. One moment, please…
kiosk-printing = Your ticket is being printed…
kiosk-take = Please take your ticket
kiosk-number = Your number
kiosk-in-minutes = your turn in about { $n } min
kiosk-scan = Scan the code to follow your turn on your phone.
kiosk-remember = Please remember your number.
kiosk-slip-unsure = Please take your ticket. If none came out, your number counts all the same: please remember it.
kiosk-done = Done
kiosk-more-time = More time
kiosk-back-in = Back to the start in { $n } s
kiosk-not-issued = No ticket was issued
kiosk-service-closed = { $service } has just closed.
kiosk-paper-out = The printer has no paper. Please tell the staff.
kiosk-cover-open = The printer is open. Please tell the staff.
kiosk-printer-away = The printer cannot be reached. Please tell the staff.
kiosk-jammed = The paper is jammed. Please tell the staff.
kiosk-printer-error = The printer reports an error. Please tell the staff.
kiosk-unclear = Please check
kiosk-print-unknown = It is not known whether your ticket was printed. If you hold it, it is valid; if not, please ask at a counter.
kiosk-server-away = The server is not responding. Please ask at a counter.
kiosk-busy = Too many tickets at once. Please try again in a moment.
kiosk-refused = The server issued no ticket. Please ask at a counter.
kiosk-lost-hint = This kiosk cannot issue tickets right now. Please ask at a counter.
kiosk-start-over = Start over
kiosk-test-slip = Test slip

# The phone.
phone-title = Ticket { $ticket }
phone-place = { $location } · { $service }
phone-turn-at = your turn at about { $time }
phone-between = between { $from } and { $to }
phone-keep-open = Keep this page open: it sounds and vibrates when you are called.
phone-go-out = You may go out; be back at { $time }. While your phone sleeps, this page cannot call you.
phone-stay-near = Please stay nearby.
phone-soon = Your turn is soon. Please stay in the waiting area.
phone-sound-on = Turn sound on
phone-sound-is-on = Sound is on
phone-called = You are called
phone-called-ago = { $n ->
    [0] just now
    [one] { $n } minute ago
   *[other] { $n } minutes ago
}
phone-quiet = Stop the sound
phone-let-ahead = Let two people go ahead
phone-let-ahead-ask = Let two people go ahead? You can do this once.
phone-leave = I no longer need my ticket
phone-leave-ask = Give up your ticket? You lose your place.
phone-yes-ahead = Yes, let two go ahead
phone-yes-leave = Yes, give it up
phone-no = No, keep my place
phone-paused = Your ticket is paused. You will be called again.
phone-ended = Your visit is over. Thank you.
phone-cancelled = You were called but did not come. Please ask at a counter.
phone-left = You gave up your ticket. Thank you for letting us know.
phone-over = This ticket is no longer valid.
phone-unknown = No ticket was found at this address. It may be over. Please check the address, or ask at a counter.
phone-offline = No connection. This was true at { $time }.
phone-failed = That did not work. Please try again.
phone-language = Language
