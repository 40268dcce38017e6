# How the page looks, and what is technical.
settings-look = Aussehen
settings-theme = Farben
settings-theme-system = Wie das System
settings-theme-light = Hell
settings-theme-dark = Dunkel
settings-text-size = Textgröße
settings-text-size-value = { $n } %
settings-text-size-help = Oder drücken Sie { $key } und + oder −; { $key } und 0 für die übliche Größe.
settings-advanced = Erweitert
