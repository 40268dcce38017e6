# A fault of the page itself.
region-failed = Esta parte de la ventana no se pudo mostrar. Muéstrela de nuevo; si vuelve a fallar, cierre Callpad y ábralo de nuevo.
region-again = Mostrar de nuevo
error-page = Algo falló en esta ventana y quedó anotado en el registro. Si algo deja de responder, cierre Callpad y ábralo de nuevo.

# The strip at the bottom.
undo-left = { $n } s
alert-show = Mostrar en la lista
