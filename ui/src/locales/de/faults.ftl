# Jeder sagt, was zu tun ist.
fault-address-empty = Geben Sie die Adresse Ihres Aufrufservers ein.
fault-address-not-one = Das ist keine Adresse. Adressen sehen aus wie https://queue.example.com oder http://192.168.1.20.
fault-address-scheme = Die Adresse muss mit http:// oder https:// beginnen.
fault-address-credentials = Entfernen Sie Benutzernamen und Passwort aus der Adresse. Darunter gibt es Felder dafür.
fault-address-query = Lassen Sie alles ab dem Fragezeichen oder der Raute weg.
fault-address-no-scheme = Geben Sie die ganze Adresse ein, mit https:// oder http:// am Anfang.
fault-address-slashes = Die Adresse muss mit https:// oder http:// beginnen, mit Doppelpunkt und beiden Schrägstrichen.
fault-address-host-number = Schreiben Sie eine IP-Adresse als vier Zahlen von 0 bis 255 ohne führende Nullen, etwa 192.168.1.20.
fault-address-host-letters = Einige Buchstaben dieser Adresse sehen nur wie andere aus. Sie führt zu { $meant }; ist das der richtige Server, geben Sie sie so ein.
fault-address-port = Der Port nach dem Doppelpunkt muss eine Zahl von 1 bis 65535 sein.
fault-address-meant = Das ist keine vollständige Adresse. Meinten Sie { $meant }?
fault-unreachable-name = { $host } wurde nicht gefunden. Prüfen Sie die Schreibweise und ob dieser Computer im richtigen Netz ist.
fault-unreachable-connection = Unter { $host } antwortet nichts. Prüfen Sie Adresse und Port und fragen Sie, ob der Server läuft.
fault-unreachable-proxy = Der Proxy { $host } stellt keine Verbindung zum Server her. Prüfen Sie die Proxy-Einstellungen dieses Computers oder melden Sie es Ihrer Administration.
fault-timed-out = Innerhalb von { $seconds } s kam keine Antwort. Prüfen Sie das Netz und versuchen Sie es erneut.
fault-broken = Die Verbindung brach mitten in der Antwort ab. Prüfen Sie das Netz und versuchen Sie es erneut.
fault-tls = Die sichere Verbindung kam nicht zustande: Dieser Computer vertraut dem Zertifikat des Servers nicht. Prüfen Sie die Adresse; stimmt sie, zeigen Sie dies Ihrer Administration: { $detail }
fault-found-web-page = Statt des Aufrufservers antwortete eine Webseite (HTTP { $status }). Prüfen Sie die Adresse; vielleicht verlangt das Netz erst eine Anmeldung im Browser.
fault-found-redirect = Der Server verweist auf eine andere Adresse: { $excerpt }. Ist das die richtige, geben Sie sie ein.
fault-found-other-json = Dort antwortet etwas, aber kein Aufrufserver (HTTP { $status }). Prüfen Sie die Adresse und ihren Pfad.
fault-found-broken-json = Die Antwort endete zu früh oder ist beschädigt (HTTP { $status }). Versuchen Sie es erneut; bleibt es dabei, sagen Sie es Ihrer Administration.
fault-found-other = Was dort antwortet, ist kein Aufrufserver (HTTP { $status }). Prüfen Sie Adresse und Port.
fault-unreadable = Der Server hat geantwortet, aber „{ $field }“ war nicht lesbar. Melden Sie Ihrer Administration: { $excerpt }
fault-too-large = Die Antwort ist größer als 32 MiB. Wählen Sie weniger Dienste oder melden Sie es Ihrer Administration.
fault-server = Der Server hat selbst einen Fehler (HTTP { $status }). Versuchen Sie es in einer Minute erneut; bleibt es dabei, melden Sie es Ihrer Administration.
fault-refused = Der Server hat „{ $operation }“ mit Fehler { $number } abgelehnt: { $errno ->
    [2] Er erwartet eine andere Methode. Prüfen Sie die Adresse mit Ihrer Administration.
    [3] Er kennt diese Operation nicht. Seine Version ist vielleicht zu alt; melden Sie es Ihrer Administration.
    [5] Er hat das Gesendete nicht angenommen. Versuchen Sie in den Einstellungen die andere Art zu senden.
    [6] Er kennt dieses Ticket, diesen Schalter oder diesen Dienst nicht. Prüfen Sie erneut.
    [7] Es ist jetzt nicht möglich. Prüfen Sie erneut; vielleicht hat sich das Ticket geändert.
    [8] Es ist kein Ticket da.
   *[other] Nennen Sie Ihrer Administration diese Nummer.
}
fault-refused-role = Der Server hat „{ $operation }“ mit Fehler { $number } abgelehnt. Vielleicht ist es nicht mehr möglich: Prüfen Sie erneut. Bleibt es dabei, fehlt Ihnen vielleicht eine Berechtigung. Bitten Sie Ihre Administration um: { $roles }
fault-refused-create = Der Server hat kein Ticket ausgegeben (Fehler { $number }). Vielleicht hat der Dienst gerade geschlossen: Wählen Sie einen anderen. Bleibt es dabei, fehlt Ihnen vielleicht eine Berechtigung. Bitten Sie Ihre Administration um: { $roles }
fault-sign-in-refused = Die Benutzerkennung oder das Passwort ist falsch. Prüfen Sie beides; Ihre Administration kann Ihnen Ihre Kennung nennen.
fault-address-refused = Der Server nimmt die Adresse { $host } nicht an, wer auch immer sich anmeldet. Verwenden Sie die Adresse, für die er eingerichtet ist, oder bitten Sie Ihre Administration, diese zuzulassen (--public-name); vielleicht ändert sie ein Proxy dazwischen.
fault-token-ended = Ihre Sitzung ist abgelaufen und konnte nicht verlängert werden. Melden Sie sich ab und wieder an; auf dem Server geht nichts verloren.
fault-keyring-absent = Dieses System hat keinen Schlüsselbund; Ihre Sitzung bleibt nur bestehen, bis Callpad geschlossen wird. Beim nächsten Mal melden Sie sich neu an.
fault-keyring-locked = Der Schlüsselbund ist gesperrt; Ihre Sitzung bleibt nur bestehen, bis Callpad geschlossen wird. Entsperren Sie ihn und melden Sie sich neu an, damit sie gespeichert wird.
fault-keyring-timed-out = Der Schlüsselbund hat nicht geantwortet; Ihre Sitzung bleibt nur bestehen, bis Callpad geschlossen wird. Vielleicht fragt er in einem anderen Fenster nach seinem Passwort.
fault-keyring-failed = Der Schlüsselbund hat abgelehnt; Ihre Sitzung bleibt nur bestehen, bis Callpad geschlossen wird. Bleibt es dabei, melden Sie es Ihrer Administration.
fault-policy-invalid = Die Einstellung { $setting } Ihrer Organisation hat einen unbrauchbaren Wert. Bitten Sie Ihre Administration, ihn zu berichtigen.
fault-crashed = Ein Teil von Callpad ist ausgefallen; der Rest läuft weiter. Wenn etwas nicht mehr reagiert, schließen Sie Callpad und starten Sie es neu.
fault-storage-missing = Die Datei { $file } fehlt: { $detail }. Legen Sie sie dort ab oder ändern Sie, wo sie gesucht wird.
fault-storage-denied = Callpad darf { $file } nicht lesen oder schreiben. Prüfen Sie die Berechtigungen: { $detail }
fault-storage-full = Kein Speicherplatz mehr: { $file } konnte nicht geschrieben werden. Schaffen Sie Platz: { $detail }
fault-storage-malformed = { $file } ist beschädigt oder falsch geschrieben; eine beschädigte Datei von Callpad bleibt als Kopie daneben. Bringen Sie sie in Ordnung: { $detail }
fault-storage-other = { $file } konnte nicht gelesen oder geschrieben werden: { $detail }
fault-built-in = Der Server auf diesem Computer ist nicht gestartet. Schließen Sie andere Callpad-Fenster und versuchen Sie es erneut: { $detail }
fault-printing = Der Druckdialog des Systems ließ sich nicht öffnen. Prüfen Sie, ob auf diesem Computer ein Drucker eingerichtet ist: { $detail }
fault-busy = Einen Moment: Ihre letzte Aktion läuft noch. Sonst wurde nichts gesendet.
fault-not-now = Das ist gerade nicht möglich. Es wurde nichts gesendet.
fault-input = „{ $field }“ wird so nicht angenommen. Ändern Sie es und versuchen Sie es erneut.
fault-input-long = „{ $field }“ ist zu lang. Höchstens { $max } Zeichen werden angenommen.
fault-app = Callpad selbst reagiert nicht. Schließen Sie das Fenster und öffnen Sie Callpad neu.
