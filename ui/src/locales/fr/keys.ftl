# Names of keys, as they are printed on the keyboards of the language.
key-ctrl = Ctrl
key-alt = Alt
key-shift = Maj
key-win = Win
key-super = Super
key-esc = Échap
key-enter = Entrée
key-space = Espace
key-home = Début
key-end = Fin
key-page-up = Page ↑
key-page-down = Page ↓
key-delete = Suppr
key-insert = Inser
