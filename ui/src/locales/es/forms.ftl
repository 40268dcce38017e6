# What is wrong with a field, said at it.
signin-user-missing = Escriba su identificador de usuario.
ticket-date-example = Escriba una fecha, por ejemplo { $date }.
ticket-time-example = Escriba una hora, por ejemplo { $time }.
