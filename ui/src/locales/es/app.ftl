# El programa y lo que sus pantallas tienen en común.
app-name = Callpad
close = Cerrar
cancel = Cancelar
optional = (opcional)
choice-none = Ninguno
choice-id = Identificador; lo conoce su administrador
resuming = Iniciando sesión…
resuming-text = Restaurando su última sesión.

# Lapsos de tiempo.
ago-now = ahora mismo
ago-seconds = hace { $n } s
ago-minutes = hace { $n } min

# Cabecera.
header-counter-change = Cambiar de mostrador
header-services = Servicios que atiende. Cambiar:
header-services-change = Cambiar los servicios que atiende
header-services-more = { $n ->
    [one] +{ $n } servicio
   *[other] +{ $n } servicios
}
header-services-count = { $n ->
    [one] { $n } servicio
   *[other] { $n } servicios
}
header-new-ticket = Nuevo turno
line-polling = Cada { $n } s
line-lost = Sin respuesta desde { $time }
line-idle = Sin conexión
line-lost-keeps = Callpad sigue intentándolo automáticamente.
line-try-now = Intentar ahora
menu = Menú
menu-settings = Ajustes
menu-keys = Teclas
menu-sign-out = Cerrar sesión

# La franja de abajo.
place-built-in = Servidor en este equipo
place-open-line = Sin cifrar
place-memory-only = Sesión no guardada

# Qué servicios se atienden.
services-title = Servicios que atiende
services-text = Aquí solo se muestra y se llama a quienes esperan para estos servicios.
services-save = Atender estos servicios

# Qué mostrador.
counter-title = Cambiar de mostrador
counter-save = Usar este mostrador
counter-open = { $open } sigue abierto. Termínelo o póngalo en pausa antes de cambiar de mostrador.
menu-diagnosis = Diagnóstico
