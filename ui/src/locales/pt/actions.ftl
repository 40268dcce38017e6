# What can be done at the counter, in the order of state/actions.ts.
failed-call-named = { $label } não foi chamada.
failed-call = Ninguém foi chamado.
settled-call-named = A ligação foi restabelecida: { $label } foi chamada.
settled-call = A ligação foi restabelecida: a chamada foi feita.
settled-not-call-named = A ligação foi restabelecida: { $label } não foi chamada. Prima de novo.
settled-not-call = A ligação foi restabelecida: ninguém foi chamado. Prima de novo.
not-known-call-named = Não se sabe se { $label } foi chamada.
not-known-call = Não se sabe se alguém foi chamado.
unknown-calling = A ligação perdeu-se durante a chamada.
unknown-then-call = Verifique de novo: se o visitante foi chamado, o número aparece aqui. Se ninguém vier e o número continuar na lista de espera, não foi chamado.
unknown-go-on-call = Não foi chamada: continuar
again-held-call = Depois de iniciar sessão é feita a chamada que pediu.

keys-call-next = Chamar a próxima, ou terminar e chamar

keys-recall = Chamar de novo
act-recall = Chamar de novo
failed-recall-named = { $label } não foi chamada de novo.
failed-recall = Nenhuma senha foi chamada de novo.
settled-recall-named = A ligação foi restabelecida: { $label } foi chamada de novo.
settled-recall = A ligação foi restabelecida: a senha foi chamada de novo.
settled-not-recall-named = A ligação foi restabelecida: { $label } não foi chamada de novo. Prima de novo.
settled-not-recall = A ligação foi restabelecida: nenhuma senha foi chamada de novo. Prima de novo.
not-known-recall-named = Não se sabe se { $label } foi chamada de novo.
not-known-recall = Não se sabe se a senha foi chamada de novo.
unknown-recalling = A ligação perdeu-se ao chamar de novo.
unknown-then-recall = Verifique de novo ou escute o anúncio na sala. Chamar duas vezes não faz mal.
unknown-go-on-recall = Não foi chamada de novo: continuar
again-held-recall = Depois de iniciar sessão a senha é chamada de novo, como pediu.

keys-end = Terminar
act-end = Terminar
leave-end = Terminar { $label }
failed-end-named = { $label } não foi terminada.
failed-end = Nenhuma senha foi terminada.
settled-end-named = A ligação foi restabelecida: { $label } foi terminada.
settled-end = A ligação foi restabelecida: a senha foi terminada.
settled-not-end-named = A ligação foi restabelecida: { $label } não foi terminada. Prima de novo.
settled-not-end = A ligação foi restabelecida: nenhuma senha foi terminada. Prima de novo.
not-known-end-named = Não se sabe se { $label } foi terminada.
not-known-end = Não se sabe se a senha foi terminada.
unknown-ending = A ligação perdeu-se ao terminar.
unknown-then-end = Verifique de novo: se a senha foi terminada, este balcão fica livre.
unknown-go-on-end = Não foi terminada: continuar
again-held-end = Depois de iniciar sessão a senha é terminada, como pediu.

keys-pause = Pôr em pausa
act-pause = Pôr em pausa
leave-pause = Pôr { $label } em pausa
failed-pause-named = { $label } não ficou em pausa.
failed-pause = Nenhuma senha ficou em pausa.
settled-pause-named = A ligação foi restabelecida: { $label } foi posta em pausa.
settled-pause = A ligação foi restabelecida: a senha foi posta em pausa.
settled-not-pause-named = A ligação foi restabelecida: { $label } não ficou em pausa. Prima de novo.
settled-not-pause = A ligação foi restabelecida: nenhuma senha ficou em pausa. Prima de novo.
not-known-pause-named = Não se sabe se { $label } ficou em pausa.
not-known-pause = Não se sabe se a senha ficou em pausa.
unknown-pausing = A ligação perdeu-se ao pôr em pausa.
unknown-then-pause = Verifique de novo: se a senha ficou em pausa, está em “Em pausa” e este balcão fica livre.
unknown-go-on-pause = Não ficou em pausa: continuar
again-held-pause = Depois de iniciar sessão a senha é posta em pausa, como pediu.

