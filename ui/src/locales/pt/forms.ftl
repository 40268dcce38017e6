# What is wrong with a field, said at it.
signin-user-missing = Escreva o seu identificador de utilizador.
ticket-date-example = Escreva uma data, por exemplo { $date }.
ticket-time-example = Escreva uma hora, por exemplo { $time }.
