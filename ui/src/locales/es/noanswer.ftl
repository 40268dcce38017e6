# Sin respuesta y con la sesión terminada.
lock-no-answer = Bloqueado mientras el servidor no responda. Callpad vuelve a conectarse automáticamente.
lock-token-ended = Bloqueado hasta que vuelva a iniciar sesión.
lock-noted = Este número ya está en su lista de números llamados de viva voz.
lock-not-offered = Bloqueado: este servidor no lo ofrece.
line-token-ended = Sesión caducada

# Números llamados a mano.
list-help-by-hand = Las flechas pasan de un turno a otro; Intro anota el seleccionado como llamado de viva voz.
row-by-hand = Llamado de viva voz
row-noted = Anotado
offline-title = Llamados de viva voz
offline-text = El servidor no responde. Llame de viva voz y anote aquí cada número: elegido de la lista o escrito.
offline-after = A estos se les llamó mientras el servidor no respondía. Llame y termine los que aún esperan allí.
offline-number = Número
offline-note = Anotar
offline-missing = Escriba el número al que llamó.
offline-twice = { $label } ya está anotado.
offline-count = { $n ->
    [0] Ningún número anotado.
    [one] { $n } número anotado.
   *[other] { $n } números anotados.
}
offline-called = llamado a las { $time }
offline-waits = aún espera en el servidor
offline-waits-not = ya no espera: no hay nada que hacer
offline-waits-unknown = aún no se sabe si sigue esperando
offline-close = Llamar y terminar
offline-remove = Quitar
ask-by-hand-title = ¿Llamar a { $label } y terminarlo?
ask-by-hand-text = { $label } ya se atendió de viva voz. El servidor solo termina lo que ha llamado: { $label } se anuncia y se muestra una vez más en la sala de espera y luego se termina.
ask-by-hand-yes = Llamar y terminar { $label }
ask-by-hand-no = Ahora no

# Iniciar sesión de nuevo.
again-title = Su sesión ha caducado
again-text = El servidor ya no la acepta. Inicie sesión de nuevo para continuar.
again-text-open = El servidor ya no la acepta. { $label } sigue abierto aquí; inicie sesión de nuevo para continuar.
again-other = Cerrar sesión

# Nada queda atrás.
leave-title-open = { $label } sigue abierto
leave-title-unknown = Aún no se conoce el resultado
leave-title-paused = Turnos que puso en pausa siguen esperando
leave-title-nothing = Ya no hay nada abierto
leave-text-sign-out = ¿Qué se hace con él antes de cerrar sesión?
leave-text-close = ¿Qué se hace con él antes de que Callpad se cierre?
leave-unknown-sign-out = No se sabe si el servidor hizo su última acción. Espere a que esté claro y luego cierre sesión.
leave-unknown-close = No se sabe si el servidor hizo su última acción. Es mejor esperar a que esté claro.
leave-anyway-text = Si cierra de todos modos, lo que está abierto sigue abierto en el servidor y se vuelve a mostrar en el próximo inicio.
leave-anyway = Cerrar de todos modos
leave-stay = Quedarse
leave-close = Cerrar
leave-paused = { $n ->
    [one] En pausa por usted; los colegas pueden llamarlo:
   *[other] En pausa por usted; los colegas pueden llamarlos:
}
