# Primeira metade: servidor e pessoa.
signin-try = Experimentar neste computador
signin-try-busy = A arrancar…
signin-try-text = Arranca aqui um pequeno servidor com uma agência de demonstração e inicia a sua sessão. Nada a preencher, nada sai deste computador.
signin-own = Iniciar sessão no seu servidor de filas
signin-server = Endereço do servidor
signin-user = Identificador de utilizador
signin-secret = Segredo
signin-submit = Iniciar sessão
signin-busy = A iniciar sessão…

# O que o teste do endereço encontrou.
probe-hint = O administrador conhece-o. É testado enquanto escreve.
probe-running = A testar o endereço…
probe-callpad = Um servidor Callpad responde em { $address }.
probe-api = Um servidor de filas responde em { $address }.
probe-auth-on = Pede a todos que iniciem sessão.
probe-auth-off = Deixa entrar todos sem iniciar sessão.
probe-open-line = Esta linha é aberta: a sua sessão e os nomes dos visitantes podem ser lidos por outros na rede. Peça ao administrador um endereço com https.

# Segunda metade: balcão e serviços.
choose-title = Olá, { $name }. Onde trabalha hoje?
choose-desk = Balcão
choose-desk-other = Outro balcão: escrever o identificador…
choose-desk-id = Identificador do balcão
choose-desk-id-help = O administrador conhece-o.
choose-desk-missing = Escolha um balcão ou escreva o seu identificador.
choose-services = Serviços
choose-services-missing = Escolha pelo menos um serviço.
choose-service-ids = Identificadores dos serviços
choose-service-ids-help = O servidor não indica nenhum. O administrador conhece-os; ponha uma vírgula entre dois.
choose-back = Voltar
choose-confirm = Começar a trabalhar
