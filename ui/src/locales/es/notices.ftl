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
notice-request-accepted = Ha aceptado la petición del supervisor.
notice-request-declined = Ha rechazado la petición del supervisor.
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

# What a supervisor asks.
request-title = Petición de un supervisor
request-open = Un supervisor le pide que abra este mostrador.
request-open-service = Un supervisor le pide que abra este mostrador para { $service }.
request-serve = Un supervisor le pide que atienda también { $service }.
request-close = Un supervisor le pide que cierre este mostrador.
request-accept = Aceptar
request-decline = Rechazar
