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
open-board = Abrir panel
menu-board = Abrir el panel
board-over = { $count } min por encima del objetivo
board-near = Espera más larga: { $count } min, cerca del objetivo
board-no-counter = { $count ->
    [one] { $count } persona espera y no hay ningún puesto abierto
   *[other] { $count } personas esperan y no hay ningún puesto abierto
}
board-free-counter = Libre desde hace { $count } min con personas esperando
board-long-counter = Atendiendo desde hace { $count } min, más de lo habitual
board-closing = La última persona sale { $count } min después del cierre
board-no-answer = Sin respuesta desde hace { $count } min
board-device-away = Sin conexión con esta pantalla o quiosco
board-all-clear = Todo vuelve a estar en orden
bar-about = Acerca de Callpad
bar-settings = Ajustes…
bar-services = Servicios
bar-hide = Ocultar Callpad
bar-hide-others = Ocultar otros
bar-show-all = Mostrar todo
bar-quit = Salir de Callpad
bar-edit = Edición
bar-undo = Deshacer
bar-redo = Rehacer
bar-cut = Cortar
bar-copy = Copiar
bar-paste = Pegar
bar-select-all = Seleccionar todo
bar-view = Visualización
bar-now = Ahora
bar-today = Hoy
bar-locations = Sedes
bar-full-screen = Usar pantalla completa
bar-window = Ventana
bar-minimize = Minimizar
bar-zoom = Ampliar/reducir
bar-close = Cerrar
bar-help = Ayuda
bar-keys = Teclas
