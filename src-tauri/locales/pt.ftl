alert-new = Nova senha na fila
alert-over = Espera acima do objetivo
alert-sent = Foi-lhe enviada
alert-more = { $count ->
    [one] e mais uma
   *[other] e mais { $count }
}
call = Chamar
later = Mais tarde
tray-signed-out = Ninguém iniciou sessão
tray-nobody = Ninguém está à espera
tray-next = { $label } é a próxima, { $count } à espera
tray-waiting = { $count } à espera
tray-serving = A atender { $label }, { $count } à espera
tray-calling = A chamar…
tray-unknown = Resultado desconhecido
tray-no-answer = O servidor não responde
tray-break = Em intervalo
menu-call-next = Chamar a próxima
menu-end-call-next = Terminar e chamar a próxima
menu-recall = Chamar de novo
menu-end = Terminar
menu-pause = Pôr em pausa
menu-break = Fazer intervalo
menu-break-end = Terminar o intervalo
menu-open = Abrir o Callpad
menu-quit = Sair
open-board = Abrir painel
menu-board = Abrir o painel
board-over = { $count } min acima do objetivo
board-near = Maior espera: { $count } min, perto do objetivo
board-no-counter = { $count ->
    [one] { $count } pessoa espera e não há nenhum balcão aberto
   *[other] { $count } pessoas esperam e não há nenhum balcão aberto
}
board-free-counter = Livre há { $count } min com pessoas à espera
board-long-counter = A atender há { $count } min, mais do que o habitual
board-closing = A última pessoa sai { $count } min depois do fecho
board-no-answer = Sem resposta há { $count } min
board-device-away = Sem ligação a este ecrã ou quiosque
board-all-clear = Tudo normal outra vez
bar-about = Acerca do Callpad
bar-settings = Definições…
bar-services = Serviços
bar-hide = Ocultar o Callpad
bar-hide-others = Ocultar outras
bar-show-all = Mostrar tudo
bar-quit = Sair do Callpad
bar-edit = Editar
bar-undo = Desfazer
bar-redo = Refazer
bar-cut = Cortar
bar-copy = Copiar
bar-paste = Colar
bar-select-all = Selecionar tudo
bar-view = Ver
bar-now = Agora
bar-today = Hoje
bar-locations = Locais
bar-full-screen = Entrar em ecrã inteiro
bar-window = Janela
bar-minimize = Minimizar
bar-zoom = Zoom
bar-close = Fechar
bar-help = Ajuda
bar-keys = Teclas
