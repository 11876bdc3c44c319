# Verkkosivut
error-web-secret = Istuntoavain { $file } on liian lyhyt: siinä on oltava vähintään { $shortest } merkkiä. Poista tiedosto, niin ohjelma tekee uuden.

web-product = Botnia Signals
web-skip = Siirry sisältöön
web-languages = Sivun kieli
web-nav = Päävalikko
web-nav-digest = Viikkokooste
web-nav-themes = Teemat
web-nav-search = Haku
web-signed-in = Kirjautuneena
web-sign-out = Kirjaudu ulos
web-foot = Botnia Signals – heikkoja signaaleja hyvinvoinnista Etelä-Pohjanmaalla, Keski-Pohjanmaalla ja Pohjanmaalla. Henkilöiden nimet ja tunnisteet on poistettu kaikista teksteistä.
web-moment = { $day } klo { $clock }
web-undo = Kumoa

web-sign-in = Kirjaudu sisään
web-sign-in-lead = Botnia Signals tuo esiin uutta siitä, mitä asukkaat, asiakkaat ja työntekijät omin sanoin kertovat.
web-sign-in-failed = Käyttäjätunnus tai salasana on väärin. Tarkista molemmat ja yritä uudelleen.
web-sign-in-help = Jos et pääse sisään, pyydä pääkäyttäjältä uusi salasana.
web-user = Käyttäjätunnus
web-password = Salasana

web-empty-title = Yhtään viikkoa ei ole vielä käsitelty
web-empty-lead = Viikkokooste syntyy, kun tekstit on lisätty ja viikot ajettu. Anna komentorivillä:
web-empty-loaded = { $number ->
    [one] Yksi lausuma on lisätty, mutta viikkoja ei ole vielä ajettu. Anna komentorivillä:
   *[other] { $number } lausumaa on lisätty, mutta viikkoja ei ole vielä ajettu. Anna komentorivillä:
}
web-empty-file = vastaukset.xlsx
web-empty-after = Lataa sivu sen jälkeen uudelleen.

web-weeks = Muut viikot
web-weeks-again = Muut viikot, sivun lopussa
web-week-before = Edellinen viikko
web-week-after = Seuraava viikko
web-week-newest = Uusin viikko
web-digest-found = { $signals ->
    [0] Heikkoja signaaleja ei noussut,
    [one] Yksi heikko signaali,
   *[other] { $signals } heikkoa signaalia,
} { $watch ->
    [0] eikä seurattavia ole.
    [one] yksi seurattava.
   *[other] { $watch } seurattavaa.
}
web-watch-lead = Nämä jäivät signaalin rajan alle. Ne voivat olla sattumaa tai jonkin uuden alku.
web-fact-people = { $seen ->
    [one] yksi ihminen
   *[other] { $seen } ihmistä
} { $weeks ->
    [one] viikossa
   *[other] { $weeks } viikossa
}
web-fact-expected = odotettavissa { $expected }
web-fact-places = { $number ->
    [one] yksi kunta
   *[other] { $number } kuntaa
}
web-fact-sources = { $number ->
    [one] yksi tietolähde
   *[other] { $number } tietolähdettä
}
web-curve-of = Ihmisiä viikossa, jotka puhuivat asiasta: { $title }
web-curve-span = { $number ->
    [one] yksi viikko
   *[other] { $number } viikkoa
}
web-curve-title = Kuinka moni puhui asiasta viikoittain
web-curve-lately = Tarkasteltu aika, { $date } alkaen.
web-curve-axis = Pylväs on yksi viikko, alla viikon numero.
web-curve-table = Näytä luvut taulukkona
web-in-document = Lue asiayhteydessään

web-past-week = Sivu näyttää signaalin sellaisena kuin se oli: { $week }.
web-past-newest = Näytä uusin
web-words = Lausumien omat sanat
web-why-watch = Miksi tätä seurataan
web-careful = Ennen kuin toimit
web-caution-watch = Havainto ei ylitä signaalin rajaa. Jos toimintaa muutetaan sen perusteella, voidaan vastata sattumaan.
web-caution-few = Asiasta on kertonut vasta muutama ihminen. He eivät edusta kaikkia, joita asia koskee.
web-caution-one-place = Kaikki lausumat, joiden kunta tiedetään, ovat samasta kunnasta. Muista kunnista ei voi päätellä mitään.
web-caution-one-source = Kaikki lausumat ovat samanlaisesta tietolähteestä. Syy voi olla siinä, mitä kysyttiin tai ketkä vastasivat.
web-caution-one-language = Asiasta on puhuttu vain yhdellä kielellä. Toisen kieliryhmän kokemus voi olla toinen tai jäädä kuulumatta.
web-caution-short = Muutos on tuore. Se voi johtua vuodenajasta, yhdestä tapahtumasta tai siitä, että aihe oli juuri esillä.
web-caution-always = Signaali kertoo, että asiasta puhutaan aiempaa enemmän. Se ei kerro, kuinka yleinen asia on tai mistä se johtuu. Lue lausumat, vertaa muuhun tietoon ja kysy niiltä, jotka tuntevat asian.

