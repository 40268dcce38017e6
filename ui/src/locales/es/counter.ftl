# El mostrador.
desk-now = En su mostrador
desk-free = Libre
desk-ready = Listo
desk-no-answer = Sin respuesta
desk-serving = Atendiendo · { $service }
desk-calling = Llamando
desk-unknown = Resultado desconocido
recalled = { $n ->
    [1] Vuelto a llamar una vez
    [2] Vuelto a llamar dos veces
   *[other] Vuelto a llamar { $n } veces
}

act-call-next = Llamar al siguiente
act-end-call-next = Terminar y siguiente
act-no-show-hint = ¿No ha venido nadie?
act-look-again = Comprobar de nuevo

# Libre.
free-waiting = { $n ->
    [one] persona le espera
   *[other] personas le esperan
}
free-nobody = Nadie espera
free-nobody-then = Callpad comprueba cada { $n } s. Quienes lleguen aparecen aquí automáticamente.
free-next = Probablemente el siguiente
free-next-waiting = espera desde hace { $n } min
why-bound = Porque este turno va dirigido a usted
why-priority = Porque tiene prioridad
why-due = Porque es el que más tiempo espera

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
fact-restored = Ya abierto

# Una llamada en camino.
calling-next = Llamando al siguiente visitante…
calling-one = Llamando a { $label }…
calling-wait = Esperando al servidor.

# No se conoce el resultado.
unknown-looking = Comprobando qué hizo el servidor…
unknown-not-looking = Aún no se sabe si el servidor lo hizo. Callpad no lo repite por su cuenta.
unknown-open-before = Antes estaba abierto { $label }.

# Por qué un botón está bloqueado.
lock-outcome = Bloqueado hasta conocer el resultado de la última acción.
lock-settling = Bloqueado un segundo, para evitar una doble pulsación.
lock-unknown = Bloqueado hasta saber si la última llamada llegó.
lock-open = Bloqueado mientras haya un turno abierto: se atiende de uno en uno.
lock-role = Le falta el permiso { $role }. Pídalo a su administrador.

# Las listas.
lists = Turnos
list-waiting = En espera
list-paused = En pausa
list-no-shows = Ausentes
list-search = Buscar un número o un nombre
list-filter = Filtrar por servicio
list-all = Todos
list-service-closed = { $name }: cerrado para turnos nuevos
list-shown = { $n } de { $total } mostrados
list-reading = Cargando la lista…
list-empty = Nadie espera.
list-empty-paused = No hay turnos en pausa.
list-empty-no-shows = No hay ausentes a los que aún se pueda llamar.
list-none-found = Ningún número ni nombre en espera contiene «{ $sought }».
list-none-found-paused = Ningún número ni nombre en pausa contiene «{ $sought }».
list-none-found-no-shows = Ningún número ni nombre entre los ausentes contiene «{ $sought }».
list-none-here = Nadie espera para este servicio.
list-none-here-paused = No hay turnos en pausa para este servicio.
list-none-here-no-shows = No hay ausentes para este servicio.
list-unreadable = { $n ->
    [one] No se pudo leer una entrada de la respuesta del servidor; las demás se muestran. Comunique a su administrador: { $paths }
   *[other] No se pudieron leer { $n } entradas de la respuesta del servidor; las demás se muestran. Comunique a su administrador: { $paths }
}
list-show-all = Mostrar todo
list-age = { $n ->
    [0] Lista de las { $time }
   *[other] Lista de las { $time }, de hace { $n } min
}
list-help = Las flechas pasan de un turno a otro; Intro llama al seleccionado.
next-bound = Probablemente el siguiente: va dirigido a usted
next-priority = Probablemente el siguiente: prioridad
next-due = Probablemente el siguiente: el que más tiempo espera
row-call = Llamar
row-note = Nota: { $text }
wait-minutes = { $n } min
row-expected = en ≈ { $n } min
row-expected-soon = pronto
row-expected-said = previsto en unos { $n } minutos, entre { $from } y { $to }
row-expected-soon-said = previsto en cualquier momento
wait-late = fuera de objetivo

# Para lectores de pantalla.
say-called = Atendiendo a { $label }, { $service }.
say-some = Hay gente esperando.
say-none = Ya no espera nadie.

# Preguntas.
ask-open-title = { $open } sigue abierto
ask-open-text = ¿Terminar o poner en pausa { $open } antes de llamar a { $label }? Un turno terminado no se puede reabrir; uno en pausa puede volver a llamarse.
ask-open-yes = Terminar { $open } y llamar a { $label }
ask-open-pause = Poner { $open } en pausa y llamar a { $label }
ask-open-no = Seguir con { $open }
ask-bound-title = { $label } va dirigido a { $name }
ask-bound-text = Un colega envió a este visitante a { $name }. ¿Llamarle aquí de todos modos?
ask-bound-yes = Llamar a { $label } aquí
ask-bound-no = No llamar
ask-end-title = ¿Terminar ya { $label }?
ask-end-text = Se le acaba de llamar. Un turno terminado no se puede reabrir.
ask-end-yes = Terminar { $label }
ask-end-no = Seguir con { $label }
ask-forget-title = ¿Quitar { $label } de esta pantalla?
ask-forget-text = { $label } solo se quita aquí; no se envía nada al servidor. Hágalo cuando la visita haya acabado y el servidor ya no conozca el turno.
ask-forget-yes = Quitar { $label }
ask-forget-no = Conservar { $label }
