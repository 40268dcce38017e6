# How the page looks, and what is technical.
settings-look = Appearance
settings-theme = Theme
settings-theme-system = Same as the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-text-size = Text size
settings-text-size-value = { $n } %
settings-text-size-help = Or press { $key } and + or −; { $key } and 0 for the usual size.
settings-advanced = Advanced
