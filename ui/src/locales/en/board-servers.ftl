# The servers whose locations are on the board.
servers-title = Servers
servers-own = where you signed in
servers-trouble = a server needs attention
servers-add = Add a server…
servers-add-title = Add a server
servers-add-text = Its locations stand on this board beside the others. What you do there goes to that server.
servers-managed = Your organisation sets which servers are on this board.
servers-offered = From your organisation. You have not signed in there yet.
servers-sign-in = Sign in…
servers-sign-in-of = Sign in at { $server }…
servers-again = Sign in again…
servers-again-of = Sign in again at { $server }…
servers-ended = Sign in again to see its locations.
servers-denied = You no longer have the permission there. Ask that server’s administrator; the other servers go on.
servers-remove = Remove…
servers-remove-of = Remove { $server }…
servers-remove-title = Remove { $server }?
servers-remove-text = Its locations leave this board, and you are signed out there. Nothing changes at the server itself.
servers-remove-yes = Remove
servers-remove-no = Keep it
servers-more = { $n ->
    [one] One more location is not shown. The worst are.
   *[other] { $n } more locations are not shown. The worst are.
}
