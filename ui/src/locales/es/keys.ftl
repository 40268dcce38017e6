# Names of keys, as they are printed on the keyboards of the language.
key-ctrl = Ctrl
key-alt = Alt
key-shift = Mayús
key-win = Win
key-super = Súper
key-esc = Esc
key-enter = Intro
key-space = Espacio
key-home = Inicio
key-end = Fin
key-page-up = Re Pág
key-page-down = Av Pág
key-delete = Supr
key-insert = Insert
