# What an organisation sets for its computers, and updates.
settings-managed = Managed by your organisation.
settings-policy-problems = Your organisation’s settings for this computer have mistakes; what is not named here applies. Tell your administrator:
fault-managed = Your organisation has set this for this computer. Nothing was done; your administrator can change it.
update-none = Callpad { $version } is the newest that your organisation offers.
update-by-organisation = Callpad { $version } is available. Your organisation installs it on this computer: there is nothing to do here.
update-available = Callpad { $version } is available.
update-install = Install and restart
update-installing = Installing…
update-failed = The update could not be looked for. Callpad tries again later: { $detail }
update-not-installed = Callpad { $version } could not be installed. Callpad stays as it is: { $detail }
update-not-now = With a ticket open nothing is installed. End or pause it first.
