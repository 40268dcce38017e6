# O dia.
today-parts = Partes do dia
today-overview = Resumo
today-tickets = Senhas
today-report = Relatório
today-untold = Este servidor não indica o que foi contado hoje.
today-totals = Hoje
today-issued = Emitidas
today-called = Chamadas
today-served = Atendidas
today-no-shows = Faltas
today-left = Desistências
today-removed = Anuladas
today-transferred = Transferidas
today-within = Dentro do objetivo
today-average-wait = Espera média
today-average-service = Atendimento médio
today-usual = Habitual
today-hour = Hora
today-formula = Dentro do objetivo: de todas as senhas chamadas ou que desistiram, a parte chamada pela primeira vez dentro do objetivo.
today-compared = Até às { $time }: { $issued } emitidas, habitualmente { $usual } ({ $weekday }).
today-by-service = Por serviço
today-by-counter = Por balcão
today-by-hour = Senhas emitidas por hora
today-usual-means = { $n ->
    [one] Habitual: o último dia igual ({ $weekday })
   *[other] Habitual: mediana dos últimos { $n } dias iguais da semana ({ $weekday })
}
today-reading = A ler…
today-no-hours = Ainda não foi contado nada.

# Todas as senhas do dia.
tickets-number = Número
tickets-state = Estado
tickets-visitor = Visitante
tickets-issued = Emitida
tickets-all = Todos
tickets-none = Nenhuma senha de hoje corresponde.
tickets-more = Mostrar mais
tickets-found = { $n ->
    [one] { $n } senha
   *[other] { $n } senhas
}
tickets-found-more = { $n ->
    [one] { $n } senha e mais
   *[other] { $n } senhas e mais
}
state-waiting = À espera
state-called = Chamada
state-ended = Terminada
state-paused = Em pausa
state-cancelled = Anulada

# O que aconteceu a uma senha.
story-title = { $label }: o que aconteceu
story-reading = A ler…
story-nothing = Não se sabe mais nada sobre ela.
story-created = Emitida
story-called = Chamada
story-recalled = Chamada de novo
story-ended = Terminada
story-paused = Posta em pausa
story-cancelled = Anulada por um supervisor
story-no-show = Marcada como falta
story-sent-on = Encaminhada
story-sent-to = Encaminhada para { $to }
story-changed = Alterada por um supervisor
story-other = { $what }
story-restore = Pôr { $label } de novo à espera

# O relatório.
report-period = Período
report-today = Hoje
report-yesterday = Ontem
report-week = Últimos 7 dias
report-month = Últimas 4 semanas
report-chosen = Outros dias
report-from = De
report-to = Até
report-order = O último dia é anterior ao primeiro. Altere um deles.
report-too-many = { $n ->
    [one] No máximo { $n } dia de cada vez. Escolha menos.
   *[other] No máximo { $n } dias de cada vez. Escolha menos.
}
report-locations = Locais
report-no-location = Escolha um local.
report-show = Mostrar relatório
report-save = Guardar como CSV
report-saved = Guardado: { $path }
report-none = Nestes dias não foi contado nada.
report-days = { $n ->
    [one] { $n } dia com visitantes
   *[other] { $n } dias com visitantes
}
report-by-hour-mean = Senhas emitidas por hora, média dos dias
report-heat = Senhas emitidas por dia da semana e hora, média dos dias
report-weekday = Dia da semana
report-mean = { $n } senhas por dia, em média
report-head-day = Dia
report-head-hour = Hora
report-head-location = Local
report-head-location-id = Identificador do local
report-head-service-id = Identificador do serviço
report-head-tag = Letra
report-head-appointments = Marcações
report-head-wait-s = Espera, segundos no total
report-head-average-wait-s = Espera média, segundos
report-head-service-s = Atendimento, segundos no total
report-head-average-service-s = Atendimento médio, segundos

# What was seen here of a server that counts nothing.
seen-day = Visto hoje
seen-hours = Chegaram, por hora
seen-day-came = Chegaram
seen-day-left = Já não esperam
seen-day-wait = Espera média
seen-day-within = No objetivo
seen-day-usual = Habitual a esta hora
seen-day-usual-both = { $came } chegaram, espera { $wait } min
seen-day-usual-came = { $came } chegaram
seen-day-how = Contado aqui a partir das listas de espera, não pelo servidor: não se distingue quem foi chamado de quem saiu, e falta quem chegou e foi chamado entre duas leituras. Habitual: o mesmo dia da semana dos últimos 20 dias, nas horas vistas por inteiro.
