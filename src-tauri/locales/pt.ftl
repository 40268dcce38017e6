alert-new = Nova senha na fila
alert-over = Espera mais do que o objetivo
alert-sent = Foi-lhe enviada
alert-more = { $count ->
    [one] e mais uma
   *[other] e mais { $count }
}
call = Chamar
later = Mais tarde
tray-signed-out = Ninguém iniciou sessão
tray-nobody = Ninguém está à espera
tray-next = { $label } é a próxima, { $count } em espera
tray-waiting = { $count } em espera
tray-serving = A atender { $label }, { $count } em espera
tray-calling = A chamar…
tray-unknown = Não se sabe se uma chamada chegou
tray-no-answer = O servidor não responde
tray-break = Em pausa
menu-call-next = Chamar próxima
menu-end-call-next = Terminar e chamar próxima
menu-recall = Voltar a chamar
menu-end = Terminar
menu-pause = Suspender
menu-break = Fazer pausa
menu-break-end = Terminar a pausa
menu-open = Abrir o Callpad
menu-quit = Sair
