notice-dismiss = Ocultar
notice-print = Textos del turno
notice-forget = Quitar { $label }
notice-nobody = Nadie espera.
notice-nobody-ended = { $label } ha terminado. Nadie espera.
notice-taken = Un colega llamó antes a { $label }. Ya no espera.
notice-answer-gone = El servidor dice que { $label } ya no está abierto. Se queda aquí hasta que lo quite o mire de nuevo.
notice-ended = { $label } ha terminado.
notice-paused = { $label } está en pausa.
notice-cancelled = { $label } se cerró como ausente.
notice-transferred = { $label } fue a { $to }.
notice-recalled = { $label } se anunció de nuevo.
notice-created = { $label } se ha emitido.
notice-created-ahead = { $n ->
    [0] No hay nadie delante.
    [one] Hay { $n } persona delante.
   *[other] Hay { $n } personas delante.
}
notice-created-wait = { $n ->
    [0] La espera es de menos de un minuto.
   *[other] Espera prevista { $n } min.
}
notice-created-not-called = { $label } se ha emitido y espera { $service }, pero no se le llamó.
notice-restored = { $label } se llamó antes de cerrar Callpad y se muestra de nuevo. Si la visita acabó, termínelo.
notice-not-kept = El turno abierto no pudo anotarse: si Callpad se cierra ahora, lo olvida.
notice-open-first = { $open } sigue abierto. Termínelo para llamar a { $label }.

failed-call-named = No se llamó a { $label }.
failed-call = No se llamó a nadie.
failed-recall-named = { $label } no se anunció de nuevo.
failed-recall = No se anunció nada.
failed-end-named = { $label } no se terminó.
failed-end = No se terminó nada.
failed-pause-named = { $label } no quedó en pausa.
failed-pause = Nada quedó en pausa.
failed-cancel-named = { $label } no se cerró.
failed-cancel = No se cerró nada.
failed-transfer-named = { $label } no se transfirió.
failed-transfer = No se transfirió nada.
failed-create = No se emitió ningún turno.

settled-call-named = La conexión ha vuelto: se llamó a { $label }.
settled-call = La conexión ha vuelto: la llamada se hizo.
settled-recall-named = La conexión ha vuelto: { $label } se anunció de nuevo.
settled-recall = La conexión ha vuelto: el anuncio se hizo.
settled-end-named = La conexión ha vuelto: { $label } ha terminado.
settled-end = La conexión ha vuelto: el turno ha terminado.
settled-pause-named = La conexión ha vuelto: { $label } está en pausa.
settled-pause = La conexión ha vuelto: el turno está en pausa.
settled-cancel-named = La conexión ha vuelto: { $label } se cerró como ausente.
settled-cancel = La conexión ha vuelto: el turno se cerró como ausente.
settled-transfer-named = La conexión ha vuelto: { $label } se transfirió.
settled-transfer = La conexión ha vuelto: el turno se transfirió.
settled-create-named = La conexión ha vuelto: { $label } se emitió.
settled-create = La conexión ha vuelto: el turno se emitió.

settled-not-call-named = La conexión ha vuelto: no se llamó a { $label }. Pulse de nuevo.
settled-not-call = La conexión ha vuelto: no se llamó a nadie. Pulse de nuevo.
settled-not-recall-named = La conexión ha vuelto: { $label } no se anunció. Pulse de nuevo.
settled-not-recall = La conexión ha vuelto: no se anunció nada. Pulse de nuevo.
settled-not-end-named = La conexión ha vuelto: { $label } no se terminó. Pulse de nuevo.
settled-not-end = La conexión ha vuelto: no se terminó nada. Pulse de nuevo.
settled-not-pause-named = La conexión ha vuelto: { $label } no quedó en pausa. Pulse de nuevo.
settled-not-pause = La conexión ha vuelto: nada quedó en pausa. Pulse de nuevo.
settled-not-cancel-named = La conexión ha vuelto: { $label } no se cerró. Pulse de nuevo.
settled-not-cancel = La conexión ha vuelto: no se cerró nada. Pulse de nuevo.
settled-not-transfer-named = La conexión ha vuelto: { $label } no se transfirió. Pulse de nuevo.
settled-not-transfer = La conexión ha vuelto: no se transfirió nada. Pulse de nuevo.
settled-not-create = La conexión ha vuelto: no se emitió ningún turno. Pulse de nuevo.
