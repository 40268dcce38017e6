# La lista de espera de un servicio, junto al tablero.
queue-close = Cerrar la lista de espera
queue-waiting = en espera
queue-longest = la más larga { $n } min
queue-later = { $n ->
    [one] { $n } cita más tarde
   *[other] { $n } citas más tarde
}
queue-over = { $n } fuera de objetivo
queue-newcomer = quien llega espera ≈ { $n } min
queue-p90 = 90 % por debajo de { $n } min
queue-new-ticket = Nuevo turno…
queue-stop = Detener la emisión
queue-resume = Reanudar la emisión
queue-stop-means = Solo dejan de emitirse turnos nuevos: quien espera será atendido.
queue-resume-means = No se emiten turnos nuevos. Quien espera será atendido.
queue-unreadable = { $n ->
    [one] No se pudo leer un turno; los demás se muestran. Avise a su administrador.
   *[other] No se pudieron leer { $n } turnos; los demás se muestran. Avise a su administrador.
}
queue-head-ticket = En el orden de las llamadas
queue-head-waited = Ha esperado
queue-head-expected = Llamada en
queue-expected = { $n ->
    [0] < 1 min
   *[other] ≈ { $n } min
}
queue-range = { $low } a { $high }
queue-actions = Acciones para { $label }
queue-busy = Bloqueado hasta conocer el resultado de la última acción sobre { $label }.

# Qué se puede hacer con un turno en espera.
queue-give-priority = Dar prioridad
queue-take-priority = Quitar la prioridad
queue-send-on = Enviar a…
queue-note = Nota…
queue-cancel = Anular…
queue-story = Recorrido
queue-price = { $n ->
    [one] { $n } visitante espera unos { $minutes } min más
   *[other] { $n } visitantes esperan unos { $minutes } min más
}
queue-price-under = { $n ->
    [one] { $n } visitante espera menos de un minuto más
   *[other] { $n } visitantes esperan menos de un minuto más
}
queue-price-none = Nadie espera más tiempo
queue-price-unknown = No se sabe cuánto más esperan los demás

# Enviar, nota, anular.
queue-send-title = Enviar { $label } a otro lugar
queue-send-text = El turno conserva su número y pasa a esperar allí.
queue-send = Enviar
queue-send-to = Enviar a { $name }
queue-note-title = Nota para { $label }
queue-note-save = Guardar nota
queue-cancel-title = ¿Anular { $label }?
queue-cancel-text = Ya no se llamará a { $label }. Después aún puede deshacerlo.
queue-cancel-yes = Anular { $label }
queue-cancel-no = Conservar { $label }
