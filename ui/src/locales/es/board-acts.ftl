# Lo que hizo un supervisor y su resultado.
act-done-give-priority = { $subject } tiene ahora prioridad.
act-done-take-priority = { $subject } ya no tiene prioridad.
act-done-send-on = { $subject } se ha enviado a otro lugar.
act-done-note = Se ha guardado la nota de { $subject }.
act-done-cancel = { $subject } se ha anulado.
act-done-restore = { $subject } vuelve a esperar.
act-done-issue = Se ha emitido { $subject }.
act-done-close = { $subject }: emisión detenida.
act-done-open = { $subject }: se vuelven a emitir turnos.
act-done-ask = La petición se ha enviado a { $subject }.

act-failed-give-priority = { $subject } no ha recibido prioridad.
act-failed-take-priority = { $subject } sigue teniendo prioridad.
act-failed-send-on = { $subject } no se ha enviado a otro lugar.
act-failed-note = No se ha guardado la nota de { $subject }.
act-failed-cancel = { $subject } no se ha anulado.
act-failed-restore = { $subject } no se ha restituido.
act-failed-issue = No se ha emitido ningún turno.
act-failed-close = { $subject }: la emisión no se ha detenido.
act-failed-open = { $subject }: la emisión no se ha reanudado.
act-failed-ask = La petición no se ha enviado a { $subject }.

act-unknown-give-priority = No se sabe si { $subject } tiene ahora prioridad.
act-unknown-take-priority = No se sabe si { $subject } sigue teniendo prioridad.
act-unknown-send-on = No se sabe si { $subject } se ha enviado a otro lugar.
act-unknown-note = No se sabe si se ha guardado la nota de { $subject }.
act-unknown-cancel = No se sabe si { $subject } se ha anulado.
act-unknown-restore = No se sabe si { $subject } se ha restituido.
act-unknown-issue = No se sabe si se ha emitido un turno.
act-unknown-close = No se sabe si se ha detenido la emisión: { $subject }
act-unknown-open = No se sabe si se ha reanudado la emisión: { $subject }
act-unknown-ask = No se sabe si la petición se ha enviado a { $subject }.
act-not-recorded = No se pudo registrar en este equipo lo que hace aquí: si Callpad se cierra ahora, olvida lo que queda abierto.
act-sending = Enviando: { $subject }…
act-undo = Deshacer
act-leave = Dejarlo así

# Pedir a un mostrador.
ask-title = Pedir a un mostrador
ask-kind = Qué pide
ask-kind-open = Que abra
ask-kind-serve = Que atienda también un servicio
ask-kind-close = Que cierre
ask-choose = Elegir…
ask-desk-with = { $name } · { $user }
ask-desk-missing = Elija un mostrador.
ask-service-missing = Elija el servicio.
ask-preview = En el mostrador se ve:
ask-nobody = Ahora no hay nadie en { $name }. La petición termina por sí sola a los 10 min.
ask-send = Pedir
ask-sent = La petición se ha enviado a { $name }. Puede cerrar esta ventana; la respuesta también aparece en la tarjeta del mostrador.
ask-another = Pedir a otro mostrador
ask-answer-waiting = { $name } aún no ha respondido.
ask-answer-accepted = { $name } ha aceptado.
ask-answer-declined = { $name } ha rechazado.
ask-answer-ended = Nadie ha respondido a tiempo en { $name }.
