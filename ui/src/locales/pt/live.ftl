# Uma parte da página que não pôde ser lida.
part-unloaded-title = Não é possível mostrar esta janela
part-unloaded = Não foi possível ler uma parte do Callpad neste computador. Tente de novo; se o problema persistir, feche o Callpad e volte a abri-lo, ou peça que seja instalado de novo.
part-again = Tentar de novo

# Porque um botão está bloqueado.
lock-away = Bloqueado enquanto este computador está bloqueado.
lock-asked = Bloqueado até responder à pergunta aqui.

# A barra.
menu-bar = Barra pequena
menu-board = Painel
bar-waiting = { $n ->
    [0] ninguém à espera
   *[other] { $n } à espera
}
bar-next = a seguir: { $label }
bar-next-waited = a seguir: { $label }, { $n } min
bar-next-probably = provavelmente a seguir: { $label }
bar-next-probably-waited = provavelmente a seguir: { $label }, { $n } min
bar-acts = Ações
bar-more = Mais
bar-expand = Mostrar a janela do balcão
bar-details = Detalhes
bar-sign-in = Iniciar sessão…
bar-signed-out = Sem sessão iniciada
bar-no-answer = Sem resposta há { $time }
bar-list = lista das { $time }

# Mudanças ditas de imediato, e quem é certamente a seguir.
line-live = Em tempo real
free-nobody-live = Quem chegar aparece aqui de imediato.
free-next-sure = A seguir
next-sure-bound = A seguir: destina-se a si
next-sure-priority = A seguir: prioridade
next-sure-due = A seguir: espera há mais tempo
ask-end-call-text-sure = Isto termina { $label } e chama { $next }.

# Telefonar, e uma visita que ficou sozinha.
call-phone = Telefonar para { $number }
notice-returned = Este computador esteve bloqueado ou suspenso com { $label } aberta. Ainda está a ser atendida?
notice-end-now = Terminar { $label } agora

# Avisos.
alert-new = Nova: { $label }, { $service }
alert-over = { $label }, { $service }: espera acima do objetivo
alert-sent = { $label }, { $service }: foi enviada para si

# O que está escondido.
name-hidden = nome oculto
text-hidden = Oculto enquanto este computador está bloqueado
keys-reveal = Mostrar os nomes ocultos enquanto se mantém premida

# Definições: avisos.
settings-sections = Secções
settings-alerts = Avisos
settings-alerts-new = Avisar quando há uma nova senha
settings-alerts-when-empty = Só quando ninguém esperava
settings-alerts-every = Sempre
settings-alerts-never = Nunca
settings-over-target = Avisar quando uma espera passa o seu objetivo
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
settings-sound-knock = Batida
settings-volume = Volume
settings-volume-value = { $n } %
settings-test-sound = Reproduzir o som
settings-mute = Sem avisos para estes serviços

# Definições: privacidade.
settings-privacy = Privacidade
settings-mask = Ocultar os nomes dos visitantes enquanto { $key } não estiver premida
settings-mask-help = Quem olhar por cima do seu ombro vê pontos. Enquanto este computador está bloqueado, nomes, notas e campos livres ficam sempre ocultos.
settings-capture = Excluir o Callpad das imagens do ecrã
settings-capture-help = Capturas, gravações e ecrãs partilhados não mostram então nada dele. Alguns programas dos Mac mais recentes veem-no na mesma.
settings-capture-impossible = Este sistema não pode excluir uma janela das imagens do ecrã. Partilhe janelas isoladas em vez do ecrã inteiro.
settings-presence = Mostrar aos supervisores quem está neste balcão
settings-presence-help = Veem se está cá, em intervalo ou se saiu, e que serviços atende. Só um servidor do Callpad é informado.

# Definições: atalhos.
settings-shortcuts = Atalhos
settings-shortcuts-help = Funcionam enquanto outro programa está em primeiro plano. Não há nenhum até os escolher.
settings-shortcuts-impossible = Não é possível neste ambiente (Wayland): não comunica as teclas a nenhum programa enquanto outro está em primeiro plano. Nas definições do próprio ambiente pode atribuir uma tecla a uma hiperligação; veja Hiperligações.
settings-shortcut-open = Mostrar o Callpad
settings-shortcut-choose = Escolher
settings-shortcut-choose-of = Escolher o atalho: { $action }
settings-shortcut-remove = Remover
settings-shortcut-remove-of = Remover o atalho: { $action }
settings-shortcut-press = Prima as teclas em conjunto. Esc mantém as antigas
settings-shortcut-modifier = Um atalho precisa de { $keys }; senão, a tecla faltaria a todos os outros programas.
settings-shortcut-not-this = Estas teclas não podem ser um atalho. Escolha outras.
settings-shortcut-twice = { $keys } já serve para: { $action }. Escolha outras teclas.
settings-shortcut-taken = Outro programa usa { $keys }. Escolha outras teclas.

# Definições: ligações.
settings-links = Hiperligações
settings-links-on = Permitir ações por hiperligação
settings-links-help = Outro programa, uma caixa de botões ou uma tecla do ambiente pode então abrir uma hiperligação como a de baixo, como se tivesse premido o botão aqui. Só funcionam as hiperligações com a sua chave: guarde-a para si.
settings-links-later = A sua chave é criada ao guardar. Volte a abrir as definições para a ver.
settings-link-key = A sua chave
settings-link-example = Exemplo
settings-link-copy = Copiar
settings-link-copied = Copiada.
settings-link-copy-failed = Não foi possível copiar. O texto está selecionado: prima Ctrl C (Cmd C num Mac).
settings-link-new = Nova chave
settings-link-new-help = Com efeito imediato; as hiperligações com a chave antiga deixam de funcionar.

# Definições: arranque.
settings-start = Início
settings-start-login = Iniciar o Callpad quando inicio sessão neste computador
settings-start-tray = Iniciar na área de notificação, sem janela
settings-close-tray = Manter o Callpad na área de notificação ao fechar a janela
settings-no-tray = Este ambiente não mostra ícones na área de notificação: sem janela não se voltaria a encontrar o Callpad.

error-locked = Este computador está bloqueado, por isso nada foi enviado. Desbloqueie-o e prima de novo.
error-phone = Não foi possível abrir o programa de telefone. Marque o número; o administrador pode instalar um programa: { $detail }
error-system = O sistema recusou isto. Mostre-o ao administrador: { $detail }
