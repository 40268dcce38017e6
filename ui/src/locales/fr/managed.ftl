# What an organisation sets for its computers, and updates.
settings-managed = Défini par votre organisation.
settings-policy-problems = Les réglages de votre organisation pour cet ordinateur contiennent des erreurs ; ce qui n’est pas nommé ici s’applique. Prévenez votre administrateur :
fault-managed = Votre organisation l’a défini pour cet ordinateur. Rien n’a été fait ; votre administrateur peut le modifier.
update-none = Callpad { $version } est la version la plus récente que propose votre organisation.
update-by-organisation = Callpad { $version } est disponible. Votre organisation l’installe sur cet ordinateur : vous n’avez rien à faire.
update-available = Callpad { $version } est disponible.
update-install = Installer et redémarrer
update-installing = Installation…
update-failed = La mise à jour n’a pas pu être cherchée. Callpad réessaiera plus tard : { $detail }
update-not-installed = Callpad { $version } n’a pas pu être installé. Callpad reste tel quel : { $detail }
update-not-now = Avec un ticket ouvert, rien n’est installé. Terminez-le ou mettez-le en pause d’abord.
