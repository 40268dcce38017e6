# Una parte de la página que no se pudo leer.
part-unloaded-title = No se puede mostrar esta ventana
part-unloaded = No se pudo leer una parte de Callpad en este ordenador. Inténtelo de nuevo; si sigue así, cierre Callpad y vuelva a abrirlo, o pida que se instale de nuevo.
part-again = Intentar de nuevo

# Por qué un botón está bloqueado.
lock-away = Bloqueado mientras este ordenador esté bloqueado.
lock-asked = Bloqueado hasta que se responda a la pregunta de aquí.

# La barra.
menu-bar = Barra pequeña
bar-waiting = { $n ->
    [0] nadie en espera
   *[other] { $n } en espera
}
bar-next = siguiente { $label }
bar-next-waited = siguiente { $label }, { $n } min
bar-next-probably = probablemente siguiente { $label }
bar-next-probably-waited = probablemente siguiente { $label }, { $n } min
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
free-nobody-live = Quien llegue aparece aquí al momento.
free-next-sure = Siguiente
next-sure-bound = Siguiente: va dirigido a usted
next-sure-priority = Siguiente: prioridad
next-sure-due = Siguiente: es quien más espera
ask-end-call-text-sure = Si continúa, { $label } termina y se llama a { $next }.

# Telefonear, y una visita que se dejó sola.
call-phone = Telefonear a { $number }
notice-returned = Este ordenador estuvo bloqueado o suspendido con { $label } abierto. ¿Todavía se está atendiendo?
notice-end-now = Terminar { $label } ahora
