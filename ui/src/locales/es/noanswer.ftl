# Sin respuesta y con la sesión terminada.
lock-no-answer = Bloqueado mientras el servidor no responda. Vuelve solo.
lock-token-ended = Bloqueado hasta que vuelva a iniciar sesión.
lock-noted = Este número ya está en su lista de llamados a mano.
line-token-ended = Sesión terminada

# Números llamados a mano.
list-help-by-hand = Las flechas van de turno en turno, Intro anota el marcado como llamado a mano.
row-by-hand = Llamado a mano
row-noted = Anotado
paper-title = Llamados a mano
paper-text = El servidor no responde. Llame de viva voz y anote aquí cada número: de la lista o escrito.
paper-after = A estos se les llamó mientras el servidor no respondía. Llame y termine allí los que aún esperan.
paper-number = Número
paper-note = Anotar
paper-missing = Escriba el número al que llamó.
paper-twice = { $label } ya está anotado.
paper-count = { $n ->
    [0] No hay ningún número anotado.
    [one] Hay { $n } número anotado.
   *[other] Hay { $n } números anotados.
}
paper-called = llamado { $time }
paper-waits = aún espera en el servidor
paper-waits-not = ya no espera: nada que hacer
paper-waits-unknown = aún no se sabe si espera
paper-close = Llamar y terminar
paper-remove = Quitar
ask-by-hand-title = ¿Llamar a { $label } y terminarlo?
ask-by-hand-text = { $label } ya fue atendido a mano. El servidor solo termina lo que ha llamado: la sala oirá y verá { $label } una vez más y luego se terminará.
ask-by-hand-yes = Llamar y terminar { $label }
ask-by-hand-no = Ahora no

# Iniciar sesión de nuevo.
again-title = Su sesión ha terminado
again-text = El servidor ya no la acepta. Inicie sesión de nuevo para seguir.
again-text-open = El servidor ya no la acepta. { $label } sigue abierto aquí; inicie sesión de nuevo para seguir.
again-held-call = Tras iniciar sesión se hará la llamada que pulsó.
again-held-recall = Tras iniciar sesión se anunciará el turno de nuevo, como pulsó.
again-held-end = Tras iniciar sesión se terminará el turno, como pulsó.
again-held-pause = Tras iniciar sesión se pondrá en pausa el turno, como pulsó.
again-held-cancel = Tras iniciar sesión se cerrará el turno como ausente, como pulsó.
again-held-transfer = Tras iniciar sesión se transferirá el turno, como pulsó.
again-held-create = Tras iniciar sesión se emitirá el turno, como pulsó.
again-other = Cerrar sesión

# Nada queda atrás.
leave-title-open = { $label } sigue abierto
leave-title-unknown = Aún no se conoce el resultado
leave-title-paused = Turnos que usted pausó siguen esperando
leave-title-nothing = Ya no hay nada abierto
leave-text-sign-out = ¿Qué se hace con él antes de cerrar sesión?
leave-text-close = ¿Qué se hace con él antes de que Callpad se cierre?
leave-unknown-sign-out = No se sabe si el servidor hizo lo último que pulsó. Espere a que esté claro y luego cierre sesión.
leave-unknown-close = No se sabe si el servidor hizo lo último que pulsó. Mejor espere a que esté claro.
leave-anyway-text = Si cierra de todos modos, lo abierto sigue abierto en el servidor y se muestra al volver a empezar.
leave-anyway = Cerrar de todos modos
leave-end = Terminar { $label }
leave-pause = Pausar { $label }
leave-no-show = { $label } ausente
leave-stay = Quedarse
leave-close = Cerrar
leave-paused = { $n ->
    [one] Pausado por usted; los colegas pueden llamarlo:
   *[other] Pausados por usted; los colegas pueden llamarlos:
}
