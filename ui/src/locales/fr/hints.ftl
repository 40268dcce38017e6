# A press that does nothing.
hint-no-ticket = Aucun ticket n’est ouvert.
hint-no-undo = Il n’y a rien à annuler pour le moment.
hint-covered = Répondez d’abord ici, ou appuyez sur Échap pour fermer.
hint-list-moved = La liste vient de bouger. Vérifiez, puis appuyez à nouveau.

# Whose the numbers are: the list beside the card holds those for colleagues too.
free-nobody-here = Personne ne vous attend
free-elsewhere = { $n ->
    [one] { $n } autre dans la liste, pour quelqu’un d’autre
   *[other] { $n } autres dans la liste, pour quelqu’un d’autre
}

# A number called by hand that no list shows.
offline-nowhere = dans aucune liste ici : vérifiez le numéro

# Set aside: since when, by whom, until when.
aside-since = depuis { $time }
aside-mine = par vous
aside-issued = émis à { $time }
no-shows-until = Ici tant que le serveur permet de rappeler.

# A wait of twice the target.
wait-far = bien au-delà de l’objectif
