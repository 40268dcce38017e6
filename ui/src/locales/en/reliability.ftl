# The ribbon’s ways on.
way-back-again = Call { $label } again
way-back-back = Call { $label } back
notice-still-serving = Still serving
notice-end = End { $label }
notice-forget-day = Forget { $label }
keys-way-back = The way back: call the last one again
settings-ribbon = How long the way back is offered
settings-ribbon-short = 8 seconds
settings-ribbon-long = 20 seconds
settings-ribbon-until-next = Until the next action
settings-ribbon-help = After a pause, a no-show or a transfer, the strip at the bottom offers to call the same number again.

# End & call next, only just after the call.
ask-end-call-text = Going on ends { $label } and calls whoever is next.
ask-end-call-text-next = Going on ends { $label } and calls whoever is next, probably { $next }.
ask-end-call-yes = End { $label } and call next

# A break.
header-break = Break
desk-break = On a break
break-since = { $n ->
    [0] Since { $time }
   *[other] Since { $time }, for { $n } min
}
break-local = Only here: the server does not know about it. Nobody is called, no alerts.
act-back-to-work = Back to work
lock-break = Locked during your break. Go back to work first.
lock-open-break = A ticket is open. End or pause it first, then take your break.

# What a server without read-back leaves open.
unknown-only-person = This server cannot tell what it did. Look at the hall and at the lists: you decide.
unknown-probably = Probably { $label } was called here. Callpad cannot end it: only the vendor’s own counter page can.
unknown-go-on-probably = I have seen to it: go on

# What was found at the start, or could not be settled.
notice-day-since = { $label } is open since { $day }. Is it still being served?
notice-day-since-at = { $label } is open since { $day }, { $time }. Is it still being served?
notice-found-open = { $label } is open at this counter, but was not called from here: perhaps by a colleague, or by a second Callpad. If the visit is over, end it.
notice-too-old = Your sign-in had ended when you pressed, and that is too long ago to be done now. Press again if it is still wanted.
notice-look-in-lists = The server cannot tell. Look in the lists before you press again.
journal-cut = Callpad’s own notes broke off in the middle, as after a power cut. All that was complete is used.
journal-garbled = A part of Callpad’s own notes was damaged. All that can be read of them is used.
journal-newer = Callpad’s own notes were written by a newer Callpad. All that this one understands of them is used.
journal-unreadable = Callpad’s own notes could not be read. Look whether a ticket is still open at this counter.
journal-kept = The damaged file is kept as { $file }.
journal-not-kept = No copy of the damaged file could be made.
not-known-call-named = It is not known whether { $label } was called.
not-known-call = It is not known whether somebody was called.
not-known-recall-named = It is not known whether { $label } was announced again.
not-known-recall = It is not known whether the announcement was made.
not-known-end-named = It is not known whether { $label } was ended.
not-known-end = It is not known whether the ticket was ended.
not-known-pause-named = It is not known whether { $label } was paused.
not-known-pause = It is not known whether the ticket was paused.
not-known-cancel-named = It is not known whether { $label } was closed as a no-show.
not-known-cancel = It is not known whether the ticket was closed as a no-show.
not-known-transfer-named = It is not known whether { $label } was transferred.
not-known-transfer = It is not known whether the ticket was transferred.
not-known-create-named = It is not known whether { $label } was issued.
not-known-create = It is not known whether a ticket was issued.

# Refused presses.
fault-no-answer = The server gives no answer just now, so nothing was sent. Callpad keeps trying; press again when it is back.
fault-on-break = You are on a break, so nothing was sent. Go back to work first.
