# Jeder sagt, was zu tun ist.
error-address-empty = Geben Sie die Adresse Ihres Aufrufservers ein.
error-address-not-one = Das ist keine Adresse. Adressen sehen aus wie https://queue.example.com oder http://192.168.1.20.
error-address-scheme = Die Adresse muss mit http:// oder https:// beginnen.
error-address-credentials = Entfernen Sie Benutzernamen und Passwort aus der Adresse. Darunter gibt es Felder dafür.
error-address-query = Lassen Sie alles ab dem Fragezeichen oder der Raute weg.
error-address-no-scheme = Geben Sie die ganze Adresse ein, mit https:// oder http:// am Anfang.
error-address-slashes = Die Adresse muss mit https:// oder http:// beginnen, mit Doppelpunkt und beiden Schrägstrichen.
error-address-host-number = Schreiben Sie eine IP-Adresse als vier Zahlen von 0 bis 255 ohne führende Nullen, etwa 192.168.1.20.
error-address-host-letters = Einige Buchstaben dieser Adresse sehen nur wie andere aus. Sie führt zu { $meant }; ist das der richtige Server, geben Sie sie so ein.
error-address-port = Der Port nach dem Doppelpunkt muss eine Zahl von 1 bis 65535 sein.
error-address-meant = Das ist keine vollständige Adresse. Meinten Sie { $meant }?
error-unreachable-name = { $host } wurde nicht gefunden. Prüfen Sie die Schreibweise und ob dieser Computer im richtigen Netz ist.
error-unreachable-connection = Unter { $host } antwortet nichts. Prüfen Sie Adresse und Port und fragen Sie, ob der Server läuft.
error-unreachable-proxy = Der Proxy { $host } stellt keine Verbindung zum Server her. Prüfen Sie die Proxy-Einstellungen dieses Computers oder melden Sie es Ihrer Administration.
error-timed-out = Innerhalb von { $seconds } s kam keine Antwort. Prüfen Sie das Netz und versuchen Sie es erneut.
error-broken = Die Verbindung brach mitten in der Antwort ab. Prüfen Sie das Netz und versuchen Sie es erneut.
error-tls = Die sichere Verbindung kam nicht zustande: Dieser Computer vertraut dem Zertifikat des Servers nicht. Prüfen Sie die Adresse; stimmt sie, zeigen Sie dies Ihrer Administration: { $detail }
error-certificate-expired = Das Zertifikat von { $host } („{ $subject }“, ausgestellt von „{ $issuer }“) ist am { $until } abgelaufen. Die Uhr dieses Computers zeigt { $now }: Ist das falsch, stellen Sie sie; sonst bitten Sie die Administration des Servers, das Zertifikat zu erneuern.
error-certificate-not-yet = Das Zertifikat von { $host } („{ $subject }“, ausgestellt von „{ $issuer }“) gilt erst ab { $from }. Die Uhr dieses Computers zeigt { $now }: Ist das falsch, stellen Sie sie; sonst melden Sie es der Administration des Servers.
error-certificate-name = Was als { $host } antwortet, zeigt ein Zertifikat für andere Namen: { $names } (ausgestellt von „{ $issuer }“). Prüfen Sie die Adresse; vielleicht verlangt das Netz erst eine Anmeldung im Browser.
error-certificate-issuer = Dieser Computer kennt „{ $issuer }“ nicht, von wo das Zertifikat von { $host } („{ $subject }“) stammt. Ist das die eigene Zertifizierungsstelle Ihrer Organisation, macht Ihre Administration sie diesem Computer bekannt (extraCaFile); in einem Gastnetz melden Sie sich erst im Browser an.
error-certificate-revoked = Das Zertifikat von { $host } („{ $subject }“) wurde von „{ $issuer }“ widerrufen. Melden Sie es der Administration des Servers.
error-certificate-other = Das Zertifikat von { $host } („{ $subject }“, ausgestellt von „{ $issuer }“) ist unbrauchbar. Zeigen Sie dies Ihrer Administration: { $detail }
error-client-certificate-missing = Der Server lässt nur Computer mit einem Zertifikat ein, und dieser hat keines. Bitten Sie Ihre Administration, eines einzurichten (clientCertificateFile): { $detail }
error-client-certificate-refused = Der Server nimmt das Zertifikat dieses Computers nicht an. Bitten Sie Ihre Administration, es zu erneuern (clientCertificateFile): { $detail }
error-proxy-password = Der Proxy { $proxy } verlangt Namen und Passwort. Bitten Sie Ihre Administration, sie einzurichten (proxyUser, proxyPassword).
error-proxy-password-wrong = Der Proxy { $proxy } nimmt Namen und Passwort nicht an. Bitten Sie Ihre Administration, sie zu berichtigen (proxyUser, proxyPassword).
error-proxy-scheme = Der Proxy { $proxy } verlangt eine Anmeldung, die Callpad nicht kennt ({ $schemes }). Bitten Sie Ihre Administration, diesen Computer ohne Anmeldung oder mit Basic durchzulassen.
error-open-line = Ihre Organisation erlaubt kein http zu { $host }: Andere könnten Namen und Ihre Sitzung mitlesen. Verwenden Sie eine Adresse, die mit https:// beginnt.
error-network-setting = Die Einstellung { $setting } Ihrer Organisation ist unbrauchbar. Zeigen Sie dies Ihrer Administration: { $detail }
error-found-web-page = Statt des Aufrufservers antwortete eine Webseite (HTTP { $status }). Prüfen Sie die Adresse; vielleicht verlangt das Netz erst eine Anmeldung im Browser.
error-found-redirect = Der Server verweist auf eine andere Adresse: { $excerpt }. Ist das die richtige, geben Sie sie ein.
error-found-other-json = Dort antwortet etwas, aber kein Aufrufserver (HTTP { $status }). Prüfen Sie die Adresse und ihren Pfad.
error-found-broken-json = Die Antwort endete zu früh oder ist beschädigt (HTTP { $status }). Versuchen Sie es erneut; bleibt es dabei, sagen Sie es Ihrer Administration.
error-found-sign-in-page = Das Netz antwortet mit seiner eigenen Anmeldeseite (HTTP { $status }). Öffnen Sie einen Browser, melden Sie sich im Netz an und versuchen Sie es erneut; sind Sie in keinem Gastnetz, prüfen Sie die Adresse: { $excerpt }
error-found-other = Was dort antwortet, ist kein Aufrufserver (HTTP { $status }). Prüfen Sie Adresse und Port.
error-unreadable = Der Server hat geantwortet, aber „{ $field }“ war nicht lesbar. Melden Sie Ihrer Administration: { $excerpt }
error-too-large = Die Antwort ist größer als 32 MiB. Wählen Sie weniger Dienste oder melden Sie es Ihrer Administration.
error-server = Der Server hat selbst einen Fehler (HTTP { $status }). Versuchen Sie es in einer Minute erneut; bleibt es dabei, melden Sie es Ihrer Administration.
error-refused = Der Server hat „{ $operation }“ mit Fehler { $number } abgelehnt: { $errno ->
    [2] Er erwartet eine andere Methode. Prüfen Sie die Adresse mit Ihrer Administration.
    [3] Er kennt diese Operation nicht. Seine Version ist vielleicht zu alt; melden Sie es Ihrer Administration.
    [5] Er hat das Gesendete nicht angenommen. Versuchen Sie in den Einstellungen die andere Art zu senden.
    [6] Er kennt dieses Ticket, diesen Schalter oder diesen Dienst nicht. Prüfen Sie erneut.
    [7] Es ist jetzt nicht möglich. Prüfen Sie erneut; vielleicht hat sich das Ticket geändert.
    [8] Es ist kein Ticket da.
   *[other] Nennen Sie Ihrer Administration diese Nummer.
}
error-refused-role = Der Server hat „{ $operation }“ mit Fehler { $number } abgelehnt. Vielleicht ist es nicht mehr möglich: Prüfen Sie erneut. Bleibt es dabei, fehlt Ihnen vielleicht eine Berechtigung. Bitten Sie Ihre Administration um: { $roles }
error-refused-create = Der Server hat kein Ticket ausgegeben (Fehler { $number }). Vielleicht hat der Dienst gerade geschlossen: Wählen Sie einen anderen. Bleibt es dabei, fehlt Ihnen vielleicht eine Berechtigung. Bitten Sie Ihre Administration um: { $roles }
error-sign-in-refused = Die Benutzerkennung oder das Passwort ist falsch. Prüfen Sie beides; Ihre Administration kann Ihnen Ihre Kennung nennen.
error-address-refused = Der Server nimmt die Adresse { $host } nicht an, wer auch immer sich anmeldet. Verwenden Sie die Adresse, für die er eingerichtet ist, oder bitten Sie Ihre Administration, diese zuzulassen (--public-name); vielleicht ändert sie ein Proxy dazwischen.
error-token-ended = Ihre Sitzung ist abgelaufen und konnte nicht verlängert werden. Melden Sie sich ab und wieder an; auf dem Server geht nichts verloren.
error-keyring-absent = Dieses System hat keinen Schlüsselbund; Ihre Sitzung bleibt nur bestehen, bis Callpad geschlossen wird. Beim nächsten Mal melden Sie sich neu an.
error-keyring-locked = Der Schlüsselbund ist gesperrt; Ihre Sitzung bleibt nur bestehen, bis Callpad geschlossen wird. Entsperren Sie ihn und melden Sie sich neu an, damit sie gespeichert wird.
error-keyring-timed-out = Der Schlüsselbund hat nicht geantwortet; Ihre Sitzung bleibt nur bestehen, bis Callpad geschlossen wird. Vielleicht fragt er in einem anderen Fenster nach seinem Passwort.
error-keyring-failed = Der Schlüsselbund hat abgelehnt; Ihre Sitzung bleibt nur bestehen, bis Callpad geschlossen wird. Bleibt es dabei, melden Sie es Ihrer Administration.
error-policy-invalid = Die Einstellung { $setting } Ihrer Organisation hat einen unbrauchbaren Wert. Bitten Sie Ihre Administration, ihn zu berichtigen.
error-crashed = Ein Teil von Callpad ist ausgefallen; der Rest läuft weiter. Wenn etwas nicht mehr reagiert, schließen Sie Callpad und starten Sie es neu.
error-storage-missing = Die Datei { $file } fehlt: { $detail }. Legen Sie sie dort ab oder ändern Sie, wo sie gesucht wird.
error-storage-denied = Callpad darf { $file } nicht lesen oder schreiben. Prüfen Sie die Berechtigungen: { $detail }
error-storage-full = Kein Speicherplatz mehr: { $file } konnte nicht geschrieben werden. Schaffen Sie Platz: { $detail }
error-storage-malformed = { $file } ist beschädigt oder falsch geschrieben; eine beschädigte Datei von Callpad bleibt als Kopie daneben. Bringen Sie sie in Ordnung: { $detail }
error-storage-other = { $file } konnte nicht gelesen oder geschrieben werden: { $detail }
error-built-in = Der Server auf diesem Computer ist nicht gestartet. Schließen Sie andere Callpad-Fenster und versuchen Sie es erneut: { $detail }
error-printing = Der Druckdialog des Systems ließ sich nicht öffnen. Prüfen Sie, ob auf diesem Computer ein Drucker eingerichtet ist: { $detail }
error-busy = Einen Moment: Ihre letzte Aktion läuft noch. Sonst wurde nichts gesendet.
error-unsettled = Was aus der letzten Änderung daran wurde, ist noch nicht bekannt. Klären Sie das zuerst: erneut versuchen oder so lassen.
error-too-many = Zu viele Ihrer Änderungen sind noch offen. Klären Sie die, deren Ergebnis nicht bekannt ist, oder warten Sie auf die anderen. Es wurde nichts gesendet.
error-not-offered = Der Server nimmt diese Änderung nicht mehr an. Es wurde nichts gesendet; erledigen Sie es am Schalter oder sagen Sie es der Administration.
error-cannot-try-again = Sie lässt sich nicht erneut senden: Callpad wurde seitdem neu gestartet, oder es ist zu viel Zeit vergangen. Sehen Sie nach, ob sie ausgeführt wurde, und lassen Sie sie dann so.
error-not-now = Das ist gerade nicht möglich. Es wurde nichts gesendet.
error-no-board-there = Dort dürfen Sie die Übersicht nicht sehen. Bitten Sie die Administration dieses Servers um die Berechtigung „callpad_supervise“.
error-server-listed = Dieser Server steht schon auf der Übersicht.
error-too-many-servers = Eine Übersicht zeigt höchstens { $n } Server. Entfernen Sie einen, um einen anderen hinzuzufügen.
error-input = „{ $field }“ wird so nicht angenommen. Ändern Sie es und versuchen Sie es erneut.
error-input-long = „{ $field }“ ist zu lang. Höchstens { $max } Zeichen werden angenommen.
error-app = Callpad selbst reagiert nicht. Schließen Sie das Fenster und öffnen Sie Callpad neu.
