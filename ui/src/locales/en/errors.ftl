# Each says what to do.
error-address-empty = Enter the address of your queue server.
error-address-not-one = This is not an address. Addresses look like https://queue.example.com or http://192.168.1.20.
error-address-scheme = The address must begin with http:// or https://.
error-address-credentials = Remove the user name and password from the address. There are separate fields for them below.
error-address-query = Leave out everything from the question mark or hash sign on.
error-address-no-scheme = Type the address in full, with https:// or http:// in front.
error-address-slashes = The address must begin with https:// or http://, with the colon and both slashes.
error-address-host-number = Write an IP address as four numbers from 0 to 255 without leading zeros, such as 192.168.1.20.
error-address-host-letters = Some letters in this address only look like others. It leads to { $meant }; if that is the right server, type it that way.
error-address-port = The port after the colon must be a number from 1 to 65535.
error-address-meant = This is not a full address. Did you mean { $meant }?
error-unreachable-name = Can’t find { $host }. Check the spelling, and that this computer is on the right network.
error-unreachable-connection = Nothing responds at { $host }. Check the address and the port, and ask whether the server is running.
error-unreachable-proxy = The proxy { $host } does not connect to the server. Check this computer’s proxy settings, or tell your administrator.
error-timed-out = There was no response within { $seconds } s. Check the network, then try again.
error-broken = The connection was lost in the middle of the response. Check the network, then try again.
error-tls = The secure connection failed: this computer does not trust the server’s certificate. Check the address; otherwise show this to your administrator: { $detail }
error-certificate-expired = The certificate of { $host } (“{ $subject }”, issued by “{ $issuer }”) expired on { $until }. This computer’s clock says { $now }: if that is wrong, set the clock; otherwise ask the server’s administrator to renew the certificate.
error-certificate-not-yet = The certificate of { $host } (“{ $subject }”, issued by “{ $issuer }”) is valid only from { $from }. This computer’s clock says { $now }: if that is wrong, set the clock; otherwise tell the server’s administrator.
error-certificate-name = What responds as { $host } shows a certificate for other names: { $names } (issued by “{ $issuer }”). Check the address; perhaps the network wants you to sign in first, in a browser.
error-certificate-issuer = This computer does not know “{ $issuer }”, who issued the certificate of { $host } (“{ $subject }”). If that is your organisation’s own authority, your administrator makes it known to this computer (extraCaFile); in a guest network, sign in to it first, in a browser.
error-certificate-revoked = The certificate of { $host } (“{ $subject }”) was withdrawn by “{ $issuer }”. Tell the server’s administrator.
error-certificate-other = The certificate of { $host } (“{ $subject }”, issued by “{ $issuer }”) cannot be used. Show this to your administrator: { $detail }
error-client-certificate-missing = The server lets in only computers with a certificate, and this one has none. Ask your administrator to set one (clientCertificateFile): { $detail }
error-client-certificate-refused = The server does not accept this computer’s certificate. Ask your administrator to renew it (clientCertificateFile): { $detail }
error-proxy-password = The proxy { $proxy } wants a name and a password. Ask your administrator to set them (proxyUser, proxyPassword).
error-proxy-password-wrong = The proxy { $proxy } does not accept the name and the password. Ask your administrator to correct them (proxyUser, proxyPassword).
error-proxy-scheme = The proxy { $proxy } wants a sign-in that Callpad does not know ({ $schemes }). Ask your administrator to let this computer through without one, or with Basic.
error-open-line = Your organisation does not allow http to { $host }: others could read names and your session. Use an address that begins with https://.
error-network-setting = Your organisation’s setting { $setting } cannot be used. Show this to your administrator: { $detail }
error-found-web-page = A web page responded instead of the queue server (HTTP { $status }). Check the address; perhaps the network wants you to sign in first, in a browser.
error-found-redirect = The server refers to another address: { $excerpt }. If that is the right one, enter it.
error-found-other-json = Something responds there, but it is not a queue server (HTTP { $status }). Check the address and its path.
error-found-broken-json = The response ended too early or is damaged (HTTP { $status }). Try again; if it keeps happening, tell your administrator.
error-found-sign-in-page = The network responds with its own sign-in page (HTTP { $status }). Open a browser, sign in to the network, then try again; if you are not in a guest network, check the address: { $excerpt }
error-found-other = What responds there is not a queue server (HTTP { $status }). Check the address and the port.
error-unreadable = The server responded, but “{ $field }” could not be read. Tell your administrator: { $excerpt }
error-too-large = The response is larger than 32 MiB. Serve fewer services, or tell your administrator.
error-server = The server has an error of its own (HTTP { $status }). Try again in a minute; if it keeps happening, tell your administrator.
error-refused = The server refused “{ $operation }” with error { $number }: { $errno ->
    [2] it expects another method. Check the address with your administrator.
    [3] it does not know this operation. Its version may be too old; tell your administrator.
    [5] it did not accept what was sent. In Settings, try the other way of sending.
    [6] it does not know this ticket, counter or service. Check again.
    [7] it is not possible now. Check again; the ticket may have changed.
    [8] there is no ticket.
   *[other] tell your administrator this number.
}
error-refused-role = The server refused “{ $operation }” with error { $number }. Perhaps it is no longer possible: check again. If it keeps happening, you may lack a permission. Ask your administrator for: { $roles }
error-refused-create = The server issued no ticket (error { $number }). Perhaps the service has just closed: choose another. If it keeps happening, you may lack a permission. Ask your administrator for: { $roles }
error-sign-in-refused = The user ID or the password is wrong. Check both; your administrator can tell you your user ID.
error-address-refused = The server does not accept the address { $host }, whoever signs in. Use the address it was set up for, or ask your administrator to allow this one (--public-name); perhaps a proxy in between changes it.
error-token-ended = Your session has ended and could not be renewed. Sign out, then sign in again; nothing is lost on the server.
error-keyring-absent = This system has no keyring, so your session is kept only until Callpad closes. Next time you will have to sign in again.
error-keyring-locked = The keyring is locked, so your session is kept only until Callpad closes. Unlock it, then sign in again to have it kept.
error-keyring-timed-out = The keyring did not respond, so your session is kept only until Callpad closes. Perhaps it is asking for its password in another window.
error-keyring-failed = The keyring refused, so your session is kept only until Callpad closes. Tell your administrator if it keeps happening.
error-policy-invalid = Your organisation’s setting { $setting } has a value that cannot be used. Ask your administrator to correct it.
error-crashed = A part of Callpad failed; the rest goes on. If something no longer responds, close Callpad and start it again.
error-storage-missing = The file { $file } is not there: { $detail }. Put it there, or change where it is looked for.
error-storage-denied = Callpad is not allowed to read or write { $file }. Check its permissions: { $detail }
error-storage-full = There is no room left: { $file } could not be written. Free some space: { $detail }
error-storage-malformed = { $file } is damaged or not written as it must be; a damaged file of Callpad’s stays beside it as a copy. Correct it: { $detail }
error-storage-other = { $file } could not be read or written: { $detail }
error-built-in = The server on this computer did not start. Close other Callpad windows and try again: { $detail }
error-printing = The system’s print dialog could not be opened. Check that a printer is set up on this computer: { $detail }
error-busy = One moment: your last action is still in progress. Nothing else was sent.
error-unsettled = It is not known yet what became of the last change to it. Settle that first: try again, or leave it.
error-too-many = Too many of your changes are still open. Settle those whose outcome is not known, or wait for the others. Nothing was sent.
error-not-offered = The server no longer takes this change. Nothing was sent; do it at the counter, or tell your administrator.
error-cannot-try-again = It cannot be sent again: Callpad was restarted since, or too much time has passed. Look whether it was done, then leave it.
error-not-now = That is not possible right now. Nothing was sent.
error-no-board-there = You may not see the board there. Ask that server’s administrator for the permission “callpad_supervise”.
error-server-listed = This server is on the board already.
error-too-many-servers = A board shows at most { $n } servers. Remove one to add another.
error-input = “{ $field }” is not accepted. Change it and try again.
error-input-long = “{ $field }” is too long. At most { $max } characters are accepted.
error-app = Callpad itself is not responding. Close the window and open Callpad again.
