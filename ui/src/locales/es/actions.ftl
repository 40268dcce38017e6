# What can be done at the counter, in the order of state/actions.ts.
failed-call-named = No se llamó a { $label }.
failed-call = No se llamó a nadie.
settled-call-named = Se ha recuperado la conexión: se llamó a { $label }.
settled-call = Se ha recuperado la conexión: la llamada llegó.
settled-not-call-named = Se ha recuperado la conexión: no se llamó a { $label }. Pulse de nuevo.
settled-not-call = Se ha recuperado la conexión: no se llamó a nadie. Pulse de nuevo.
not-known-call-named = No se sabe si se llamó a { $label }.
not-known-call = No se sabe si se llamó a alguien.
unknown-calling = Se perdió la conexión al llamar.
unknown-then-call = Compruebe de nuevo: si se llamó al visitante, el número aparece aquí. Si no viene nadie y el número sigue en la lista de espera, no se le llamó.
unknown-go-on-call = No se le llamó: continuar
again-held-call = Tras iniciar sesión se hará la llamada que pidió.

keys-call-next = Llamar al siguiente, o terminar y llamar al siguiente

keys-recall = Volver a llamar
act-recall = Volver a llamar
failed-recall-named = { $label } no se volvió a llamar.
failed-recall = No se volvió a llamar a nadie.
settled-recall-named = Se ha recuperado la conexión: { $label } se volvió a llamar.
settled-recall = Se ha recuperado la conexión: el turno se volvió a llamar.
settled-not-recall-named = Se ha recuperado la conexión: { $label } no se volvió a llamar. Pulse de nuevo.
settled-not-recall = Se ha recuperado la conexión: no se volvió a llamar a nadie. Pulse de nuevo.
not-known-recall-named = No se sabe si { $label } se volvió a llamar.
not-known-recall = No se sabe si el turno se volvió a llamar.
unknown-recalling = Se perdió la conexión al volver a llamar.
unknown-then-recall = Compruebe de nuevo o escuche la megafonía. Llamar dos veces no hace daño.
unknown-go-on-recall = No se volvió a llamar: continuar
again-held-recall = Tras iniciar sesión se volverá a llamar al turno, como pidió.

keys-end = Terminar
act-end = Terminar
leave-end = Terminar { $label }
failed-end-named = { $label } no se terminó.
failed-end = No se terminó nada.
settled-end-named = Se ha recuperado la conexión: { $label } se terminó.
settled-end = Se ha recuperado la conexión: el turno se terminó.
settled-not-end-named = Se ha recuperado la conexión: { $label } no se terminó. Pulse de nuevo.
settled-not-end = Se ha recuperado la conexión: no se terminó nada. Pulse de nuevo.
not-known-end-named = No se sabe si { $label } se terminó.
not-known-end = No se sabe si el turno se terminó.
unknown-ending = Se perdió la conexión al terminar.
unknown-then-end = Compruebe de nuevo: si el turno se terminó, este mostrador queda libre.
unknown-go-on-end = No se terminó: continuar
again-held-end = Tras iniciar sesión se terminará el turno, como pidió.

keys-pause = Poner en pausa
act-pause = Poner en pausa
leave-pause = Poner { $label } en pausa
failed-pause-named = { $label } no quedó en pausa.
failed-pause = Nada quedó en pausa.
settled-pause-named = Se ha recuperado la conexión: { $label } se puso en pausa.
settled-pause = Se ha recuperado la conexión: el turno se puso en pausa.
settled-not-pause-named = Se ha recuperado la conexión: { $label } no quedó en pausa. Pulse de nuevo.
settled-not-pause = Se ha recuperado la conexión: nada quedó en pausa. Pulse de nuevo.
not-known-pause-named = No se sabe si { $label } quedó en pausa.
not-known-pause = No se sabe si el turno quedó en pausa.
unknown-pausing = Se perdió la conexión al poner en pausa.
unknown-then-pause = Compruebe de nuevo: si el turno quedó en pausa, está en «En pausa» y este mostrador queda libre.
unknown-go-on-pause = No quedó en pausa: continuar
again-held-pause = Tras iniciar sesión se pondrá en pausa el turno, como pidió.

