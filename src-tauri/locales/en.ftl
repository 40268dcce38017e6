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
open-board = Open board
menu-board = Open the board
board-over = { $count } min over the target
board-near = Longest wait { $count } min, near the target
board-no-counter = { $count ->
    [one] { $count } visitor waits and no counter is there
   *[other] { $count } visitors wait and no counter is there
}
board-free-counter = Free for { $count } min while visitors wait
board-long-counter = Serving for { $count } min, longer than usual
board-closing = The last visitor leaves { $count } min after closing
board-no-answer = No response for { $count } min
board-device-away = No connection to this screen or kiosk
board-all-clear = All clear
bar-about = About Callpad
bar-settings = Settings…
bar-services = Services
bar-hide = Hide Callpad
bar-hide-others = Hide Others
bar-show-all = Show All
bar-quit = Quit Callpad
bar-edit = Edit
bar-undo = Undo
bar-redo = Redo
bar-cut = Cut
bar-copy = Copy
bar-paste = Paste
bar-select-all = Select All
bar-view = View
bar-now = Now
bar-today = Today
bar-locations = Locations
bar-full-screen = Enter Full Screen
bar-window = Window
bar-minimize = Minimize
bar-zoom = Zoom
bar-close = Close
bar-help = Help
bar-keys = Keys
