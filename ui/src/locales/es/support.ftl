# La autoprueba, en la pantalla Diagnóstico.
test-title = Diagnóstico
test-about = Callpad revisa todo lo que necesita en este equipo. No se cambia nada.
test-running = Revisando…
test-again = Repetir
test-copy = Copiar como texto
test-copied = El texto se ha copiado.
test-copy-failed = No se ha podido copiar el texto. Está seleccionado: pulse Ctrl+C (Cmd+C en un Mac).
test-all-good = Todo está como debe.
test-look = { $n ->
    [one] Conviene mirar { $n } línea; Callpad funciona.
   *[other] Conviene mirar { $n } líneas; Callpad funciona.
}
test-wrong = { $n ->
    [one] { $n } línea está mal: dice qué hacer.
   *[other] { $n } líneas están mal: cada una dice qué hacer.
}
test-status-green = Bien
test-status-yellow = Por mirar
test-status-red = Mal
test-status-skipped = No procede
test-policy = Ajustes de la organización
test-data-folder = Carpeta de datos
test-disk = Disco
test-settings = Sus ajustes
test-journal = Registros propios
test-keyring = Llavero
test-proxy = Proxy
test-certificate = Certificado
test-clock = Reloj
test-server = Servidor
test-sign-in = Sesión
test-changes = Cambios
test-notifications = Notificaciones
test-web-view = Vista web
test-program = Callpad mismo
found-not-tried = Sin revisar, porque falló algo anterior.
found-no-policy = No hay ninguno en este equipo.
found-policy-read = Leídos: { $locked } bloqueados, { $recommended } recomendados.
found-policy-problems = Una parte no sirve. Pida a su administrador que la corrija: { $detail }
found-folder-sound = Se puede escribir en { $path }.
found-no-folder = { $path } no existe. Cierre Callpad y ábralo de nuevo.
found-folder-closed = No se puede escribir en { $path }. Pida a su administrador permiso para escribir ahí u otra carpeta (--data-dir): { $detail }
found-folder-full = El disco de { $path } está lleno. Libere espacio.
found-disk-room = Quedan { $mebibytes } MiB libres.
found-disk-low = Solo quedan { $mebibytes } MiB libres. Libere espacio.
found-settings-sound = Están en orden.
found-settings-newer = Los escribió un Callpad más nuevo; este no conoce: { $names }. Pida la versión más nueva a su administrador o siga sin ellos.
found-settings-unreadable = El archivo settings.json no se puede leer; valen los valores predeterminados. Pida a su administrador que lo corrija o lo quite: { $detail }
found-journal-sound = Están en orden.
found-journal-damaged = Una parte está dañada; se usa lo que se pudo leer. Compruebe que el turno de la pantalla es el del mostrador y haga revisar el disco.
found-journal-newer = Los escribió un Callpad más nuevo. Pida a su administrador que vuelva a instalar la versión más nueva.
found-journal-unreadable = No se pueden leer. Pida a su administrador permiso para leer journal.jsonl y que revise el disco: { $detail }
found-journal-unwritten = No se pudo anotar lo último que se hizo. Deje Callpad abierto y libere espacio, o pida a su administrador permiso para escribir: { $detail }
found-keyring-works = Guarda lo que se le confía.
found-keyring-absent = No hay: inicia sesión en cada arranque. Pida a su administrador que instale uno (gnome-keyring, KWallet, KeePassXC).
found-keyring-locked = Está bloqueado: inicia sesión en cada arranque. Desbloquéelo, o haga que se desbloquee al iniciar sesión en el equipo (la misma contraseña).
found-keyring-timed-out = No responde. Quizá pide su contraseña en otra ventana; si no, cierre la sesión del equipo e iníciela de nuevo.
found-keyring-failed = Falló. Reinicie el equipo; si sigue igual, muestre esto a su administrador: { $detail }
found-no-server = No se conoce ningún servidor. Escriba su dirección al iniciar sesión o pida a su administrador que la fije (serverAddress).
found-no-proxy = Ninguno: la conexión es directa.
found-proxy-system = { $host }, según el sistema.
found-proxy-policy = { $host }, según su organización.
found-script = El sistema elige el proxy con un script, que Callpad no ejecuta: la conexión es directa. Si el servidor está detrás de un proxy, pida a su administrador que lo fije (proxy): { $address }
found-certificate-sound = «{ $subject }», emitido por «{ $issuer }», válido hasta { $until }.
found-certificate-ends = «{ $subject }», emitido por «{ $issuer }», caduca el { $until }, en { $days } días. Pida al administrador del servidor que lo renueve.
found-clock-not-certificate = El certificado es bueno: el reloj de este equipo está mal. Póngalo en hora.
found-not-needed = No hace falta: el servidor está en este equipo.
found-not-encrypted = La conexión con { $host } está sin cifrar: otros podrían leer los nombres y su sesión. Pida al administrador del servidor una dirección que empiece por https://.
found-clock-agrees = Coincide con el del servidor.
found-clock-ahead = El reloj de este equipo va { $span } (h:min:s) por delante del del servidor. Póngalo en hora y deje que lo ajuste un servidor de hora.
found-clock-behind = El reloj de este equipo va { $span } (h:min:s) por detrás del del servidor. Póngalo en hora y deje que lo ajuste un servidor de hora.
found-clock-unknown = El servidor no dice su hora.
found-server-callpad = { $host } responde; es el servidor de Callpad.
found-server-other = { $host } responde.
found-signed-in = El servidor acepta la sesión de { $user }.
found-no-sign-in-needed = El servidor no pide ninguna.
found-nobody = Aquí nadie ha iniciado sesión. Inicie sesión.
found-role-missing = A { $user } le falta un permiso. Pida al administrador del servidor: { $roles }
found-pushed = El servidor avisa de cada uno al momento.
found-polled = El servidor no avisa de ellos; Callpad pregunta cada { $n } s.
found-push-blocked = El servidor avisaría de ellos, pero la conexión para eso no se establece; mientras tanto Callpad pregunta. Pida a su administrador que deje pasar los WebSockets por el proxy o la pasarela.
found-notifications-taken = El sistema las acepta.
found-notifications-off = No quiere ninguna. Puede activarlas en Ajustes.
found-notifications-held-back = El sistema las retiene (no molestar, una presentación o pantalla completa). Desactívelo para enterarse de los visitantes.
found-notifications-forbidden = El sistema no deja que Callpad muestre ninguna. Permítalas en los ajustes del sistema.
found-notifications-missing = Nada en este sistema las muestra. Pida a su administrador que instale o inicie un servicio de notificaciones.
found-notifications-dropped = El sistema aceptó la última y no la mostró. Permita las de Callpad en los ajustes del sistema, luego cierre la sesión del equipo e iníciela de nuevo.
found-web-view = { $version }
found-web-view-old = { $version } es demasiado antigua: pueden faltar partes de la pantalla. Pida a su administrador que instale { $needed } o más nueva con las actualizaciones del sistema.
found-web-view-unknown = No dice su versión.
found-program-sound = Callpad { $version }: nada ha fallado desde que se abrió.
found-program-crashed = { $n ->
    [one] { $n } parte ha fallado desde que se abrió. Cierre Callpad, ábralo de nuevo y avise a su administrador.
   *[other] { $n } partes han fallado desde que se abrió. Cierre Callpad, ábralo de nuevo y avise a su administrador.
}
