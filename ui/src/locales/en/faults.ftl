# Each says what to do.
fault-address-empty = Type the address of your queue server.
fault-address-not-one = This is not an address. Addresses look like https://queue.example.com or http://192.168.1.20.
fault-address-scheme = The address must begin with http:// or https://.
fault-address-credentials = Take the user name and password out of the address. Below there are fields for them.
fault-address-query = Leave out everything from the question mark or hash sign on.
fault-unreachable-name = No machine called { $host } is known here. Check the spelling, and that this computer is in the right network.
fault-unreachable-connection = Nothing answers at { $host }. Check address and port, and ask whether the server is running.
fault-timed-out = No answer came within { $seconds } s. Check the network, then try again.
fault-broken = The line broke in the middle of the answer. Check the network, then try again.
fault-tls = The secure connection failed: this computer does not trust the server’s certificate. Check the address; otherwise show this to your administrator: { $detail }
fault-found-web-page = A web page answered instead of the queue server (HTTP { $status }). Check the address; perhaps the network wants you to sign in first, in a browser.
fault-found-redirect = The server points to another place: { $excerpt }. If that is the right one, type it as the address.
fault-found-other-json = Something answers there, but it is not a queue server (HTTP { $status }). Check the address and its path.
fault-found-broken-json = The answer ended too early or is damaged (HTTP { $status }). Try again; if it stays so, tell your administrator.
fault-found-other = What answers there is not a queue server (HTTP { $status }). Check address and port.
fault-unreadable = The server answered, but “{ $field }” in it could not be read. Tell your administrator: { $excerpt }
fault-too-large = The answer is larger than 32 MiB. Serve fewer services, or tell your administrator.
fault-server = The server has a fault of its own (HTTP { $status }). Try again in a minute; if it stays so, tell your administrator.
fault-refused = The server refused “{ $operation }” with error { $number }: { $errno ->
    [2] it wants another method. Check the address with your administrator.
    [3] it does not know this operation. Its version may be too old; tell your administrator.
    [5] it did not accept what was sent. In Settings, try the other way of sending.
    [6] it does not know this ticket, counter or service. Look again.
    [7] it is not possible now. Look again; the ticket may have changed.
    [8] no ticket is there.
   *[other] tell your administrator this number.
}
fault-refused-role = The server refused “{ $operation }” with error { $number }. Perhaps it is not possible any more: look again. If it stays so, you may lack a permission. Ask your administrator for: { $roles }
fault-refused-create = The server issued no ticket (error { $number }). Perhaps the service has just closed: choose another. If it stays so, you may lack a permission. Ask your administrator for: { $roles }
fault-sign-in-refused = The server knows no such user id, or the secret is wrong. Check both; your administrator can tell you your user id.
fault-token-ended = Your sign-in has ended and could not be renewed. Sign out, then sign in again; nothing is lost on the server.
fault-keyring-absent = This system has no keyring, so your sign-in is kept only until Callpad closes. Next time you sign in again.
fault-keyring-locked = The keyring is locked, so your sign-in is kept only until Callpad closes. Unlock it, then sign in again to have it kept.
fault-keyring-timed-out = The keyring did not answer, so your sign-in is kept only until Callpad closes. Perhaps it waits for its password in another window.
fault-keyring-failed = The keyring refused, so your sign-in is kept only until Callpad closes. Tell your administrator if it stays so.
fault-storage = The file { $file } could not be read or written; a damaged one is kept beside it as a copy. Check free space and permissions: { $detail }
fault-built-in = The server on this computer did not start. Close other Callpad windows and try again: { $detail }
fault-printing = The system’s print dialog could not be opened. Check that a printer is set up on this computer: { $detail }
fault-busy = One moment: the last press is still being done. Nothing else was sent.
fault-not-now = That is not possible just now. Nothing was sent.
fault-input = “{ $field }” is not acceptable. Change it and try again.
fault-input-long = “{ $field }” is too long. At most { $max } characters are accepted.
fault-app = Callpad itself does not answer. Close the window and open Callpad again.
