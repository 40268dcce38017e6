# O balcão.
desk-now = O balcão agora
desk-free = Livre
desk-ready = Pronto
desk-no-answer = Sem resposta
desk-serving = A atender · { $service }
desk-calling = A chamar
desk-unknown = Resultado desconhecido
busy-recalling = A anunciar de novo…
busy-ending = A terminar…
busy-pausing = A pôr em pausa…
busy-cancelling = A fechar como falta…
busy-transferring = A transferir…
recalled = { $n ->
    [1] Chamada de novo uma vez
    [2] Chamada de novo duas vezes
   *[other] Chamada de novo { $n } vezes
}

act-call-next = Chamar a próxima
act-end-call-next = Terminar e chamar
act-recall = Rechamar
act-end = Terminar
act-pause = Pausa
act-transfer = Transferir…
act-no-show = Não veio
act-no-show-hint = O visitante não veio?
act-look-again = Ver de novo

# Livre.
free-waiting = { $n ->
    [one] pessoa à sua espera
   *[other] pessoas à sua espera
}
free-nobody = Ninguém à espera
free-nobody-then = O Callpad verifica a cada { $n } s. Quem chegar aparece aqui sozinho.
free-next = Provavelmente a seguir
free-next-waiting = espera há { $n } min
why-bound = Porque esta senha se destina a si
why-priority = Porque tem prioridade
why-due = Porque chegou a sua vez: é quem espera há mais tempo

# A atender.
serving-timer = Tempo de atendimento
serving-for = a atender
custom-field = Campo livre: { $text }
note = Nota
badge-priority = Prioridade
badge-appointment = Marcação
badge-appointment-at = Marcação { $time }
badge-transferred = Transferida
badge-virtual = Virtual
badge-bound = Para { $name }
fact-waited = esperou { $n } min
fact-waited-late = esperou { $n } min, meta { $target } min
fact-restored = Já estava aberta

# Uma chamada a caminho.
calling-next = A chamar o próximo visitante…
calling-one = A chamar { $label }…
calling-wait = À espera da resposta do servidor.

# Não se sabe o resultado.
unknown-calling = A ligação caiu durante a chamada.
unknown-recalling = A ligação caiu ao anunciar de novo.
unknown-ending = A ligação caiu ao terminar.
unknown-pausing = A ligação caiu ao pôr em pausa.
unknown-cancelling = A ligação caiu ao fechar como falta.
unknown-transferring = A ligação caiu ao transferir.
unknown-creating = A ligação caiu ao emitir uma senha.
unknown-looking = A verificar o que o servidor fez…
unknown-not-looking = Ainda ninguém sabe se o servidor o fez. O Callpad não carrega uma segunda vez por si.
unknown-then-call = Veja de novo: se o visitante foi chamado, o número aparece aqui. Se ninguém vier e o número continuar na lista, não foi chamado.
unknown-then-recall = Veja de novo ou escute o anúncio. Anunciar duas vezes não faz mal.
unknown-then-end = Veja de novo: se a senha foi terminada, este balcão fica livre.
unknown-then-pause = Veja de novo: se ficou em pausa, está entre as pausadas e este balcão fica livre.
unknown-then-cancel = Veja de novo: se foi fechada, está entre as faltas e este balcão fica livre.
unknown-then-transfer = Veja de novo: se foi transferida, este balcão fica livre.
unknown-then-create = Veja de novo: se a senha foi emitida, está na lista.
unknown-open-before = { $label } estava aberta antes.
unknown-go-on-call = Não foi chamada: continuar
unknown-go-on-recall = Não foi anunciada: continuar
unknown-go-on-end = Não foi terminada: continuar
unknown-go-on-pause = Não ficou em pausa: continuar
unknown-go-on-cancel = Não foi fechada: continuar
unknown-go-on-transfer = Não foi transferida: continuar
unknown-go-on-create = Não foi emitida: continuar

# Porque um botão está bloqueado.
lock-outcome = Bloqueado até se saber o resultado da última ação.
lock-settling = Bloqueado um segundo, contra o toque duplo.
lock-unknown = Bloqueado até se saber se a última chamada aconteceu.
lock-open = Bloqueado enquanto uma senha está aberta: atende-se uma de cada vez.
lock-role = Falta-lhe a permissão { $role }. Peça-a ao administrador.

# As listas.
lists = Senhas
list-waiting = À espera
list-paused = Em pausa
list-no-shows = Faltas
list-search = Procurar número ou nome
list-filter = Mostrar um serviço
list-all = Todos
list-service-closed = { $name }: fechado para novas senhas
list-shown = { $n } de { $total } à vista
list-reading = A ler a lista…
list-empty = Ninguém está à espera.
list-empty-paused = Nada está em pausa.
list-empty-no-shows = Ninguém faltou, ou já foi há demasiado tempo para chamar de novo.
list-none-found = Nenhum número ou nome com “{ $sought }” está à espera.
list-none-found-paused = Nenhum número ou nome com “{ $sought }” está em pausa.
list-none-found-no-shows = Nenhum número ou nome com “{ $sought }” está entre as faltas.
list-none-here = Ninguém espera por este serviço.
list-none-here-paused = Nada deste serviço está em pausa.
list-none-here-no-shows = Ninguém deste serviço faltou.
list-unreadable = { $n ->
    [one] Não foi possível ler uma entrada da resposta do servidor; todas as outras estão à vista. Avise o administrador: { $paths }
   *[other] Não foi possível ler { $n } entradas da resposta do servidor; todas as outras estão à vista. Avise o administrador: { $paths }
}
list-show-all = Mostrar tudo
list-age = { $n ->
    [0] Lista das { $time }
   *[other] Lista das { $time }, há { $n } min
}
list-help = As setas vão de senha em senha, Enter chama aquela em que está.
next-bound = Provavelmente a seguir: destina-se a si
next-priority = Provavelmente a seguir: prioridade
next-due = Provavelmente a seguir: espera há mais tempo
row-call = Chamar
row-note = Nota: { $text }
wait-minutes = { $n } min
wait-late = atraso

# Dito aos leitores de ecrã.
say-called = A atender { $label }, { $service }.
say-some = Há pessoas à espera.
say-none = Já ninguém está à espera.

# Perguntas.
ask-open-title = { $open } ainda está aberta
ask-open-text = Atende-se uma senha de cada vez. Que fazer com { $open } antes de chamar { $label }? Terminar não se pode desfazer; uma senha em pausa pode ser chamada de novo.
ask-open-yes = Terminar { $open } e chamar { $label }
ask-open-pause = Pôr { $open } em pausa e chamar { $label }
ask-open-no = Ficar com { $open }
ask-bound-title = { $label } destina-se a { $name }
ask-bound-text = Um colega enviou este visitante para { $name }. Chamar aqui mesmo assim?
ask-bound-yes = Chamar { $label } aqui
ask-bound-no = Deixar estar
ask-end-title = Terminar { $label } já?
ask-end-text = Foi chamada mesmo agora. Terminar não se pode desfazer.
ask-end-yes = Terminar { $label }
ask-end-no = Ficar com { $label }
ask-forget-title = Tirar { $label } deste ecrã?
ask-forget-text = { $label } só é esquecida aqui; nada é enviado ao servidor. Faça-o quando a visita acabou e o servidor já não a conhece.
ask-forget-yes = Tirar { $label }
ask-forget-no = Manter { $label }
