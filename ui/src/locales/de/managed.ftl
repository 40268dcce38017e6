# What an organisation sets for its computers, and updates.
settings-managed = Von Ihrer Organisation festgelegt.
settings-policy-problems = Die Vorgaben Ihrer Organisation für diesen Computer enthalten Fehler; alles, was hier nicht genannt ist, gilt. Melden Sie Ihrer Administration:
error-managed = Ihre Organisation hat das für diesen Computer festgelegt. Es wurde nichts geändert; Ihre Administration kann es ändern.
update-none = Callpad { $version } ist die neueste Version, die Ihre Organisation anbietet.
update-by-organisation = Callpad { $version } ist verfügbar. Ihre Organisation installiert es auf diesem Computer: Sie müssen nichts tun.
update-available = Callpad { $version } ist verfügbar.
update-install = Installieren und neu starten
update-installing = Wird installiert…
update-failed = Callpad konnte nicht nach Aktualisierungen suchen. Es versucht es später erneut: { $detail }
update-not-installed = Callpad { $version } konnte nicht installiert werden. Ihre Version bleibt, wie sie ist: { $detail }
update-not-now = Solange ein Ticket offen ist, wird nichts installiert. Beenden Sie es oder stellen Sie es zuerst zurück.
