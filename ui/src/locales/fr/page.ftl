# A fault of the page itself.
region-failed = Cette partie de la fenêtre n’a pas pu être affichée. Affichez-la de nouveau ; si cela échoue encore, fermez Callpad et rouvrez-le.
region-again = Afficher de nouveau
error-page = Un problème est survenu dans cette fenêtre ; il est consigné dans le journal. Si quelque chose ne répond plus, fermez Callpad et rouvrez-le.

# The strip at the bottom.
undo-left = { $n } s
alert-show = Afficher dans la liste
