notice-dismiss = Ocultar
notice-print = Textos del turno
notice-forget = Quitar { $label }
notice-nobody = Nadie espera.
notice-nobody-ended = { $label } se terminó. Nadie espera.
notice-taken = Un colega llamó antes a { $label }. Ya no espera.
notice-answer-gone = El servidor indica que { $label } ya no está abierto; por eso ya no se muestra aquí.
notice-ended = { $label } se terminó.
notice-paused = { $label } se puso en pausa.
notice-cancelled = { $label } se marcó como ausente.
notice-transferred = { $label } se transfirió a { $to }.
notice-recalled = { $label } se volvió a llamar.
notice-created = { $label } se emitió.
notice-created-ahead = { $n ->
    [0] No hay nadie delante.
    [one] Hay { $n } persona delante.
   *[other] Hay { $n } personas delante.
}
notice-created-wait = { $n ->
    [0] La espera prevista es de menos de un minuto.
   *[other] La espera prevista es de { $n } min.
}
notice-created-not-called = { $label } se emitió y espera para { $service }, pero no se le llamó.
notice-restored = Se llamó a { $label } antes de cerrar Callpad y se muestra de nuevo. Si la visita acabó, termínelo.
notice-not-kept = No se pudo guardar el turno abierto: si Callpad se cierra ahora, lo olvida.
notice-open-first = { $open } sigue abierto. Termínelo para llamar a { $label }.

failed-call-named = No se llamó a { $label }.
failed-call = No se llamó a nadie.
failed-recall-named = { $label } no se volvió a llamar.
failed-recall = No se volvió a llamar a nadie.
failed-end-named = { $label } no se terminó.
failed-end = No se terminó nada.
failed-pause-named = { $label } no quedó en pausa.
failed-pause = Nada quedó en pausa.
failed-cancel-named = { $label } no se marcó como ausente.
failed-cancel = No se marcó a nadie como ausente.
failed-transfer-named = { $label } no se transfirió.
failed-transfer = No se transfirió nada.
failed-create = No se emitió ningún turno.

settled-call-named = Se ha recuperado la conexión: se llamó a { $label }.
settled-call = Se ha recuperado la conexión: la llamada llegó.
settled-recall-named = Se ha recuperado la conexión: { $label } se volvió a llamar.
settled-recall = Se ha recuperado la conexión: el turno se volvió a llamar.
settled-end-named = Se ha recuperado la conexión: { $label } se terminó.
settled-end = Se ha recuperado la conexión: el turno se terminó.
settled-pause-named = Se ha recuperado la conexión: { $label } se puso en pausa.
settled-pause = Se ha recuperado la conexión: el turno se puso en pausa.
settled-cancel-named = Se ha recuperado la conexión: { $label } se marcó como ausente.
settled-cancel = Se ha recuperado la conexión: el turno se marcó como ausente.
settled-transfer-named = Se ha recuperado la conexión: { $label } se transfirió.
settled-transfer = Se ha recuperado la conexión: el turno se transfirió.
settled-create-named = Se ha recuperado la conexión: { $label } se emitió.
settled-create = Se ha recuperado la conexión: el turno se emitió.

settled-not-call-named = Se ha recuperado la conexión: no se llamó a { $label }. Pulse de nuevo.
settled-not-call = Se ha recuperado la conexión: no se llamó a nadie. Pulse de nuevo.
settled-not-recall-named = Se ha recuperado la conexión: { $label } no se volvió a llamar. Pulse de nuevo.
settled-not-recall = Se ha recuperado la conexión: no se volvió a llamar a nadie. Pulse de nuevo.
settled-not-end-named = Se ha recuperado la conexión: { $label } no se terminó. Pulse de nuevo.
settled-not-end = Se ha recuperado la conexión: no se terminó nada. Pulse de nuevo.
settled-not-pause-named = Se ha recuperado la conexión: { $label } no quedó en pausa. Pulse de nuevo.
settled-not-pause = Se ha recuperado la conexión: nada quedó en pausa. Pulse de nuevo.
settled-not-cancel-named = Se ha recuperado la conexión: { $label } no se marcó como ausente. Pulse de nuevo.
settled-not-cancel = Se ha recuperado la conexión: no se marcó a nadie como ausente. Pulse de nuevo.
settled-not-transfer-named = Se ha recuperado la conexión: { $label } no se transfirió. Pulse de nuevo.
settled-not-transfer = Se ha recuperado la conexión: no se transfirió nada. Pulse de nuevo.
settled-not-create = Se ha recuperado la conexión: no se emitió ningún turno. Pulse de nuevo.