keys-no-show = Ausente
act-no-show = Ausente
leave-no-show = Marcar { $label } como ausente
failed-cancel-named = { $label } no se marcó como ausente.
failed-cancel = No se marcó a nadie como ausente.
settled-cancel-named = Se ha recuperado la conexión: { $label } se marcó como ausente.
settled-cancel = Se ha recuperado la conexión: el turno se marcó como ausente.
settled-not-cancel-named = Se ha recuperado la conexión: { $label } no se marcó como ausente. Pulse de nuevo.
settled-not-cancel = Se ha recuperado la conexión: no se marcó a nadie como ausente. Pulse de nuevo.
not-known-cancel-named = No se sabe si { $label } se marcó como ausente.
not-known-cancel = No se sabe si el turno se marcó como ausente.
unknown-cancelling = Se perdió la conexión al marcar como ausente.
unknown-then-cancel = Compruebe de nuevo: si el turno se marcó como ausente, está en «Ausentes» y este mostrador queda libre.
unknown-go-on-cancel = No se marcó como ausente: continuar
again-held-cancel = Tras iniciar sesión se marcará el turno como ausente, como pidió.

keys-transfer = Transferir
act-transfer = Transferir…
failed-transfer-named = { $label } no se transfirió.
failed-transfer = No se transfirió nada.
settled-transfer-named = Se ha recuperado la conexión: { $label } se transfirió.
settled-transfer = Se ha recuperado la conexión: el turno se transfirió.
settled-not-transfer-named = Se ha recuperado la conexión: { $label } no se transfirió. Pulse de nuevo.
settled-not-transfer = Se ha recuperado la conexión: no se transfirió nada. Pulse de nuevo.
not-known-transfer-named = No se sabe si { $label } se transfirió.
not-known-transfer = No se sabe si el turno se transfirió.
unknown-transferring = Se perdió la conexión al transferir.
unknown-then-transfer = Compruebe de nuevo: si el turno se transfirió, este mostrador queda libre.
unknown-go-on-transfer = No se transfirió: continuar
again-held-transfer = Tras iniciar sesión se transferirá el turno, como pidió.

keys-new-ticket = Nuevo turno
failed-create = No se emitió ningún turno.
settled-create-named = Se ha recuperado la conexión: { $label } se emitió.
settled-create = Se ha recuperado la conexión: el turno se emitió.
settled-not-create = Se ha recuperado la conexión: no se emitió ningún turno. Pulse de nuevo.
not-known-create-named = No se sabe si { $label } se emitió.
not-known-create = No se sabe si se emitió un turno.
unknown-creating = Se perdió la conexión al emitir un turno.
unknown-then-create = Compruebe de nuevo: si el turno se emitió, está en la lista.
unknown-go-on-create = No se emitió: continuar
again-held-create = Tras iniciar sesión se emitirá el turno, como pidió.

failed-answer = No se respondió al supervisor.
settled-answer = La conexión ha vuelto: se respondió al supervisor.
settled-not-answer = La conexión ha vuelto: no se respondió al supervisor. Pulse de nuevo.
not-known-answer = No se sabe si se respondió al supervisor.
unknown-answering = Se perdió la conexión al responder al supervisor.
unknown-then-answer = Compruebe de nuevo: lo que ya se respondió deja de preguntarse.
unknown-go-on-answer = No se respondió: continuar
again-held-answer = Cuando inicie sesión se responderá al supervisor como pidió.

keys-undo = Deshacer: llamar otra vez al último

keys-search = Buscar un número o un nombre

keys-keys = Mostrar las teclas
busy-recalling = Volviendo a llamar…
busy-ending = Terminando…
busy-pausing = Poniendo en pausa…
busy-cancelling = Marcando como ausente…
busy-transferring = Transfiriendo…
