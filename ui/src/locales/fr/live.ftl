# Une partie de la page qui n’a pas pu être lue.
part-unloaded-title = Cette fenêtre ne peut pas être affichée
part-unloaded = Une partie de Callpad n’a pas pu être lue sur cet ordinateur. Réessayez ; si cela persiste, fermez Callpad et rouvrez-le, ou demandez qu’il soit réinstallé.
part-again = Réessayer

# Pourquoi un bouton est verrouillé.
lock-away = Bloqué tant que cet ordinateur est verrouillé.
lock-asked = Bloqué jusqu’à la réponse à la question posée ici.

# La barre.
menu-bar = Petite barre
menu-board = Tableau
bar-waiting = { $n ->
    [0] personne en attente
   *[other] { $n } en attente
}
bar-next = suivant : { $label }
bar-next-waited = suivant : { $label }, { $n } min
bar-next-probably = probablement suivant : { $label }
bar-next-probably-waited = probablement suivant : { $label }, { $n } min
bar-acts = Actions
bar-more = Plus
bar-expand = Afficher la fenêtre du guichet
bar-details = Détails
bar-sign-in = Ouvrir une session…
bar-signed-out = Aucune session ouverte
bar-no-answer = Pas de réponse depuis { $time }
bar-list = liste de { $time }

# Les changements annoncés aussitôt, et qui est sûrement le suivant.
line-live = En direct
free-nobody-live = Les visiteurs qui arrivent s’affichent ici aussitôt.
free-next-sure = Suivant
next-sure-bound = Suivant : vous est destiné
next-sure-priority = Suivant : prioritaire
next-sure-due = Suivant : attend depuis le plus longtemps
ask-end-call-text-sure = Cela termine { $label } et appelle { $next }.

# Téléphoner, et une visite laissée seule.
call-phone = Téléphoner au { $number }
notice-returned = Cet ordinateur était verrouillé ou en veille alors que { $label } était ouvert. Le ticket est-il encore en cours ?
notice-end-now = Terminer { $label } maintenant

# Alertes.
alert-new = Nouveau : { $label }, { $service }
alert-over = { $label }, { $service } : attente au-delà de l’objectif
alert-sent = { $label }, { $service } : vous a été envoyé

# Ce qui est masqué.
name-hidden = nom masqué
text-hidden = Masqué tant que cet ordinateur est verrouillé
keys-reveal = Afficher les noms masqués tant que la touche est maintenue

# Réglages : alertes.
settings-sections = Sections
settings-alerts = Alertes
settings-alerts-new = Alerter pour un nouveau ticket
settings-alerts-when-empty = Seulement si personne n’attendait
settings-alerts-every = À chaque fois
settings-alerts-never = Jamais
settings-over-target = Alerter quand une attente dépasse son objectif
settings-sent-here = Alerter quand un ticket est envoyé à ce guichet ou à vous
settings-repeat = Répéter une alerte jusqu’à ce qu’elle soit vue
settings-quiet-serving = Silence tant qu’un ticket est ouvert
settings-dnd = Ne pas déranger : aucune alerte
settings-notifications = Afficher les alertes comme notifications du système ; elles portent un numéro, jamais un nom
settings-notifications-missing = Rien sur cet ordinateur n’affiche de notifications. Les alertes restent audibles, et visibles dans cette fenêtre. Demandez un service de notifications à votre administrateur.
settings-notifications-dropped = Le système accepte les notifications de Callpad, mais ne les affiche pas. Autorisez-les pour Callpad dans les réglages du système.
settings-system-quiet = Le mode « ne pas déranger » du système est actif : les alertes restent muettes jusqu’à ce qu’il soit désactivé.
settings-sound = Son
settings-sound-none = Aucun
settings-sound-chime = Carillon
settings-sound-drop = Goutte
settings-sound-knock = Coup
settings-volume = Volume
settings-volume-value = { $n } %
settings-test-sound = Jouer le son
settings-mute = Pas d’alertes pour ces services

