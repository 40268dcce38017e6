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
notice-request-accepted = Aceitou o pedido do supervisor.
notice-request-declined = Recusou o pedido do supervisor.
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

# What a supervisor asks.
request-title = Pedido de um supervisor
request-open = Um supervisor pede-lhe que abra este balcão.
request-open-service = Um supervisor pede-lhe que abra este balcão para { $service }.
request-serve = Um supervisor pede-lhe que atenda também { $service }.
request-close = Um supervisor pede-lhe que feche este balcão.
request-accept = Aceitar
request-decline = Recusar
