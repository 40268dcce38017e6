# Jeder sagt, was zu tun ist.
fault-address-empty = Geben Sie die Adresse Ihres Warteschlangen-Servers ein.
fault-address-not-one = Das ist keine Adresse. Adressen sehen aus wie https://queue.example.com oder http://192.168.1.20.
fault-address-scheme = Die Adresse muss mit http:// oder https:// beginnen.
fault-address-credentials = Nehmen Sie Benutzernamen und Kennwort aus der Adresse. Darunter gibt es Felder dafür.
fault-address-query = Lassen Sie alles ab dem Fragezeichen oder der Raute weg.
fault-unreachable-name = Ein Rechner namens { $host } ist hier nicht bekannt. Prüfen Sie die Schreibweise und ob dieser Computer im richtigen Netz ist.
fault-unreachable-connection = Unter { $host } antwortet nichts. Prüfen Sie Adresse und Port und fragen Sie, ob der Server läuft.
fault-timed-out = Innerhalb von { $seconds } s kam keine Antwort. Prüfen Sie das Netz und versuchen Sie es noch einmal.
fault-broken = Die Leitung brach mitten in der Antwort ab. Prüfen Sie das Netz und versuchen Sie es noch einmal.
fault-tls = Die sichere Verbindung kam nicht zustande: Dieser Computer vertraut dem Zertifikat des Servers nicht. Prüfen Sie die Adresse; sonst zeigen Sie dies Ihrer Verwaltung: { $detail }
fault-found-web-page = Statt des Warteschlangen-Servers antwortete eine Webseite (HTTP { $status }). Prüfen Sie die Adresse; vielleicht verlangt das Netz erst eine Anmeldung im Browser.
fault-found-redirect = Der Server verweist auf einen anderen Ort: { $excerpt }. Ist das der richtige, so geben Sie ihn als Adresse ein.
fault-found-other-json = Dort antwortet etwas, aber kein Warteschlangen-Server (HTTP { $status }). Prüfen Sie die Adresse und ihren Pfad.
fault-found-broken-json = Die Antwort endete zu früh oder ist beschädigt (HTTP { $status }). Versuchen Sie es noch einmal; bleibt es so, sagen Sie es Ihrer Verwaltung.
fault-found-other = Was dort antwortet, ist kein Warteschlangen-Server (HTTP { $status }). Prüfen Sie Adresse und Port.
fault-unreadable = Der Server hat geantwortet, aber „{ $field }“ darin war nicht lesbar. Sagen Sie Ihrer Verwaltung: { $excerpt }
fault-too-large = Die Antwort ist größer als 32 MiB. Bedienen Sie weniger Dienste oder sagen Sie es Ihrer Verwaltung.
fault-server = Der Server hat selbst einen Fehler (HTTP { $status }). Versuchen Sie es in einer Minute noch einmal; bleibt es so, sagen Sie es Ihrer Verwaltung.
fault-refused = Der Server hat „{ $operation }“ mit Fehler { $number } abgelehnt: { $errno ->
    [2] Er will eine andere Methode. Prüfen Sie die Adresse mit Ihrer Verwaltung.
    [3] Er kennt diese Operation nicht. Seine Version ist vielleicht zu alt; sagen Sie es Ihrer Verwaltung.
    [5] Er hat das Gesendete nicht angenommen. Versuchen Sie in den Einstellungen die andere Art zu senden.
    [6] Er kennt dieses Ticket, diesen Schalter oder diesen Dienst nicht. Sehen Sie noch einmal nach.
    [7] Es ist jetzt nicht möglich. Sehen Sie noch einmal nach; vielleicht hat sich das Ticket geändert.
    [8] Es ist kein Ticket da.
   *[other] Sagen Sie Ihrer Verwaltung diese Nummer.
}
fault-refused-role = Der Server hat „{ $operation }“ mit Fehler { $number } abgelehnt. Vielleicht ist es nicht mehr möglich: Sehen Sie noch einmal nach. Bleibt es so, fehlt Ihnen vielleicht eine Berechtigung. Bitten Sie Ihre Verwaltung um: { $roles }
fault-refused-create = Der Server hat kein Ticket ausgegeben (Fehler { $number }). Vielleicht hat der Dienst gerade geschlossen: Wählen Sie einen anderen. Bleibt es so, fehlt Ihnen vielleicht eine Berechtigung. Bitten Sie Ihre Verwaltung um: { $roles }
fault-sign-in-refused = Der Server kennt diese Benutzerkennung nicht, oder das Geheimnis ist falsch. Prüfen Sie beides; Ihre Verwaltung kennt Ihre Kennung.
fault-token-ended = Ihre Anmeldung ist abgelaufen und konnte nicht erneuert werden. Melden Sie sich ab und wieder an; auf dem Server geht nichts verloren.
fault-keyring-absent = Dieses System hat keinen Schlüsselbund; Ihre Anmeldung gilt nur, bis Callpad schließt. Beim nächsten Mal melden Sie sich neu an.
fault-keyring-locked = Der Schlüsselbund ist gesperrt; Ihre Anmeldung gilt nur, bis Callpad schließt. Entsperren Sie ihn und melden Sie sich neu an, damit sie gemerkt wird.
fault-keyring-timed-out = Der Schlüsselbund hat nicht geantwortet; Ihre Anmeldung gilt nur, bis Callpad schließt. Vielleicht wartet er in einem anderen Fenster auf sein Kennwort.
fault-keyring-failed = Der Schlüsselbund hat abgelehnt; Ihre Anmeldung gilt nur, bis Callpad schließt. Bleibt es so, sagen Sie es Ihrer Verwaltung.
fault-storage = Die Datei { $file } konnte nicht gelesen oder geschrieben werden; eine beschädigte bleibt als Kopie daneben. Prüfen Sie freien Platz und Berechtigungen: { $detail }
fault-built-in = Der Server auf diesem Computer ist nicht gestartet. Schließen Sie andere Callpad-Fenster und versuchen Sie es noch einmal: { $detail }
fault-printing = Der Druckdialog des Systems ließ sich nicht öffnen. Prüfen Sie, ob auf diesem Computer ein Drucker eingerichtet ist: { $detail }
fault-busy = Einen Moment: Der letzte Druck wird noch ausgeführt. Sonst wurde nichts gesendet.
fault-not-now = Das ist gerade nicht möglich. Nichts wurde gesendet.
fault-input = „{ $field }“ geht so nicht. Ändern Sie es und versuchen Sie es noch einmal.
fault-input-long = „{ $field }“ ist zu lang. Höchstens { $max } Zeichen werden angenommen.
fault-app = Callpad selbst antwortet nicht. Schließen Sie das Fenster und öffnen Sie Callpad neu.
