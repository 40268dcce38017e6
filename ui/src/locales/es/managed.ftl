# What an organisation sets for its computers, and updates.
settings-managed = Establecido por su organización.
settings-policy-problems = Los ajustes de su organización para este equipo tienen errores; lo que no se nombra aquí se aplica. Avise a su administrador:
fault-managed = Su organización lo ha establecido para este equipo. No se ha hecho nada; su administrador puede cambiarlo.
update-none = Callpad { $version } es la versión más reciente que ofrece su organización.
update-by-organisation = Callpad { $version } está disponible. Su organización lo instala en este equipo: no tiene que hacer nada.
update-available = Callpad { $version } está disponible.
update-install = Instalar y reiniciar
update-installing = Instalando…
update-failed = No se pudo buscar la actualización. Callpad lo intenta más tarde: { $detail }
update-not-installed = No se pudo instalar Callpad { $version }. Callpad queda como está: { $detail }
update-not-now = Con un turno abierto no se instala nada. Finalícelo o páuselo primero.
