notice-dismiss = Dispensar
notice-print = Textos da senha
notice-forget = Tirar { $label }
notice-nobody = Ninguém está à espera.
notice-nobody-ended = { $label } terminou. Ninguém está à espera.
notice-taken = Um colega chamou { $label } primeiro. Já não está à espera.
notice-answer-gone = O servidor diz que { $label } já não está aberta. Fica aqui até a tirar ou ver de novo.
notice-ended = { $label } terminou.
notice-paused = { $label } está em pausa.
notice-cancelled = { $label } foi fechada como falta.
notice-transferred = { $label } foi para { $to }.
notice-recalled = { $label } foi anunciada de novo.
notice-created = { $label } foi emitida.
notice-created-ahead = { $n ->
    [0] Ninguém à frente.
    [one] { $n } pessoa à frente.
   *[other] { $n } pessoas à frente.
}
notice-created-wait = { $n ->
    [0] A espera é de menos de um minuto.
   *[other] Espera prevista: { $n } min.
}
notice-created-not-called = { $label } foi emitida e espera por { $service }, mas não foi chamada.
notice-restored = { $label } foi chamada antes de o Callpad ser fechado e volta a aparecer. Se a visita acabou, termine-a.
notice-not-kept = A senha aberta não pôde ser anotada: se o Callpad fechar agora, esquece-a.
notice-open-first = { $open } ainda está aberta. Termine-a para chamar { $label }.

failed-call-named = { $label } não foi chamada.
failed-call = Ninguém foi chamado.
failed-recall-named = { $label } não foi anunciada de novo.
failed-recall = Nada foi anunciado.
failed-end-named = { $label } não foi terminada.
failed-end = Nada foi terminado.
failed-pause-named = { $label } não ficou em pausa.
failed-pause = Nada ficou em pausa.
failed-cancel-named = { $label } não foi fechada.
failed-cancel = Nada foi fechado.
failed-transfer-named = { $label } não foi transferida.
failed-transfer = Nada foi transferido.
failed-create = Nenhuma senha foi emitida.

settled-call-named = A ligação voltou: { $label } foi chamada.
settled-call = A ligação voltou: a chamada foi feita.
settled-recall-named = A ligação voltou: { $label } foi anunciada de novo.
settled-recall = A ligação voltou: o anúncio foi feito.
settled-end-named = A ligação voltou: { $label } terminou.
settled-end = A ligação voltou: a senha terminou.
settled-pause-named = A ligação voltou: { $label } está em pausa.
settled-pause = A ligação voltou: a senha está em pausa.
settled-cancel-named = A ligação voltou: { $label } foi fechada como falta.
settled-cancel = A ligação voltou: a senha foi fechada como falta.
settled-transfer-named = A ligação voltou: { $label } foi transferida.
settled-transfer = A ligação voltou: a senha foi transferida.
settled-create-named = A ligação voltou: { $label } foi emitida.
settled-create = A ligação voltou: a senha foi emitida.

settled-not-call-named = A ligação voltou: { $label } não foi chamada. Carregue de novo.
settled-not-call = A ligação voltou: ninguém foi chamado. Carregue de novo.
settled-not-recall-named = A ligação voltou: { $label } não foi anunciada. Carregue de novo.
settled-not-recall = A ligação voltou: nada foi anunciado. Carregue de novo.
settled-not-end-named = A ligação voltou: { $label } não foi terminada. Carregue de novo.
settled-not-end = A ligação voltou: nada foi terminado. Carregue de novo.
settled-not-pause-named = A ligação voltou: { $label } não ficou em pausa. Carregue de novo.
settled-not-pause = A ligação voltou: nada ficou em pausa. Carregue de novo.
settled-not-cancel-named = A ligação voltou: { $label } não foi fechada. Carregue de novo.
settled-not-cancel = A ligação voltou: nada foi fechado. Carregue de novo.
settled-not-transfer-named = A ligação voltou: { $label } não foi transferida. Carregue de novo.
settled-not-transfer = A ligação voltou: nada foi transferido. Carregue de novo.
settled-not-create = A ligação voltou: nenhuma senha foi emitida. Carregue de novo.
