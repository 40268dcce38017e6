# The header.
board-title = Painel
board-views = Vistas
board-now = Agora
board-today = Hoje
board-locations = Locais
board-local-time = Hora local: { $time }
board-to-counter = Mostrar a janela do balcão: { $counter }
board-wall = Encher um ecrã de parede
board-wall-leave = Sair do ecrã de parede

# Where there is no board to show.
board-denied-title = Sem acesso ao painel
board-denied = O servidor já não lhe permite supervisionar. Peça a permissão ao administrador e inicie sessão de novo.
board-signed-out-title = Sem sessão iniciada
board-signed-out = Inicie sessão na janela do balcão; daí pode abrir o painel.
board-open-counter = Mostrar a janela do balcão
board-reading = A abrir o painel…
board-no-location = O servidor não mostra nenhum local que possa supervisionar.
board-stale = Sem resposta de { $location } desde as { $time }. Estes números têm { $n } min.
board-plain = Este servidor só diz quantos esperam e quem. Os balcões não são conhecidos aqui.
board-seen-since = As previsões e os números do dia são calculados aqui com o que foi visto desde { $time }.
board-no-forecast = Este servidor não faz previsões, por isso não há conselho nem simulação.

# Advice.
board-advice = { $n ->
   [one] { $service } precisa de mais um balcão
  *[other] { $service } precisa de mais { $n } balcões
}
board-advice-over = A espera mais longa é de { $n } min, { $over } acima do objetivo.
board-advice-longest = A espera mais longa é de { $n } min.
board-advice-over-ticket = { $ticket } espera há { $n } min, { $over } acima do objetivo.
board-advice-longest-ticket = { $ticket } espera há { $n } min.
board-advice-open = Com { $counter } aberto, a espera mais longa às { $time } é de { $to } min em vez de { $from }; acima do objetivo: { $over } em vez de { $overFrom }.
board-advice-serve = Se { $counter } também o atender, a espera mais longa às { $time } é de { $to } min em vez de { $from }; acima do objetivo: { $over } em vez de { $overFrom }.
board-advice-any = Então a espera mais longa às { $time } é de { $to } min em vez de { $from }; acima do objetivo: { $over } em vez de { $overFrom }.
board-advice-other = Quem chega a { $service } espera { $to } min em vez de { $from }.
board-advice-none = Nenhuma mudança ajudaria com certeza agora
board-all-on-target = Todos os serviços dentro do objetivo
board-what-if-open = E se…
board-ask = Pedir…
board-ask-of = Pedir a { $counter }…

# Advice that was followed, and what came of it.
board-graded = O que resultou dos conselhos
board-graded-asked = Pedido às { $time }: { $counter } para { $service }
board-graded-asked-any = Pedido às { $time }: qualquer balcão para { $service }
board-graded-longest = { $n ->
   [0] Ninguém esperava às { $time }.
  *[other] Espera mais longa às { $time }: { $n } min.
}
board-graded-expected = Previsto: { $to } min com isso, { $from } sem.
board-graded-missed = Ninguém estava a ver às { $time }, por isso não foi medido.
board-graded-fewer = { $n ->
   [one] Um a menos acima do objetivo do que sem isso.
  *[other] Menos { $n } acima do objetivo do que sem isso.
}
board-graded-later = A ver às { $time }.

# The services.
board-services = Serviços
board-service = Serviço
board-waiting = À espera
board-longest = Mais longa
board-newcomer = Quem chega espera
board-under = 90 % abaixo de
board-hour = Espera mais longa, última hora
board-state = Estado
board-there = Balcões
board-later = +{ $n } mais tarde
board-later-help = Marcações cuja hora ainda não chegou
board-about = ≈ { $n } min
board-about-range = Cerca de { $n } min; 8 em cada 10 esperam entre { $from } e { $to } min
board-not-enough = dados insuficientes
board-not-known = desconhecido
board-hour-said = A cada 5 min da última hora: { $first } min no início, { $last } min no fim, { $most } min no máximo.
board-hour-target = Objetivo: { $n } min.
board-hour-nobody = Ninguém esperou na última hora.
board-over = { $n ->
   [0] Pouco acima de { $target } min
  *[other] { $n } min acima de { $target }
}
board-near = { $n ->
   [0] Menos de 1 min até ao objetivo
  *[other] { $n } min até ao objetivo
}
board-on-target = No objetivo
board-no-target = Sem objetivo
board-closed = Fechado
board-stopped = Sem novas senhas
board-no-counter = Nenhum balcão
board-quiet = { $n ->
   [one] Um serviço calmo
  *[other] { $n } serviços calmos
}
board-open-queue = Lista de espera: { $service }

# The counters.
board-counters = Balcões
board-sum-serving = { $n } a atender
board-sum-free = { $n } livres
board-sum-break = { $n } em intervalo
board-sum-nobody = { $n } sem ninguém
board-serving-usual = { $service } · { $n } min, habitual { $usual }
board-serving = { $service } · { $n } min
board-long = Mais longo do que o habitual
board-free = Livre
board-for = { $n ->
   [0] agora mesmo
  *[other] há { $n } min
}
board-break = Intervalo
board-nobody = Ninguém
board-since = desde as { $time }
board-not-today = hoje não
board-serves = atende { $tags }
board-serves-more = atende { $tags } e mais { $n }
board-asked-open = Pedido para abrir
board-asked-serve = Pedido para atender também { $service }
board-asked-close = Pedido para fechar
board-answer-asked = { $n ->
   [0] ainda sem resposta
  *[other] ainda sem resposta, restam { $n } min
}
board-answer-accepted = aceite
board-answer-declined = recusado
board-answer-ended = ninguém respondeu a tempo

