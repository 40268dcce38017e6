# O autoteste, no ecrã Diagnóstico.
test-title = Diagnóstico
test-about = O Callpad vê tudo aquilo de que precisa neste computador. Nada é alterado.
test-running = A ver…
test-again = Repetir
test-copy = Copiar como texto
test-copied = O texto foi copiado.
test-copy-failed = Não foi possível copiar o texto. Está selecionado: prima Ctrl+C (Cmd+C num Mac).
test-all-good = Está tudo como deve ser.
test-look = { $n ->
    [one] Convém ver { $n } linha; o Callpad funciona.
   *[other] Convém ver { $n } linhas; o Callpad funciona.
}
test-wrong = { $n ->
    [one] { $n } linha está errada: diz o que fazer.
   *[other] { $n } linhas estão erradas: cada uma diz o que fazer.
}
test-status-green = Bem
test-status-yellow = A ver
test-status-red = Errado
test-status-skipped = Não se aplica
test-policy = Definições da organização
test-data-folder = Pasta de dados
test-disk = Disco
test-settings = As suas definições
test-journal = Registos próprios
test-keyring = Porta-chaves
test-proxy = Proxy
test-certificate = Certificado
test-clock = Relógio
test-server = Servidor
test-sign-in = Sessão
test-changes = Alterações
test-notifications = Notificações
test-web-view = Vista web
test-program = O próprio Callpad
found-not-tried = Não foi visto, porque algo antes falhou.
found-no-policy = Não há nenhumas neste computador.
found-policy-read = Lidas: { $locked } bloqueadas, { $recommended } recomendadas.
found-policy-problems = Uma parte não serve. Peça ao administrador que a corrija: { $detail }
found-folder-sound = É possível escrever em { $path }.
found-no-folder = { $path } não existe. Feche o Callpad e abra-o de novo.
found-folder-closed = Não é possível escrever em { $path }. Peça ao administrador permissão para lá escrever ou outra pasta (--data-dir): { $detail }
found-folder-full = O disco de { $path } está cheio. Liberte espaço.
found-disk-room = Há { $mebibytes } MiB livres.
found-disk-low = Só há { $mebibytes } MiB livres. Liberte espaço.
found-settings-sound = Estão em ordem.
found-settings-newer = Foram escritas por um Callpad mais recente; este não conhece: { $names }. Peça a versão mais recente ao administrador ou continue sem elas.
found-settings-unreadable = O ficheiro settings.json não pode ser lido; valem os valores predefinidos. Peça ao administrador que o corrija ou o remova: { $detail }
found-journal-sound = Estão em ordem.
found-journal-damaged = Uma parte está danificada; usa-se o que se conseguiu ler. Verifique se a senha no ecrã é a do balcão e mande verificar o disco.
found-journal-newer = Foram escritos por um Callpad mais recente. Peça ao administrador que volte a instalar a versão mais recente.
found-journal-unreadable = Não podem ser lidos. Peça ao administrador permissão para ler journal.jsonl e que verifique o disco: { $detail }
found-journal-unwritten = Não foi possível registar o que se fez por último. Deixe o Callpad aberto e liberte espaço, ou peça ao administrador permissão para escrever: { $detail }
found-keyring-works = Guarda o que lá se põe.
found-keyring-absent = Não há: inicia sessão em cada arranque. Peça ao administrador que instale um (gnome-keyring, KWallet, KeePassXC).
found-keyring-locked = Está bloqueado: inicia sessão em cada arranque. Desbloqueie-o, ou faça com que o início de sessão no computador o desbloqueie (a mesma palavra-passe).
found-keyring-timed-out = Não responde. Talvez peça a palavra-passe noutra janela; senão, termine a sessão do computador e inicie-a de novo.
found-keyring-failed = Falhou. Reinicie o computador; se continuar, mostre isto ao administrador: { $detail }
found-no-server = Não se conhece nenhum servidor. Escreva o endereço ao iniciar sessão ou peça ao administrador que o defina (serverAddress).
found-no-proxy = Nenhum: a ligação é direta.
found-proxy-system = { $host }, segundo o sistema.
found-proxy-policy = { $host }, segundo a sua organização.
found-script = O sistema escolhe o proxy por um script, que o Callpad não executa: a ligação é direta. Se o servidor estiver atrás de um proxy, peça ao administrador que o defina (proxy): { $address }
found-certificate-sound = “{ $subject }”, emitido por “{ $issuer }”, válido até { $until }.
found-certificate-ends = “{ $subject }”, emitido por “{ $issuer }”, acaba em { $until }, daqui a { $days } dias. Peça ao administrador do servidor que o renove.
found-clock-not-certificate = O certificado é bom: o relógio deste computador está errado. Acerte o relógio.
found-not-needed = Não é preciso: o servidor está neste computador.
found-not-encrypted = A ligação a { $host } está sem encriptação: outros poderiam ler os nomes e a sua sessão. Peça ao administrador do servidor um endereço que comece por https://.
found-clock-agrees = Está certo com o do servidor.
found-clock-ahead = O relógio deste computador está { $span } (h:min:s) adiantado em relação ao do servidor. Acerte-o e deixe-o acertar por um servidor de hora.
found-clock-behind = O relógio deste computador está { $span } (h:min:s) atrasado em relação ao do servidor. Acerte-o e deixe-o acertar por um servidor de hora.
found-clock-unknown = O servidor não diz a hora.
found-server-callpad = { $host } responde; é o servidor do Callpad.
found-server-other = { $host } responde.
found-signed-in = O servidor aceita a sessão de { $user }.
found-no-sign-in-needed = O servidor não pede nenhuma.
found-nobody = Ninguém iniciou sessão aqui. Inicie sessão.
found-role-missing = Falta uma permissão a { $user }. Peça ao administrador do servidor: { $roles }
found-pushed = O servidor avisa de cada uma logo.
found-polled = O servidor não avisa delas; o Callpad pergunta de { $n } em { $n } s.
found-push-blocked = O servidor avisaria delas, mas a ligação para isso não se estabelece; entretanto o Callpad pergunta. Peça ao administrador que deixe passar WebSockets pelo proxy ou pelo gateway.
found-notifications-taken = O sistema aceita-as.
found-notifications-off = Não quer nenhumas. Pode ligá-las nas definições.
found-notifications-held-back = O sistema retém-nas (não incomodar, uma apresentação ou ecrã inteiro). Desligue isso para ser avisado dos visitantes.
found-notifications-forbidden = O sistema não deixa o Callpad mostrar nenhumas. Permita-as nas definições do sistema.
found-notifications-missing = Nada neste sistema as mostra. Peça ao administrador que instale ou inicie um serviço de notificações.
found-notifications-dropped = O sistema aceitou a última e não a mostrou. Permita as do Callpad nas definições do sistema, depois termine a sessão do computador e inicie-a de novo.
found-web-view = { $version }
found-web-view-old = { $version } é demasiado antiga: podem faltar partes do ecrã. Peça ao administrador que instale { $needed } ou mais recente com as atualizações do sistema.
found-web-view-unknown = Não diz a versão.
found-program-sound = Callpad { $version }: nada falhou desde que foi aberto.
found-program-crashed = { $n ->
    [one] { $n } parte falhou desde que foi aberto. Feche o Callpad, abra-o de novo e avise o administrador.
   *[other] { $n } partes falharam desde que foi aberto. Feche o Callpad, abra-o de novo e avise o administrador.
}
