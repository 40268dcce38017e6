# What is wrong with a field, said at it.
signin-user-missing = Saisissez votre identifiant.
ticket-date-example = Saisissez une date, par exemple { $date }.
ticket-time-example = Saisissez une heure, par exemple { $time }.
