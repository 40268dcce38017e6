# As páginas da sala: ecrã, quiosque de senhas, telefone do visitante. Não carregam outro ficheiro.

# O ecrã.
screen-now = Agora
screen-again = Nova chamada
screen-last = Última chamada
screen-empty = O seu número aparece aqui
screen-wait-minutes = cerca de { $n } min
screen-wait-none = sem espera
screen-sound-off = O som está desligado: toque aqui
screen-check = Chamada de teste
screen-lost-hint = De momento os números não são mostrados. Esteja atento à sua chamada ou pergunte num balcão.
# Dito em voz alta. O número vem sem zeros à esquerda.
screen-say = Senha { $ticket }: { $counter }.
screen-say-counter = balcão { $n }
screen-say-check = Esta é uma chamada de teste.

# O que todas as páginas dizem.
hall-connecting = A ligar…
hall-lost = Sem ligação
hall-key-missing = Esta página precisa de uma chave de dispositivo. Um administrador cria-a no servidor com este comando:
hall-key-refused = O servidor não conhece a chave de dispositivo desta página. Pode ter sido removida. Um administrador cria outra com este comando:
hall-people-ahead = { $n ->
    [0] Ninguém à sua frente
    [one] { $n } pessoa à sua frente
   *[other] { $n } pessoas à sua frente
}

# O quiosque.
kiosk-title = O que o traz aqui?
kiosk-waiting = { $n ->
    [0] Ninguém à espera
    [one] { $n } à espera
   *[other] { $n } à espera
}
kiosk-wait = { $waiting } · cerca de { $n } min
kiosk-closed = Fechado
kiosk-no-more = De momento não há senhas
kiosk-opens-today = Fechado. Abre hoje às { $time }
kiosk-opens-tomorrow = Fechado. Abre amanhã às { $time }
kiosk-opens-on = Fechado. Abre { $day } às { $time }
kiosk-options = Língua e apresentação
kiosk-read = Ler em voz alta
kiosk-read-stop = Parar a leitura
kiosk-contrast = Contraste
kiosk-large = Letra grande
kiosk-lower = Botões mais abaixo
kiosk-issuing = Um momento, por favor…
kiosk-issuing-long = Ainda a tentar. Um momento, por favor…
kiosk-printing = A sua senha está a ser impressa…
kiosk-take = Retire a sua senha
kiosk-number = O seu número
kiosk-in-minutes = a sua vez em cerca de { $n } min
kiosk-scan = Leia o código para acompanhar a sua vez no telefone.
kiosk-remember = Não se esqueça do seu número.
kiosk-slip-unsure = Retire a sua senha. Se não saiu nenhuma, o seu número vale na mesma: não se esqueça dele.
kiosk-done = Concluído
kiosk-more-time = Mais tempo
kiosk-back-in = De volta ao início em { $n } s
kiosk-not-issued = Não foi emitida nenhuma senha
kiosk-service-closed = { $service } acabou de fechar.
kiosk-paper-out = A impressora não tem papel. Avise o pessoal, por favor.
kiosk-cover-open = A impressora está aberta. Avise o pessoal, por favor.
kiosk-printer-away = Não há comunicação com a impressora. Avise o pessoal, por favor.
kiosk-jammed = O papel está encravado. Avise o pessoal, por favor.
kiosk-printer-error = A impressora indica um erro. Avise o pessoal, por favor.
kiosk-unclear = Verifique, por favor
kiosk-print-unknown = Não se sabe se a sua senha foi impressa. Se a tem, é válida; se não, pergunte num balcão, por favor.
kiosk-server-away = O servidor não responde. Pergunte num balcão, por favor.
kiosk-busy = Demasiadas senhas ao mesmo tempo. Tente de novo dentro de momentos.
kiosk-refused = O servidor não emitiu nenhuma senha. Pergunte num balcão, por favor.
kiosk-lost-hint = De momento não são emitidas senhas aqui. Pergunte num balcão, por favor.
kiosk-start-over = Recomeçar
kiosk-test-slip = Impressão de teste

# O telefone.
phone-title = Senha { $ticket }
phone-place = { $location } · { $service }
phone-turn-at = a sua vez por volta das { $time }
phone-between = entre as { $from } e as { $to }
phone-keep-open = Deixe esta página aberta: toca e vibra quando for chamado.
phone-go-out = Pode sair; volte às { $time }. Enquanto o telefone estiver em repouso, esta página não o pode avisar.
phone-stay-near = Fique por perto, por favor.
phone-soon = A sua vez está próxima. Fique na sala de espera, por favor.
phone-sound-on = Ligar o som
phone-sound-is-on = O som está ligado
phone-called = É a sua vez
phone-called-ago = { $n ->
    [0] agora mesmo
    [one] há { $n } minuto
   *[other] há { $n } minutos
}
phone-quiet = Parar o som
phone-let-ahead = Deixar passar duas pessoas
phone-let-ahead-ask = Deixar passar duas pessoas? Só o pode fazer uma vez.
phone-leave = Já não preciso da minha senha
phone-leave-ask = Desistir da sua senha? Perde o seu lugar.
phone-yes-ahead = Sim, deixar passar duas
phone-yes-leave = Sim, desistir
phone-no = Não, manter o meu lugar
phone-paused = A sua senha está em pausa. Será chamado outra vez.
phone-ended = A sua visita terminou. Obrigado.
phone-cancelled = Foi chamado, mas não compareceu. Pergunte num balcão, por favor.
phone-left = Desistiu da sua senha. Obrigado por avisar.
phone-over = Esta senha já não é válida.
phone-unknown = Não há nenhuma senha neste endereço. Pode já não ser válida. Verifique o endereço ou pergunte num balcão.
phone-offline = Sem ligação. Isto era válido às { $time }.
phone-failed = Não resultou. Tente de novo, por favor.
phone-language = Língua
