# Names of keys, as they are printed on the keyboards of the language.
key-ctrl = Strg
key-alt = Alt
key-shift = Umschalt
key-win = Win
key-super = Super
key-esc = Esc
key-enter = Eingabe
key-space = Leertaste
key-home = Pos 1
key-end = Ende
key-page-up = Bild ↑
key-page-down = Bild ↓
key-delete = Entf
key-insert = Einfg
