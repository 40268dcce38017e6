# Names of keys, as they are printed on the keyboards of the language.
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-win = Win
key-super = Super
key-esc = Esc
key-enter = Enter
key-space = Espaço
key-home = Home
key-end = End
key-page-up = Page ↑
key-page-down = Page ↓
key-delete = Del
key-insert = Ins
