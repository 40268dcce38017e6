# The self-test, on the Diagnostics screen.
test-title = Diagnostics
test-about = Callpad looks at everything it needs on this computer. Nothing is changed.
test-running = Looking…
test-again = Run again
test-copy = Copy as text
test-copied = The text was copied.
test-copy-failed = The text could not be copied. It is selected: press Ctrl+C (Cmd+C on a Mac).
test-all-good = Everything is as it should be.
test-look = { $n ->
    [one] { $n } line should be looked at; Callpad works.
   *[other] { $n } lines should be looked at; Callpad works.
}
test-wrong = { $n ->
    [one] { $n } line is wrong: it says what to do.
   *[other] { $n } lines are wrong: each says what to do.
}
test-status-green = Good
test-status-yellow = To be looked at
test-status-red = Wrong
test-status-skipped = Not applicable
test-policy = Organisation’s settings
test-data-folder = Data folder
test-disk = Disk
test-settings = Your settings
test-journal = Callpad’s own records
test-keyring = Keyring
test-proxy = Proxy
test-certificate = Certificate
test-clock = Clock
test-server = Server
test-sign-in = Session
test-changes = Changes
test-notifications = Notifications
test-web-view = Web view
test-program = Callpad itself
found-not-tried = Not looked at, because something before it failed.
found-no-policy = None are set on this computer.
found-policy-read = Read: { $locked } locked, { $recommended } recommended.
found-policy-problems = Parts of them cannot be used. Ask your administrator to correct them: { $detail }
found-folder-sound = { $path } can be written to.
found-no-folder = { $path } is not there. Close Callpad and start it again.
found-folder-closed = { $path } cannot be written to. Ask your administrator to give you the right to write there, or to choose another folder (--data-dir): { $detail }
found-folder-full = The disk of { $path } is full. Free some space.
found-disk-room = { $mebibytes } MiB are free.
found-disk-low = Only { $mebibytes } MiB are free. Free some space.
found-settings-sound = They are sound.
found-settings-newer = A newer Callpad has written them; this one does not know: { $names }. Ask your administrator for the newer version, or go on without these.
found-settings-unreadable = The file settings.json cannot be read, so defaults apply. Ask your administrator to correct or remove it: { $detail }
found-journal-sound = They are sound.
found-journal-damaged = A part is damaged; what could be read is used. Check that the ticket on the screen is the one at the counter, and have the disk checked.
found-journal-newer = A newer Callpad has written them. Ask your administrator to install the newer version again.
found-journal-unreadable = They cannot be read. Ask your administrator for the right to read journal.jsonl, and to check the disk: { $detail }
found-journal-unwritten = What was done last could not be written down. Leave Callpad open, and free some space or ask your administrator for the right to write: { $detail }
found-keyring-works = It keeps what is put into it.
found-keyring-absent = There is none, so you sign in at each start. Ask your administrator to install one (gnome-keyring, KWallet, KeePassXC).
found-keyring-locked = It is locked, so you sign in at each start. Unlock it, or let signing in to the computer unlock it (the same password for both).
found-keyring-timed-out = It does not respond. Perhaps it asks for its password in another window; otherwise sign out of the computer and in again.
found-keyring-failed = It failed. Restart the computer; if it keeps happening, show this to your administrator: { $detail }
found-no-server = No server is known. Enter its address when you sign in, or ask your administrator to set it (serverAddress).
found-no-proxy = None: the connection is direct.
found-proxy-system = { $host }, as the system says.
found-proxy-policy = { $host }, as your organisation says.
found-script = The system chooses a proxy by a script, which Callpad does not run: the connection is direct. If the server is behind a proxy, ask your administrator to set it (proxy): { $address }
found-certificate-sound = “{ $subject }”, issued by “{ $issuer }”, valid until { $until }.
found-certificate-ends = “{ $subject }”, issued by “{ $issuer }”, ends on { $until }, in { $days } days. Ask the server’s administrator to renew it.
found-clock-not-certificate = The certificate is good: this computer’s clock is wrong. Set the clock.
found-not-needed = None is needed: the server is on this computer.
found-not-encrypted = The connection to { $host } is not encrypted: others could read names and your session. Ask the server’s administrator for an address that begins with https://.
found-clock-agrees = It agrees with the server’s.
found-clock-ahead = This computer’s clock is { $span } (h:min:s) ahead of the server’s. Set the clock, and let it be set by a time server.
found-clock-behind = This computer’s clock is { $span } (h:min:s) behind the server’s. Set the clock, and let it be set by a time server.
found-clock-unknown = The server does not tell its time.
found-server-callpad = { $host } responds; it is Callpad’s own server.
found-server-other = { $host } responds.
found-signed-in = The server accepts the session of { $user }.
found-no-sign-in-needed = The server wants none.
found-nobody = Nobody is signed in here. Sign in.
found-role-missing = { $user } lacks a permission. Ask the server’s administrator for: { $roles }
found-pushed = The server tells of each at once.
found-polled = The server does not tell of them; Callpad asks every { $n } s.
found-push-blocked = The server would tell of them, but that connection does not come about; until then Callpad asks. Ask your administrator to let WebSockets pass through the proxy or gateway.
found-notifications-taken = The system takes them.
found-notifications-off = You want none. You can switch them on in Settings.
found-notifications-held-back = The system holds them back now (do not disturb, a presentation or a full screen). Switch that off to be told of visitors.
found-notifications-forbidden = The system does not let Callpad show any. Allow them in the system’s settings.
found-notifications-missing = Nothing on this system shows them. Ask your administrator to install or start a notification service.
found-notifications-dropped = The system took the last one and did not show it. Allow Callpad’s in the system’s settings, then sign out of the computer and in again.
found-web-view = { $version }
found-web-view-old = { $version } is too old: parts of the screen may be missing. Ask your administrator to install { $needed } or newer with the system’s updates.
found-web-view-unknown = It does not tell its version.
found-program-sound = Callpad { $version }: nothing has failed since it was started.
found-program-crashed = { $n ->
    [one] { $n } part has failed since Callpad was started. Close it and start it again, and tell your administrator.
   *[other] { $n } parts have failed since Callpad was started. Close it and start it again, and tell your administrator.
}
