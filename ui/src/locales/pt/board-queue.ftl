# A lista de espera de um serviço, ao lado do painel.
queue-close = Fechar a lista de espera
queue-waiting = à espera
queue-longest = a mais longa { $n } min
queue-later = { $n ->
    [one] { $n } marcação mais tarde
   *[other] { $n } marcações mais tarde
}
queue-over = { $n } acima do objetivo
queue-newcomer = quem chega espera ≈ { $n } min
queue-p90 = 90 % abaixo de { $n } min
queue-new-ticket = Nova senha…
queue-stop = Parar a emissão
queue-resume = Retomar a emissão
queue-stop-means = Só deixam de ser emitidas novas senhas: quem espera ainda é atendido.
queue-resume-means = Não são emitidas novas senhas. Quem espera ainda é atendido.
queue-unreadable = { $n ->
    [one] Não foi possível ler uma senha; todas as outras estão à vista. Avise o administrador.
   *[other] Não foi possível ler { $n } senhas; todas as outras estão à vista. Avise o administrador.
}
queue-head-ticket = Pela ordem das chamadas
queue-head-waited = Esperou
queue-head-expected = Chamada em
queue-expected = { $n ->
    [0] < 1 min
   *[other] ≈ { $n } min
}
queue-range = { $low } a { $high }
queue-actions = Ações para { $label }
queue-busy = Bloqueado até se saber o resultado da última ação sobre { $label }.

# O que se pode fazer com uma senha à espera.
queue-give-priority = Dar prioridade
queue-take-priority = Retirar a prioridade
queue-send-on = Encaminhar…
queue-note = Nota…
queue-cancel = Anular…
queue-story = Percurso
queue-price = { $n ->
    [one] { $n } visitante espera cerca de { $minutes } min mais
   *[other] { $n } visitantes esperam cerca de { $minutes } min mais
}
queue-price-under = { $n ->
    [one] { $n } visitante espera menos de um minuto mais
   *[other] { $n } visitantes esperam menos de um minuto mais
}
queue-price-none = Ninguém espera mais tempo
queue-price-unknown = Não se sabe quanto mais esperam os outros

# Encaminhar, nota, anular.
queue-send-title = Encaminhar { $label }
queue-send-text = A senha mantém o número e passa a esperar lá.
queue-send = Encaminhar
queue-send-to = Encaminhar para { $name }
queue-note-title = Nota para { $label }
queue-note-save = Guardar nota
queue-cancel-title = Anular { $label }?
queue-cancel-text = { $label } já não será chamada. Depois ainda pode desfazer.
queue-cancel-yes = Anular { $label }
queue-cancel-no = Manter { $label }
