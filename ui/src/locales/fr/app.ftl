# Le programme et ce que ses écrans ont en commun.
app-name = Callpad
close = Fermer
cancel = Annuler
optional = (facultatif)
choice-none = Aucun
choice-id = Identifiant ; votre administrateur le connaît
resuming = Connexion…
resuming-text = Votre dernière connexion est reprise.

# Durées.
ago-now = à l’instant
ago-seconds = il y a { $n } s
ago-minutes = il y a { $n } min

# En-tête.
header-counter-change = Prendre un autre guichet
header-services = Services servis, modifier :
header-services-change = Modifier les services servis
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
line-lost = Sans réponse depuis { $time }
line-idle = Non connecté
line-lost-keeps = Callpad continue d’essayer tout seul.
line-try-now = Essayer maintenant
menu = Menu
menu-settings = Réglages
menu-keys = Touches
menu-sign-out = Se déconnecter

# La bande du bas.
place-built-in = Serveur sur cet ordinateur
place-open-line = Ligne ouverte
place-memory-only = Connexion non gardée

# Quels services sont servis.
services-title = Services que vous servez
services-text = Seules les personnes qui attendent ces services sont montrées ici et appelées.
services-save = Servir ceux-ci

# Quel guichet.
counter-title = Prendre un autre guichet
counter-save = Travailler ici
counter-open = { $open } est encore ouvert. Terminez-le ou mettez-le en pause, puis prenez un autre guichet.
