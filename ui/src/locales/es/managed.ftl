# What an organisation sets for its computers, and updates.
settings-managed = Establecido por su organización.
settings-policy-problems = Los ajustes de su organización para este equipo contienen errores; se aplica todo lo que no se indica aquí. Comunique a su administrador:
error-managed = Su organización lo ha establecido para este equipo. No se ha cambiado nada; su administrador puede hacerlo.
update-none = Callpad { $version } es la versión más reciente que ofrece su organización.
update-by-organisation = Callpad { $version } está disponible. Su organización lo instala en este equipo: no tiene que hacer nada.
update-available = Callpad { $version } está disponible.
update-install = Instalar y reiniciar
update-installing = Instalando…
update-failed = Callpad no pudo buscar actualizaciones. Lo intentará más tarde: { $detail }
update-not-installed = No se pudo instalar Callpad { $version }. Su versión queda como está: { $detail }
update-not-now = No se instala nada mientras haya un turno abierto. Termínelo o póngalo en pausa primero.
