# Each says what to do.
fault-address-empty = Enter the address of your queue server.
fault-address-not-one = This is not an address. Addresses look like https://queue.example.com or http://192.168.1.20.
fault-address-scheme = The address must begin with http:// or https://.
fault-address-credentials = Remove the user name and password from the address. There are separate fields for them below.
fault-address-query = Leave out everything from the question mark or hash sign on.
fault-address-no-scheme = Type the address in full, with https:// or http:// in front.
fault-address-slashes = The address must begin with https:// or http://, with the colon and both slashes.
fault-address-host-number = Write an IP address as four numbers from 0 to 255 without leading zeros, such as 192.168.1.20.
fault-address-host-letters = Some letters in this address only look like others. It leads to { $meant }; if that is the right server, type it that way.
fault-address-port = The port after the colon must be a number from 1 to 65535.
fault-address-meant = This is not a full address. Did you mean { $meant }?
fault-unreachable-name = Can’t find { $host }. Check the spelling, and that this computer is on the right network.
fault-unreachable-connection = Nothing responds at { $host }. Check the address and the port, and ask whether the server is running.
fault-unreachable-proxy = The proxy { $host } does not connect to the server. Check this computer’s proxy settings, or tell your administrator.
fault-timed-out = There was no response within { $seconds } s. Check the network, then try again.
fault-broken = The connection was lost in the middle of the response. Check the network, then try again.
fault-tls = The secure connection failed: this computer does not trust the server’s certificate. Check the address; otherwise show this to your administrator: { $detail }
fault-found-web-page = A web page responded instead of the queue server (HTTP { $status }). Check the address; perhaps the network wants you to sign in first, in a browser.
fault-found-redirect = The server refers to another address: { $excerpt }. If that is the right one, enter it.
fault-found-other-json = Something responds there, but it is not a queue server (HTTP { $status }). Check the address and its path.
fault-found-broken-json = The response ended too early or is damaged (HTTP { $status }). Try again; if it keeps happening, tell your administrator.
fault-found-other = What responds there is not a queue server (HTTP { $status }). Check the address and the port.
fault-unreadable = The server responded, but “{ $field }” could not be read. Tell your administrator: { $excerpt }
fault-too-large = The response is larger than 32 MiB. Serve fewer services, or tell your administrator.
fault-server = The server has an error of its own (HTTP { $status }). Try again in a minute; if it keeps happening, tell your administrator.
fault-refused = The server refused “{ $operation }” with error { $number }: { $errno ->
    [2] it expects another method. Check the address with your administrator.
    [3] it does not know this operation. Its version may be too old; tell your administrator.
    [5] it did not accept what was sent. In Settings, try the other way of sending.
    [6] it does not know this ticket, counter or service. Check again.
    [7] it is not possible now. Check again; the ticket may have changed.
    [8] there is no ticket.
   *[other] tell your administrator this number.
}
fault-refused-role = The server refused “{ $operation }” with error { $number }. Perhaps it is no longer possible: check again. If it keeps happening, you may lack a permission. Ask your administrator for: { $roles }
fault-refused-create = The server issued no ticket (error { $number }). Perhaps the service has just closed: choose another. If it keeps happening, you may lack a permission. Ask your administrator for: { $roles }
fault-sign-in-refused = The user ID or the password is wrong. Check both; your administrator can tell you your user ID.
fault-address-refused = The server does not accept the address { $host }, whoever signs in. Use the address it was set up for, or ask your administrator to allow this one (--public-name); perhaps a proxy in between changes it.
fault-token-ended = Your session has ended and could not be renewed. Sign out, then sign in again; nothing is lost on the server.
fault-keyring-absent = This system has no keyring, so your session is kept only until Callpad closes. Next time you will have to sign in again.
fault-keyring-locked = The keyring is locked, so your session is kept only until Callpad closes. Unlock it, then sign in again to have it kept.
fault-keyring-timed-out = The keyring did not respond, so your session is kept only until Callpad closes. Perhaps it is asking for its password in another window.
fault-keyring-failed = The keyring refused, so your session is kept only until Callpad closes. Tell your administrator if it keeps happening.
fault-policy-invalid = Your organisation’s setting { $setting } has a value that cannot be used. Ask your administrator to correct it.
fault-crashed = A part of Callpad failed; the rest goes on. If something no longer responds, close Callpad and start it again.
fault-storage-missing = The file { $file } is not there: { $detail }. Put it there, or change where it is looked for.
fault-storage-denied = Callpad is not allowed to read or write { $file }. Check its permissions: { $detail }
fault-storage-full = There is no room left: { $file } could not be written. Free some space: { $detail }
fault-storage-malformed = { $file } is damaged or not written as it must be; a damaged file of Callpad’s stays beside it as a copy. Correct it: { $detail }
fault-storage-other = { $file } could not be read or written: { $detail }
fault-built-in = The server on this computer did not start. Close other Callpad windows and try again: { $detail }
fault-printing = The system’s print dialog could not be opened. Check that a printer is set up on this computer: { $detail }
fault-busy = One moment: your last action is still in progress. Nothing else was sent.
fault-not-now = That is not possible right now. Nothing was sent.
fault-input = “{ $field }” is not accepted. Change it and try again.
fault-input-long = “{ $field }” is too long. At most { $max } characters are accepted.
fault-app = Callpad itself is not responding. Close the window and open Callpad again.
