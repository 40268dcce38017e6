notice-dismiss = Ocultar
notice-print = Textos da senha
notice-forget = Retirar { $label }
notice-nobody = Ninguém está à espera.
notice-nobody-ended = { $label } foi terminada. Ninguém está à espera.
notice-taken = Um colega chamou { $label } primeiro. Já não está à espera.
notice-answer-gone = O servidor indica que { $label } já não está aberta; por isso já não aparece aqui.
notice-ended = { $label } foi terminada.
notice-paused = { $label } foi posta em pausa.
notice-cancelled = { $label } foi marcada como falta.
notice-transferred = { $label } foi transferida para { $to }.
notice-recalled = { $label } foi chamada de novo.
notice-created = { $label } foi emitida.
notice-created-ahead = { $n ->
    [0] Ninguém à frente.
    [one] { $n } pessoa à frente.
   *[other] { $n } pessoas à frente.
}
notice-created-wait = { $n ->
    [0] A espera prevista é de menos de um minuto.
   *[other] A espera prevista é de { $n } min.
}
notice-created-not-called = { $label } foi emitida e espera por { $service }, mas não foi chamada.
notice-restored = { $label } foi chamada antes de o Callpad ser fechado e volta a aparecer. Se a visita acabou, termine-a.
notice-not-kept = Não foi possível guardar a senha aberta: se o Callpad fechar agora, esquece-a.
notice-open-first = { $open } ainda está aberta. Termine-a para chamar { $label }.

failed-call-named = { $label } não foi chamada.
failed-call = Ninguém foi chamado.
failed-recall-named = { $label } não foi chamada de novo.
failed-recall = Nenhuma senha foi chamada de novo.
failed-end-named = { $label } não foi terminada.
failed-end = Nenhuma senha foi terminada.
failed-pause-named = { $label } não ficou em pausa.
failed-pause = Nenhuma senha ficou em pausa.
failed-cancel-named = { $label } não foi marcada como falta.
failed-cancel = Nenhuma senha foi marcada como falta.
failed-transfer-named = { $label } não foi transferida.
failed-transfer = Nenhuma senha foi transferida.
failed-create = Nenhuma senha foi emitida.

settled-call-named = A ligação foi restabelecida: { $label } foi chamada.
settled-call = A ligação foi restabelecida: a chamada foi feita.
settled-recall-named = A ligação foi restabelecida: { $label } foi chamada de novo.
settled-recall = A ligação foi restabelecida: a senha foi chamada de novo.
settled-end-named = A ligação foi restabelecida: { $label } foi terminada.
settled-end = A ligação foi restabelecida: a senha foi terminada.
settled-pause-named = A ligação foi restabelecida: { $label } foi posta em pausa.
settled-pause = A ligação foi restabelecida: a senha foi posta em pausa.
settled-cancel-named = A ligação foi restabelecida: { $label } foi marcada como falta.
settled-cancel = A ligação foi restabelecida: a senha foi marcada como falta.
settled-transfer-named = A ligação foi restabelecida: { $label } foi transferida.
settled-transfer = A ligação foi restabelecida: a senha foi transferida.
settled-create-named = A ligação foi restabelecida: { $label } foi emitida.
settled-create = A ligação foi restabelecida: a senha foi emitida.

settled-not-call-named = A ligação foi restabelecida: { $label } não foi chamada. Prima de novo.
settled-not-call = A ligação foi restabelecida: ninguém foi chamado. Prima de novo.
settled-not-recall-named = A ligação foi restabelecida: { $label } não foi chamada de novo. Prima de novo.
settled-not-recall = A ligação foi restabelecida: nenhuma senha foi chamada de novo. Prima de novo.
settled-not-end-named = A ligação foi restabelecida: { $label } não foi terminada. Prima de novo.
settled-not-end = A ligação foi restabelecida: nenhuma senha foi terminada. Prima de novo.
settled-not-pause-named = A ligação foi restabelecida: { $label } não ficou em pausa. Prima de novo.
settled-not-pause = A ligação foi restabelecida: nenhuma senha ficou em pausa. Prima de novo.
settled-not-cancel-named = A ligação foi restabelecida: { $label } não foi marcada como falta. Prima de novo.
settled-not-cancel = A ligação foi restabelecida: nenhuma senha foi marcada como falta. Prima de novo.
settled-not-transfer-named = A ligação foi restabelecida: { $label } não foi transferida. Prima de novo.
settled-not-transfer = A ligação foi restabelecida: nenhuma senha foi transferida. Prima de novo.
settled-not-create = A ligação foi restabelecida: nenhuma senha foi emitida. Prima de novo.
