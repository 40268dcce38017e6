# Cada uma diz o que fazer.
fault-address-empty = Escreva o endereço do seu servidor de filas.
fault-address-not-one = Isto não é um endereço. Os endereços são como https://queue.example.com ou http://192.168.1.20.
fault-address-scheme = O endereço tem de começar por http:// ou https://.
fault-address-credentials = Tire o nome de utilizador e a palavra-passe do endereço. Em baixo há campos para eles.
fault-address-query = Tire tudo a partir do ponto de interrogação ou do cardinal.
fault-unreachable-name = Aqui não se conhece nenhuma máquina chamada { $host }. Verifique a grafia e se este computador está na rede certa.
fault-unreachable-connection = Nada responde em { $host }. Verifique endereço e porta e pergunte se o servidor está a funcionar.
fault-timed-out = Nenhuma resposta chegou em { $seconds } s. Verifique a rede e tente de novo.
fault-broken = A ligação caiu a meio da resposta. Verifique a rede e tente de novo.
fault-tls = A ligação segura falhou: este computador não confia no certificado do servidor. Verifique o endereço; caso contrário, mostre isto ao administrador: { $detail }
fault-found-web-page = Respondeu uma página web em vez do servidor de filas (HTTP { $status }). Verifique o endereço; talvez a rede queira primeiro que inicie sessão num navegador.
fault-found-redirect = O servidor aponta para outro lugar: { $excerpt }. Se for o certo, escreva-o como endereço.
fault-found-other-json = Algo responde ali, mas não é um servidor de filas (HTTP { $status }). Verifique o endereço e o seu caminho.
fault-found-broken-json = A resposta acabou cedo demais ou está danificada (HTTP { $status }). Tente de novo; se continuar, avise o administrador.
fault-found-other = O que responde ali não é um servidor de filas (HTTP { $status }). Verifique endereço e porta.
fault-unreadable = O servidor respondeu, mas “{ $field }” não pôde ser lido. Avise o administrador: { $excerpt }
fault-too-large = A resposta tem mais de 32 MiB. Atenda menos serviços ou avise o administrador.
fault-server = O servidor tem uma falha própria (HTTP { $status }). Tente de novo dentro de um minuto; se continuar, avise o administrador.
fault-refused = O servidor recusou “{ $operation }” com o erro { $number }: { $errno ->
    [2] quer outro método. Verifique o endereço com o administrador.
    [3] não conhece esta operação. A versão pode ser antiga; avise o administrador.
    [5] não aceitou o que foi enviado. Nas Definições, experimente a outra forma de envio.
    [6] não conhece esta senha, balcão ou serviço. Veja de novo.
    [7] não é possível agora. Veja de novo; a senha pode ter mudado.
    [8] não há nenhuma senha.
   *[other] diga este número ao administrador.
}
fault-refused-role = O servidor recusou “{ $operation }” com o erro { $number }. Talvez já não seja possível: veja de novo. Se continuar assim, talvez lhe falte uma permissão. Peça ao administrador: { $roles }
fault-refused-create = O servidor não emitiu nenhuma senha (erro { $number }). Talvez o serviço tenha acabado de fechar: escolha outro. Se continuar assim, talvez lhe falte uma permissão. Peça ao administrador: { $roles }
fault-sign-in-refused = O servidor não conhece este utilizador, ou o segredo está errado. Verifique ambos; o administrador pode dizer-lhe o seu identificador.
fault-token-ended = A sua sessão acabou e não pôde ser renovada. Saia e inicie sessão de novo; nada se perde no servidor.
fault-keyring-absent = Este sistema não tem porta-chaves, por isso a sessão só dura até o Callpad fechar. Da próxima vez inicia sessão de novo.
fault-keyring-locked = O porta-chaves está bloqueado, por isso a sessão só dura até o Callpad fechar. Desbloqueie-o e inicie sessão de novo para a guardar.
fault-keyring-timed-out = O porta-chaves não respondeu, por isso a sessão só dura até o Callpad fechar. Talvez espere pela palavra-passe noutra janela.
fault-keyring-failed = O porta-chaves recusou, por isso a sessão só dura até o Callpad fechar. Avise o administrador se continuar.
fault-storage = O ficheiro { $file } não pôde ser lido ou escrito; se estava danificado, fica uma cópia ao lado. Verifique espaço livre e permissões: { $detail }
fault-built-in = O servidor neste computador não arrancou. Feche outras janelas do Callpad e tente de novo: { $detail }
fault-printing = Não foi possível abrir a impressão do sistema. Verifique se há uma impressora neste computador: { $detail }
fault-busy = Um momento: a última ação ainda está a decorrer. Nada mais foi enviado.
fault-not-now = Isso não é possível agora. Nada foi enviado.
fault-input = “{ $field }” não é aceitável. Altere e tente de novo.
fault-input-long = “{ $field }” é longo demais. São aceites no máximo { $max } caracteres.
fault-app = O próprio Callpad não responde. Feche a janela e abra o Callpad de novo.
