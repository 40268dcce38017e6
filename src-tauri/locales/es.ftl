alert-new = Nuevo turno en la cola
alert-over = Espera más que el objetivo
alert-sent = Se le ha enviado
alert-more = { $count ->
    [one] y uno más
   *[other] y { $count } más
}
call = Llamar
later = Más tarde
tray-signed-out = Nadie ha iniciado sesión
tray-nobody = Nadie espera
tray-next = { $label } es el siguiente, { $count } en espera
tray-waiting = { $count } en espera
tray-serving = Atendiendo a { $label }, { $count } en espera
tray-calling = Llamando…
tray-unknown = Resultado desconocido
tray-no-answer = El servidor no responde
tray-break = En descanso
menu-call-next = Llamar al siguiente
menu-end-call-next = Terminar y llamar al siguiente
menu-recall = Volver a llamar
menu-end = Terminar
menu-pause = Poner en pausa
menu-break = Tomar un descanso
menu-break-end = Terminar el descanso
menu-open = Abrir Callpad
menu-quit = Salir
