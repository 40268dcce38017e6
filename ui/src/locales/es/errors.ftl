# Cada uno dice qué hacer.
error-address-empty = Escriba la dirección de su servidor de colas.
error-address-not-one = Esto no es una dirección. Las direcciones son como https://queue.example.com o http://192.168.1.20.
error-address-scheme = La dirección debe empezar por http:// o https://.
error-address-credentials = Quite el usuario y la contraseña de la dirección. Más abajo hay campos para ellos.
error-address-query = Quite todo a partir del signo de interrogación o de la almohadilla.
error-address-no-scheme = Escriba la dirección completa, con https:// o http:// delante.
error-address-slashes = La dirección debe empezar por https:// o http://, con los dos puntos y las dos barras.
error-address-host-number = Escriba una dirección IP como cuatro números de 0 a 255 sin ceros a la izquierda, como 192.168.1.20.
error-address-host-letters = Algunas letras de esta dirección solo se parecen a otras. Lleva a { $meant }; si ese es el servidor correcto, escríbala así.
error-address-port = El puerto tras los dos puntos debe ser un número de 1 a 65535.
error-address-meant = Esta no es una dirección completa. ¿Quería decir { $meant }?
error-unreachable-name = No se encuentra { $host }. Compruebe cómo está escrito y que este equipo esté en la red correcta.
error-unreachable-connection = Nada responde en { $host }. Compruebe la dirección y el puerto, y pregunte si el servidor está en marcha.
error-unreachable-proxy = El proxy { $host } no da conexión con el servidor. Compruebe la configuración de proxy de este equipo o avise a su administrador.
error-timed-out = No llegó respuesta en { $seconds } s. Compruebe la red e inténtelo de nuevo.
error-broken = Se perdió la conexión en mitad de la respuesta. Compruebe la red e inténtelo de nuevo.
error-tls = La conexión segura falló: este equipo no confía en el certificado del servidor. Compruebe la dirección; si es correcta, muestre esto a su administrador: { $detail }
error-certificate-expired = El certificado de { $host } («{ $subject }», emitido por «{ $issuer }») caducó el { $until }. El reloj de este equipo marca { $now }: si no es correcto, póngalo en hora; si lo es, pida al administrador del servidor que renueve el certificado.
error-certificate-not-yet = El certificado de { $host } («{ $subject }», emitido por «{ $issuer }») solo vale desde el { $from }. El reloj de este equipo marca { $now }: si no es correcto, póngalo en hora; si lo es, avise al administrador del servidor.
error-certificate-name = Lo que responde como { $host } muestra un certificado para otros nombres: { $names } (emitido por «{ $issuer }»). Compruebe la dirección; quizá la red pide antes una identificación en un navegador.
error-certificate-issuer = Este equipo no conoce a «{ $issuer }», que emitió el certificado de { $host } («{ $subject }»). Si es la autoridad propia de su organización, su administrador la da a conocer a este equipo (extraCaFile); en una red de invitados, identifíquese antes en un navegador.
error-certificate-revoked = «{ $issuer }» retiró el certificado de { $host } («{ $subject }»). Avise al administrador del servidor.
error-certificate-other = El certificado de { $host } («{ $subject }», emitido por «{ $issuer }») no sirve. Muestre esto a su administrador: { $detail }
error-client-certificate-missing = El servidor solo admite equipos con certificado y este no tiene ninguno. Pida a su administrador que configure uno (clientCertificateFile): { $detail }
error-client-certificate-refused = El servidor no acepta el certificado de este equipo. Pida a su administrador que lo renueve (clientCertificateFile): { $detail }
error-proxy-password = El proxy { $proxy } pide un nombre y una contraseña. Pida a su administrador que los configure (proxyUser, proxyPassword).
error-proxy-password-wrong = El proxy { $proxy } no acepta el nombre y la contraseña. Pida a su administrador que los corrija (proxyUser, proxyPassword).
error-proxy-scheme = El proxy { $proxy } pide una identificación que Callpad no conoce ({ $schemes }). Pida a su administrador que deje pasar a este equipo sin ella, o con Basic.
error-open-line = Su organización no permite http hacia { $host }: otros podrían leer los nombres y su sesión. Use una dirección que empiece por https://.
error-network-setting = El ajuste { $setting } de su organización no sirve. Muestre esto a su administrador: { $detail }
error-found-web-page = Respondió una página web en lugar del servidor (HTTP { $status }). Compruebe la dirección; quizá la red pide antes una identificación en un navegador.
error-found-redirect = El servidor remite a otra dirección: { $excerpt }. Si es la correcta, escríbala.
error-found-other-json = Ahí responde algo, pero no es un servidor de colas (HTTP { $status }). Compruebe la dirección y su ruta.
error-found-broken-json = La respuesta acabó antes de tiempo o está dañada (HTTP { $status }). Inténtelo de nuevo; si el problema continúa, avise a su administrador.
error-found-sign-in-page = La red responde con su propia página de identificación (HTTP { $status }). Abra un navegador, identifíquese en la red e inténtelo de nuevo; si no está en una red de invitados, compruebe la dirección: { $excerpt }
error-found-other = Lo que responde ahí no es un servidor de colas (HTTP { $status }). Compruebe la dirección y el puerto.
error-unreadable = El servidor respondió, pero no se pudo leer «{ $field }». Comunique a su administrador: { $excerpt }
error-too-large = La respuesta pasa de 32 MiB. Atienda menos servicios o avise a su administrador.
error-server = El servidor tiene un error propio (HTTP { $status }). Inténtelo dentro de un minuto; si el problema continúa, avise a su administrador.
error-refused = El servidor rechazó «{ $operation }» con el error { $number }: { $errno ->
    [2] espera otro método. Compruebe la dirección con su administrador.
    [3] no conoce esta operación. Quizá su versión es antigua; avise a su administrador.
    [5] no aceptó lo enviado. En Ajustes, pruebe la otra forma de enviar.
    [6] no conoce este turno, mostrador o servicio. Compruebe de nuevo.
    [7] ahora no es posible. Compruebe de nuevo; quizá el turno ha cambiado.
    [8] no hay ningún turno.
   *[other] comunique este número a su administrador.
}
error-refused-role = El servidor rechazó «{ $operation }» con el error { $number }. Quizá ya no es posible: compruebe de nuevo. Si el problema continúa, puede que le falte un permiso. Pida a su administrador: { $roles }
error-refused-create = El servidor no emitió ningún turno (error { $number }). Quizá el servicio acaba de cerrar: elija otro. Si el problema continúa, puede que le falte un permiso. Pida a su administrador: { $roles }
error-sign-in-refused = El identificador de usuario o la contraseña no son correctos. Compruebe ambos; su administrador puede decirle su identificador.
error-address-refused = El servidor no acepta la dirección { $host }, sea quien sea quien inicie sesión. Use la dirección para la que se configuró o pida a su administrador que permita esta (--public-name); quizá un proxy intermedio la cambia.
error-token-ended = Su sesión ha caducado y no se pudo renovar. Ciérrela e inicie otra; en el servidor no se pierde nada.
error-keyring-absent = Este sistema no tiene llavero; su sesión solo se guarda hasta que Callpad se cierre. La próxima vez iniciará sesión de nuevo.
error-keyring-locked = El llavero está bloqueado; su sesión solo se guarda hasta que Callpad se cierre. Desbloquéelo e inicie sesión de nuevo para guardarla.
error-keyring-timed-out = El llavero no respondió; su sesión solo se guarda hasta que Callpad se cierre. Quizá espera su contraseña en otra ventana.
error-keyring-failed = El llavero se negó; su sesión solo se guarda hasta que Callpad se cierre. Si el problema continúa, avise a su administrador.
error-policy-invalid = El ajuste { $setting } de su organización tiene un valor que no sirve. Pida a su administrador que lo corrija.
error-crashed = Una parte de Callpad ha fallado; el resto sigue. Si algo deja de responder, cierre Callpad y ábralo de nuevo.
error-storage-missing = El archivo { $file } no está: { $detail }. Póngalo ahí o cambie dónde se busca.
error-storage-denied = Callpad no tiene permiso para leer o escribir { $file }. Compruebe los permisos: { $detail }
error-storage-full = No queda espacio: { $file } no pudo escribirse. Libere espacio: { $detail }
error-storage-malformed = { $file } está dañado o mal escrito; un archivo dañado de Callpad queda al lado como copia. Corríjalo: { $detail }
error-storage-other = { $file } no pudo leerse o escribirse: { $detail }
error-built-in = El servidor de este equipo no se inició. Cierre otras ventanas de Callpad e inténtelo de nuevo: { $detail }
error-printing = No se pudo abrir el diálogo de impresión del sistema. Compruebe que haya una impresora en este equipo: { $detail }
error-busy = Un momento: su última acción aún está en curso. No se envió nada más.
error-unsettled = Aún no se sabe qué pasó con el último cambio. Resuélvalo primero: inténtelo de nuevo o déjelo.
error-too-many = Demasiados cambios suyos siguen abiertos. Resuelva aquellos cuyo resultado no se conoce, o espere a los demás. No se envió nada.
error-not-offered = El servidor ya no admite este cambio. No se envió nada; hágalo en el mostrador o avise a su administrador.
error-cannot-try-again = No se puede enviar de nuevo: Callpad se reinició desde entonces o ha pasado demasiado tiempo. Mire si se hizo y luego déjelo.
error-not-now = Eso no es posible en este momento. No se envió nada.
error-no-board-there = Allí no puede ver el panel. Pida el permiso «callpad_supervise» al administrador de ese servidor.
error-server-listed = Este servidor ya está en el panel.
error-too-many-servers = Un panel muestra como máximo { $n } servidores. Quite uno para añadir otro.
error-input = «{ $field }» no se acepta. Cámbielo e inténtelo de nuevo.
error-input-long = «{ $field }» es demasiado largo. Se aceptan como máximo { $max } caracteres.
error-app = El propio Callpad no responde. Cierre la ventana y vuelva a abrir Callpad.
