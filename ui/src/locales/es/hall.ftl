# Las páginas de la sala: pantalla, dispensador de turnos, teléfono del visitante. No cargan otro archivo.

# La pantalla.
screen-now = Ahora
screen-again = Segunda llamada
screen-last = Última llamada
screen-empty = Aquí aparecerá su número
screen-wait-minutes = unos { $n } min
screen-wait-none = sin espera
screen-sound-off = El sonido está apagado: toque aquí
screen-check = Llamada de prueba
screen-lost-hint = Ahora no se muestran los números. Esté atento a su llamada o pregunte en un mostrador.
# Se dice en voz alta. El número viene sin ceros a la izquierda.
screen-say = Turno { $ticket }: { $counter }.
screen-say-counter = mostrador { $n }
screen-say-check = Esta es una llamada de prueba.

# Lo que dicen todas las páginas.
hall-connecting = Conectando…
hall-lost = Sin conexión
hall-key-missing = Esta página necesita una clave de dispositivo. Un administrador la crea en el servidor con esta orden:
hall-key-refused = El servidor no conoce la clave de dispositivo de esta página. Quizá se haya eliminado. Un administrador crea otra con esta orden:
hall-people-ahead = { $n ->
    [0] Nadie antes que usted
    [one] { $n } persona antes que usted
   *[other] { $n } personas antes que usted
}

# El dispensador.
kiosk-title = ¿Qué desea hacer?
kiosk-waiting = { $n ->
    [0] Nadie esperando
    [one] { $n } esperando
   *[other] { $n } esperando
}
kiosk-wait = { $waiting } · unos { $n } min
kiosk-closed = Cerrado
kiosk-no-more = Por ahora no hay turnos
kiosk-opens-today = Cerrado. Abre hoy a las { $time }
kiosk-opens-tomorrow = Cerrado. Abre mañana a las { $time }
kiosk-opens-on = Cerrado. Abre el { $day } a las { $time }
kiosk-options = Idioma y presentación
kiosk-read = Leer en voz alta
kiosk-read-stop = Parar la lectura
kiosk-contrast = Contraste
kiosk-large = Letra grande
kiosk-lower = Botones más abajo
kiosk-issuing = Un momento, por favor…
kiosk-issuing-long = Seguimos intentándolo. Un momento, por favor…
kiosk-printing = Se está imprimiendo su turno…
kiosk-take = Recoja su turno
kiosk-number = Su número
kiosk-in-minutes = le toca en unos { $n } min
kiosk-scan = Escanee el código para seguir su turno en el teléfono.
kiosk-remember = Recuerde su número, por favor.
kiosk-slip-unsure = Recoja su turno. Si no ha salido ninguno, su número vale igualmente: recuérdelo, por favor.
kiosk-done = Listo
kiosk-more-time = Más tiempo
kiosk-back-in = Vuelta al inicio en { $n } s
kiosk-not-issued = No se ha emitido ningún turno
kiosk-service-closed = { $service } acaba de cerrar.
kiosk-paper-out = La impresora no tiene papel. Avise al personal, por favor.
kiosk-cover-open = La impresora está abierta. Avise al personal, por favor.
kiosk-printer-away = No hay comunicación con la impresora. Avise al personal, por favor.
kiosk-jammed = El papel está atascado. Avise al personal, por favor.
kiosk-printer-error = La impresora indica un error. Avise al personal, por favor.
kiosk-unclear = Compruébelo, por favor
kiosk-print-unknown = No se sabe si su turno se ha impreso. Si lo tiene, es válido; si no, pregunte en un mostrador, por favor.
kiosk-server-away = El servidor no responde. Pregunte en un mostrador, por favor.
kiosk-busy = Demasiados turnos a la vez. Inténtelo de nuevo en un momento.
kiosk-refused = El servidor no ha emitido ningún turno. Pregunte en un mostrador, por favor.
kiosk-lost-hint = Ahora no se pueden emitir turnos aquí. Pregunte en un mostrador, por favor.
kiosk-start-over = Empezar de nuevo
kiosk-test-slip = Impresión de prueba

# El teléfono.
phone-title = Turno { $ticket }
phone-place = { $location } · { $service }
phone-turn-at = le toca hacia las { $time }
phone-between = entre las { $from } y las { $to }
phone-keep-open = Deje esta página abierta: suena y vibra cuando le llaman.
phone-go-out = Puede salir; vuelva a las { $time }. Mientras su teléfono esté en reposo, esta página no puede avisarle.
phone-stay-near = Quédese cerca, por favor.
phone-soon = Pronto le toca. Quédese en la sala de espera, por favor.
phone-sound-on = Activar el sonido
phone-sound-is-on = El sonido está activado
phone-called = Es su turno
phone-called-ago = { $n ->
    [0] ahora mismo
    [one] hace { $n } minuto
   *[other] hace { $n } minutos
}
phone-quiet = Parar el sonido
phone-let-ahead = Dejar pasar a dos personas
phone-let-ahead-ask = ¿Dejar pasar a dos personas? Solo puede hacerlo una vez.
phone-leave = Ya no necesito mi turno
phone-leave-ask = ¿Renunciar a su turno? Perderá su lugar.
phone-yes-ahead = Sí, dejar pasar a dos
phone-yes-leave = Sí, renunciar
phone-no = No, conservar mi lugar
phone-paused = Su turno está en pausa. Le volverán a llamar.
phone-ended = Su visita ha terminado. Gracias.
phone-cancelled = Le llamaron, pero no acudió. Pregunte en un mostrador, por favor.
phone-left = Ha renunciado a su turno. Gracias por avisar.
phone-over = Este turno ya no es válido.
phone-unknown = No hay ningún turno en esta dirección. Quizá ya no sea válido. Compruebe la dirección o pregunte en un mostrador.
phone-offline = Sin conexión. Esto era así a las { $time }.
phone-failed = No ha funcionado. Inténtelo de nuevo, por favor.
phone-language = Idioma
