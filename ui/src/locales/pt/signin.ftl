# Primeira metade: servidor e pessoa.
signin-try = Experimentar neste computador
signin-try-busy = A iniciar…
signin-try-text = Inicia neste computador um pequeno servidor com uma agência de demonstração e abre a sua sessão. Nada a preencher, nada sai deste computador.
signin-own = Iniciar sessão no seu servidor de filas
signin-server = Endereço do servidor
signin-user = Identificador de utilizador
signin-secret = Palavra-passe
signin-submit = Iniciar sessão
signin-busy = A iniciar sessão…

# O que o teste do endereço encontrou.
probe-hint = O administrador conhece-o. É verificado enquanto escreve.
probe-running = A verificar o endereço…
probe-callpad = Há um servidor Callpad em { $address }.
probe-api = Há um servidor de filas em { $address }.
probe-auth-on = Pede início de sessão.
probe-auth-off = Não pede início de sessão.
probe-open-line = Esta ligação não é encriptada: outros na rede podem ler a sua sessão e os nomes dos visitantes. Peça ao administrador um endereço com https.

# Segunda metade: balcão e serviços.
choose-title = Olá, { $name }. Onde trabalha hoje?
choose-desk = Balcão
choose-desk-other = Outro balcão: escrever o identificador…
choose-desk-id = Identificador do balcão
choose-desk-id-help = O administrador conhece-o.
choose-desk-missing = Escolha um balcão ou escreva o respetivo identificador.
choose-services = Serviços
choose-services-missing = Escolha pelo menos um serviço.
choose-service-ids = Identificadores dos serviços
choose-service-ids-help = O servidor não indica nenhum. O administrador conhece-os; separe-os por vírgulas.
choose-back = Voltar
choose-confirm = Começar a trabalhar
choose-board = Abrir o painel
choose-board-text = Para supervisores: todos os serviços e balcões, numa janela própria. Não chama ninguém.
choose-board-opened = O painel está aberto na sua janela. Aqui pode também escolher um balcão.