web-decide = Ratkaisu
web-to-decide = Siirry ratkaisuun
web-standing-open = Tätä ei ole vielä käsitelty.
web-accept = Vahvista
web-accept-help = Asia on todellinen ja siitä kannattaa tietää enemmän.
web-accept-do = Vahvista signaali
web-dismiss = Hylkää
web-dismiss-help = Signaali jää näkyviin hylättynä, ja ratkaisun voi kumota.
web-dismiss-do = Hylkää signaali
web-reason = Miksi signaali hylätään?
web-note = Perustelu
web-optional = ei pakollinen
web-label = Anna nimi
web-label-help = Lyhyt nimi, josta muutkin ymmärtävät, mistä on kyse. Yksi kieli riittää.
web-label-in-fi = Nimi suomeksi
web-label-in-sv = Nimi ruotsiksi
web-label-in-en = Nimi englanniksi
web-label-do = Tallenna nimi
web-done-accept = Signaali on vahvistettu.
web-done-dismiss = Signaali on hylätty.
web-done-label = Nimi on tallennettu.
web-undone = Ratkaisu on kumottu.
web-redo = Palauta
web-redone = Ratkaisu on palautettu voimaan.
web-undo-late = Ratkaisua ei voinut kumota: se on jo kumottu.

web-figures = Luvut
web-figure-seen = Ihmisiä viime aikoina
web-figure-expected = Odotettavissa
web-figure-weeks = Tarkasteltu aika
web-figure-weeks-value = { $weeks ->
    [one] yksi viikko
   *[other] { $weeks } viikkoa
}
web-figure-since = Tarkasteltu aika alkaa
web-figure-chance = Sattuman mahdollisuus
web-figure-voices = Ihmisiä kaikkiaan
web-figure-statements = Lausumia
web-figure-listed = Ensi kerran luettelossa
web-figure-raised = Nousi signaaliksi
web-said-lead = { $number ->
    [one] Yksi lausuma.
   *[other] Kaikki { $number } lausumaa, osuvimmat ensin.
}
web-spread = Missä, mistä ja millä kielellä
web-spread-lead = Luvut ovat lausumien määriä.
web-places = Kunnat
web-sources = Tietolähteet
web-tongues = Kielet
web-history = Vaiheet ja ratkaisut
web-was-accept = Vahvistettu
web-was-dismiss = Hylätty
web-was-label = Nimetty
web-was-undone = Kumottu: { $user }, { $at }
web-listings = Viikot luettelossa
web-listing-level = Taso

web-themes-lead = { $number ->
    [one] Yksi teema kaikesta, mitä on sanottu. Tilanne: { $week }.
   *[other] { $number } teemaa kaikesta, mitä on sanottu. Tilanne: { $week }.
}
web-themes-note = Teema kertoo, mistä puhutaan paljon. Uudet ja kasvavat asiat löytyvät viikkokoosteesta.
web-themes-empty = Teemoja ei ole vielä muodostettu. Ne syntyvät, kun tekstit on lisätty ja viikot ajettu.
web-theme-size = { $number ->
    [one] yksi lausuma
   *[other] { $number } lausumaa
}
web-theme-lead = { $number ->
    [one] Yksi lausuma. Tilanne: { $week }.
   *[other] { $number } lausumaa. Tilanne: { $week }.
}
web-theme-curve = Lausumia viikossa
web-theme-words = Teeman sanat
web-theme-examples = Näin teemasta puhutaan
web-statements = Lausumia

web-search-label = Mitä etsit?
web-search-do = Hae
web-search-found = { $number ->
    [0] Ei hakutuloksia
    [one] Yksi lausuma
   *[other] { $number } lausumaa
}
web-search-none = Yhdessäkään lausumassa ei ole kaikkia hakemiasi sanoja.
web-search-tip-spelling = Tarkista kirjoitusasu.
web-search-tip-fewer = Kokeile vähempiä sanoja tai lyhyempää sanaa: ”perhetyö” löytää myös sanan ”perhetyöntekijä”.
web-search-pages = Hakutulosten sivut
web-search-page = Sivu { $number }/{ $pages }
web-search-previous = Edellinen sivu
web-search-next = Seuraava sivu

web-document = Lausuma asiayhteydessään
web-document-note = Nimet ja muut tunnisteet on korvattu merkinnöillä, esimerkiksi [HENKILÖ 1]. Valittu lausuma on korostettu.
web-document-signals = Signaalit, joihin lausuma kuuluu
web-document-no-signals = Lausuma ei kuulu uusimman viikon signaaleihin eikä seurattaviin.

web-problem-missing = Sivua ei löydy
web-problem-missing-what = Osoite voi olla vanhentunut tai väärin kirjoitettu.
web-problem-forbidden = Sinulla ei ole oikeutta tähän
web-problem-forbidden-what = Jos tarvitset oikeuden, pyydä sitä pääkäyttäjältä.
web-problem-stale = Lomake on vanhentunut
web-problem-stale-what = Mitään ei tallennettu. Palaa edelliselle sivulle, lataa se uudelleen ja lähetä lomake uudestaan.
web-problem-bad = Pyyntöä ei voitu käsitellä
web-problem-bad-what = Palaa edelliselle sivulle ja yritä uudelleen.
web-problem-large = Lomake on liian suuri
web-problem-large-what = Lyhennä tekstiä ja lähetä lomake uudelleen.
web-problem-often = Liian monta yritystä
web-problem-often-what = Odota minuutti ja yritä sitten uudelleen. Rajoitus suojaa tunnuksia arvailulta.
web-problem-broken = Palvelussa on vika
web-problem-broken-what = Vika on meidän puolellamme. Yritä hetken kuluttua uudelleen. Jos vika jatkuu, kerro siitä pääkäyttäjälle.
web-problem-store = Aineistoa ei voi nyt lukea
web-problem-store-what = Kerro tästä pääkäyttäjälle.
web-problem-back = Siirry viikkokoosteeseen
