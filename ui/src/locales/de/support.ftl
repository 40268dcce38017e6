# Die Selbstprüfung, auf dem Bildschirm Diagnose.
test-title = Diagnose
test-about = Callpad sieht alles an, was es auf diesem Computer braucht. Nichts wird geändert.
test-running = Wird geprüft…
test-again = Erneut prüfen
test-copy = Als Text kopieren
test-copied = Der Text wurde kopiert.
test-copy-failed = Der Text ließ sich nicht kopieren. Er ist markiert: Drücken Sie Strg+C (auf einem Mac Cmd+C).
test-all-good = Alles ist, wie es sein soll.
test-look = { $n ->
    [one] { $n } Zeile sollte angesehen werden; Callpad arbeitet.
   *[other] { $n } Zeilen sollten angesehen werden; Callpad arbeitet.
}
test-wrong = { $n ->
    [one] { $n } Zeile ist falsch: Sie sagt, was zu tun ist.
   *[other] { $n } Zeilen sind falsch: Jede sagt, was zu tun ist.
}
test-status-green = Gut
test-status-yellow = Ansehen
test-status-red = Falsch
test-status-skipped = Entfällt
test-policy = Vorgaben der Organisation
test-data-folder = Datenordner
test-disk = Datenträger
test-settings = Ihre Einstellungen
test-journal = Eigene Aufzeichnungen
test-keyring = Schlüsselbund
test-proxy = Proxy
test-certificate = Zertifikat
test-clock = Uhr
test-server = Server
test-sign-in = Sitzung
test-changes = Änderungen
test-notifications = Benachrichtigungen
test-web-view = Webansicht
test-program = Callpad selbst
found-not-tried = Nicht geprüft, weil etwas davor nicht gelang.
found-no-policy = Auf diesem Computer gibt es keine.
found-policy-read = Gelesen: { $locked } gesperrt, { $recommended } empfohlen.
found-policy-problems = Teile davon sind unbrauchbar. Bitten Sie Ihre Administration, sie zu berichtigen: { $detail }
found-folder-sound = In { $path } kann geschrieben werden.
found-no-folder = { $path } ist nicht da. Schließen Sie Callpad und starten Sie es neu.
found-folder-closed = In { $path } kann nicht geschrieben werden. Bitten Sie Ihre Administration um das Recht dazu oder um einen anderen Ordner (--data-dir): { $detail }
found-folder-full = Der Datenträger von { $path } ist voll. Schaffen Sie Platz.
found-disk-room = { $mebibytes } MiB sind frei.
found-disk-low = Nur { $mebibytes } MiB sind frei. Schaffen Sie Platz.
found-settings-sound = Sie sind in Ordnung.
found-settings-newer = Ein neueres Callpad hat sie geschrieben; dieses kennt nicht: { $names }. Bitten Sie Ihre Administration um die neuere Version oder arbeiten Sie ohne diese weiter.
found-settings-unreadable = Die Datei settings.json ist nicht lesbar; es gelten die Standardwerte. Bitten Sie Ihre Administration, sie zu berichtigen oder zu entfernen: { $detail }
found-journal-sound = Sie sind in Ordnung.
found-journal-damaged = Ein Teil ist beschädigt; was lesbar war, wird verwendet. Prüfen Sie, ob das Ticket auf dem Bildschirm das am Schalter ist, und lassen Sie den Datenträger prüfen.
found-journal-newer = Ein neueres Callpad hat sie geschrieben. Bitten Sie Ihre Administration, die neuere Version wieder zu installieren.
found-journal-unreadable = Sie sind nicht lesbar. Bitten Sie Ihre Administration um das Recht, journal.jsonl zu lesen, und den Datenträger zu prüfen: { $detail }
found-journal-unwritten = Was zuletzt getan wurde, ließ sich nicht aufzeichnen. Lassen Sie Callpad offen und schaffen Sie Platz oder bitten Sie Ihre Administration um das Recht zu schreiben: { $detail }
found-keyring-works = Er bewahrt, was hineingelegt wird.
found-keyring-absent = Es gibt keinen; Sie melden sich bei jedem Start an. Bitten Sie Ihre Administration, einen zu installieren (gnome-keyring, KWallet, KeePassXC).
found-keyring-locked = Er ist gesperrt; Sie melden sich bei jedem Start an. Entsperren Sie ihn oder lassen Sie ihn beim Anmelden am Computer entsperren (dasselbe Passwort für beides).
found-keyring-timed-out = Er antwortet nicht. Vielleicht fragt er in einem anderen Fenster nach seinem Passwort; sonst melden Sie sich am Computer ab und wieder an.
found-keyring-failed = Er hat versagt. Starten Sie den Computer neu; bleibt es dabei, zeigen Sie dies Ihrer Administration: { $detail }
found-no-server = Es ist kein Server bekannt. Geben Sie beim Anmelden seine Adresse ein oder bitten Sie Ihre Administration, sie festzulegen (serverAddress).
found-no-proxy = Keiner: Die Verbindung ist direkt.
found-proxy-system = { $host }, laut System.
found-proxy-policy = { $host }, laut Ihrer Organisation.
found-script = Das System wählt den Proxy durch ein Skript, das Callpad nicht ausführt: Die Verbindung ist direkt. Liegt der Server hinter einem Proxy, bitten Sie Ihre Administration, ihn festzulegen (proxy): { $address }
found-certificate-sound = „{ $subject }“, ausgestellt von „{ $issuer }“, gültig bis { $until }.
found-certificate-ends = „{ $subject }“, ausgestellt von „{ $issuer }“, läuft am { $until } ab, in { $days } Tagen. Bitten Sie die Administration des Servers, es zu erneuern.
found-clock-not-certificate = Das Zertifikat ist gut: Die Uhr dieses Computers geht falsch. Stellen Sie die Uhr.
found-not-needed = Keines nötig: Der Server ist auf diesem Computer.
found-not-encrypted = Die Verbindung zu { $host } ist unverschlüsselt: Andere könnten Namen und Ihre Sitzung mitlesen. Bitten Sie die Administration des Servers um eine Adresse, die mit https:// beginnt.
found-clock-agrees = Sie stimmt mit der des Servers überein.
found-clock-ahead = Die Uhr dieses Computers geht { $span } (h:min:s) vor der des Servers. Stellen Sie die Uhr und lassen Sie sie von einem Zeitserver stellen.
found-clock-behind = Die Uhr dieses Computers geht { $span } (h:min:s) nach gegenüber der des Servers. Stellen Sie die Uhr und lassen Sie sie von einem Zeitserver stellen.
found-clock-unknown = Der Server nennt seine Uhrzeit nicht.
found-server-callpad = { $host } antwortet; es ist der Server von Callpad.
found-server-other = { $host } antwortet.
found-signed-in = Der Server nimmt die Sitzung von { $user } an.
found-no-sign-in-needed = Der Server verlangt keine.
found-nobody = Hier ist niemand angemeldet. Melden Sie sich an.
found-role-missing = { $user } fehlt eine Berechtigung. Bitten Sie die Administration des Servers um: { $roles }
found-pushed = Der Server meldet jede sofort.
found-polled = Der Server meldet sie nicht; Callpad fragt alle { $n } s nach.
found-push-blocked = Der Server würde sie melden, aber die Verbindung dafür kommt nicht zustande; bis dahin fragt Callpad nach. Bitten Sie Ihre Administration, WebSockets durch Proxy oder Gateway zu lassen.
found-notifications-taken = Das System nimmt sie an.
found-notifications-off = Sie möchten keine. In den Einstellungen können Sie sie einschalten.
found-notifications-held-back = Das System hält sie zurück (Bitte nicht stören, eine Präsentation oder ein Vollbild). Schalten Sie das aus, um von Besuchern zu erfahren.
found-notifications-forbidden = Das System lässt Callpad keine zeigen. Erlauben Sie sie in den Einstellungen des Systems.
found-notifications-missing = Nichts auf diesem System zeigt sie. Bitten Sie Ihre Administration, einen Dienst für Benachrichtigungen zu installieren oder zu starten.
found-notifications-dropped = Das System nahm die letzte an und zeigte sie nicht. Erlauben Sie die von Callpad in den Einstellungen des Systems, dann melden Sie sich am Computer ab und wieder an.
found-web-view = { $version }
found-web-view-old = { $version } ist zu alt: Teile des Bildschirms können fehlen. Bitten Sie Ihre Administration, mit den Updates des Systems { $needed } oder neuer zu installieren.
found-web-view-unknown = Sie nennt ihre Version nicht.
found-program-sound = Callpad { $version }: Seit dem Start ist nichts ausgefallen.
found-program-crashed = { $n ->
    [one] { $n } Teil ist seit dem Start ausgefallen. Schließen Sie Callpad, starten Sie es neu und melden Sie es Ihrer Administration.
   *[other] { $n } Teile sind seit dem Start ausgefallen. Schließen Sie Callpad, starten Sie es neu und melden Sie es Ihrer Administration.
}
