# Tietosuojajono
queue-title = Tietosuojajono
queue-lead = Uudet tekstit odottavat täällä, kunnes joku on katsonut, että nimet ja tunnisteet on poistettu. Sitä ennen niitä ei lueta mihinkään.
queue-empty = Jonossa ei ole mitään.
queue-batch = Erä { $number }
queue-documents = { $number ->
    [one] yksi asiakirja
   *[other] { $number } asiakirjaa
}
queue-state-held = odottaa
queue-state-released = vapautettu
queue-state-returned = palautettu
queue-how = Poistetut kohdat on korostettu. Merkitse nimet, jotka jäivät löytymättä: ne poistetaan kaikissa taivutusmuodoissa kaikista saman tietolähteen teksteistä, myös aiemmin vapautetuista ja myöhemmin tulevista.
queue-words = Isolla alkavat sanat, joita ei ole poistettu
queue-type = Muu sana tai nimi, joka on poistettava
queue-type-help = Kirjoita sana niin kuin se on tekstissä. Usean sanan väliin välilyönti.
queue-mark = Poista merkityt
queue-marked = Merkittiin { $words } sanaa. Muuttui { $held } odottavaa ja { $released } aiemmin vapautettua asiakirjaa.
queue-marked-short = Merkityt sanat on poistettu tietolähteen teksteistä.
queue-release = Vapauta käyttöön
queue-release-help = Tekstit tulevat mukaan seuraavaan ajoon, hakuun ja sivuille.
queue-release-do = Vapauta erä
queue-released = { $number } asiakirjaa on vapautettu käyttöön.
queue-released-short = Erä on vapautettu käyttöön.
queue-return = Palauta
queue-return-help = Erän tekstit poistetaan. Korjattu tiedosto voidaan tuoda uudelleen.
queue-return-do = Palauta erä
queue-returned = { $number } asiakirjaa on palautettu ja poistettu jonosta.
queue-returned-short = Erä on palautettu ja poistettu jonosta.
queue-reason = Miksi erä palautetaan?
queue-reason-names = Liikaa nimiä tai tunnisteita
queue-reason-sensitive = Ihmisen voi tunnistaa muusta
queue-reason-wrong = Väärä tiedosto
queue-reason-other = Muu syy
queue-choose-reason = Valitse syy.
queue-pages = Jonon sivut
cli-queue-line = Erä { $batch } ({ $state }): asiakirjoja { $number }, { $name }, { $by }, { $at }
cli-held = Tekstit odottavat tietosuojajonossa eränä { $batch }. Katso ne: botnia queue show { $batch }
error-queue-batch = Erää { $batch } ei ole, tai se on jo käsitelty.
error-queue-no-word = Merkitse tai kirjoita ainakin yksi sana.
setting-hold = Mikä odottaa tarkistusta
setting-hold-means = Mitkä tekstit odottavat tietosuojajonossa ennen käyttöä: web tarkoittaa sivujen kautta tulevia, all kaikkia ja none ei mitään.
