# The header.
board-title = Panel
board-views = Vistas
board-now = Ahora
board-today = Hoy
board-locations = Sedes
board-local-time = Hora local: { $time }
board-to-counter = Mostrar la ventana del mostrador: { $counter }
board-wall = Llenar una pantalla de pared
board-wall-leave = Salir de la pantalla de pared

# Where there is no board to show.
board-denied-title = Sin acceso al panel
board-denied = El servidor ya no le permite supervisar. Pida el permiso a su administrador e inicie sesión de nuevo.
board-signed-out-title = Sin sesión iniciada
board-signed-out = Inicie sesión en la ventana del mostrador; desde allí puede abrir el panel.
board-open-counter = Mostrar la ventana del mostrador
board-reading = Cargando el panel…
board-no-location = El servidor no muestra ninguna sede que usted pueda supervisar.
board-stale = Sin respuesta de { $location } desde las { $time }. Estas cifras tienen { $n } min.
board-plain = Este servidor solo dice cuántos esperan y quiénes. Los mostradores no se conocen aquí.
board-seen-since = Las previsiones y las cifras del día se calculan aquí con lo que se ha visto desde las { $time }.
board-no-forecast = Este servidor no hace previsiones, así que no hay consejo ni simulación.

# Advice.
board-advice = { $n ->
   [one] { $service } necesita un mostrador más
  *[other] { $service } necesita { $n } mostradores más
}
board-advice-over = La espera más larga es de { $n } min, { $over } por encima del objetivo.
board-advice-longest = La espera más larga es de { $n } min.
board-advice-over-ticket = { $ticket } lleva { $n } min esperando, { $over } por encima del objetivo.
board-advice-longest-ticket = { $ticket } lleva { $n } min esperando.
board-advice-open = Con { $counter } abierto, la espera más larga a las { $time } es de { $to } min en vez de { $from }; fuera de objetivo: { $over } en vez de { $overFrom }.
board-advice-serve = Si { $counter } también lo atiende, la espera más larga a las { $time } es de { $to } min en vez de { $from }; fuera de objetivo: { $over } en vez de { $overFrom }.
board-advice-any = Entonces la espera más larga a las { $time } es de { $to } min en vez de { $from }; fuera de objetivo: { $over } en vez de { $overFrom }.
board-advice-other = Quien llega a { $service } espera { $to } min en vez de { $from }.
board-advice-none = Ningún cambio ayudaría con seguridad ahora
board-all-on-target = Todos los servicios cumplen el objetivo
board-what-if-open = ¿Y si…?
board-ask = Pedir…
board-ask-of = Pedir a { $counter }…

# Advice that was followed, and what came of it.
board-graded = Resultado de los consejos
board-graded-asked = Pedido a las { $time }: { $counter } para { $service }
board-graded-asked-any = Pedido a las { $time }: cualquier mostrador para { $service }
board-graded-longest = { $n ->
   [0] Nadie esperaba a las { $time }.
  *[other] Espera más larga a las { $time }: { $n } min.
}
board-graded-expected = Previsto: { $to } min con ello, { $from } sin ello.
board-graded-missed = Nadie miraba a las { $time }, así que no se midió.
board-graded-fewer = { $n ->
   [one] Uno menos fuera de objetivo que sin ello.
  *[other] { $n } menos fuera de objetivo que sin ello.
}
board-graded-later = Se verá a las { $time }.

# The services.
board-services = Servicios
board-service = Servicio
board-waiting = En espera
board-longest = Más larga
board-newcomer = Quien llega espera
board-under = 90 % por debajo de
board-hour = Espera más larga, última hora
board-state = Estado
board-there = Mostradores
board-later = +{ $n } más tarde
board-later-help = Citas cuya hora aún no ha llegado
board-about = ≈ { $n } min
board-about-range = Unos { $n } min; 8 de cada 10 esperan de { $from } a { $to } min
board-not-enough = datos insuficientes
board-not-known = no se conoce
board-hour-said = Cada 5 min de la última hora: { $first } min al principio, { $last } min al final, { $most } min como máximo.
board-hour-target = Objetivo: { $n } min.
board-hour-nobody = Nadie esperó en la última hora.
board-over = { $n ->
   [0] Poco más de { $target } min
  *[other] { $n } min sobre { $target }
}
board-near = { $n ->
   [0] Menos de 1 min hasta el objetivo
  *[other] { $n } min hasta el objetivo
}
board-on-target = En objetivo
board-no-target = Sin objetivo
board-closed = Cerrado
board-stopped = Sin turnos nuevos
board-no-counter = Ningún mostrador
board-quiet = { $n ->
   [one] Un servicio tranquilo
  *[other] { $n } servicios tranquilos
}
board-open-queue = Lista de espera: { $service }

# The counters.
board-counters = Mostradores
board-sum-serving = { $n } atendiendo
board-sum-free = { $n } libres
board-sum-break = { $n } en descanso
board-sum-nobody = { $n } sin nadie
board-serving-usual = { $service } · { $n } min, lo habitual { $usual }
board-serving = { $service } · { $n } min
board-long = Más largo de lo habitual
board-free = Libre
board-for = { $n ->
   [0] ahora mismo
  *[other] desde hace { $n } min
}
board-break = Descanso
board-nobody = Nadie
board-since = desde las { $time }
board-not-today = hoy no
board-serves = atiende { $tags }
board-serves-more = atiende { $tags } y { $n } más
board-asked-open = Se le pidió abrir
board-asked-serve = Se le pidió atender también { $service }
board-asked-close = Se le pidió cerrar
board-answer-asked = { $n ->
   [0] aún sin contestar
  *[other] aún sin contestar, quedan { $n } min
}
board-answer-accepted = aceptado
board-answer-declined = rechazado
board-answer-ended = nadie contestó a tiempo

