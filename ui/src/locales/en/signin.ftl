# First half: server and person.
signin-try = Try it on this computer
signin-try-busy = Starting…
signin-try-text = Starts a small server with a demo branch here and signs you in. Nothing to fill in, nothing leaves this computer.
signin-own = Sign in to your queue server
signin-server = Server address
signin-user = User id
signin-secret = Secret
signin-submit = Sign in
signin-busy = Signing in…

# What the test of the address found.
probe-hint = Your administrator knows it. It is tested as you type.
probe-running = Testing the address…
probe-callpad = A Callpad server answers at { $address }.
probe-api = A queue server answers at { $address }.
probe-auth-on = It asks everybody to sign in.
probe-auth-off = It lets everybody in without signing in.
probe-open-line = This line is open: your sign-in and the visitors’ names can be read by others on the network. Ask your administrator for an address with https.

# Second half: counter and services.
choose-title = Welcome, { $name }. Where do you work today?
choose-desk = Counter
choose-desk-other = Another counter: type its id…
choose-desk-id = Counter id
choose-desk-id-help = Your administrator knows it.
choose-desk-missing = Choose a counter, or type its id.
choose-services = Services
choose-services-missing = Choose at least one service.
choose-service-ids = Service ids
choose-service-ids-help = The server names none. Your administrator knows them; put a comma between two.
choose-back = Back
choose-confirm = Start working
