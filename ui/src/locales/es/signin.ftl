# Primera mitad: servidor y persona.
signin-try = Probarlo en este equipo
signin-try-busy = Iniciando…
signin-try-text = Inicia en este equipo un pequeño servidor con una oficina de demostración y abre su sesión. No hay nada que rellenar y nada sale de este equipo.
signin-own = Iniciar sesión en su servidor de colas
signin-server = Dirección del servidor
signin-user = Identificador de usuario
signin-secret = Contraseña
signin-submit = Iniciar sesión
signin-busy = Iniciando sesión…

# Lo que halló la prueba de la dirección.
probe-hint = La conoce su administrador. Se comprueba mientras escribe.
probe-running = Comprobando la dirección…
probe-callpad = Hay un servidor Callpad en { $address }.
probe-api = Hay un servidor de colas en { $address }.
probe-auth-on = Pide iniciar sesión.
probe-auth-off = No pide iniciar sesión.
probe-open-line = Esta conexión no está cifrada: otros en la red pueden leer su sesión y los nombres de los visitantes. Pida a su administrador una dirección con https.

# Segunda mitad: mostrador y servicios.
choose-title = Hola, { $name }. ¿Dónde trabaja hoy?
choose-desk = Mostrador
choose-desk-other = Otro mostrador: escriba su identificador…
choose-desk-id = Identificador del mostrador
choose-desk-id-help = Lo conoce su administrador.
choose-desk-missing = Elija un mostrador o escriba su identificador.
choose-services = Servicios
choose-services-missing = Elija al menos un servicio.
choose-service-ids = Identificadores de los servicios
choose-service-ids-help = El servidor no indica ninguno. Los conoce su administrador; sepárelos con comas.
choose-back = Atrás
choose-confirm = Empezar a trabajar
choose-board = Abrir el panel
choose-board-text = Para supervisores: todos los servicios y mostradores, en una ventana propia. No llama a nadie.
choose-board-opened = El panel está abierto en su ventana. Aquí también puede elegir un mostrador.
