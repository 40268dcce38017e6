# Without an answer, and with an ended sign-in.
lock-no-answer = Locked while the server gives no answer. It comes back by itself.
lock-token-ended = Locked until you sign in again.
lock-noted = This number is already on your list of numbers called by hand.
line-token-ended = Sign-in ended

# Numbers called by hand.
list-help-by-hand = Arrow keys go from ticket to ticket, Enter notes the one you are on as called by hand.
row-by-hand = Called by hand
row-noted = Noted
paper-title = Called by hand
paper-text = The server gives no answer. Call by voice, and note each number here: from the list, or typed.
paper-after = These were called while the server gave no answer. Call and end those that still wait there.
paper-number = Number
paper-note = Note it
paper-missing = Type the number that you called.
paper-twice = { $label } is already noted.
paper-count = { $n ->
    [0] No number is noted.
    [one] { $n } number is noted.
   *[other] { $n } numbers are noted.
}
paper-called = called { $time }
paper-waits = still waits on the server
paper-waits-not = no longer waits: nothing to do
paper-waits-unknown = not known yet whether it still waits
paper-close = Call and end
paper-remove = Remove
ask-by-hand-title = Call { $label } and end it?
ask-by-hand-text = { $label } was already served by hand. The server ends only what it has called: the hall will hear and see { $label } once more, then it is ended.
ask-by-hand-yes = Call and end { $label }
ask-by-hand-no = Not now

# Signing in again.
again-title = Your sign-in has ended
again-text = The server no longer accepts it. Sign in again to go on.
again-text-open = The server no longer accepts it. { $label } stays open here; sign in again to go on.
again-held-call = After the sign-in the call that you pressed is carried out.
again-held-recall = After the sign-in the ticket is announced again, as you pressed.
again-held-end = After the sign-in the ticket is ended, as you pressed.
again-held-pause = After the sign-in the ticket is paused, as you pressed.
again-held-cancel = After the sign-in the ticket is closed as a no-show, as you pressed.
again-held-transfer = After the sign-in the ticket is transferred, as you pressed.
again-held-create = After the sign-in the ticket is issued, as you pressed.
again-other = Sign out

# Nothing left behind.
leave-title-open = { $label } is still open
leave-title-unknown = The outcome is not known yet
leave-title-paused = Tickets you paused are still waiting
leave-title-nothing = Nothing is open any more
leave-text-sign-out = What shall happen with it before you sign out?
leave-text-close = What shall happen with it before Callpad closes?
leave-unknown-sign-out = It is not known whether the server did what you pressed last. Stay until that is clear; then sign out.
leave-unknown-close = It is not known whether the server did what you pressed last. Better stay until that is clear.
leave-anyway-text = If you close anyway, what is open stays open on the server and is shown again at the next start.
leave-anyway = Close anyway
leave-end = End { $label }
leave-pause = Pause { $label }
leave-no-show = No-show { $label }
leave-stay = Stay
leave-close = Close
leave-paused = { $n ->
    [one] Paused by you; colleagues can call it:
   *[other] Paused by you; colleagues can call them:
}
