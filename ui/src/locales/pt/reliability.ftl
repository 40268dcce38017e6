# Os caminhos a partir da faixa.
undo-again = Chamar { $label } outra vez
undo-back = Chamar { $label } de volta
notice-still-serving = Ainda em atendimento
notice-end = Terminar { $label }
notice-forget-day = Retirar { $label }
settings-undo-time = Oferecer “Chamar outra vez” durante
settings-undo-time-short = 8 segundos
settings-undo-time-long = 20 segundos
settings-undo-time-until-next = Até à ação seguinte
settings-undo-time-help = Depois de uma pausa, uma falta ou uma transferência, a faixa em baixo oferece chamar outra vez o mesmo número.

# Terminar e chamar, mesmo depois da chamada.
ask-end-call-text = Isto termina { $label } e chama a próxima.
ask-end-call-text-next = Isto termina { $label } e chama a próxima, provavelmente { $next }.
ask-end-call-yes = Terminar { $label } e chamar a próxima

# Um intervalo.
header-break = Intervalo
desk-break = Em intervalo
break-since = { $n ->
    [0] Desde as { $time }
   *[other] Desde as { $time }, há { $n } min
}
break-local = O seu intervalo não é enviado ao servidor. Ninguém é chamado e não há avisos.
break-told = Os supervisores veem que está em intervalo. Ninguém é chamado e não há avisos.
break-reason = Motivo, para os supervisores
break-reason-lunch = Almoço
break-reason-short = Intervalo curto
break-reason-errand = Recado
act-back-to-work = Voltar ao trabalho
lock-break = Bloqueado durante o intervalo. Volte primeiro ao trabalho.
lock-open-break = Há uma senha aberta. Termine-a ou ponha-a em pausa e depois faça o intervalo.

# O que um servidor que não se pode consultar deixa em aberto.
unknown-only-person = Este servidor não sabe dizer o que fez. Veja a sala de espera e as listas e decida.
unknown-probably = { $label } foi provavelmente chamada aqui. O Callpad não a pode terminar: só a página de balcão do fabricante pode.
unknown-go-on-probably = Já tratei disso: continuar

# O que se encontrou no início, ou não se pôde esclarecer.
notice-day-since = { $label } está aberta desde: { $day }. Ainda está a ser atendida?
notice-day-since-at = { $label } está aberta desde: { $day }, { $time }. Ainda está a ser atendida?
notice-found-open = { $label } está aberta neste balcão, mas não foi chamada daqui: talvez por um colega ou por um segundo Callpad. Se a visita acabou, termine-a.
notice-too-old = A sua sessão tinha expirado quando premiu, e já foi há demasiado tempo para ser feito agora. Prima de novo se ainda for preciso.
notice-look-in-lists = O servidor não o sabe dizer. Veja as listas antes de premir de novo.
journal-cut = Os registos do Callpad acabam a meio, como depois de uma falha de energia. Usa-se tudo o que estava completo.
journal-garbled = Uma parte dos registos do Callpad estava danificada. Usa-se tudo o que deles se consegue ler.
journal-newer = Os registos do Callpad foram escritos por um Callpad mais novo. Usa-se tudo o que este entende.
journal-unreadable = Não foi possível ler os registos do Callpad. Verifique se ainda há uma senha aberta neste balcão.
journal-kept = O ficheiro danificado ficou guardado como { $file }.
journal-not-kept = Não foi possível fazer uma cópia do ficheiro danificado.

# Ações recusadas.
error-no-answer = O servidor não responde agora, por isso nada foi enviado. O Callpad continua a tentar; prima de novo quando ele voltar.
error-on-break = Está no seu intervalo, por isso nada foi enviado. Volte primeiro ao trabalho.
