# A ticket on a receipt printer.
slip-on = Imprimir em
slip-none = Sem impressora
slip-ahead = antes de si: { $n }
slip-wait = a sua vez dentro de cerca de { $n } min
slip-printed = A senha { $label } está impressa.
slip-not-out = A senha { $label } foi emitida, mas não impressa.
slip-not-out-do = Imprima de novo ou diga o número à pessoa.
slip-again = Imprimir de novo
slip-paper-out = A impressora não tem papel.
slip-cover-open = A tampa da impressora está aberta.
slip-jammed = A impressora está encravada.
slip-error = A impressora comunica um erro.
slip-away = A impressora está inacessível.
slip-silent = A impressora não responde.
slip-busy = A impressora está ocupada.
