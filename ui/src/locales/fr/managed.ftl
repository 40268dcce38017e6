# What an organisation sets for its computers, and updates.
settings-managed = Défini par votre organisation.
settings-policy-problems = Les réglages de votre organisation pour cet ordinateur contiennent des erreurs ; tout ce qui n’est pas indiqué ici s’applique. Prévenez votre administrateur :
error-managed = Votre organisation a défini ce réglage pour cet ordinateur. Rien n’a été modifié ; votre administrateur peut le faire.
update-none = Callpad { $version } est la version la plus récente que propose votre organisation.
update-by-organisation = Callpad { $version } est disponible. Votre organisation l’installe sur cet ordinateur : vous n’avez rien à faire.
update-available = Callpad { $version } est disponible.
update-install = Installer et redémarrer
update-installing = Installation…
update-failed = Callpad n’a pas pu rechercher de mise à jour. Il réessaiera plus tard : { $detail }
update-not-installed = Callpad { $version } n’a pas pu être installé. Votre version reste telle quelle : { $detail }
update-not-now = Rien n’est installé tant qu’un ticket est ouvert. Terminez-le ou mettez-le de côté d’abord.
