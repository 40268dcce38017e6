# Uma nova senha.
ticket-title = Nova senha
ticket-service = Serviço
ticket-service-missing = Escolha um serviço.
ticket-service-closed = { $name } está fechado para novas senhas. Escolha outro serviço.
ticket-no-service = O servidor não mostra nenhum serviço. Veja de novo daqui a pouco ou avise o administrador.
ticket-closed = Fechado
ticket-waiting = { $n } à espera
ticket-average = média { $n } min
ticket-not-served = não atendido aqui
ticket-visitor = Nome do visitante
ticket-custom-field = Campo livre
ticket-priority = Prioridade: passa à frente dos outros
ticket-too-long = Encurte o que é longo demais e envie de novo.
ticket-more = Mais: marcação, idioma, para quem
ticket-date = Data
ticket-time = Hora
ticket-when = Marcação
ticket-date-none = Esse dia não existe. Verifique a data.
ticket-lang = Idioma
ticket-device = Dispositivo para os textos impressos
ticket-device-help = Com um dispositivo, o servidor envia os textos de uma senha impressa.
ticket-desk = Só para este balcão
ticket-user = Só para esta pessoa
ticket-virtual = Senha virtual: ninguém está na fila por ela
ticket-send = Emitir senha
ticket-send-call = Emitir e chamar
limit-left = { $n ->
    [one] Resta { $n } carácter
   *[other] Restam { $n } caracteres
}
limit-over = { $n ->
    [one] { $n } carácter a mais: os servidores aceitam { $max }.
   *[other] { $n } caracteres a mais: os servidores aceitam { $max }.
}

# A senha que foi emitida.
issued-texts = Textos da senha
issued-print = Imprimir…

# Para onde vai uma senha.
transfer-title = Transferir { $label }
transfer-kind = Para onde
transfer-service = Serviço
transfer-desk = Balcão
transfer-user = Pessoa
transfer-find-service = Procurar um serviço
transfer-find-desk = Procurar um balcão
transfer-find-user = Procurar uma pessoa
transfer-id-service = Identificador do serviço
transfer-id-desk = Identificador do balcão
transfer-id-user = Identificador da pessoa
transfer-untold = O servidor não indica nenhum. Escreva o identificador; o administrador conhece-o.
transfer-last = Usados por último:
transfer-none-found = Nada com “{ $sought }” aqui.
transfer-more = { $n ->
    [one] Mais { $n }: escreva para o encontrar
   *[other] Mais { $n }: escreva para os encontrar
}
transfer-here = é aqui
transfer-now = está aqui
transfer-note = Nota para o próximo colega
transfer-target = Destino
transfer-missing = Escolha para onde vai a senha.
transfer-closed = { $name } não aceita novas senhas agora. O visitante pode esperar lá muito tempo.
transfer-gone = O servidor já não conhece { $name }. Escolha outro destino.
transfer-gone-somewhere = Este destino já não existe. Escolha outro.
transfer-keep = Manter { $label }
transfer-send = Transferir
transfer-send-to = Transferir para { $name }
