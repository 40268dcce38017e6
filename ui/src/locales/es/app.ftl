# El programa y lo que sus pantallas tienen en común.
app-name = Callpad
close = Cerrar
cancel = Cancelar
optional = (opcional)
choice-none = Ninguno
choice-id = Identificador; su administrador lo conoce
resuming = Iniciando sesión…
resuming-text = Se retoma su última sesión.

# Lapsos de tiempo.
ago-now = ahora mismo
ago-seconds = hace { $n } s
ago-minutes = hace { $n } min

# Cabecera.
header-counter-change = Tomar otro mostrador
header-services = Servicios atendidos, cambiar:
header-services-change = Cambiar los servicios atendidos
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
line-lost-keeps = Callpad sigue intentándolo solo.
line-try-now = Intentar ahora
menu = Menú
menu-settings = Ajustes
menu-keys = Teclas
menu-sign-out = Cerrar sesión

# La franja de abajo.
place-built-in = Servidor en este equipo
place-open-line = Línea abierta
place-memory-only = Sesión no guardada

# Qué servicios se atienden.
services-title = Servicios que usted atiende
services-text = Aquí solo se muestra y se llama a quien espera estos servicios.
services-save = Atender estos

# Qué mostrador.
counter-title = Tomar otro mostrador
counter-save = Trabajar aquí
counter-open = { $open } sigue abierto. Termínelo o póngalo en pausa y tome otro mostrador.
