# Sem resposta, e com a sessão terminada.
lock-no-answer = Bloqueado enquanto o servidor não responde. Volta sozinho.
lock-token-ended = Bloqueado até iniciar sessão de novo.
lock-noted = Este número já está na sua lista de números chamados à mão.
line-token-ended = Sessão terminada

# Números chamados à mão.
list-help-by-hand = As setas vão de senha em senha, Enter anota aquela em que está como chamada à mão.
row-by-hand = Chamada à mão
row-noted = Anotada
paper-title = Chamadas à mão
paper-text = O servidor não responde. Chame em voz alta e anote aqui cada número: da lista, ou escrito.
paper-after = Estas foram chamadas enquanto o servidor não respondia. Chame e termine as que ainda lá esperam.
paper-number = Número
paper-note = Anotar
paper-missing = Escreva o número que chamou.
paper-twice = { $label } já está anotada.
paper-count = { $n ->
    [0] Nenhum número anotado.
    [one] { $n } número anotado.
   *[other] { $n } números anotados.
}
paper-called = chamada às { $time }
paper-waits = ainda espera no servidor
paper-waits-not = já não espera: nada a fazer
paper-waits-unknown = ainda não se sabe se espera
paper-close = Chamar e terminar
paper-remove = Remover
ask-by-hand-title = Chamar { $label } e terminá-la?
ask-by-hand-text = { $label } já foi atendida à mão. O servidor só termina o que chamou: a sala ouve e vê { $label } mais uma vez, e depois fica terminada.
ask-by-hand-yes = Chamar e terminar { $label }
ask-by-hand-no = Agora não

# Iniciar sessão de novo.
again-title = A sua sessão terminou
again-text = O servidor já não a aceita. Inicie sessão de novo para continuar.
again-text-open = O servidor já não a aceita. { $label } continua aberta aqui; inicie sessão de novo para continuar.
again-held-call = Depois de iniciar sessão é feita a chamada que pediu.
again-held-recall = Depois de iniciar sessão a senha é chamada de novo, como pediu.
again-held-end = Depois de iniciar sessão a senha é terminada, como pediu.
again-held-pause = Depois de iniciar sessão a senha é posta em pausa, como pediu.
again-held-cancel = Depois de iniciar sessão a senha é fechada como falta, como pediu.
again-held-transfer = Depois de iniciar sessão a senha é transferida, como pediu.
again-held-create = Depois de iniciar sessão a senha é emitida, como pediu.
again-other = Sair

# Nada fica para trás.
leave-title-open = { $label } ainda está aberta
leave-title-unknown = Ainda não se sabe o resultado
leave-title-paused = Senhas que pôs em pausa ainda esperam
leave-title-nothing = Já nada está aberto
leave-text-sign-out = O que fazer com ela antes de sair?
leave-text-close = O que fazer com ela antes de o Callpad fechar?
leave-unknown-sign-out = Não se sabe se o servidor fez o que pediu por último. Fique até isso estar claro; depois saia.
leave-unknown-close = Não se sabe se o servidor fez o que pediu por último. É melhor ficar até isso estar claro.
leave-anyway-text = Se fechar assim mesmo, o que está aberto fica aberto no servidor e volta a ser mostrado no próximo arranque.
leave-anyway = Fechar assim mesmo
leave-end = Terminar { $label }
leave-pause = Pôr { $label } em pausa
leave-no-show = { $label } faltou
leave-stay = Ficar
leave-close = Fechar
leave-paused = { $n ->
    [one] Posta em pausa por si; os colegas podem chamá-la:
   *[other] Postas em pausa por si; os colegas podem chamá-las:
}
