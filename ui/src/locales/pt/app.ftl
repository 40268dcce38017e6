# O programa e o que é comum aos seus ecrãs.
app-name = Callpad
close = Fechar
cancel = Cancelar
optional = (opcional)
choice-none = Nenhum
choice-id = Identificador; o administrador conhece-o
resuming = A iniciar sessão…
resuming-text = A restaurar a sua última sessão.

# Intervalos de tempo.
ago-now = agora mesmo
ago-seconds = há { $n } s
ago-minutes = há { $n } min

# Cabeçalho.
header-counter-change = Mudar de balcão
header-services = Serviços que atende. Alterar:
header-services-change = Alterar os serviços que atende
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
line-lost-keeps = O Callpad continua a tentar automaticamente.
line-try-now = Tentar agora
menu = Menu
menu-settings = Definições
menu-keys = Teclas
menu-sign-out = Terminar sessão

# A faixa em baixo.
place-built-in = Servidor neste computador
place-open-line = Sem encriptação
place-memory-only = Sessão não guardada

# Que serviços são atendidos.
services-title = Serviços que atende
services-text = Só os visitantes que esperam por estes serviços aparecem aqui e são chamados.
services-save = Atender estes serviços

# Que balcão.
counter-title = Mudar de balcão
counter-save = Usar este balcão
counter-open = { $open } ainda está aberta. Termine-a ou ponha-a em pausa antes de mudar de balcão.
menu-diagnosis = Diagnóstico
