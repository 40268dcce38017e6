# A ticket on a receipt printer.
slip-on = Print on
slip-none = No printer
slip-ahead = before you: { $n }
slip-wait = your turn in about { $n } min
slip-printed = Ticket { $label } is printed.
slip-not-out = Ticket { $label } was issued, but not printed.
slip-not-out-do = Print it again, or tell the visitor the number.
slip-again = Print again
slip-paper-out = The printer has no paper.
slip-cover-open = The printer’s cover is open.
slip-jammed = The printer is jammed.
slip-error = The printer reports an error.
slip-away = The printer cannot be reached.
slip-silent = The printer does not respond.
slip-busy = The printer is busy.
