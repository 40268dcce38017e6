# Un turno nuevo.
ticket-title = Nuevo turno
ticket-service = Servicio
ticket-service-missing = Elija un servicio.
ticket-service-closed = { $name } está cerrado para turnos nuevos. Elija otro servicio.
ticket-no-service = El servidor no indica ningún servicio. Compruebe de nuevo en un momento o avise a su administrador.
ticket-closed = Cerrado
ticket-waiting = { $n } en espera
ticket-average = { $n } min de media
ticket-expected = espera ≈ { $n } min
ticket-expected-said = Quien llega espera unos { $n } minutos, entre { $from } y { $to }
ticket-not-served = no es uno de sus servicios
ticket-visitor = Nombre del visitante
ticket-custom-field = Campo libre
ticket-priority = Prioridad: pasa delante de los demás
ticket-too-long = Acorte lo que sobra e inténtelo de nuevo.
ticket-more = Más: cita, idioma, mostrador o persona
ticket-date = Fecha
ticket-time = Hora
ticket-when = Cita
ticket-date-none = Esa fecha no existe. Compruébela.
ticket-lang = Idioma
ticket-device = Dispositivo para los textos impresos
ticket-device-help = Si elige un dispositivo, el servidor envía los textos del turno impreso.
ticket-desk = Solo para este mostrador
ticket-user = Solo para esta persona
ticket-virtual = Turno virtual: el visitante espera en otro lugar
ticket-send = Emitir turno
ticket-send-call = Emitir y llamar
limit-left = { $n ->
    [one] queda { $n } carácter
   *[other] quedan { $n } caracteres
}
limit-over = { $n ->
    [one] sobra { $n } carácter: los servidores aceptan { $max }.
   *[other] sobran { $n } caracteres: los servidores aceptan { $max }.
}

# El turno emitido.
issued-texts = Textos del turno
issued-print = Imprimir…

# Adónde va un turno.
transfer-title = Transferir { $label }
transfer-kind = Transferir a
transfer-service = Servicio
transfer-desk = Mostrador
transfer-user = Persona
transfer-find-service = Buscar un servicio
transfer-find-desk = Buscar un mostrador
transfer-find-user = Buscar una persona
transfer-id-service = Identificador del servicio
transfer-id-desk = Identificador del mostrador
transfer-id-user = Identificador de la persona
transfer-untold = El servidor no indica ninguno. Escriba el identificador; lo conoce su administrador.
transfer-last = Recientes:
transfer-none-found = Ningún resultado para «{ $sought }».
transfer-more = { $n ->
    [one] { $n } más: escriba para encontrarlo
   *[other] { $n } más: escriba para encontrarlos
}
transfer-here = el suyo
transfer-now = actual
transfer-note = Nota para el siguiente colega
transfer-target = Destino
transfer-missing = Elija adónde transferir el turno.
transfer-closed = { $name } no admite turnos nuevos por ahora. El visitante puede esperar mucho allí.
transfer-gone = El servidor ya no conoce { $name }. Elija otro destino.
transfer-gone-somewhere = Este destino ya no existe. Elija otro.
transfer-keep = Conservar { $label }
transfer-send = Transferir
transfer-send-to = Transferir a { $name }
