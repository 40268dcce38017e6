# Le programme et ce que ses écrans ont en commun.
app-name = Callpad
close = Fermer
cancel = Annuler
optional = (facultatif)
choice-none = Aucun
choice-id = Identifiant ; votre administrateur le connaît
resuming = Ouverture de la session…
resuming-text = Votre dernière session est restaurée.

# Durées.
ago-now = à l’instant
ago-seconds = il y a { $n } s
ago-minutes = il y a { $n } min

# En-tête.
header-counter-change = Changer de guichet
header-services = Services assurés. Modifier :
header-services-change = Modifier les services assurés
header-services-more = { $n ->
    [one] +{ $n } service
   *[other] +{ $n } services
}
header-services-count = { $n ->
    [one] { $n } service
   *[other] { $n } services
}
header-new-ticket = Nouveau ticket
line-polling = Toutes les { $n } s
line-lost = Pas de réponse depuis { $time }
line-idle = Non connecté
line-lost-keeps = Callpad continue d’essayer automatiquement.
line-try-now = Essayer maintenant
menu = Menu
menu-settings = Réglages
menu-keys = Touches
menu-sign-out = Fermer la session

# La bande du bas.
place-built-in = Serveur sur cet ordinateur
place-open-line = Non chiffré
place-memory-only = Session non enregistrée

# Quels services sont servis.
services-title = Services que vous assurez
services-text = Seuls les visiteurs qui attendent pour ces services sont affichés et appelés ici.
services-save = Assurer ces services

# Quel guichet.
counter-title = Changer de guichet
counter-save = Utiliser ce guichet
counter-open = { $open } est encore ouvert. Terminez-le ou mettez-le de côté avant de changer de guichet.
menu-diagnosis = Diagnostic
