# What an organisation sets for its computers, and updates.
settings-managed = Definido pela sua organização.
settings-policy-problems = As definições da sua organização para este computador têm erros; o que não é indicado aqui aplica-se. Informe o seu administrador:
fault-managed = A sua organização definiu isto para este computador. Nada foi feito; o seu administrador pode alterá-lo.
update-none = O Callpad { $version } é o mais recente que a sua organização oferece.
update-by-organisation = O Callpad { $version } está disponível. É a sua organização que o instala neste computador: não tem de fazer nada.
update-available = O Callpad { $version } está disponível.
update-install = Instalar e reiniciar
update-installing = A instalar…
update-failed = Não foi possível procurar a atualização. O Callpad tenta mais tarde: { $detail }
update-not-installed = Não foi possível instalar o Callpad { $version }. O Callpad fica como está: { $detail }
update-not-now = Com uma senha aberta nada é instalado. Termine-a ou coloque-a em pausa primeiro.