# Réglages : confidentialité.
settings-privacy = Confidentialité
settings-mask = Masquer les noms des visiteurs tant que { $key } n’est pas maintenue
settings-mask-help = Quiconque regarde par-dessus votre épaule voit des points. Tant que cet ordinateur est verrouillé, noms, notes et champs libres restent toujours masqués.
settings-capture = Exclure Callpad des images de l’écran
settings-capture-help = Les captures, enregistrements et écrans partagés n’en montrent alors rien. Certains programmes des Mac récents le voient malgré tout.
settings-capture-impossible = Ce système ne peut pas exclure une fenêtre des images de l’écran. Partagez des fenêtres isolées plutôt que tout l’écran.
settings-presence = Montrer aux superviseurs qui est à ce guichet
settings-presence-help = Ils voient si vous êtes là, en pause ou parti, et quels services vous assurez. Seul un serveur Callpad en est informé.

# Réglages : raccourcis.
settings-shortcuts = Raccourcis
settings-shortcuts-help = Ils fonctionnent pendant qu’un autre programme est au premier plan. Il n’y en a aucun tant que vous n’en choisissez pas.
settings-shortcuts-impossible = Impossible sur ce bureau (Wayland) : il ne transmet les touches à aucun programme pendant qu’un autre est au premier plan. Dans les réglages du bureau, vous pouvez attribuer une touche à un lien ; voir Liens.
settings-shortcut-open = Afficher Callpad
settings-shortcut-choose = Choisir
settings-shortcut-choose-of = Choisir le raccourci : { $action }
settings-shortcut-remove = Retirer
settings-shortcut-remove-of = Retirer le raccourci : { $action }
settings-shortcut-press = Appuyez sur les touches ensemble. Échap conserve les anciennes
settings-shortcut-modifier = Un raccourci a besoin de { $keys } ; sinon, la touche manquerait à tous les autres programmes.
settings-shortcut-not-this = Ces touches ne peuvent pas être un raccourci. Choisissez-en d’autres.
settings-shortcut-twice = { $keys } sert déjà à : { $action }. Choisissez d’autres touches.
settings-shortcut-taken = Un autre programme utilise { $keys }. Choisissez d’autres touches.

# Réglages : liens.
settings-links = Liens
settings-links-on = Autoriser les actions par lien
settings-links-help = Un autre programme, un boîtier à boutons ou une touche du bureau peut alors ouvrir un lien comme celui ci-dessous, comme si vous aviez appuyé sur le bouton ici. Seuls les liens avec votre clé fonctionnent : gardez-la pour vous.
settings-links-later = Votre clé est créée à l’enregistrement. Rouvrez les réglages pour la voir.
settings-link-key = Votre clé
settings-link-example = Exemple
settings-link-copy = Copier
settings-link-copied = Copiée.
settings-link-copy-failed = La copie a échoué. Le texte est sélectionné : appuyez sur Ctrl C (Cmd C sur Mac).
settings-link-new = Nouvelle clé
settings-link-new-help = Effet immédiat ; les liens avec l’ancienne clé ne fonctionnent plus.

# Réglages : démarrage.
settings-start = Démarrage
settings-start-login = Démarrer Callpad quand j’ouvre ma session sur cet ordinateur
settings-start-tray = Démarrer dans la zone de notification, sans fenêtre
settings-close-tray = Garder Callpad dans la zone de notification à la fermeture de la fenêtre
settings-no-tray = Ce bureau n’affiche pas d’icônes dans la zone de notification : sans fenêtre, Callpad serait introuvable.

error-locked = Cet ordinateur est verrouillé, donc rien n’a été envoyé. Déverrouillez-le et appuyez de nouveau.
error-phone = Le programme de téléphone n’a pas pu être ouvert. Composez le numéro vous-même ; votre administrateur peut en installer un : { $detail }
error-system = Le système a refusé. Montrez ceci à votre administrateur : { $detail }
