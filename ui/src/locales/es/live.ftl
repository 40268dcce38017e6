# Una parte de la página que no se pudo leer.
part-unloaded-title = No se puede mostrar esta ventana
part-unloaded = No se pudo leer una parte de Callpad en este equipo. Inténtelo de nuevo; si el problema continúa, cierre Callpad y vuelva a abrirlo, o pida que se reinstale.
part-again = Intentar de nuevo

# Por qué un botón está bloqueado.
lock-away = Bloqueado mientras este equipo esté bloqueado.
lock-asked = Bloqueado hasta que se responda a la pregunta de aquí.

# La barra.
menu-bar = Barra pequeña
menu-board = Panel
bar-waiting = { $n ->
    [0] nadie en espera
   *[other] { $n } en espera
}
bar-next = siguiente: { $label }
bar-next-waited = siguiente: { $label }, { $n } min
bar-next-probably = probablemente siguiente: { $label }
bar-next-probably-waited = probablemente siguiente: { $label }, { $n } min
bar-acts = Acciones
bar-more = Más
bar-expand = Mostrar la ventana del mostrador
bar-details = Detalles
bar-sign-in = Iniciar sesión…
bar-signed-out = Sin sesión iniciada
bar-no-answer = Sin respuesta desde hace { $time }
bar-list = lista de las { $time }

# Cambios que se comunican al momento, y quién es seguro el siguiente.
line-live = En directo
free-nobody-live = Quienes lleguen aparecen aquí al momento.
free-next-sure = Siguiente
next-sure-bound = Siguiente: va dirigido a usted
next-sure-priority = Siguiente: prioridad
next-sure-due = Siguiente: el que más tiempo espera
ask-end-call-text-sure = Esto termina { $label } y llama a { $next }.

# Telefonear, y una visita que se dejó sola.
call-phone = Llamar por teléfono al { $number }
notice-returned = Este equipo estuvo bloqueado o suspendido con { $label } abierto. ¿Se sigue atendiendo?
notice-end-now = Terminar { $label } ahora

# Avisos.
alert-new = Nuevo: { $label }, { $service }
alert-over = { $label }, { $service }: espera más que el objetivo
alert-sent = { $label }, { $service }: se le ha enviado a usted

# Lo que está oculto.
name-hidden = nombre oculto
text-hidden = Oculto mientras este equipo esté bloqueado
keys-reveal = Mostrar los nombres ocultos mientras se mantiene pulsada

# Ajustes: avisos.
settings-sections = Secciones
settings-alerts = Avisos
settings-alerts-new = Avisar de un turno nuevo
settings-alerts-when-empty = Solo si no esperaba nadie
settings-alerts-every = Siempre
settings-alerts-never = Nunca
settings-over-target = Avisar cuando una espera supere su objetivo
settings-sent-here = Avisar cuando se envíe un turno a este mostrador o a usted
settings-repeat = Repetir un aviso hasta que se vea
settings-quiet-serving = Silencio mientras haya un turno abierto
settings-dnd = No molestar: ningún aviso
settings-notifications = Mostrar los avisos como notificaciones de este sistema; llevan un número, nunca un nombre
settings-notifications-missing = En este equipo nada muestra notificaciones. Los avisos se siguen oyendo, y se ven en esta ventana. Pida a su administrador un servicio de notificaciones.
settings-notifications-dropped = El sistema acepta las notificaciones de Callpad, pero no las muestra. Permítalas para Callpad en los ajustes del sistema.
settings-system-quiet = El modo «No molestar» de este sistema está activado: los avisos callan hasta que se desactive allí.
settings-sound = Sonido
settings-sound-none = Ninguno
settings-sound-chime = Campanilla
settings-sound-drop = Gota
settings-sound-knock = Golpe
settings-volume = Volumen
settings-volume-value = { $n } %
settings-test-sound = Reproducir el sonido
settings-mute = Sin avisos para estos servicios

# Ajustes: privacidad.
settings-privacy = Privacidad
settings-mask = Ocultar los nombres de los visitantes mientras no se mantenga pulsada { $key }
settings-mask-help = Quien mire por encima de su hombro ve puntos. Mientras este equipo esté bloqueado, los nombres, las notas y los campos libres quedan siempre ocultos.
settings-capture = Excluir Callpad de las imágenes de la pantalla
settings-capture-help = Las capturas, grabaciones y pantallas compartidas no muestran entonces nada de él. Algunos programas de los Mac más recientes lo ven de todos modos.
settings-capture-impossible = Este sistema no puede excluir una ventana de las imágenes de la pantalla. Comparta ventanas sueltas y no la pantalla entera.
settings-presence = Mostrar a los supervisores quién está en este mostrador
settings-presence-help = Ven si está aquí, en descanso o se ha ido, y qué servicios atiende. Solo se informa a un servidor de Callpad.

# Ajustes: atajos.
settings-shortcuts = Atajos
settings-shortcuts-help = Funcionan mientras otro programa está en primer plano. No hay ninguno hasta que los elija.
settings-shortcuts-impossible = No es posible en este escritorio (Wayland): no comunica las teclas a ningún programa mientras otro está en primer plano. En los ajustes del propio escritorio puede asignar una tecla a un enlace; vea Enlaces.
settings-shortcut-open = Mostrar Callpad
settings-shortcut-choose = Elegir
settings-shortcut-choose-of = Elegir el atajo: { $action }
settings-shortcut-remove = Quitar
settings-shortcut-remove-of = Quitar el atajo: { $action }
settings-shortcut-press = Pulse las teclas a la vez. Esc conserva las anteriores
settings-shortcut-modifier = Un atajo necesita { $keys }; si no, la tecla les faltaría a todos los demás programas.
settings-shortcut-not-this = Estas teclas no pueden ser un atajo. Elija otras.
settings-shortcut-twice = { $keys } ya se usa para: { $action }. Elija otras teclas.
settings-shortcut-taken = Otro programa usa { $keys }. Elija otras teclas.

# Ajustes: enlaces.
settings-links = Enlaces
settings-links-on = Permitir acciones desde enlaces
settings-links-help = Otro programa, una caja de botones o una tecla del escritorio puede abrir entonces un enlace como el de abajo, como si hubiera pulsado el botón aquí. Solo funcionan los enlaces con su clave: no la comparta.
settings-links-later = Su clave se crea al guardar. Vuelva a abrir los ajustes para verla.
settings-link-key = Su clave
settings-link-example = Ejemplo
settings-link-copy = Copiar
settings-link-copied = Copiada.
settings-link-copy-failed = No se pudo copiar. El texto está seleccionado: pulse Ctrl C (Cmd C en un Mac).
settings-link-new = Clave nueva
settings-link-new-help = Con efecto inmediato; los enlaces con la clave anterior dejan de funcionar.

# Ajustes: inicio.
settings-start = Inicio
settings-start-login = Iniciar Callpad cuando inicie sesión en este equipo
settings-start-tray = Iniciar en la bandeja, sin ventana
settings-close-tray = Mantener Callpad en la bandeja al cerrar la ventana
settings-no-tray = Este escritorio no muestra iconos en la bandeja: sin ventana no se podría volver a encontrar Callpad.

error-locked = Este equipo está bloqueado, así que no se envió nada. Desbloquéelo y pulse de nuevo.
error-phone = No se pudo abrir el programa de teléfono. Marque usted el número; su administrador puede instalar uno: { $detail }
error-system = El sistema lo rechazó. Muéstrelo a su administrador: { $detail }
