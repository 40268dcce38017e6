# What an organisation sets for its computers, and updates.
settings-managed = Definido pela sua organização.
settings-policy-problems = As definições da sua organização para este computador contêm erros; tudo o que não é indicado aqui aplica-se. Avise o administrador:
error-managed = A sua organização definiu isto para este computador. Nada foi alterado; o administrador pode alterá-lo.
update-none = O Callpad { $version } é a versão mais recente que a sua organização oferece.
update-by-organisation = O Callpad { $version } está disponível. É a sua organização que o instala neste computador: não tem de fazer nada.
update-available = O Callpad { $version } está disponível.
update-install = Instalar e reiniciar
update-installing = A instalar…
update-failed = O Callpad não conseguiu procurar atualizações. Tenta mais tarde: { $detail }
update-not-installed = Não foi possível instalar o Callpad { $version }. A sua versão fica como está: { $detail }
update-not-now = Nada é instalado enquanto houver uma senha aberta. Termine-a ou ponha-a em pausa primeiro.
