# Mikä osoittaa yhteen ihmiseen ilman nimeä
revealing-title = Mistä ihmisen voi tunnistaa ilman nimeä
revealing-lead = Nimet on poistettu, mutta näistä kohdista voi päätellä, kenestä puhutaan. Luku on karkea arvio siitä, kuinka moneen kunnan asukkaaseen kuvaus sopii. Se näyttää, mihin kannattaa katsoa; se ei todista mitään.
revealing-high = { $number ->
    [one] Suuri riski: kuvaus sopii arviolta yhteen ihmiseen.
   *[other] Suuri riski: kuvaus sopii arviolta { $number } ihmiseen.
}
revealing-low = { $number ->
    [one] Pieni riski: kuvaus sopii arviolta yhteen ihmiseen.
   *[other] Pieni riski: kuvaus sopii arviolta { $number } ihmiseen.
}
revealing-instead = (yleistettynä ”{ $words }”)
revealing-note-on = Koosteessa suuren riskin lainaus näytetään yleistettynä ja kunnan tilalla maakunta. Jos sekään ei riitä, lainausta ei näytetä.
revealing-note-withhold = Koosteessa suuren riskin lainauksia ei näytetä.
revealing-note-off = Koosteessa lainaukset näytetään sellaisinaan, koska asetus generalise on pois päältä.
revealing-age = tarkka ikä
revealing-day = tarkka päivä
revealing-office = virka tai tehtävä, jossa kunnassa on yksi tai muutama ihminen
revealing-work = ammatti
revealing-family = harvinainen perhetilanne
revealing-event = harvinainen tapahtuma
revealing-place = pieni paikka
said-widely = yksityiskohtia yleistetty
disclosure-pointing = { $number ->
    [one] Yhtä lausumaa ei näytetä, koska siitä voi tunnistaa ihmisen.
   *[other] { $number } lausumaa ei näytetä, koska niistä voi tunnistaa ihmisen.
}
disclosure-widened = { $number ->
    [one] Yhden lausuman yksityiskohtia on yleistetty.
   *[other] { $number } lausuman yksityiskohtia on yleistetty.
}
cli-revealing = Lausumia, joista ihmisen voi ehkä tunnistaa ilman nimeä: { $number }, näistä suuren riskin lausumia { $high } ({ $kinds }). Kohdat näkyvät lausuman sivulla.
setting-generalise = Tunnistettavat lainaukset
setting-generalise-means = Mitä tehdään lainaukselle, josta ihmisen voi tunnistaa ilman nimeä: ”on” yleistää iän, päivän ja kunnan ja jättää lainauksen pois, jos se ei riitä; ”withhold” jättää lainauksen aina pois; ”off” näyttää sen sellaisenaan.
setting-organisations = Järjestöjen ja yritysten nimet
setting-organisations-means = Mitä lisättävissä teksteissä tehdään järjestöjen, yritysten ja virastojen nimille: ”keep” säilyttää ne, ”mask” korvaa ne merkinnällä [ORGANISAATIO]. Kuntien nimet säilyvät aina.
