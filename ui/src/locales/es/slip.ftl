# A ticket on a receipt printer.
slip-on = Imprimir en
slip-none = Sin impresora
slip-ahead = antes de usted: { $n }
slip-wait = su turno en unos { $n } min
slip-printed = El turno { $label } está impreso.
slip-not-out = Se emitió el turno { $label }, pero no se imprimió.
slip-not-out-do = Imprímalo de nuevo o diga el número a la persona.
slip-again = Imprimir de nuevo
slip-paper-out = La impresora no tiene papel.
slip-cover-open = La tapa de la impresora está abierta.
slip-jammed = La impresora está atascada.
slip-error = La impresora comunica un error.
slip-away = No se alcanza la impresora.
slip-silent = La impresora no responde.
slip-busy = La impresora está ocupada.
