# O que um supervisor fez e o resultado.
act-done-give-priority = { $subject } tem agora prioridade.
act-done-take-priority = { $subject } já não tem prioridade.
act-done-send-on = { $subject } foi encaminhada.
act-done-note = A nota de { $subject } foi guardada.
act-done-cancel = { $subject } foi anulada.
act-done-restore = { $subject } está de novo à espera.
act-done-issue = { $subject } foi emitida.
act-done-close = { $subject }: a emissão foi parada.
act-done-open = { $subject }: voltam a ser emitidas senhas.
act-done-ask = O pedido foi enviado a { $subject }.

act-failed-give-priority = { $subject } não recebeu prioridade.
act-failed-take-priority = { $subject } continua com prioridade.
act-failed-send-on = { $subject } não foi encaminhada.
act-failed-note = A nota de { $subject } não foi guardada.
act-failed-cancel = { $subject } não foi anulada.
act-failed-restore = { $subject } não foi reposta.
act-failed-issue = Não foi emitida nenhuma senha.
act-failed-close = { $subject }: a emissão não foi parada.
act-failed-open = { $subject }: a emissão não foi retomada.
act-failed-ask = O pedido não foi enviado a { $subject }.

act-unknown-give-priority = Não se sabe se { $subject } tem agora prioridade.
act-unknown-take-priority = Não se sabe se { $subject } ainda tem prioridade.
act-unknown-send-on = Não se sabe se { $subject } foi encaminhada.
act-unknown-note = Não se sabe se a nota de { $subject } foi guardada.
act-unknown-cancel = Não se sabe se { $subject } foi anulada.
act-unknown-restore = Não se sabe se { $subject } foi reposta.
act-unknown-issue = Não se sabe se foi emitida uma senha.
act-unknown-close = Não se sabe se a emissão foi parada: { $subject }
act-unknown-open = Não se sabe se a emissão foi retomada: { $subject }
act-unknown-ask = Não se sabe se o pedido foi enviado a { $subject }.
act-not-recorded = Não foi possível registar neste computador o que faz aqui: se o Callpad fechar agora, esquece o que ainda está em aberto.
act-sending = A enviar: { $subject }…
act-undo = Desfazer
act-leave = Deixar assim

# Pedir a um balcão.
ask-title = Pedir a um balcão
ask-kind = O que pede
ask-kind-open = Que abra
ask-kind-serve = Que atenda também um serviço
ask-kind-close = Que feche
ask-choose = Escolher…
ask-desk-with = { $name } · { $user }
ask-desk-missing = Escolha um balcão.
ask-service-missing = Escolha o serviço.
ask-preview = No balcão aparece:
ask-nobody = Neste momento não está ninguém em { $name }. O pedido termina por si ao fim de 10 min.
ask-send = Pedir
ask-sent = O pedido foi enviado a { $name }. Pode fechar esta janela; a resposta aparece também no cartão do balcão.
ask-another = Pedir a outro balcão
ask-answer-waiting = { $name } ainda não respondeu.
ask-answer-accepted = { $name } aceitou.
ask-answer-declined = { $name } recusou.
ask-answer-ended = Ninguém em { $name } respondeu a tempo.