keys-no-show = Faltou
act-no-show = Faltou
leave-no-show = Marcar { $label } como falta
failed-cancel-named = { $label } não foi marcada como falta.
failed-cancel = Nenhuma senha foi marcada como falta.
settled-cancel-named = A ligação foi restabelecida: { $label } foi marcada como falta.
settled-cancel = A ligação foi restabelecida: a senha foi marcada como falta.
settled-not-cancel-named = A ligação foi restabelecida: { $label } não foi marcada como falta. Prima de novo.
settled-not-cancel = A ligação foi restabelecida: nenhuma senha foi marcada como falta. Prima de novo.
not-known-cancel-named = Não se sabe se { $label } foi marcada como falta.
not-known-cancel = Não se sabe se a senha foi marcada como falta.
unknown-cancelling = A ligação perdeu-se ao marcar como falta.
unknown-then-cancel = Verifique de novo: se a senha foi marcada como falta, está em “Faltas” e este balcão fica livre.
unknown-go-on-cancel = Não foi marcada como falta: continuar
again-held-cancel = Depois de iniciar sessão a senha é marcada como falta, como pediu.

keys-transfer = Transferir
act-transfer = Transferir…
failed-transfer-named = { $label } não foi transferida.
failed-transfer = Nenhuma senha foi transferida.
settled-transfer-named = A ligação foi restabelecida: { $label } foi transferida.
settled-transfer = A ligação foi restabelecida: a senha foi transferida.
settled-not-transfer-named = A ligação foi restabelecida: { $label } não foi transferida. Prima de novo.
settled-not-transfer = A ligação foi restabelecida: nenhuma senha foi transferida. Prima de novo.
not-known-transfer-named = Não se sabe se { $label } foi transferida.
not-known-transfer = Não se sabe se a senha foi transferida.
unknown-transferring = A ligação perdeu-se ao transferir.
unknown-then-transfer = Verifique de novo: se a senha foi transferida, este balcão fica livre.
unknown-go-on-transfer = Não foi transferida: continuar
again-held-transfer = Depois de iniciar sessão a senha é transferida, como pediu.

keys-new-ticket = Nova senha
failed-create = Nenhuma senha foi emitida.
settled-create-named = A ligação foi restabelecida: { $label } foi emitida.
settled-create = A ligação foi restabelecida: a senha foi emitida.
settled-not-create = A ligação foi restabelecida: nenhuma senha foi emitida. Prima de novo.
not-known-create-named = Não se sabe se { $label } foi emitida.
not-known-create = Não se sabe se foi emitida uma senha.
unknown-creating = A ligação perdeu-se ao emitir uma senha.
unknown-then-create = Verifique de novo: se a senha foi emitida, está na lista.
unknown-go-on-create = Não foi emitida: continuar
again-held-create = Depois de iniciar sessão a senha é emitida, como pediu.

failed-answer = O supervisor não recebeu resposta.
settled-answer = A ligação voltou: o supervisor recebeu a resposta.
settled-not-answer = A ligação voltou: o supervisor não recebeu resposta. Prima de novo.
not-known-answer = Não se sabe se o supervisor recebeu a resposta.
unknown-answering = A ligação perdeu-se ao responder ao supervisor.
unknown-then-answer = Verifique de novo: o que já teve resposta deixa de ser perguntado.
unknown-go-on-answer = Não teve resposta: continuar
again-held-answer = Depois de iniciar sessão, o supervisor recebe a resposta que deu.

keys-undo = Anular: chamar a última outra vez

keys-search = Procurar número ou nome

keys-keys = Mostrar as teclas
busy-recalling = A chamar de novo…
busy-ending = A terminar…
busy-pausing = A pôr em pausa…
busy-cancelling = A marcar como falta…
busy-transferring = A transferir…
