# Oma tunnus, kirjautumisen toinen vaihe ja organisaation kirjautuminen
account-title = Oma tunnus
account-second = Kaksivaiheinen kirjautuminen
account-second-what = Kun kaksivaiheinen kirjautuminen on käytössä, kirjautumiseen tarvitaan salasanan lisäksi puhelimen sovelluksen antama kertakoodi. Pelkällä salasanalla ei silloin pääse sisään.
account-step-app = Asenna puhelimeen todennussovellus (TOTP), jos sinulla ei vielä ole sellaista.
account-step-scan = Lue sovelluksella tämä kuvio.
account-step-type = Jos et voi lukea kuviota, kirjoita sovellukseen tämä avain:
account-step-code = Kirjoita koodi, jonka sovellus näyttää.
account-qr = QR-koodi todennussovellukselle
account-on-do = Ota käyttöön
account-on = Kaksivaiheinen kirjautuminen on käytössä.
account-codes = Tallenna nämä varakoodit turvalliseen paikkaan. Jos puhelin katoaa, pääset kullakin koodilla sisään kerran. Koodeja ei näytetä toista kertaa.
account-is-on = Kaksivaiheinen kirjautuminen on käytössä.
account-codes-left = { $number ->
    [0] Varakoodeja ei ole jäljellä.
    [one] Varakoodeja on jäljellä yksi.
   *[other] Varakoodeja on jäljellä { $number }.
}
account-off-do = Poista käytöstä
account-done-off = Kaksivaiheinen kirjautuminen on poistettu käytöstä.
second-title = Anna kertakoodi
second-lead = Salasana on oikein. Anna vielä todennussovelluksen koodi.
second-code = Kertakoodi
second-help = Jos sovellus ei ole käsillä, anna varakoodi. Jos niitäkään ei ole, pyydä pääkäyttäjää poistamaan toinen vaihe.
error-second-code = Koodi ei kelpaa. Odota, että sovellus näyttää uuden koodin, ja yritä uudelleen.
users-second-do = Poista toinen vaihe
users-second-help = Henkilö pääsee taas sisään pelkällä salasanalla. Käytä, jos puhelin on kadonnut.
users-done-second = Kirjautumisen toinen vaihe on poistettu.
user-act-second = Kaksivaiheinen kirjautuminen otettu käyttöön
user-act-second-off = Kaksivaiheinen kirjautuminen poistettu
oidc-do = Kirjaudu organisaation tunnuksella
oidc-or = Tai kirjaudu tämän palvelun tunnuksella:
error-oidc-failed = Kirjautuminen organisaation tunnuksella ei onnistunut. Yritä uudelleen tai kirjaudu tämän palvelun tunnuksella.
error-oidc-unknown = Organisaation tunnuksesi on kunnossa, mutta sinulla ei ole tunnusta tässä palvelussa. Pyydä sitä pääkäyttäjältä.
error-oidc-issuer = Asetuksen oidc_issuer osoitteen { $issuer } on alettava https://.
error-oidc-secret = Organisaation kirjautumisen asetukset ovat vajaat. Anna oidc_client, ja salaisuus tiedostossa { $file } tai muuttujassa { $variable }.
user-act-bound = Liitetty organisaation tunnukseen
setting-oidc_issuer = Organisaation kirjautuminen
setting-oidc_issuer-means = Organisaation oman kirjautumispalvelun osoite (OpenID Connect). Tyhjä tarkoittaa, ettei sitä käytetä.
setting-oidc_client = Tunnus organisaation kirjautumisessa
setting-oidc_client-means = Nimi, jolla organisaation kirjautumispalvelu tuntee tämän palvelun. Salaisuus on tiedostossa oidc.secret.
setting-oidc_claim = Tieto, josta käyttäjä tunnetaan
setting-oidc_claim-means = Mikä organisaation antamista tiedoista on käyttäjätunnus täällä ensimmäisellä kerralla. Sähköpostiosoite kelpaa vain, jos se on vahvistettu.
