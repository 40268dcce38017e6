# What is wrong with a field, said at it.
signin-user-missing = Enter your user ID.
ticket-date-example = Enter a date, such as { $date }.
ticket-time-example = Enter a time, such as { $time }.
