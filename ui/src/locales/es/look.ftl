# How the page looks, and what is technical.
settings-look = Apariencia
settings-theme = Tema
settings-theme-system = Como el sistema
settings-theme-light = Claro
settings-theme-dark = Oscuro
settings-text-size = Tamaño del texto
settings-text-size-value = { $n } %
settings-text-size-help = O pulse { $key } y + o −; { $key } y 0 para el tamaño normal.
settings-advanced = Avanzado
