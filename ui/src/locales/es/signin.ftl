# Primera mitad: servidor y persona.
signin-try = Probarlo en este equipo
signin-try-busy = Arrancando…
signin-try-text = Arranca aquí un pequeño servidor con una oficina de prueba e inicia su sesión. Nada que rellenar, nada sale de este equipo.
signin-own = Iniciar sesión en su servidor de colas
signin-server = Dirección del servidor
signin-user = Identificador de usuario
signin-secret = Secreto
signin-submit = Iniciar sesión
signin-busy = Iniciando sesión…

# Lo que halló la prueba de la dirección.
probe-hint = Su administrador la conoce. Se prueba mientras escribe.
probe-running = Probando la dirección…
probe-callpad = Un servidor Callpad responde en { $address }.
probe-api = Un servidor de colas responde en { $address }.
probe-auth-on = Pide a todos que inicien sesión.
probe-auth-off = Deja entrar a todos sin iniciar sesión.
probe-open-line = Esta línea está abierta: otros en la red pueden leer su sesión y los nombres de los visitantes. Pida a su administrador una dirección con https.

# Segunda mitad: mostrador y servicios.
choose-title = Bienvenido, { $name }. ¿Dónde trabaja hoy?
choose-desk = Mostrador
choose-desk-other = Otro mostrador: escriba su identificador…
choose-desk-id = Identificador del mostrador
choose-desk-id-help = Su administrador lo conoce.
choose-desk-missing = Elija un mostrador o escriba su identificador.
choose-services = Servicios
choose-services-missing = Elija al menos un servicio.
choose-service-ids = Identificadores de los servicios
choose-service-ids-help = El servidor no nombra ninguno. Su administrador los conoce; ponga una coma entre ellos.
choose-back = Atrás
choose-confirm = Empezar a trabajar
