# Uma nova senha.
ticket-title = Nova senha
ticket-service = Serviço
ticket-service-missing = Escolha um serviço.
ticket-service-closed = { $name } está fechado para novas senhas. Escolha outro serviço.
ticket-no-service = O servidor não indica nenhum serviço. Verifique de novo daqui a pouco ou avise o administrador.
ticket-closed = Fechado
ticket-waiting = { $n } à espera
ticket-average = { $n } min em média
ticket-expected = espera ≈ { $n } min
ticket-expected-said = Quem chega espera cerca de { $n } minutos, entre { $from } e { $to }
ticket-not-served = não é um dos seus serviços
ticket-visitor = Nome do visitante
ticket-custom-field = Campo livre
ticket-priority = Prioridade: passa à frente dos outros
ticket-too-long = Encurte o que é longo demais e tente de novo.
ticket-more = Mais: marcação, idioma, balcão ou pessoa
ticket-date = Data
ticket-time = Hora
ticket-when = Marcação
ticket-date-none = Essa data não existe. Verifique-a.
ticket-lang = Idioma
ticket-device = Dispositivo para os textos impressos
ticket-device-help = Se escolher um dispositivo, o servidor envia os textos da senha impressa.
ticket-desk = Só para este balcão
ticket-user = Só para esta pessoa
ticket-virtual = Senha virtual: o visitante espera noutro lugar
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
transfer-kind = Transferir para
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
transfer-last = Recentes:
transfer-none-found = Nenhum resultado para “{ $sought }”.
transfer-more = { $n ->
    [one] Mais { $n }: escreva para o encontrar
   *[other] Mais { $n }: escreva para os encontrar
}
transfer-here = o seu
transfer-now = atual
transfer-note = Nota para o próximo colega
transfer-target = Destino
transfer-missing = Escolha para onde transferir a senha.
transfer-closed = { $name } não aceita novas senhas de momento. O visitante pode esperar lá muito tempo.
transfer-gone = O servidor já não conhece { $name }. Escolha outro destino.
transfer-gone-somewhere = Este destino já não existe. Escolha outro.
transfer-keep = Manter { $label }
transfer-send = Transferir
transfer-send-to = Transferir para { $name }
