# Os servidores cujos locais estão no painel.
servers-title = Servidores
servers-own = onde iniciou sessão
servers-trouble = um servidor precisa de atenção
servers-add = Adicionar um servidor…
servers-add-title = Adicionar um servidor
servers-add-text = Os seus locais ficam neste painel ao lado dos outros. O que fizer lá vai para esse servidor.
servers-managed = A sua organização define que servidores estão neste painel.
servers-offered = Da sua organização. Ainda não iniciou sessão lá.
servers-sign-in = Iniciar sessão…
servers-sign-in-of = Iniciar sessão em { $server }…
servers-again = Iniciar sessão de novo…
servers-again-of = Iniciar sessão de novo em { $server }…
servers-ended = Inicie sessão de novo para ver os seus locais.
servers-denied = Já não tem a permissão lá. Fale com o administrador desse servidor; os outros servidores continuam.
servers-remove = Remover…
servers-remove-of = Remover { $server }…
servers-remove-title = Remover { $server }?
servers-remove-text = Os seus locais saem deste painel e a sua sessão lá termina. No próprio servidor nada muda.
servers-remove-yes = Remover
servers-remove-no = Manter
servers-more = { $n ->
    [one] Mais um local não é mostrado. Os piores são.
   *[other] Mais { $n } locais não são mostrados. Os piores são.
}
