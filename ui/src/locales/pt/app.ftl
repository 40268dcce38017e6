# O programa e o que é comum aos seus ecrãs.
app-name = Callpad
close = Fechar
cancel = Cancelar
optional = (opcional)
choice-none = Nenhum
choice-id = Identificador; o administrador conhece-o
resuming = A iniciar sessão…
resuming-text = A sua última sessão está a ser retomada.

# Intervalos de tempo.
ago-now = agora mesmo
ago-seconds = há { $n } s
ago-minutes = há { $n } min

# Cabeçalho.
header-counter-change = Mudar de balcão
header-services = Serviços atendidos, alterar:
header-services-change = Alterar os serviços atendidos
header-services-more = { $n ->
    [one] +{ $n } serviço
   *[other] +{ $n } serviços
}
header-services-count = { $n ->
    [one] { $n } serviço
   *[other] { $n } serviços
}
header-new-ticket = Nova senha
line-polling = A cada { $n } s
line-lost = Sem resposta desde { $time }
line-idle = Sem ligação
line-lost-keeps = O Callpad continua a tentar sozinho.
line-try-now = Tentar agora
menu = Menu
menu-settings = Definições
menu-keys = Teclas
menu-sign-out = Sair

# A faixa em baixo.
place-built-in = Servidor neste computador
place-open-line = Linha aberta
place-memory-only = Sessão não guardada

# Que serviços são atendidos.
services-title = Serviços que atende
services-text = Só as pessoas que esperam por estes serviços aparecem aqui e são chamadas.
services-save = Atender estes

# Que balcão.
counter-title = Mudar de balcão
counter-save = Trabalhar aqui
counter-open = { $open } ainda está aberta. Termine-a ou ponha-a em pausa e depois mude de balcão.
