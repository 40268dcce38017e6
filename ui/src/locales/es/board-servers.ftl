# Los servidores cuyas sedes están en el panel.
servers-title = Servidores
servers-own = donde inició sesión
servers-trouble = un servidor requiere atención
servers-add = Añadir un servidor…
servers-add-title = Añadir un servidor
servers-add-text = Sus sedes aparecen en este panel junto a las demás. Lo que haga allí va a ese servidor.
servers-managed = Su organización decide qué servidores están en este panel.
servers-offered = De su organización. Todavía no ha iniciado sesión allí.
servers-sign-in = Iniciar sesión…
servers-sign-in-of = Iniciar sesión en { $server }…
servers-again = Iniciar sesión de nuevo…
servers-again-of = Iniciar sesión de nuevo en { $server }…
servers-ended = Inicie sesión de nuevo para ver sus sedes.
servers-denied = Ya no tiene el permiso allí. Pregunte al administrador de ese servidor; los demás servidores siguen.
servers-remove = Quitar…
servers-remove-of = Quitar { $server }…
servers-remove-title = ¿Quitar { $server }?
servers-remove-text = Sus sedes salen de este panel y se cierra su sesión allí. En el propio servidor no cambia nada.
servers-remove-yes = Quitar
servers-remove-no = Conservarlo
servers-more = { $n ->
    [one] No se muestra una sede más. Se muestran las peores.
   *[other] No se muestran { $n } sedes más. Se muestran las peores.
}
