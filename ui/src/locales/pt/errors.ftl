# Cada uma diz o que fazer.
error-address-empty = Escreva o endereço do seu servidor de filas.
error-address-not-one = Isto não é um endereço. Os endereços são como https://queue.example.com ou http://192.168.1.20.
error-address-scheme = O endereço tem de começar por http:// ou https://.
error-address-credentials = Retire o nome de utilizador e a palavra-passe do endereço. Em baixo há campos para eles.
error-address-query = Retire tudo a partir do ponto de interrogação ou do cardinal.
error-address-no-scheme = Escreva o endereço completo, com https:// ou http:// no início.
error-address-slashes = O endereço tem de começar por https:// ou http://, com os dois pontos e as duas barras.
error-address-host-number = Escreva um endereço IP como quatro números de 0 a 255 sem zeros à esquerda, como 192.168.1.20.
error-address-host-letters = Algumas letras deste endereço só se parecem com outras. Ele leva a { $meant }; se esse for o servidor certo, escreva-o assim.
error-address-port = A porta depois dos dois pontos tem de ser um número de 1 a 65535.
error-address-meant = Isto não é um endereço completo. Queria dizer { $meant }?
error-unreachable-name = Não foi possível encontrar { $host }. Verifique a grafia e se este computador está na rede certa.
error-unreachable-connection = Nada responde em { $host }. Verifique o endereço e a porta e pergunte se o servidor está a funcionar.
error-unreachable-proxy = O proxy { $host } não dá ligação ao servidor. Verifique as definições de proxy deste computador ou avise o administrador.
error-timed-out = Não houve resposta em { $seconds } s. Verifique a rede e tente de novo.
error-broken = A ligação perdeu-se a meio da resposta. Verifique a rede e tente de novo.
error-tls = A ligação segura falhou: este computador não confia no certificado do servidor. Verifique o endereço; se estiver certo, mostre isto ao administrador: { $detail }
error-certificate-expired = O certificado de { $host } (“{ $subject }”, emitido por “{ $issuer }”) expirou em { $until }. O relógio deste computador marca { $now }: se estiver errado, acerte-o; se não, peça ao administrador do servidor que renove o certificado.
error-certificate-not-yet = O certificado de { $host } (“{ $subject }”, emitido por “{ $issuer }”) só é válido a partir de { $from }. O relógio deste computador marca { $now }: se estiver errado, acerte-o; se não, avise o administrador do servidor.
error-certificate-name = O que responde como { $host } mostra um certificado para outros nomes: { $names } (emitido por “{ $issuer }”). Verifique o endereço; talvez a rede queira primeiro que inicie sessão num navegador.
error-certificate-issuer = Este computador não conhece “{ $issuer }”, que emitiu o certificado de { $host } (“{ $subject }”). Se for a autoridade da sua organização, o administrador dá-a a conhecer a este computador (extraCaFile); numa rede de convidados, inicie primeiro sessão num navegador.
error-certificate-revoked = O certificado de { $host } (“{ $subject }”) foi revogado por “{ $issuer }”. Avise o administrador do servidor.
error-certificate-other = O certificado de { $host } (“{ $subject }”, emitido por “{ $issuer }”) não serve. Mostre isto ao administrador: { $detail }
error-client-certificate-missing = O servidor só deixa entrar computadores com certificado e este não tem nenhum. Peça ao administrador que defina um (clientCertificateFile): { $detail }
error-client-certificate-refused = O servidor não aceita o certificado deste computador. Peça ao administrador que o renove (clientCertificateFile): { $detail }
error-proxy-password = O proxy { $proxy } quer um nome e uma palavra-passe. Peça ao administrador que os defina (proxyUser, proxyPassword).
error-proxy-password-wrong = O proxy { $proxy } não aceita o nome e a palavra-passe. Peça ao administrador que os corrija (proxyUser, proxyPassword).
error-proxy-scheme = O proxy { $proxy } quer um início de sessão que o Callpad não conhece ({ $schemes }). Peça ao administrador que deixe passar este computador sem ele, ou com Basic.
error-open-line = A sua organização não permite http para { $host }: outros poderiam ler os nomes e a sua sessão. Use um endereço que comece por https://.
error-network-setting = A definição { $setting } da sua organização não serve. Mostre isto ao administrador: { $detail }
error-found-web-page = Respondeu uma página web em vez do servidor de filas (HTTP { $status }). Verifique o endereço; talvez a rede queira primeiro que inicie sessão num navegador.
error-found-redirect = O servidor aponta para outro endereço: { $excerpt }. Se for o certo, escreva-o.
error-found-other-json = Algo responde ali, mas não é um servidor de filas (HTTP { $status }). Verifique o endereço e o seu caminho.
error-found-broken-json = A resposta acabou cedo demais ou está danificada (HTTP { $status }). Tente de novo; se o problema persistir, avise o administrador.
error-found-sign-in-page = A rede responde com a sua própria página de início de sessão (HTTP { $status }). Abra um navegador, inicie sessão na rede e tente de novo; se não estiver numa rede de convidados, verifique o endereço: { $excerpt }
error-found-other = O que responde ali não é um servidor de filas (HTTP { $status }). Verifique o endereço e a porta.
error-unreadable = O servidor respondeu, mas não foi possível ler “{ $field }”. Avise o administrador: { $excerpt }
error-too-large = A resposta tem mais de 32 MiB. Atenda menos serviços ou avise o administrador.
error-server = O servidor tem um erro próprio (HTTP { $status }). Tente de novo dentro de um minuto; se o problema persistir, avise o administrador.
error-refused = O servidor recusou “{ $operation }” com o erro { $number }: { $errno ->
    [2] quer outro método. Verifique o endereço com o administrador.
    [3] não conhece esta operação. A versão pode ser antiga; avise o administrador.
    [5] não aceitou o que foi enviado. Nas Definições, experimente a outra forma de envio.
    [6] não conhece esta senha, balcão ou serviço. Verifique de novo.
    [7] não é possível agora. Verifique de novo; a senha pode ter mudado.
    [8] não há nenhuma senha.
   *[other] diga este número ao administrador.
}
error-refused-role = O servidor recusou “{ $operation }” com o erro { $number }. Talvez já não seja possível: verifique de novo. Se o problema persistir, talvez lhe falte uma permissão. Peça ao administrador: { $roles }
error-refused-create = O servidor não emitiu nenhuma senha (erro { $number }). Talvez o serviço tenha acabado de fechar: escolha outro. Se o problema persistir, talvez lhe falte uma permissão. Peça ao administrador: { $roles }
error-sign-in-refused = O identificador de utilizador ou a palavra-passe está errado. Verifique ambos; o administrador pode dizer-lhe o seu identificador.
error-address-refused = O servidor não aceita o endereço { $host }, seja quem for que inicie sessão. Use o endereço para que foi configurado ou peça ao administrador que permita este (--public-name); talvez um proxy pelo caminho o altere.
error-token-ended = A sua sessão expirou e não pôde ser renovada. Termine-a e inicie outra; nada se perde no servidor.
error-keyring-absent = Este sistema não tem porta-chaves, por isso a sessão só dura até o Callpad fechar. Da próxima vez terá de iniciar sessão de novo.
error-keyring-locked = O porta-chaves está bloqueado, por isso a sessão só dura até o Callpad fechar. Desbloqueie-o e inicie sessão de novo para a guardar.
error-keyring-timed-out = O porta-chaves não respondeu, por isso a sessão só dura até o Callpad fechar. Talvez espere pela palavra-passe noutra janela.
error-keyring-failed = O porta-chaves recusou, por isso a sessão só dura até o Callpad fechar. Se o problema persistir, avise o administrador.
error-policy-invalid = A definição { $setting } da sua organização tem um valor que não serve. Peça ao administrador que o corrija.
error-crashed = Uma parte do Callpad falhou; o resto continua. Se algo deixar de responder, feche o Callpad e abra-o de novo.
error-storage-missing = O ficheiro { $file } não existe: { $detail }. Coloque-o lá ou mude o local onde é procurado.
error-storage-denied = O Callpad não tem permissão para ler ou escrever { $file }. Verifique as permissões: { $detail }
error-storage-full = Não há espaço livre: { $file } não pôde ser escrito. Liberte espaço: { $detail }
error-storage-malformed = { $file } está danificado ou mal escrito; de um ficheiro danificado do Callpad fica uma cópia ao lado. Corrija-o: { $detail }
error-storage-other = { $file } não pôde ser lido ou escrito: { $detail }
error-built-in = O servidor neste computador não iniciou. Feche outras janelas do Callpad e tente de novo: { $detail }
error-printing = Não foi possível abrir a impressão do sistema. Verifique se há uma impressora neste computador: { $detail }
error-busy = Um momento: a última ação ainda está a decorrer. Nada mais foi enviado.
error-unsettled = Ainda não se sabe o que aconteceu à última alteração. Resolva isso primeiro: tente de novo ou deixe ficar.
error-too-many = Demasiadas alterações suas continuam em aberto. Resolva aquelas cujo resultado não é conhecido, ou espere pelas outras. Nada foi enviado.
error-not-offered = O servidor já não aceita esta alteração. Nada foi enviado; faça-a no balcão, ou avise o administrador.
error-cannot-try-again = Não pode ser enviada de novo: o Callpad foi reiniciado entretanto, ou passou demasiado tempo. Veja se foi feita e depois deixe-a ficar.
error-not-now = Isso não é possível neste momento. Nada foi enviado.
error-no-board-there = Não pode ver o painel desse servidor. Peça a permissão “callpad_supervise” ao administrador desse servidor.
error-server-listed = Este servidor já está no painel.
error-too-many-servers = Um painel mostra no máximo { $n } servidores. Remova um para adicionar outro.
error-input = “{ $field }” não é aceite. Altere e tente de novo.
error-input-long = “{ $field }” é longo demais. São aceites no máximo { $max } caracteres.
error-app = O próprio Callpad não responde. Feche a janela e abra o Callpad de novo.
