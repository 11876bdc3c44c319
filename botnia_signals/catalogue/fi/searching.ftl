# Haku ja tallennetut haut
search-how = Miten haetaan
search-how-both = Sanat ja merkitys
search-how-words = Vain sanat
search-how-meaning = Vain merkitys
search-help = Haku löytää sanojen taivutusmuodot ja lausumat, jotka tarkoittavat samaa toisin sanoin tai toisella kielellä.
search-counts = Sanat löytyivät { $words } lausumasta; merkitykseltään lähellä on lisäksi { $close }.
search-meaning-loading = Merkitykseen perustuvaa hakua ladataan. Nyt näytetään sanojen perusteella löytyneet; hae hetken päästä uudelleen.
search-meaning-absent = Merkitykseen perustuva haku ei ole käytössä: kielimallia ei ole ladattu. Näytetään sanojen perusteella löytyneet.
search-tip-meaning = Kuvaa asiaa kokonaisella lauseella ja valitse ”Vain merkitys”.
search-by-words = sanat
search-by-meaning = merkitys
search-by-both = sanat ja merkitys
search-files = Tulokset tiedostona
watch-title = Tallennetut haut
watch-lead = Tallennettu haku etsii jokaisen viikkoajon yhteydessä uusia lausumia ja kertoo, kun sellaisia löytyy.
watch-none = Hakuja ei ole vielä tallennettu. Tee haku ja tallenna se hakutulosten alta.
watch-save = Tallenna haku
watch-save-help = Haku käydään läpi joka viikkoajossa. Uusista lausumista kerrotaan sinulle viikkokoosteessa. Henkilöiden nimiä ei tallenneta.
watch-name = Haun nimi
watch-save-do = Tallenna haku
watch-by = Tallentanut { $user }, { $at }.
watch-search = Hae kaikista lausumista
watch-nothing = Tallentamisen jälkeen ei ole tullut yhtään lausumaa, joka sopisi hakuun.
watch-delete = Poista haku
watch-deleted = Haku on poistettu, eikä se enää etsi uusia lausumia.
watch-back = Palauta haku
watch-new = uusi
watch-week = Tallennetuissa hauissasi on uutta
watch-news = { $number ->
    [one] yksi uusi
   *[other] { $number } uutta
}
watch-found = { $number ->
    [0] Ei lausumia
    [one] Yksi lausuma
   *[other] { $number } lausumaa
}
watch-seen = { $number ->
    [one] Merkitse uusi nähdyksi
   *[other] Merkitse { $number } uutta nähdyiksi
}
watch-done-saved = Haku on tallennettu.
watch-done-seen = Merkitty nähdyiksi.
watch-done-deleted = Haku on poistettu. Sen voi palauttaa tältä sivulta.
watch-done-back = Haku on palautettu.
error-watch-name = Anna haulle nimi.
error-watch-query = Kirjoita ensin, mitä etsit.
error-watch-many = Tallennettuja hakuja on jo { $most }. Poista jokin niistä ensin.
error-watch-other = Haku on toisen käyttäjän. Vain hän voi muuttaa sitä.
error-watch-unknown = Tallennettua hakua { $number } ei ole.
export-files = Sivu tiedostona
