# El día.
today-parts = Partes del día
today-overview = Resumen
today-tickets = Turnos
today-report = Informe
today-untold = Este servidor no indica lo que se ha contado hoy.
today-totals = Hoy
today-issued = Emitidos
today-called = Llamados
today-served = Atendidos
today-no-shows = Ausentes
today-left = Abandonos
today-removed = Anulados
today-transferred = Transferidos
today-within = Dentro del objetivo
today-average-wait = Espera media
today-average-service = Atención media
today-usual = Habitual
today-hour = Hora
today-formula = Dentro del objetivo: de todos los turnos llamados o que abandonaron, la parte llamada por primera vez dentro del objetivo.
today-compared = Hasta las { $time }: { $issued } emitidos, habitualmente { $usual } ({ $weekday }).
today-by-service = Por servicio
today-by-counter = Por mostrador
today-by-hour = Turnos emitidos por hora
today-usual-means = { $n ->
    [one] Habitual: el último día igual ({ $weekday })
   *[other] Habitual: mediana de los últimos { $n } días iguales de la semana ({ $weekday })
}
today-reading = Cargando…
today-no-hours = Aún no se ha contado nada.

# Todos los turnos del día.
tickets-number = Número
tickets-state = Estado
tickets-visitor = Visitante
tickets-issued = Emitido
tickets-all = Todos
tickets-none = Ningún turno de hoy coincide.
tickets-more = Mostrar más
tickets-found = { $n ->
    [one] { $n } turno
   *[other] { $n } turnos
}
tickets-found-more = { $n ->
    [one] { $n } turno y más
   *[other] { $n } turnos y más
}
state-waiting = En espera
state-called = Llamado
state-ended = Terminado
state-paused = En pausa
state-cancelled = Anulado

# Qué ocurrió con un turno.
story-title = { $label }: qué ocurrió
story-reading = Cargando…
story-nothing = No se sabe nada más de él.
story-created = Emitido
story-called = Llamado
story-recalled = Vuelto a llamar
story-ended = Terminado
story-paused = Puesto en pausa
story-cancelled = Anulado por un supervisor
story-no-show = Marcado como ausente
story-sent-on = Enviado a otro lugar
story-sent-to = Enviado a { $to }
story-changed = Cambiado por un supervisor
story-other = { $what }
story-restore = Que { $label } vuelva a esperar

# El informe.
report-period = Periodo
report-today = Hoy
report-yesterday = Ayer
report-week = Últimos 7 días
report-month = Últimas 4 semanas
report-chosen = Otros días
report-from = Desde
report-to = Hasta
report-order = El último día es anterior al primero. Cambie uno de ellos.
report-too-many = { $n ->
    [one] Como máximo { $n } día a la vez. Elija menos.
   *[other] Como máximo { $n } días a la vez. Elija menos.
}
report-locations = Sedes
report-no-location = Elija una sede.
report-show = Mostrar informe
report-save = Guardar como CSV
report-saved = Guardado: { $path }
report-none = En estos días no se contó nada.
report-days = { $n ->
    [one] { $n } día con visitantes
   *[other] { $n } días con visitantes
}
report-by-hour-mean = Turnos emitidos por hora, media de los días
report-heat = Turnos emitidos por día de la semana y hora, media de los días
report-weekday = Día de la semana
report-mean = { $n } turnos al día de media
report-head-day = Día
report-head-hour = Hora
report-head-location = Sede
report-head-location-id = Identificador de la sede
report-head-service-id = Identificador del servicio
report-head-tag = Letra
report-head-appointments = Citas
report-head-wait-s = Espera, segundos en total
report-head-average-wait-s = Espera media, segundos
report-head-service-s = Atención, segundos en total
report-head-average-service-s = Atención media, segundos

# What was seen here of a server that counts nothing.
seen-day = Visto hoy
seen-hours = Llegaron, por hora
seen-day-came = Llegaron
seen-day-left = Ya no esperan
seen-day-wait = Espera media
seen-day-within = En objetivo
seen-day-usual = Lo habitual a esta hora
seen-day-usual-both = { $came } llegaron, espera { $wait } min
seen-day-usual-came = { $came } llegaron
seen-day-how = Contado aquí a partir de las listas de espera, no por el servidor: no se distingue a quien fue llamado de quien se fue, y falta quien llegó y fue llamado entre dos lecturas. Lo habitual: el mismo día de la semana de los últimos 20 días, en las horas vistas enteras.
