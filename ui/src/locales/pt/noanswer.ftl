# Sem resposta, e com a sessão terminada.
lock-no-answer = Bloqueado enquanto o servidor não responde. O Callpad volta a ligar-se automaticamente.
lock-token-ended = Bloqueado até iniciar sessão de novo.
lock-noted = Este número já está na sua lista de números chamados de viva voz.
lock-not-offered = Bloqueado: este servidor não o oferece.
line-token-ended = Sessão expirada

# Números chamados à mão.
list-help-by-hand = As setas passam de uma senha para outra; Enter anota a selecionada como chamada de viva voz.
row-by-hand = Chamada de viva voz
row-noted = Anotada
offline-title = Chamadas de viva voz
offline-text = O servidor não responde. Chame de viva voz e anote aqui cada número: escolhido na lista ou escrito.
offline-after = Estas foram chamadas enquanto o servidor não respondia. Chame e termine as que ainda lá esperam.
offline-number = Número
offline-note = Anotar
offline-missing = Escreva o número que chamou.
offline-twice = { $label } já está anotada.
offline-count = { $n ->
    [0] Nenhum número anotado.
    [one] { $n } número anotado.
   *[other] { $n } números anotados.
}
offline-called = chamada às { $time }
offline-waits = ainda espera no servidor
offline-waits-not = já não espera: nada a fazer
offline-waits-unknown = ainda não se sabe se espera
offline-close = Chamar e terminar
offline-remove = Remover
ask-by-hand-title = Chamar { $label } e terminá-la?
ask-by-hand-text = { $label } já foi atendida de viva voz. O servidor só termina o que chamou: { $label } é anunciada e mostrada mais uma vez na sala de espera e depois fica terminada.
ask-by-hand-yes = Chamar e terminar { $label }
ask-by-hand-no = Agora não

# Iniciar sessão de novo.
again-title = A sua sessão expirou
again-text = O servidor já não a aceita. Inicie sessão de novo para continuar.
again-text-open = O servidor já não a aceita. { $label } continua aberta aqui; inicie sessão de novo para continuar.
again-other = Terminar sessão

# Nada fica para trás.
leave-title-open = { $label } ainda está aberta
leave-title-unknown = Ainda não se sabe o resultado
leave-title-paused = Senhas que pôs em pausa ainda estão à espera
leave-title-nothing = Já nada está aberto
leave-text-sign-out = O que fazer com ela antes de terminar a sessão?
leave-text-close = O que fazer com ela antes de o Callpad fechar?
leave-unknown-sign-out = Não se sabe se o servidor fez a sua última ação. Fique até isso estar claro; depois termine a sessão.
leave-unknown-close = Não se sabe se o servidor fez a sua última ação. É melhor ficar até isso estar claro.
leave-anyway-text = Se fechar assim mesmo, o que está aberto fica aberto no servidor e volta a ser mostrado no próximo início.
leave-anyway = Fechar assim mesmo
leave-stay = Ficar
leave-close = Fechar
leave-paused = { $n ->
    [one] Posta em pausa por si; os colegas podem chamá-la:
   *[other] Postas em pausa por si; os colegas podem chamá-las:
}
