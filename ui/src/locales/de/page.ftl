# A fault of the page itself.
region-failed = Dieser Teil des Fensters ließ sich nicht anzeigen. Zeigen Sie ihn noch einmal an; geht es wieder nicht, schließen Sie Callpad und öffnen Sie es neu.
region-again = Noch einmal anzeigen
error-page = In diesem Fenster ist etwas schiefgegangen; es steht im Protokoll. Wenn etwas nicht mehr reagiert, schließen Sie Callpad und öffnen Sie es neu.

# The strip at the bottom.
undo-left = { $n } s
alert-show = In der Liste zeigen
