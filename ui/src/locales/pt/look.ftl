# How the page looks, and what is technical.
settings-look = Aspeto
settings-theme = Tema
settings-theme-system = Como o sistema
settings-theme-light = Claro
settings-theme-dark = Escuro
settings-text-size = Tamanho do texto
settings-text-size-value = { $n } %
settings-text-size-help = Ou prima { $key } e + ou −; { $key } e 0 para o tamanho normal.
settings-advanced = Avançado
