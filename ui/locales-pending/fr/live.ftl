# Une partie de la page qui n’a pas pu être lue.
part-unloaded-title = Cette fenêtre ne peut pas être affichée
part-unloaded = Une partie de Callpad n’a pas pu être lue sur cet ordinateur. Réessayez ; si cela persiste, fermez Callpad et rouvrez-le, ou demandez qu’il soit réinstallé.
part-again = Réessayer

# Pourquoi un bouton est verrouillé.
lock-away = Verrouillé tant que cet ordinateur est verrouillé.
lock-asked = Verrouillé jusqu’à la réponse à la question posée ici.

# La barre.
menu-bar = Petite barre
bar-waiting = { $n ->
    [0] personne en attente
   *[other] { $n } en attente
}
bar-next = suivant : { $label }
bar-next-waited = suivant : { $label }, { $n } min
bar-next-probably = probablement suivant : { $label }
bar-next-probably-waited = probablement suivant : { $label }, { $n } min
bar-acts = Actions
bar-more = Plus
bar-expand = Afficher la fenêtre du guichet
bar-details = Détails
bar-sign-in = Se connecter…
bar-signed-out = Non connecté
bar-no-answer = Pas de réponse depuis { $time }
bar-list = liste de { $time }

# Les changements annoncés aussitôt, et qui est sûrement le suivant.
line-live = En direct
free-nobody-live = Toute personne qui arrive s’affiche ici aussitôt.
free-next-sure = Suivant
next-sure-bound = Suivant : vous est destiné
next-sure-priority = Suivant : prioritaire
next-sure-due = Suivant : attend depuis le plus longtemps
ask-end-call-text-sure = Continuer termine { $label } et appelle { $next }.

# Téléphoner, et une visite laissée seule.
call-phone = Téléphoner au { $number }
notice-returned = Cet ordinateur était verrouillé ou en veille alors que { $label } était ouvert. Est-il encore servi ?
notice-end-now = Terminer { $label } maintenant
