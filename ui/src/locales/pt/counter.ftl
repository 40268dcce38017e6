# O balcão.
desk-now = No seu balcão
desk-free = Livre
desk-ready = Pronto
desk-no-answer = Sem resposta
desk-serving = A atender · { $service }
desk-calling = A chamar
desk-unknown = Resultado desconhecido
recalled = { $n ->
    [1] Chamada de novo uma vez
    [2] Chamada de novo duas vezes
   *[other] Chamada de novo { $n } vezes
}

act-call-next = Chamar a próxima
act-end-call-next = Terminar e próxima
act-no-show-hint = O visitante não veio?
act-look-again = Verificar de novo

# Livre.
free-waiting = { $n ->
    [one] pessoa à sua espera
   *[other] pessoas à sua espera
}
free-nobody = Ninguém à espera
free-nobody-then = O Callpad verifica a cada { $n } s. Quem chegar aparece aqui automaticamente.
free-next = Provavelmente a seguir
free-next-waiting = espera há { $n } min
why-bound = Porque esta senha se destina a si
why-priority = Porque tem prioridade
why-due = Porque é a que espera há mais tempo

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
fact-waited-late = esperou { $n } min, objetivo { $target } min
fact-restored = Já aberta

# Uma chamada a caminho.
calling-next = A chamar o próximo visitante…
calling-one = A chamar { $label }…
calling-wait = À espera da resposta do servidor.

# Não se sabe o resultado.
unknown-looking = A verificar o que o servidor fez…
unknown-not-looking = Ainda não se sabe se o servidor o fez. O Callpad não o repete por si só.
unknown-open-before = { $label } estava aberta antes.

# Porque um botão está bloqueado.
lock-outcome = Bloqueado até se saber o resultado da última ação.
lock-settling = Bloqueado um segundo, para evitar um toque duplo.
lock-unknown = Bloqueado até se saber se a última chamada foi feita.
lock-open = Bloqueado enquanto houver uma senha aberta: atende-se uma de cada vez.
lock-role = Não tem a permissão { $role }. Peça-a ao administrador.

# As listas.
lists = Senhas
list-waiting = À espera
list-paused = Em pausa
list-no-shows = Faltas
list-search = Procurar número ou nome
list-filter = Filtrar por serviço
list-all = Todos
list-service-closed = { $name }: fechado para novas senhas
list-shown = { $n } de { $total } visíveis
list-reading = A carregar a lista…
list-empty = Ninguém está à espera.
list-empty-paused = Não há senhas em pausa.
list-empty-no-shows = Não há faltas que ainda possam ser chamadas.
list-none-found = Nenhum número ou nome à espera contém “{ $sought }”.
list-none-found-paused = Nenhum número ou nome em pausa contém “{ $sought }”.
list-none-found-no-shows = Nenhum número ou nome entre as faltas contém “{ $sought }”.
list-none-here = Ninguém espera por este serviço.
list-none-here-paused = Não há senhas em pausa para este serviço.
list-none-here-no-shows = Não há faltas para este serviço.
list-unreadable = { $n ->
    [one] Não foi possível ler uma entrada da resposta do servidor; todas as outras estão à vista. Avise o administrador: { $paths }
   *[other] Não foi possível ler { $n } entradas da resposta do servidor; todas as outras estão à vista. Avise o administrador: { $paths }
}
list-show-all = Mostrar tudo
list-age = { $n ->
    [0] Lista das { $time }
   *[other] Lista das { $time }, há { $n } min
}
list-help = As setas passam de uma senha para outra; Enter chama a selecionada.
next-bound = Provavelmente a seguir: destina-se a si
next-priority = Provavelmente a seguir: prioridade
next-due = Provavelmente a seguir: espera há mais tempo
row-call = Chamar
row-note = Nota: { $text }
wait-minutes = { $n } min
row-expected = em ≈ { $n } min
row-expected-soon = em breve
row-expected-said = previsto em cerca de { $n } minutos, entre { $from } e { $to }
row-expected-soon-said = previsto a qualquer momento
wait-late = acima do objetivo

# Dito aos leitores de ecrã.
say-called = A atender { $label }, { $service }.
say-some = Há pessoas à espera.
say-none = Já ninguém está à espera.

# Perguntas.
ask-open-title = { $open } ainda está aberta
ask-open-text = Terminar ou pôr { $open } em pausa antes de chamar { $label }? Uma senha terminada não pode ser reaberta; uma senha em pausa pode ser chamada outra vez.
ask-open-yes = Terminar { $open } e chamar { $label }
ask-open-pause = Pôr { $open } em pausa e chamar { $label }
ask-open-no = Continuar com { $open }
ask-bound-title = { $label } destina-se a { $name }
ask-bound-text = Um colega enviou este visitante para { $name }. Chamar aqui mesmo assim?
ask-bound-yes = Chamar { $label } aqui
ask-bound-no = Não chamar
ask-end-title = Terminar já { $label }?
ask-end-text = Foi chamada há instantes. Uma senha terminada não pode ser reaberta.
ask-end-yes = Terminar { $label }
ask-end-no = Continuar com { $label }
ask-forget-title = Retirar { $label } deste ecrã?
ask-forget-text = { $label } só é retirada aqui; nada é enviado ao servidor. Faça-o quando a visita tiver acabado e o servidor já não conhecer a senha.
ask-forget-yes = Retirar { $label }
ask-forget-no = Manter { $label }