# Closing, what if, fairness, today.
board-closing = Cierre a las { $time }
board-closing-unknown = Cierre
board-closing-leaves = sale el último visitante, al ritmo de hoy
board-closing-range = 8 de 10 simulaciones: { $from } a { $to }
board-closing-late = { $n } min después del cierre
board-closing-late-hours = { $n ->
    [0] { $hours } h después del cierre
   *[other] { $hours } h { $n } min después del cierre
}
board-closing-holds = El cierre se cumple
board-closing-last = Para cerrar a la hora, detenga la emisión a las { $time }.
board-closing-last-now = Quien tome un turno ahora saldrá después del cierre.
board-closing-open = O abra un mostrador más para { $service } desde las { $time }.
board-closing-open-now = O abra ya un mostrador más para { $service }.
board-closing-stop = Detener la emisión ahora
board-closing-stop-means = Ningún turno nuevo en ningún servicio; quien espera será atendido.
board-closing-stopped = La emisión se detuvo aquí. Quien espera será atendido.
board-what-if = Y si
board-what-if-fewer = Un mostrador menos
board-what-if-more = Un mostrador más
board-what-if-by = { $n ->
   [0] como está
   [one] { $sign }{ $n } mostrador
  *[other] { $sign }{ $n } mostradores
}
board-what-if-ahead = Mirar adelante
board-in-minutes = en { $n } min
board-what-if-longest = Espera más larga
board-what-if-over = Visitantes fuera de objetivo
board-what-if-leaves = Sale el último visitante
board-what-if-newcomer = { $service }: quien llega espera
board-from-to = { $from } → { $to }
board-from-to-said = { $from } como está, { $to } con el cambio
board-ranges = 8 de 10 simulaciones: { $from } a { $to }, con el cambio { $changedFrom } a { $changedTo }
board-computing = Calculando…
board-forecast-error = En el último día medido, sus previsiones fallaron { $n } min en mediana.
board-fairness = Equidad, última hora
board-overtaken = { $n ->
   [0] A nadie lo adelantó una llamada fuera de orden
   [one] A un visitante lo adelantó una llamada fuera de orden
  *[other] A { $n } visitantes los adelantó una llamada fuera de orden
}
board-overtaken-by = { $label } por { $by }, en { $counter }, { $time }
board-more = y { $n } más
board-issued = Emitidos
board-within = Llamados en objetivo
board-within-how = De todos los llamados o que se fueron: los llamados por primera vez dentro del objetivo.
board-no-shows = Ausentes
board-left = Se fueron
board-removed = Retirados

# Alerts.
board-alerts = Alertas
board-alert-over = { $n ->
   [0] { $subject }: fuera de objetivo
  *[other] { $subject }: espera más larga de { $n } min, fuera de objetivo
}
board-alert-near = { $n ->
   [0] { $subject }: cerca del objetivo
  *[other] { $subject }: espera más larga de { $n } min, cerca del objetivo
}
board-alert-no-counter = { $subject }: { $n } en espera, ningún mostrador
board-alert-free = { $subject } está libre mientras sus servicios esperan
board-alert-long = { $n ->
   [0] { $subject } atiende más de lo habitual
  *[other] { $subject } atiende desde hace { $n } min, más de lo habitual
}
board-alert-closing = El último visitante sale { $n } min después del cierre
board-alert-no-answer = Sin respuesta
board-alert-where = { $location }:
board-alert-where-at = { $location } ({ $server }):
board-alert-over-now = Resuelto: { $what }

# The locations.
board-location = Sede
board-worst = Peor servicio
board-over-target = Fuera de objetivo
board-people-there = Mostradores con alguien
board-people-of = { $n } de { $total }
board-last-leaves = Último visitante
board-last-closes = { $time }, cierra { $closes }
board-location-stale = Sin respuesta desde las { $time }
board-no-service = Sin servicios

# The settings: alerts for supervisors.
board-set-alerts = Avisarme cuando
board-set-over = una espera supera el objetivo
board-set-near = una espera se acerca al objetivo
board-set-no-counter = hay visitantes en espera y ningún mostrador los atiende
board-set-free = un mostrador está libre mientras sus servicios esperan
board-set-long = un mostrador atiende más de lo habitual
board-set-no-answer = una sede no responde
board-set-closing = el último visitante sale tantos minutos después del cierre (0: nunca)
board-set-closing-range = De { $fewest } a { $most } minutos.
board-set-quiet = Horas de silencio de este equipo: sin alertas
board-set-from = De
board-set-to = A
board-set-quiet-both = Indique las dos horas, o ninguna.
board-set-borders = Límites propios de servicios, en minutos
board-set-borders-help = Alerta por encima del primero, resuelto en el segundo. Vacío: su objetivo.
board-set-border-on = { $service }: avisar por encima de
board-set-border-off = { $service }: resuelto en
board-set-borders-wrong = Dos números enteros, el segundo no mayor que el primero.

# The keys.
board-key-views = Ahora, Hoy, Sedes
board-key-search = Buscar en la lista de espera
board-key-back = Volver, o salir de la pantalla de pared
board-key-text = Texto más grande o más pequeño
board-key-help = Mostrar las teclas

# What is worked out here for a server that forecasts nothing.
board-ahead = Lo que viene
board-ahead-none = Aún no hay datos suficientes. Una previsión necesita ver cinco llamadas seguidas.
board-ahead-said = Unos { $n } min; 8 de cada 10 simulaciones de { $from } a { $to } min
board-ahead-over = Unos { $n }; 8 de cada 10 simulaciones de { $from } a { $to }
