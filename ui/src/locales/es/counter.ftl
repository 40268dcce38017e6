# El mostrador.
desk-now = El mostrador ahora
desk-free = Libre
desk-ready = Listo
desk-no-answer = Sin respuesta
desk-serving = Atendiendo · { $service }
desk-calling = Llamando
desk-unknown = Resultado desconocido
busy-recalling = Anunciando de nuevo…
busy-ending = Terminando…
busy-pausing = Poniendo en pausa…
busy-cancelling = Cerrando como ausente…
busy-transferring = Transfiriendo…
recalled = { $n ->
    [1] Vuelto a llamar una vez
    [2] Vuelto a llamar dos veces
   *[other] Vuelto a llamar { $n } veces
}

act-call-next = Llamar al siguiente
act-end-call-next = Terminar y llamar
act-recall = Rellamar
act-end = Terminar
act-pause = Pausar
act-transfer = Transferir…
act-no-show = Ausente
act-no-show-hint = ¿No vino nadie?
act-look-again = Mirar de nuevo

# Libre.
free-waiting = { $n ->
    [one] persona le espera
   *[other] personas le esperan
}
free-nobody = Nadie espera
free-nobody-then = Callpad mira cada { $n } s. Quien llegue aparece aquí solo.
free-next = Probablemente el siguiente
free-next-waiting = espera { $n } min
why-bound = Porque este turno es para usted
why-priority = Porque tiene prioridad
why-due = Porque le toca: es quien más ha esperado

# Atendiendo.
serving-timer = Tiempo de atención
serving-for = atendiendo
custom-field = Campo libre: { $text }
note = Nota
badge-priority = Prioridad
badge-appointment = Cita
badge-appointment-at = Cita { $time }
badge-transferred = Transferido
badge-virtual = Virtual
badge-bound = Para { $name }
fact-waited = esperó { $n } min
fact-waited-late = esperó { $n } min, objetivo { $target } min
fact-restored = Ya estaba abierto

# Una llamada en camino.
calling-next = Llamando al siguiente visitante…
calling-one = Llamando a { $label }…
calling-wait = Se espera la respuesta del servidor.

# No se conoce el resultado.
unknown-calling = La conexión se cortó al llamar.
unknown-recalling = La conexión se cortó al anunciar de nuevo.
unknown-ending = La conexión se cortó al terminar.
unknown-pausing = La conexión se cortó al poner en pausa.
unknown-cancelling = La conexión se cortó al cerrar como ausente.
unknown-transferring = La conexión se cortó al transferir.
unknown-creating = La conexión se cortó al emitir un turno.
unknown-looking = Comprobando qué hizo el servidor…
unknown-not-looking = Nadie sabe aún si el servidor lo hizo. Callpad no pulsa por segunda vez por usted.
unknown-then-call = Mire de nuevo: si se llamó al visitante, el número aparece aquí. Si no viene nadie y el número sigue en la lista, no se le llamó.
unknown-then-recall = Mire de nuevo o escuche el anuncio. Anunciar dos veces no hace daño.
unknown-then-end = Mire de nuevo: si el turno se terminó, este mostrador queda libre.
unknown-then-pause = Mire de nuevo: si quedó en pausa, está entre los pausados y este mostrador queda libre.
unknown-then-cancel = Mire de nuevo: si se cerró, está entre los ausentes y este mostrador queda libre.
unknown-then-transfer = Mire de nuevo: si se transfirió, este mostrador queda libre.
unknown-then-create = Mire de nuevo: si el turno se emitió, está en la lista.
unknown-open-before = Antes estaba abierto { $label }.
unknown-go-on-call = No se le llamó: seguir
unknown-go-on-recall = No se anunció: seguir
unknown-go-on-end = No se terminó: seguir
unknown-go-on-pause = No quedó en pausa: seguir
unknown-go-on-cancel = No se cerró: seguir
unknown-go-on-transfer = No se transfirió: seguir
unknown-go-on-create = No se emitió: seguir

# Por qué un botón está bloqueado.
lock-outcome = Bloqueado hasta conocer el resultado de la última pulsación.
lock-settling = Bloqueado un segundo, contra una doble pulsación.
lock-unknown = Bloqueado hasta saber si la última llamada se hizo.
lock-open = Bloqueado mientras haya un turno abierto: se atiende de uno en uno.
lock-role = Le falta el permiso { $role }. Pídalo a su administrador.

# Las listas.
lists = Turnos
list-waiting = En espera
list-paused = En pausa
list-no-shows = Ausentes
list-search = Buscar un número o nombre
list-filter = Mostrar un servicio
list-all = Todos
list-service-closed = { $name }: cerrado para turnos nuevos
list-shown = { $n } de { $total } mostrados
list-reading = Leyendo la lista…
list-empty = Nadie espera.
list-empty-paused = Nada está en pausa.
list-empty-no-shows = Nadie faltó, o hace demasiado para volver a llamarle.
list-none-found = Ningún número ni nombre con «{ $sought }» espera.
list-none-found-paused = Ningún número ni nombre con «{ $sought }» está en pausa.
list-none-found-no-shows = Ningún número ni nombre con «{ $sought }» está entre los ausentes.
list-none-here = Nadie espera este servicio.
list-none-here-paused = Nada de este servicio está en pausa.
list-none-here-no-shows = Nadie faltó a este servicio.
list-unreadable = { $n ->
    [one] Una entrada de la respuesta del servidor no pudo leerse; las demás se muestran. Diga a su administrador: { $paths }
   *[other] { $n } entradas de la respuesta del servidor no pudieron leerse; las demás se muestran. Diga a su administrador: { $paths }
}
list-show-all = Mostrar todo
list-age = { $n ->
    [0] Lista de las { $time }
   *[other] Lista de las { $time }, de hace { $n } min
}
list-help = Las flechas van de turno en turno, Intro llama al que está marcado.
next-bound = Probablemente el siguiente: para usted
next-priority = Probablemente el siguiente: prioridad
next-due = Probablemente el siguiente: el que más ha esperado
row-call = Llamar
row-note = Nota: { $text }
wait-minutes = { $n } min
wait-late = tarde

# Para lectores de pantalla.
say-called = Atendiendo a { $label }, { $service }.
say-some = Hay gente esperando.
say-none = Ya no espera nadie.

# Preguntas.
ask-open-title = { $open } sigue abierto
ask-open-text = Se atiende un turno a la vez. ¿Qué se hace con { $open } antes de llamar a { $label }? Terminar no se puede deshacer; un turno en pausa puede volver a llamarse.
ask-open-yes = Terminar { $open } y llamar a { $label }
ask-open-pause = Pausar { $open } y llamar a { $label }
ask-open-no = Seguir con { $open }
ask-bound-title = { $label } es para { $name }
ask-bound-text = Un colega envió a este visitante a { $name }. ¿Llamarlo aquí de todos modos?
ask-bound-yes = Llamar a { $label } aquí
ask-bound-no = Dejarlo
ask-end-title = ¿Terminar ya { $label }?
ask-end-text = Se le acaba de llamar. Terminar no se puede deshacer.
ask-end-yes = Terminar { $label }
ask-end-no = Seguir con { $label }
ask-forget-title = ¿Quitar { $label } de esta pantalla?
ask-forget-text = { $label } solo se olvida aquí; no se envía nada al servidor. Hágalo cuando la visita haya acabado y el servidor ya no lo conozca.
ask-forget-yes = Quitar { $label }
ask-forget-no = Conservar { $label }
