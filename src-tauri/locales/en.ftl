# Said outside the page: notifications and the tray's menu. A number and a service, never a name.
alert-new = New in the queue
alert-over = Waiting longer than the target
alert-sent = Sent to you
alert-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
call = Call
later = Later
tray-signed-out = Nobody is signed in
tray-nobody = Nobody is waiting
tray-next = { $label } is next, { $count } waiting
tray-waiting = { $count } waiting
tray-serving = Serving { $label }, { $count } waiting
tray-calling = Calling…
tray-unknown = Outcome unknown
tray-no-answer = The server is not responding
tray-break = On a break
menu-call-next = Call next
menu-end-call-next = End and call next
menu-recall = Recall
menu-end = End
menu-pause = Pause
menu-break = Take a break
menu-break-end = End the break
menu-open = Open Callpad
menu-quit = Quit
