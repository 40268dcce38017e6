# Un turno nuevo.
ticket-title = Nuevo turno
ticket-service = Servicio
ticket-service-missing = Elija un servicio.
ticket-service-closed = { $name } está cerrado para turnos nuevos. Elija otro servicio.
ticket-no-service = El servidor no muestra ningún servicio. Mire de nuevo en un momento o dígaselo a su administrador.
ticket-closed = Cerrado
ticket-waiting = { $n } en espera
ticket-average = media { $n } min
ticket-not-served = no se atiende aquí
ticket-visitor = Nombre del visitante
ticket-custom-field = Campo libre
ticket-priority = Prioridad: pasa delante de otros
ticket-too-long = Acorte lo que sobra y envíe de nuevo.
ticket-more = Más: cita, idioma, para quién
ticket-date = Fecha
ticket-time = Hora
ticket-when = Cita
ticket-date-none = Ese día no existe. Compruebe la fecha.
ticket-lang = Idioma
ticket-device = Dispositivo para los textos impresos
ticket-device-help = Con un dispositivo el servidor envía los textos de un turno impreso.
ticket-desk = Solo para este mostrador
ticket-user = Solo para esta persona
ticket-virtual = Turno virtual: nadie hace cola por él
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
transfer-kind = Adónde
transfer-service = Servicio
transfer-desk = Mostrador
transfer-user = Persona
transfer-find-service = Buscar un servicio
transfer-find-desk = Buscar un mostrador
transfer-find-user = Buscar una persona
transfer-id-service = Identificador del servicio
transfer-id-desk = Identificador del mostrador
transfer-id-user = Identificador de la persona
transfer-untold = El servidor no nombra ninguno. Escriba el identificador; su administrador lo conoce.
transfer-last = Últimos:
transfer-none-found = Aquí no hay nada con «{ $sought }».
transfer-more = { $n ->
    [one] { $n } más: escriba para encontrarlo
   *[other] { $n } más: escriba para encontrarlos
}
transfer-here = usted
transfer-now = aquí ahora
transfer-note = Nota para el siguiente colega
transfer-target = Destino
transfer-missing = Elija adónde va el turno.
transfer-closed = { $name } no toma turnos nuevos ahora. El visitante puede esperar mucho allí.
transfer-gone = El servidor ya no conoce { $name }. Elija otro destino.
transfer-gone-somewhere = Este destino ya no existe. Elija otro.
transfer-keep = Conservar { $label }
transfer-send = Transferir
transfer-send-to = Transferir a { $name }
