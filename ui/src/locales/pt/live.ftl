# Uma parte da página que não pôde ser lida.
part-unloaded-title = Não é possível mostrar esta janela
part-unloaded = Não foi possível ler uma parte do Callpad neste computador. Tente de novo; se continuar assim, feche o Callpad e volte a abri-lo, ou peça que seja instalado de novo.
part-again = Tentar de novo

# Porque um botão está bloqueado.
lock-away = Bloqueado enquanto este computador está bloqueado.
lock-asked = Bloqueado até responder à pergunta aqui.

# A barra.
menu-bar = Barra pequena
bar-waiting = { $n ->
    [0] ninguém à espera
   *[other] { $n } à espera
}
bar-next = a seguir { $label }
bar-next-waited = a seguir { $label }, { $n } min
bar-next-probably = provavelmente a seguir { $label }
bar-next-probably-waited = provavelmente a seguir { $label }, { $n } min
bar-acts = Ações
bar-more = Mais
bar-expand = Mostrar a janela do balcão
bar-details = Detalhes
bar-sign-in = Iniciar sessão…
bar-signed-out = Sem sessão iniciada
bar-no-answer = Sem resposta há { $time }
bar-list = lista das { $time }

# Mudanças ditas de imediato, e quem é certamente a seguir.
line-live = Em direto
free-nobody-live = Quem chegar aparece aqui de imediato.
free-next-sure = A seguir
next-sure-bound = A seguir: destina-se a si
next-sure-priority = A seguir: prioridade
next-sure-due = A seguir: espera há mais tempo
ask-end-call-text-sure = Se continuar, { $label } termina e chama-se { $next }.

# Telefonar, e uma visita que ficou sozinha.
call-phone = Telefonar para { $number }
notice-returned = Este computador esteve bloqueado ou suspenso com { $label } aberta. Ainda está a ser atendida?
notice-end-now = Terminar { $label } agora
