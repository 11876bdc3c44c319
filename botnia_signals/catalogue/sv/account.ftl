# Eget konto, inloggningens andra steg och organisationens inloggning
account-title = Eget konto
account-second = Inloggning i två steg
account-second-what = När inloggning i två steg är i bruk behövs utöver lösenordet en engångskod från en app i telefonen. Då räcker det inte med enbart lösenordet.
account-step-app = Installera en autentiseringsapp (TOTP) i telefonen om du inte redan har en.
account-step-scan = Läs den här rutan med appen.
account-step-type = Om du inte kan läsa rutan, skriv den här nyckeln i appen:
account-step-code = Skriv koden som appen visar.
account-qr = QR-kod för autentiseringsappen
account-on-do = Ta i bruk
account-on = Inloggning i två steg är i bruk.
account-codes = Spara reservkoderna på ett säkert ställe. Om telefonen försvinner kommer du in en gång med varje kod. Koderna visas inte en gång till.
account-is-on = Inloggning i två steg är i bruk.
account-codes-left = { $number ->
    [0] Det finns inga reservkoder kvar.
    [one] Det finns en reservkod kvar.
   *[other] Det finns { $number } reservkoder kvar.
}
account-off-do = Ta ur bruk
account-done-off = Inloggning i två steg är inte längre i bruk.
second-title = Ange engångskoden
second-lead = Lösenordet är rätt. Ange ännu koden från autentiseringsappen.
second-code = Engångskod
second-help = Om du inte har appen till hands kan du ange en reservkod. Om du inte har någon, be huvudanvändaren ta bort det andra steget.
error-second-code = Koden duger inte. Vänta tills appen visar en ny kod och försök på nytt.
users-second-do = Ta bort det andra steget
users-second-help = Personen kommer igen in med enbart lösenordet. Använd detta om telefonen har försvunnit.
users-done-second = Inloggningens andra steg har tagits bort.
user-act-second = Inloggning i två steg togs i bruk
user-act-second-off = Inloggning i två steg togs ur bruk
oidc-do = Logga in med organisationens konto
oidc-or = Eller logga in med den här tjänstens konto:
error-oidc-failed = Det gick inte att logga in med organisationens konto. Försök på nytt eller logga in med den här tjänstens konto.
error-oidc-unknown = Organisationens konto är i ordning, men du har inget konto i den här tjänsten. Be huvudanvändaren om ett.
error-oidc-issuer = Adressen { $issuer } i inställningen oidc_issuer ska börja med https://.
error-oidc-secret = Inställningarna för organisationens inloggning är ofullständiga. Ange oidc_client, och hemligheten i filen { $file } eller variabeln { $variable }.
user-act-bound = Kopplat till organisationens konto
setting-oidc_issuer = Organisationens inloggning
setting-oidc_issuer-means = Adressen till organisationens egen inloggningstjänst (OpenID Connect). Tomt betyder att den inte används.
setting-oidc_client = Namn hos organisationens inloggning
setting-oidc_client-means = Namnet som organisationens inloggningstjänst känner den här tjänsten under. Hemligheten finns i filen oidc.secret.
setting-oidc_claim = Uppgift som användaren känns igen på
setting-oidc_claim-means = Vilken av uppgifterna från organisationen som är användarnamnet här första gången. En e-postadress duger bara om den är bekräftad.
