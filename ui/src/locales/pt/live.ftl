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

# Avisos.
alert-new = Nova: { $label }, { $service }
alert-over = { $label }, { $service }: espera há mais tempo do que o objetivo
alert-sent = { $label }, { $service }: foi enviada para si

# O que está escondido.
name-hidden = nome escondido
text-hidden = Escondido enquanto este computador está bloqueado
keys-reveal = Mostrar os nomes escondidos, enquanto se mantém

# Definições: avisos.
settings-sections = Secções
settings-alerts = Avisos
settings-alerts-new = Avisar de uma nova senha
settings-alerts-when-empty = Só quando ninguém esperava
settings-alerts-every = Sempre
settings-alerts-never = Nunca
settings-over-target = Avisar quando uma espera passa o objetivo
settings-sent-here = Avisar quando uma senha é enviada para este balcão ou para si
settings-repeat = Repetir um aviso até ser visto
settings-quiet-serving = Silêncio enquanto há uma senha aberta
settings-dnd = Não incomodar: nenhum aviso
settings-notifications = Mostrar os avisos como notificações deste sistema; levam um número, nunca um nome
settings-notifications-missing = Nada neste computador mostra notificações. Os avisos continuam a ouvir-se e a ver-se nesta janela. Peça ao administrador um serviço de notificações.
settings-notifications-dropped = O sistema aceita as notificações do Callpad, mas não as mostra. Permita-as para o Callpad nas definições do sistema.
settings-system-quiet = O “não incomodar” deste sistema está ligado: os avisos ficam em silêncio até ser desligado lá.
settings-sound = Som
settings-sound-none = Nenhum
settings-sound-chime = Carrilhão
settings-sound-drop = Gota
settings-sound-knock = Pancada
settings-volume = Volume
settings-volume-value = { $n } %
settings-test-sound = Tocar o som
settings-mute = Sem avisos para estes serviços

# Definições: privacidade.
settings-privacy = Privacidade
settings-mask = Esconder os nomes dos visitantes até se manter premida a tecla { $key }
settings-mask-help = Quem olhar por cima do seu ombro vê pontos. Enquanto este computador está bloqueado, nomes, notas e campos próprios ficam sempre escondidos.

# Definições: atalhos.
settings-shortcuts = Atalhos
settings-shortcuts-help = Funcionam enquanto outro programa tem o teclado. Não há nenhum até os escolher.
settings-shortcuts-impossible = Não é possível neste ambiente (Wayland): não diz a nenhum programa que teclas se premem enquanto outro tem o teclado. Nas definições do próprio ambiente pode dar uma tecla a uma ligação; veja Ligações.
settings-shortcut-open = Mostrar o Callpad
settings-shortcut-choose = Escolher
settings-shortcut-choose-of = Escolher o atalho: { $action }
settings-shortcut-remove = Retirar
settings-shortcut-remove-of = Retirar o atalho: { $action }
settings-shortcut-press = Prima as teclas em conjunto. Esc mantém as antigas
settings-shortcut-modifier = Um atalho precisa de { $keys }, senão tirava a tecla a todos os outros programas.
settings-shortcut-not-this = Estas teclas não podem ser um atalho. Escolha outras.
settings-shortcut-twice = { $keys } já faz: { $action }. Escolha outras teclas.
settings-shortcut-taken = Outro programa tem { $keys }. Escolha outras teclas.

# Definições: ligações.
settings-links = Ligações
settings-links-on = Deixar que ligações ajam aqui
settings-links-help = Outro programa, uma caixa de botões ou uma tecla do ambiente pode então abrir uma ligação como a de baixo, como se tivesse premido o botão aqui. Só as ligações com a sua chave fazem alguma coisa: guarde-a para si.
settings-links-later = A sua chave é criada ao guardar. Volte a abrir as definições para a ver.
settings-link-key = A sua chave
settings-link-example = Exemplo
settings-link-copy = Copiar
settings-link-copied = Copiada.
settings-link-copy-failed = Não foi possível copiar. Está marcada: prima Ctrl C (Cmd C num Mac).
settings-link-new = Nova chave
settings-link-new-help = De imediato; as ligações com a chave antiga deixam de funcionar.

# Definições: arranque.
settings-start = Arranque
settings-start-login = Iniciar o Callpad quando entro neste computador
settings-start-tray = Iniciar como ícone na bandeja, sem janela
settings-close-tray = Fechar a janela deixa o ícone na bandeja
settings-no-tray = Este ambiente não mostra ícones na bandeja: sem janela não se voltaria a encontrar o Callpad.

fault-locked = Este computador está bloqueado, por isso nada foi enviado. Desbloqueie-o e prima de novo.
fault-phone = Não foi possível abrir o programa de telefone. Marque o número à mão; o administrador pode instalar um: { $detail }
fault-system = O sistema recusou isto. Mostre-o ao administrador: { $detail }
