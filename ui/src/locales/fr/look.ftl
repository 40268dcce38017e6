# How the page looks, and what is technical.
settings-look = Apparence
settings-theme = Thème
settings-theme-system = Comme le système
settings-theme-light = Clair
settings-theme-dark = Sombre
settings-text-size = Taille du texte
settings-text-size-value = { $n } %
settings-text-size-help = Ou appuyez sur { $key } et + ou − ; { $key } et 0 pour la taille habituelle.
settings-advanced = Avancé
