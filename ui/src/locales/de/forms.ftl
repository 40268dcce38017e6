# What is wrong with a field, said at it.
signin-user-missing = Geben Sie Ihre Benutzerkennung ein.
ticket-date-example = Geben Sie ein Datum ein, zum Beispiel { $date }.
ticket-time-example = Geben Sie eine Uhrzeit ein, zum Beispiel { $time }.
