# Los caminos de la franja.
way-back-again = Llamar a { $label } de nuevo
way-back-back = Hacer volver a { $label }
notice-still-serving = Sigue en atención
notice-end = Terminar { $label }
notice-forget-day = Olvidar { $label }
keys-way-back = Volver atrás: llamar al último de nuevo
settings-ribbon = Cuánto tiempo se ofrece volver atrás
settings-ribbon-short = 8 segundos
settings-ribbon-long = 20 segundos
settings-ribbon-until-next = Hasta la próxima acción
settings-ribbon-help = Tras una pausa, una ausencia o una transferencia, la franja de abajo ofrece llamar al mismo número de nuevo.

# Terminar y llamar, justo después de la llamada.
ask-end-call-text = Seguir termina { $label } y llama al siguiente.
ask-end-call-text-next = Seguir termina { $label } y llama al siguiente, probablemente { $next }.
ask-end-call-yes = Terminar { $label } y llamar al siguiente

# Un descanso.
header-break = Descanso
desk-break = En descanso
break-since = { $n ->
    [0] Desde las { $time }
   *[other] Desde las { $time }, { $n } min
}
break-local = Solo aquí: el servidor no lo sabe. No se llama a nadie, no hay avisos.
act-back-to-work = Volver al trabajo
lock-break = Bloqueado durante su descanso. Vuelva antes al trabajo.
lock-open-break = Hay un turno abierto. Termínelo o páuselo y tome su descanso.

# Lo que un servidor sin relectura deja abierto.
unknown-only-person = Este servidor no puede decir qué hizo. Mire la sala y las listas: decide usted.
unknown-probably = Probablemente se llamó aquí a { $label }. Callpad no puede terminarlo: solo puede la página de mostrador del fabricante.
unknown-go-on-probably = Me he ocupado de ello: seguir

# Lo hallado al empezar o no aclarado.
notice-day-since = { $label } está abierto desde el { $day }. ¿Sigue en atención?
notice-day-since-at = { $label } está abierto desde el { $day }, { $time }. ¿Sigue en atención?
notice-found-open = { $label } está abierto en este mostrador, pero no se llamó desde aquí: quizá un colega o un segundo Callpad. Si la visita acabó, termínelo.
notice-too-old = Su sesión había terminado cuando pulsó, y hace demasiado. Pulse de nuevo si aún lo quiere.
notice-look-in-lists = El servidor no puede decirlo. Mire las listas antes de pulsar de nuevo.
journal-cut = Las notas de Callpad se cortaron a la mitad, como tras un apagón. Se usa todo lo que estaba completo.
journal-garbled = Una parte de las notas de Callpad estaba dañada. Se usa todo lo que puede leerse.
journal-newer = Las notas de Callpad son de un Callpad más nuevo. Se usa todo lo que este entiende.
journal-unreadable = Las notas de Callpad no pudieron leerse. Mire si hay un turno abierto en este mostrador.
journal-kept = El archivo dañado se conserva como { $file }.
journal-not-kept = No se pudo copiar el archivo dañado.
not-known-call-named = No se sabe si se llamó a { $label }.
not-known-call = No se sabe si se llamó a alguien.
not-known-recall-named = No se sabe si { $label } se anunció de nuevo.
not-known-recall = No se sabe si el anuncio se hizo.
not-known-end-named = No se sabe si { $label } se terminó.
not-known-end = No se sabe si el turno se terminó.
not-known-pause-named = No se sabe si { $label } quedó en pausa.
not-known-pause = No se sabe si el turno quedó en pausa.
not-known-cancel-named = No se sabe si { $label } se cerró como ausente.
not-known-cancel = No se sabe si el turno se cerró como ausente.
not-known-transfer-named = No se sabe si { $label } se transfirió.
not-known-transfer = No se sabe si el turno se transfirió.
not-known-create-named = No se sabe si { $label } se emitió.
not-known-create = No se sabe si se emitió un turno.

# Pulsaciones rechazadas.
fault-no-answer = El servidor no responde ahora, así que no se envió nada. Callpad sigue intentándolo; pulse de nuevo cuando vuelva.
fault-on-break = Está en un descanso, así que no se envió nada. Vuelva antes al trabajo.
