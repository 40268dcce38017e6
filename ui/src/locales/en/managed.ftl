# What an organisation sets for its computers, and updates.
settings-managed = Managed by your organisation.
settings-policy-problems = Your organisation’s settings for this computer contain mistakes; everything not listed here applies. Tell your administrator:
error-managed = Your organisation has set this for this computer. Nothing was changed; your administrator can change it.
update-none = Callpad { $version } is the newest version that your organisation offers.
update-by-organisation = Callpad { $version } is available. Your organisation installs it on this computer: you don’t have to do anything.
update-available = Callpad { $version } is available.
update-install = Install and restart
update-installing = Installing…
update-failed = Callpad could not check for updates. It will try again later: { $detail }
update-not-installed = Callpad { $version } could not be installed. Your version stays as it is: { $detail }
update-not-now = Nothing is installed while a ticket is open. End or pause it first.
