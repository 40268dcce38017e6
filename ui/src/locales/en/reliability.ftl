# The notice bar’s ways on.
undo-again = Call { $label } again
undo-back = Call { $label } back
notice-still-serving = Still serving
notice-end = End { $label }
notice-forget-day = Remove { $label }
settings-undo-time = Show “Call again” for
settings-undo-time-short = 8 seconds
settings-undo-time-long = 20 seconds
settings-undo-time-until-next = Until the next action
settings-undo-time-help = After a pause, a no-show or a transfer, the strip at the bottom offers to call the same number again.

# End & call next, only just after the call.
ask-end-call-text = This ends { $label } and calls the next visitor.
ask-end-call-text-next = This ends { $label } and calls the next visitor, probably { $next }.
ask-end-call-yes = End { $label } and call next

# A break.
header-break = Break
desk-break = On a break
break-since = { $n ->
    [0] Since { $time }
   *[other] Since { $time }, for { $n } min
}
break-local = Your break isn’t sent to the server. Nobody is called, and there are no alerts.
break-told = Supervisors see that you are on a break. Nobody is called, and there are no alerts.
break-reason = Reason, for supervisors
break-reason-lunch = Lunch
break-reason-short = Short break
break-reason-errand = Errand
act-back-to-work = Back to work
lock-break = Locked during your break. Go back to work first.
lock-open-break = A ticket is open. End or pause it first, then take your break.

# What a server without read-back leaves open.
unknown-only-person = This server can’t tell what it did. Look at the waiting area and at the lists, then decide.
unknown-probably = { $label } was probably called here. Callpad can’t end it: only the vendor’s own counter page can.
unknown-go-on-probably = I have dealt with it: continue

# What was found at the start, or could not be settled.
notice-day-since = { $label } has been open since { $day }. Is it still being served?
notice-day-since-at = { $label } has been open since { $day }, { $time }. Is it still being served?
notice-found-open = { $label } is open at this counter but was not called from here: perhaps by a colleague, or by a second Callpad. If the visit is over, end it.
notice-too-old = Your session had ended when you pressed, and that is too long ago to be carried out now. Press again if you still want it.
notice-look-in-lists = The server can’t tell. Check the lists before you press again.
journal-cut = Callpad’s own records broke off in the middle, as after a power cut. All that was complete is used.
journal-garbled = A part of Callpad’s own records was damaged. All that can be read of them is used.
journal-newer = Callpad’s own records were written by a newer Callpad. All that this one understands of them is used.
journal-unreadable = Callpad’s own records could not be read. Check whether a ticket is still open at this counter.
journal-kept = The damaged file is kept as { $file }.
journal-not-kept = No copy of the damaged file could be made.

# Refused presses.
error-no-answer = The server is not responding just now, so nothing was sent. Callpad keeps trying; press again when it is back.
error-on-break = You are on a break, so nothing was sent. Go back to work first.
