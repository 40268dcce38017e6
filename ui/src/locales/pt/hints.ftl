# A press that does nothing.
hint-no-ticket = Nenhuma senha está aberta.
hint-no-undo = Não há nada a desfazer neste momento.
hint-covered = Responda primeiro a isto ou prima Esc para fechar.
hint-list-moved = A lista acabou de mudar. Confirme e prima de novo.

# Whose the numbers are: the list beside the card holds those for colleagues too.
free-nobody-here = Ninguém está à sua espera
free-elsewhere = { $n ->
    [one] Mais { $n } na lista, para outra pessoa
   *[other] Mais { $n } na lista, para outras pessoas
}

# A number called by hand that no list shows.
offline-nowhere = não está em nenhuma lista: confirme o número

# Set aside: since when, by whom, until when.
aside-since = desde as { $time }
aside-mine = por si
aside-issued = emitida às { $time }
no-shows-until = Aqui enquanto o servidor permitir chamar de novo.

# A wait of twice the target.
wait-far = muito acima do objetivo
