# Los caminos de la franja.
undo-again = Llamar otra vez a { $label }
undo-back = Hacer volver a { $label }
notice-still-serving = Se sigue atendiendo
notice-end = Terminar { $label }
notice-forget-day = Quitar { $label }
settings-undo-time = Ofrecer «Llamar otra vez» durante
settings-undo-time-short = 8 segundos
settings-undo-time-long = 20 segundos
settings-undo-time-until-next = Hasta la próxima acción
settings-undo-time-help = Tras una pausa, una ausencia o una transferencia, la franja de abajo ofrece llamar otra vez al mismo número.

# Terminar y llamar, justo después de la llamada.
ask-end-call-text = Esto termina { $label } y llama al siguiente.
ask-end-call-text-next = Esto termina { $label } y llama al siguiente, probablemente { $next }.
ask-end-call-yes = Terminar { $label } y llamar al siguiente

# Un descanso.
header-break = Descanso
desk-break = En descanso
break-since = { $n ->
    [0] Desde las { $time }
   *[other] Desde las { $time }, { $n } min
}
break-local = Su descanso no se envía al servidor. No se llama a nadie y no hay avisos.
break-told = Los supervisores ven que está en descanso. No se llama a nadie y no hay avisos.
break-reason = Motivo, para los supervisores
break-reason-lunch = Comida
break-reason-short = Descanso corto
break-reason-errand = Gestión
act-back-to-work = Volver al trabajo
lock-break = Bloqueado durante su descanso. Vuelva primero al trabajo.
lock-open-break = Hay un turno abierto. Termínelo o póngalo en pausa y luego tome su descanso.

# Lo que un servidor sin relectura deja abierto.
unknown-only-person = Este servidor no puede decir qué hizo. Mire la sala de espera y las listas y decida.
unknown-probably = Probablemente se llamó aquí a { $label }. Callpad no puede terminarlo: solo puede la página de mostrador del fabricante.
unknown-go-on-probably = Me he ocupado de ello: continuar

# Lo hallado al empezar o no aclarado.
notice-day-since = { $label } está abierto desde: { $day }. ¿Se sigue atendiendo?
notice-day-since-at = { $label } está abierto desde: { $day }, { $time }. ¿Se sigue atendiendo?
notice-found-open = { $label } está abierto en este mostrador, pero no se llamó desde aquí: quizá lo hizo un colega o un segundo Callpad. Si la visita acabó, termínelo.
notice-too-old = Su sesión había caducado cuando pulsó, y hace demasiado tiempo para hacerlo ahora. Pulse de nuevo si aún lo quiere.
notice-look-in-lists = El servidor no puede decirlo. Compruebe las listas antes de pulsar de nuevo.
journal-cut = Los registros de Callpad se cortaron a la mitad, como tras un apagón. Se usa todo lo que estaba completo.
journal-garbled = Una parte de los registros de Callpad estaba dañada. Se usa todo lo que puede leerse.
journal-newer = Los registros de Callpad son de un Callpad más nuevo. Se usa todo lo que este entiende.
journal-unreadable = No se pudieron leer los registros de Callpad. Compruebe si hay un turno abierto en este mostrador.
journal-kept = El archivo dañado se conserva como { $file }.
journal-not-kept = No se pudo copiar el archivo dañado.

# Pulsaciones rechazadas.
error-no-answer = El servidor no responde ahora, así que no se envió nada. Callpad sigue intentándolo; pulse de nuevo cuando vuelva.
error-on-break = Está en su descanso, así que no se envió nada. Vuelva primero al trabajo.
