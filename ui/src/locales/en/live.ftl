# A part of the page that could not be read.
part-unloaded-title = This window cannot be shown
part-unloaded = A part of Callpad could not be read from this computer. Try again; if it keeps happening, close Callpad and open it again, or have it reinstalled.
part-again = Try again

# Why a button is locked.
lock-away = Locked while this computer is locked.
lock-asked = Locked until the question here is answered.

# The bar.
menu-bar = Small bar
menu-board = Board
bar-waiting = { $n ->
    [0] nobody waiting
   *[other] { $n } waiting
}
bar-next = next { $label }
bar-next-waited = next { $label }, { $n } min
bar-next-probably = probably next { $label }
bar-next-probably-waited = probably next { $label }, { $n } min
bar-acts = Actions
bar-more = More
bar-expand = Show the counter window
bar-details = Details
bar-sign-in = Sign in…
bar-signed-out = Not signed in
bar-no-answer = No response for { $time }
bar-list = list of { $time }

# Changes that are told at once, and who is next for sure.
line-live = Live
free-nobody-live = New visitors appear here at once.
free-next-sure = Next
next-sure-bound = Next: for you
next-sure-priority = Next: priority
next-sure-due = Next: has waited longest
ask-end-call-text-sure = This ends { $label } and calls { $next }.

# Phoning, and a visit that was left alone.
call-phone = Phone { $number }
notice-returned = This computer was locked or asleep while { $label } was open. Is it still being served?
notice-end-now = End { $label } now

# Alerts.
alert-new = New: { $label }, { $service }
alert-over = { $label }, { $service }: waiting longer than the target
alert-sent = { $label }, { $service }: sent to you

# What is hidden.
name-hidden = name hidden
text-hidden = Hidden while this computer is locked
keys-reveal = Show hidden names while held down

# Settings: alerts.
settings-sections = Sections
settings-alerts = Alerts
settings-alerts-new = Alert for a new ticket
settings-alerts-when-empty = Only when nobody was waiting
settings-alerts-every = Every time
settings-alerts-never = Never
settings-over-target = Alert when a wait exceeds its target
settings-sent-here = Alert when a ticket is sent to this counter or to you
settings-repeat = Repeat an alert until it is seen
settings-quiet-serving = Quiet while a ticket is open
settings-dnd = Do not disturb: no alerts at all
settings-notifications = Show alerts as system notifications; they contain a number, never a name
settings-notifications-missing = Nothing on this computer shows notifications. You still hear alerts, and see them in this window. Ask your administrator for a notification service.
settings-notifications-dropped = The system accepts Callpad’s notifications but does not show them. Allow them for Callpad in the system’s settings.
settings-system-quiet = The system’s own “do not disturb” is on: alerts stay silent until it is switched off there.
settings-sound = Sound
settings-sound-none = None
settings-sound-chime = Chime
settings-sound-drop = Drop
settings-sound-knock = Knock
settings-volume = Volume
settings-volume-value = { $n } %
settings-test-sound = Play the sound
settings-mute = No alerts for these services

# Settings: privacy.
settings-privacy = Privacy
settings-mask = Hide visitors’ names unless { $key } is held down
settings-mask-help = Anyone looking over your shoulder sees dots. While this computer is locked, names, notes and custom fields are always hidden.
settings-capture = Keep Callpad out of pictures of the screen
settings-capture-help = Screenshots, recordings and shared screens then show nothing of it. Some programs of newer Macs see it all the same.
settings-capture-impossible = This system cannot keep a window out of pictures of the screen. Share single windows rather than the whole screen.
settings-presence = Show supervisors who is at this counter
settings-presence-help = They see that you are here, on a break or gone, and which services you serve. Only Callpad’s own server is told.

# Settings: shortcuts.
settings-shortcuts = Shortcuts
settings-shortcuts-help = They work while another program is in front. There are none until you choose them.
settings-shortcuts-impossible = Not possible on this desktop (Wayland): it tells no program about keys while another is in front. In the desktop’s own settings you can assign a key to a link; see Links.
settings-shortcut-open = Show Callpad
settings-shortcut-choose = Choose
settings-shortcut-choose-of = Choose the shortcut: { $action }
settings-shortcut-remove = Remove
settings-shortcut-remove-of = Remove the shortcut: { $action }
settings-shortcut-press = Press the keys together. Esc keeps the old ones
settings-shortcut-modifier = A shortcut needs { $keys }; otherwise the key would be taken away from every other program.
settings-shortcut-not-this = These keys can’t be used as a shortcut. Choose others.
settings-shortcut-twice = { $keys } is already used for: { $action }. Choose other keys.
settings-shortcut-taken = Another program uses { $keys }. Choose other keys.

# Settings: links.
settings-links = Links
settings-links-on = Allow actions from links
settings-links-help = Another program, a button box or a key of the desktop can then open a link such as the one below, as if you had pressed the button here. Only links with your key work: keep it to yourself.
settings-links-later = Your key is created when you save. Open the settings again to see it.
settings-link-key = Your key
settings-link-example = Example
settings-link-copy = Copy
settings-link-copied = Copied.
settings-link-copy-failed = It could not be copied. It is selected: press Ctrl C (Cmd C on a Mac).
settings-link-new = New key
settings-link-new-help = Takes effect at once; links with the old key stop working.

# Settings: start.
settings-start = Start
settings-start-login = Start Callpad when I sign in to this computer
settings-start-tray = Start in the tray, without a window
settings-close-tray = Keep Callpad in the tray when the window is closed
settings-no-tray = This desktop shows no tray icons: without a window you could not find Callpad again.

error-locked = This computer is locked, so nothing was sent. Unlock it and press again.
error-phone = The phone program could not be started. Dial the number yourself; your administrator can set up a phone program: { $detail }
error-system = The system refused this. Show it to your administrator: { $detail }
