# First half: server and person.
signin-try = Try it on this computer
signin-try-busy = Starting…
signin-try-text = Starts a small server with a demo branch on this computer and signs you in. Nothing to fill in, and nothing leaves this computer.
signin-own = Sign in to your queue server
signin-server = Server address
signin-user = User ID
signin-secret = Password
signin-submit = Sign in
signin-busy = Signing in…

# What the test of the address found.
probe-hint = Your administrator knows it. It is checked as you type.
probe-running = Checking the address…
probe-callpad = There is a Callpad server at { $address }.
probe-api = There is a queue server at { $address }.
probe-auth-on = Everyone has to sign in.
probe-auth-off = It does not require signing in.
probe-open-line = This connection is not encrypted: others on the network can read your session and the visitors’ names. Ask your administrator for an address with https.

# Second half: counter and services.
choose-title = Welcome, { $name }. Where are you working today?
choose-desk = Counter
choose-desk-other = Another counter: enter its ID…
choose-desk-id = Counter ID
choose-desk-id-help = Your administrator knows it.
choose-desk-missing = Choose a counter, or enter its ID.
choose-services = Services
choose-services-missing = Choose at least one service.
choose-service-ids = Service IDs
choose-service-ids-help = The server lists none. Your administrator knows them; separate them with commas.
choose-back = Back
choose-confirm = Start working
choose-board = Open the board
choose-board-text = For supervisors: every service and counter, in a window of its own. It calls nobody.
choose-board-opened = The board is open in its own window. Here you can take a counter as well.
