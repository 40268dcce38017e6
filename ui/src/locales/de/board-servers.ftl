# Die Server, deren Standorte auf der Übersicht stehen.
servers-title = Server
servers-own = hier angemeldet
servers-trouble = ein Server braucht Aufmerksamkeit
servers-add = Server hinzufügen…
servers-add-title = Server hinzufügen
servers-add-text = Seine Standorte stehen auf dieser Übersicht neben den anderen. Was Sie dort tun, geht an diesen Server.
servers-managed = Ihre Organisation legt fest, welche Server auf dieser Übersicht stehen.
servers-offered = Von Ihrer Organisation. Sie haben sich dort noch nicht angemeldet.
servers-sign-in = Anmelden…
servers-sign-in-of = Bei { $server } anmelden…
servers-again = Erneut anmelden…
servers-again-of = Bei { $server } erneut anmelden…
servers-ended = Melden Sie sich erneut an, um seine Standorte zu sehen.
servers-denied = Dort haben Sie die Berechtigung nicht mehr. Fragen Sie die Administration dieses Servers; die anderen Server laufen weiter.
servers-remove = Entfernen…
servers-remove-of = { $server } entfernen…
servers-remove-title = { $server } entfernen?
servers-remove-text = Seine Standorte verlassen diese Übersicht, und Sie werden dort abgemeldet. Am Server selbst ändert sich nichts.
servers-remove-yes = Entfernen
servers-remove-no = Behalten
servers-more = { $n ->
    [one] Ein weiterer Standort wird nicht gezeigt. Die schlechtesten werden es.
   *[other] { $n } weitere Standorte werden nicht gezeigt. Die schlechtesten werden es.
}
