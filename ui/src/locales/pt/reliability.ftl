# O que se encontrou no início, ou não se pôde esclarecer.
notice-day-since = { $label } está aberta desde { $day }. Ainda está a ser atendida?
notice-day-since-at = { $label } está aberta desde { $day }, { $time }. Ainda está a ser atendida?
notice-found-open = { $label } está aberta neste balcão, mas não foi chamada daqui: talvez por um colega ou por um segundo Callpad. Se a visita acabou, termine-a.
notice-too-old = A sua sessão tinha terminado quando carregou, e isso já foi há demasiado tempo para ser feito agora. Carregue de novo se ainda for preciso.
notice-look-in-lists = O servidor não o sabe dizer. Veja nas listas antes de carregar de novo.
journal-cut = As notas do próprio Callpad acabam a meio, como depois de uma falha de energia. Usa-se tudo o que estava completo.
journal-garbled = Uma parte das notas do próprio Callpad estava danificada. Usa-se tudo o que delas se consegue ler.
journal-newer = As notas do próprio Callpad foram escritas por um Callpad mais novo. Usa-se tudo o que este entende.
journal-unreadable = Não foi possível ler as notas do próprio Callpad. Veja se ainda há uma senha aberta neste balcão.
journal-kept = O ficheiro danificado ficou guardado como { $file }.
journal-not-kept = Não foi possível fazer uma cópia do ficheiro danificado.
not-known-call-named = Não se sabe se { $label } foi chamada.
not-known-call = Não se sabe se alguém foi chamado.
not-known-recall-named = Não se sabe se { $label } foi anunciada de novo.
not-known-recall = Não se sabe se o anúncio foi feito.
not-known-end-named = Não se sabe se { $label } terminou.
not-known-end = Não se sabe se a senha terminou.
not-known-pause-named = Não se sabe se { $label } ficou em pausa.
not-known-pause = Não se sabe se a senha ficou em pausa.
not-known-cancel-named = Não se sabe se { $label } foi fechada como falta.
not-known-cancel = Não se sabe se a senha foi fechada como falta.
not-known-transfer-named = Não se sabe se { $label } foi transferida.
not-known-transfer = Não se sabe se a senha foi transferida.
not-known-create-named = Não se sabe se { $label } foi emitida.
not-known-create = Não se sabe se foi emitida uma senha.

# Ações recusadas.
fault-no-answer = O servidor não responde agora, por isso nada foi enviado. O Callpad continua a tentar; carregue de novo quando ele voltar.
fault-on-break = Está em intervalo, por isso nada foi enviado. Volte primeiro ao trabalho.
