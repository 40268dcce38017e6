# Cada uno dice qué hacer.
fault-address-empty = Escriba la dirección de su servidor de colas.
fault-address-not-one = Esto no es una dirección. Las direcciones son como https://queue.example.com o http://192.168.1.20.
fault-address-scheme = La dirección debe empezar por http:// o https://.
fault-address-credentials = Quite el usuario y la contraseña de la dirección. Debajo hay campos para ellos.
fault-address-query = Quite todo a partir del signo de interrogación o de la almohadilla.
fault-unreachable-name = Aquí no se conoce ninguna máquina llamada { $host }. Compruebe cómo está escrito y que este equipo esté en la red correcta.
fault-unreachable-connection = Nada responde en { $host }. Compruebe dirección y puerto, y pregunte si el servidor está en marcha.
fault-timed-out = No llegó respuesta en { $seconds } s. Compruebe la red e inténtelo de nuevo.
fault-broken = La línea se cortó en mitad de la respuesta. Compruebe la red e inténtelo de nuevo.
fault-tls = La conexión segura falló: este equipo no confía en el certificado del servidor. Compruebe la dirección; si no, muestre esto a su administrador: { $detail }
fault-found-web-page = Respondió una página web en lugar del servidor (HTTP { $status }). Compruebe la dirección; quizá la red pide antes una identificación en un navegador.
fault-found-redirect = El servidor remite a otro lugar: { $excerpt }. Si es el correcto, escríbalo como dirección.
fault-found-other-json = Ahí responde algo, pero no es un servidor de colas (HTTP { $status }). Compruebe la dirección y su ruta.
fault-found-broken-json = La respuesta acabó antes de tiempo o está dañada (HTTP { $status }). Inténtelo de nuevo; si sigue así, dígaselo a su administrador.
fault-found-other = Lo que responde ahí no es un servidor de colas (HTTP { $status }). Compruebe dirección y puerto.
fault-unreadable = El servidor respondió, pero «{ $field }» no pudo leerse. Diga a su administrador: { $excerpt }
fault-too-large = La respuesta pasa de 32 MiB. Atienda menos servicios o dígaselo a su administrador.
fault-server = El servidor tiene un fallo propio (HTTP { $status }). Inténtelo en un minuto; si sigue así, dígaselo a su administrador.
fault-refused = El servidor rechazó «{ $operation }» con el error { $number }: { $errno ->
    [2] quiere otro método. Compruebe la dirección con su administrador.
    [3] no conoce esta operación. Quizá su versión es antigua; dígaselo a su administrador.
    [5] no aceptó lo enviado. En Ajustes, pruebe la otra forma de enviar.
    [6] no conoce este turno, mostrador o servicio. Mire de nuevo.
    [7] ahora no es posible. Mire de nuevo; quizá el turno ha cambiado.
    [8] no hay ningún turno.
   *[other] diga este número a su administrador.
}
fault-refused-role = El servidor rechazó «{ $operation }» con el error { $number }. Quizá ya no es posible: mire de nuevo. Si sigue así, puede que le falte un permiso. Pida a su administrador: { $roles }
fault-refused-create = El servidor no emitió ningún turno (error { $number }). Quizá el servicio acaba de cerrar: elija otro. Si sigue así, puede que le falte un permiso. Pida a su administrador: { $roles }
fault-sign-in-refused = El servidor no conoce ese identificador o el secreto no es correcto. Compruebe ambos; su administrador conoce su identificador.
fault-token-ended = Su sesión terminó y no pudo renovarse. Ciérrela y vuelva a iniciarla; en el servidor no se pierde nada.
fault-keyring-absent = Este sistema no tiene llavero; su sesión solo se guarda hasta que Callpad se cierre. La próxima vez iniciará sesión de nuevo.
fault-keyring-locked = El llavero está bloqueado; su sesión solo se guarda hasta que Callpad se cierre. Desbloquéelo e inicie sesión de nuevo para guardarla.
fault-keyring-timed-out = El llavero no respondió; su sesión solo se guarda hasta que Callpad se cierre. Quizá espera su contraseña en otra ventana.
fault-keyring-failed = El llavero se negó; su sesión solo se guarda hasta que Callpad se cierre. Si sigue así, dígaselo a su administrador.
fault-storage = El archivo { $file } no pudo leerse o escribirse; uno dañado queda al lado como copia. Compruebe el espacio libre y los permisos: { $detail }
fault-built-in = El servidor de este equipo no arrancó. Cierre otras ventanas de Callpad e inténtelo de nuevo: { $detail }
fault-printing = No se pudo abrir el diálogo de impresión del sistema. Compruebe que haya una impresora en este equipo: { $detail }
fault-busy = Un momento: la última pulsación aún se está haciendo. No se envió nada más.
fault-not-now = Eso no es posible ahora mismo. No se envió nada.
fault-input = «{ $field }» no es válido. Cámbielo e inténtelo de nuevo.
fault-input-long = «{ $field }» es demasiado largo. Se aceptan como máximo { $max } caracteres.
fault-app = Callpad no responde. Cierre la ventana y vuelva a abrir Callpad.
