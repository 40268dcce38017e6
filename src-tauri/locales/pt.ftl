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
