# Without an answer, and with an ended sign-in.
lock-no-answer = Locked while the server is not responding. Callpad reconnects automatically.
lock-token-ended = Locked until you sign in again.
lock-noted = This number is already on your list of numbers called by hand.
lock-not-offered = Locked: this server does not offer it.
line-token-ended = Session ended

# Numbers called by hand.
list-help-by-hand = The arrow keys move between tickets; Enter notes the selected one as called by hand.
row-by-hand = Called by hand
row-noted = Noted
offline-title = Called by hand
offline-text = The server is not responding. Call out loud and note each number here: pick it from the list, or type it.
offline-after = These were called while the server was not responding. Call and end those that are still waiting there.
offline-number = Number
offline-note = Note
offline-missing = Enter the number that you called.
offline-twice = { $label } is already noted.
offline-count = { $n ->
    [0] No numbers noted.
    [one] { $n } number noted.
   *[other] { $n } numbers noted.
}
offline-called = called { $time }
offline-waits = still waiting on the server
offline-waits-not = no longer waiting: nothing to do
offline-waits-unknown = not yet known whether it is still waiting
offline-close = Call and end
offline-remove = Remove
ask-by-hand-title = Call and end { $label }?
ask-by-hand-text = { $label } was already served by hand. The server only ends what it has called: { $label } is announced and shown once more in the waiting area, then it is ended.
ask-by-hand-yes = Call and end { $label }
ask-by-hand-no = Not now

# Signing in again.
again-title = Your session has ended
again-text = The server no longer accepts it. Sign in again to continue.
again-text-open = The server no longer accepts it. { $label } stays open here; sign in again to continue.
again-other = Sign out

# Nothing left behind.
leave-title-open = { $label } is still open
leave-title-unknown = The outcome is not known yet
leave-title-paused = Tickets you paused are still waiting
leave-title-nothing = Nothing is open any more
leave-text-sign-out = What should happen to it before you sign out?
leave-text-close = What should happen to it before Callpad closes?
leave-unknown-sign-out = It is not known whether the server carried out your last action. Stay until that is clear; then sign out.
leave-unknown-close = It is not known whether the server carried out your last action. Better stay until that is clear.
leave-anyway-text = If you close anyway, what is open stays open on the server and is shown again at the next start.
leave-anyway = Close anyway
leave-stay = Stay
leave-close = Close
leave-paused = { $n ->
    [one] Paused by you; colleagues can call it:
   *[other] Paused by you; colleagues can call them:
}
