# A press that does nothing.
hint-no-ticket = No hay ningún turno abierto.
hint-no-undo = Ahora no hay nada que deshacer.
hint-covered = Responda primero aquí o pulse Esc para cerrar.
hint-list-moved = La lista acaba de moverse. Compruebe y pulse de nuevo.

# Whose the numbers are: the list beside the card holds those for colleagues too.
free-nobody-here = Nadie le espera
free-elsewhere = { $n ->
    [one] { $n } más en la lista, para otra persona
   *[other] { $n } más en la lista, para otras personas
}

# A number called by hand that no list shows.
offline-nowhere = no está en ninguna lista: compruebe el número

# Set aside: since when, by whom, until when.
aside-since = desde las { $time }
aside-mine = por usted
aside-issued = emitido a las { $time }
no-shows-until = Aquí mientras el servidor permita volver a llamar.

# A wait of twice the target.
wait-far = muy fuera de objetivo