# Closing, what if, fairness, today.
board-closing = Fecho às { $time }
board-closing-unknown = Fecho
board-closing-leaves = sai o último visitante, ao ritmo de hoje
board-closing-range = 8 em 10 simulações: { $from } a { $to }
board-closing-late = { $n } min depois do fecho
board-closing-late-hours = { $n ->
    [0] { $hours } h depois do fecho
   *[other] { $hours } h { $n } min depois do fecho
}
board-closing-holds = O fecho cumpre-se
board-closing-last = Para fechar a horas, pare a emissão às { $time }.
board-closing-last-now = Quem tirar senha agora sai depois do fecho.
board-closing-open = Ou abra mais um balcão para { $service } a partir das { $time }.
board-closing-open-now = Ou abra já mais um balcão para { $service }.
board-closing-stop = Parar a emissão agora
board-closing-stop-means = Nenhuma senha nova em qualquer serviço; quem espera ainda é atendido.
board-closing-stopped = A emissão foi parada aqui. Quem espera ainda é atendido.
board-what-if = E se
board-what-if-fewer = Menos um balcão
board-what-if-more = Mais um balcão
board-what-if-by = { $n ->
   [0] como está
   [one] { $sign }{ $n } balcão
  *[other] { $sign }{ $n } balcões
}
board-what-if-ahead = Ver à frente
board-in-minutes = daqui a { $n } min
board-what-if-longest = Espera mais longa
board-what-if-over = Visitantes acima do objetivo
board-what-if-leaves = Sai o último visitante
board-what-if-newcomer = { $service }: quem chega espera
board-from-to = { $from } → { $to }
board-from-to-said = { $from } como está, { $to } com a mudança
board-ranges = 8 em 10 simulações: { $from } a { $to }, com a mudança { $changedFrom } a { $changedTo }
board-computing = A calcular…
board-forecast-error = No último dia medido, as previsões falharam { $n } min em mediana.
board-fairness = Equidade, última hora
board-overtaken = { $n ->
   [0] Ninguém foi ultrapassado por uma chamada fora de ordem
   [one] Um visitante foi ultrapassado por uma chamada fora de ordem
  *[other] { $n } visitantes foram ultrapassados por uma chamada fora de ordem
}
board-overtaken-by = { $label } por { $by }, em { $counter }, { $time }
board-more = e mais { $n }
board-issued = Emitidas
board-within = Chamadas no objetivo
board-within-how = De todas as que foram chamadas ou saíram: as primeiras chamadas dentro do objetivo.
board-no-shows = Faltas
board-left = Saíram
board-removed = Removidas

# Alerts.
board-alerts = Alertas
board-alert-over = { $n ->
   [0] { $subject }: acima do objetivo
  *[other] { $subject }: espera mais longa de { $n } min, acima do objetivo
}
board-alert-near = { $n ->
   [0] { $subject }: perto do objetivo
  *[other] { $subject }: espera mais longa de { $n } min, perto do objetivo
}
board-alert-no-counter = { $subject }: { $n } à espera, nenhum balcão
board-alert-free = { $subject } está livre enquanto os seus serviços esperam
board-alert-long = { $n ->
   [0] { $subject } atende mais do que o habitual
  *[other] { $subject } atende há { $n } min, mais do que o habitual
}
board-alert-closing = O último visitante sai { $n } min depois do fecho
board-alert-no-answer = Sem resposta
board-alert-where = { $location }:
board-alert-where-at = { $location } ({ $server }):
board-alert-over-now = Resolvido: { $what }

# The locations.
board-location = Local
board-worst = Pior serviço
board-over-target = Acima do objetivo
board-people-there = Balcões com alguém
board-people-of = { $n } de { $total }
board-last-leaves = Último visitante
board-last-closes = { $time }, fecha { $closes }
board-location-stale = Sem resposta desde as { $time }
board-no-service = Sem serviços

# The settings: alerts for supervisors.
board-set-alerts = Alertar-me quando
board-set-over = uma espera passa do objetivo
board-set-near = uma espera se aproxima do objetivo
board-set-no-counter = há visitantes à espera e nenhum balcão os atende
board-set-free = um balcão está livre enquanto os seus serviços esperam
board-set-long = um balcão atende mais do que o habitual
board-set-no-answer = um local não responde
board-set-closing = o último visitante sai tantos minutos depois do fecho (0: nunca)
board-set-closing-range = De { $fewest } a { $most } minutos.
board-set-quiet = Horas de silêncio deste computador: sem alertas
board-set-from = De
board-set-to = Até
board-set-quiet-both = Indique as duas horas, ou nenhuma.
board-set-borders = Limites próprios de serviços, em minutos
board-set-borders-help = Alerta acima do primeiro, resolvido no segundo. Vazio: o objetivo.
board-set-border-on = { $service }: alertar acima de
board-set-border-off = { $service }: resolvido em
board-set-borders-wrong = Dois números inteiros, o segundo não maior do que o primeiro.

# The keys.
board-key-views = Agora, Hoje, Locais
board-key-search = Procurar na lista de espera
board-key-back = Voltar, ou sair do ecrã de parede
board-key-text = Texto maior ou menor
board-key-help = Mostrar as teclas

# What is worked out here for a server that forecasts nothing.
board-ahead = O que vem a seguir
board-ahead-none = Ainda não há dados suficientes. Uma previsão precisa de ver cinco chamadas seguidas.
board-ahead-said = Cerca de { $n } min; 8 em 10 simulações de { $from } a { $to } min
board-ahead-over = Cerca de { $n }; 8 em 10 simulações de { $from } a { $to }
