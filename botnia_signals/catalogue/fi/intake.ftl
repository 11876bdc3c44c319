# Tiedostojen lukeminen. ”error-” hylkää tiedoston tai komennon, ”refusal-” rivin tai tiedoston osan.

error-intake-path-missing = Kohdetta { $path } ei löydy. Tarkista polku ja sen kirjoitusasu.
error-intake-folder-empty = Kansiossa { $path } ei ole luettavia tiedostoja. Luettavien tiedostojen päätteet ovat { $endings }.
error-intake-extension = Tiedoston { $file } muotoa ei voida lukea. Tallenna tiedosto johonkin näistä muodoista: { $endings }.
error-intake-unreadable = Tiedostoa { $file } ei voida avata. Tarkista, että sinulla on siihen lukuoikeus eikä se ole toisen ohjelman lukitsema.
error-intake-file-name = Tiedoston { $file } nimessä on merkkejä, joita ei voi näyttää. Anna tiedostolle toinen nimi ja lisää se uudelleen.
error-intake-empty = Tiedosto { $file } on tyhjä. Vie aineisto uudelleen ja tarkista, että tiedostossa on sisältöä.
error-intake-too-big = Tiedoston { $file } koko on { $size } Mt, ja suurin sallittu koko on { $limit } Mt. Jaa aineisto pienempiin tiedostoihin.
error-intake-zip-bomb = Tiedosto { $file } purkautuu kokoonsa nähden niin suureksi, ettei sitä avattu. Tallenna se uudelleen alkuperäisellä ohjelmalla tai jaa se osiin.
error-intake-too-wide = Tiedoston { $file } solut ovat niin kaukana toisistaan, ettei taulukko mahdu muistiin. Poista taulukon ulkopuoliset solut ja tallenna tiedosto uudelleen.
error-intake-password = Tiedosto { $file } on suojattu salasanalla. Avaa se, poista salasana ja tallenna tiedosto uudelleen.
error-intake-broken = Tiedosto { $file } on vioittunut tai muuta muotoa kuin sen nimi osoittaa. Avaa se alkuperäisellä ohjelmalla ja tallenna se uudelleen.
error-intake-encoding = Tiedoston { $file } merkistöä ei voida päätellä luotettavasti: tiedosto on vioittunut tai siinä on useita merkistöjä. Tallenna se uudelleen UTF-8-muodossa.
error-intake-not-text = Tiedosto { $file } ei sisällä tekstiä. Tallenna se UTF-8-tekstinä tai sen omassa muodossa (.xlsx, .docx).
error-intake-json-array = Tiedosto { $file } on yksi JSON-rakenne. Kirjoita jokainen tietue omalle rivilleen (JSONL).
error-intake-no-header = Tiedostosta { $file } ei löytynyt otsikkoriviä. Anna jokaiselle sarakkeelle otsikko ensimmäisellä rivillä tai nimeä sarakkeet valitsimella --map text=OTSIKKO.
    .page = Tiedostosta { $file } ei löytynyt otsikkoriviä. Anna jokaiselle sarakkeelle otsikko ensimmäisellä rivillä ja lisää tiedosto uudelleen.
error-intake-no-text-column = Tiedostosta { $file } ei löytynyt avovastausten saraketta. Nimeä se valitsimella --map text=OTSIKKO. Sarakkeet ovat: { $columns }.
    .page = Tiedostosta { $file } ei löytynyt avovastausten saraketta. Kirjoita sen otsikko lomakkeen kohtaan Vastausten sarakkeet. Sarakkeet ovat: { $columns }.
error-intake-no-rows = Tiedostossa { $file } on otsikot mutta ei rivejä. Vie aineisto uudelleen ja tarkista, että siinä on vastauksia.
error-intake-no-statements = Tiedostosta { $file } ei löytynyt havaintoja. Kirjoita kukin omaksi kappaleekseen tai viivalla alkavaksi rivikseen.
error-intake-no-source = Tiedostosta { $file } ei ilmene, millaisesta lähteestä aineisto on peräisin. Anna lähde valitsimella --source, esimerkiksi --source survey.
    .page = Tiedostosta { $file } ei ilmene, millaisesta lähteestä aineisto on peräisin. Valitse tietolähde lomakkeella.
error-intake-no-date = Tiedostossa { $file } ei ole päivämäärää. Anna se valitsimella --date 2026-09-14, nimeä sarake valitsimella --map date=OTSIKKO tai lisää päivämäärä tiedoston nimeen.
    .page = Tiedostossa { $file } ei ole päivämäärää. Anna päivä lomakkeella, nimeä päivämäärän sarake tai lisää päivämäärä tiedoston nimeen.
error-intake-source = Lähdetyyppiä ”{ $name }” ei ole. Lähdetyypit ovat: { $kinds }.
error-intake-map-syntax = ”{ $part }” ei ole kelvollinen vastaavuus. Kirjoita kenttä=otsikko, esimerkiksi --map text=Vastaus,date=Aika.
error-intake-map-field = Kenttää ”{ $field }” ei ole. Kentät ovat: { $fields }.
error-intake-map-twice = Kentälle { $field } on annettu kaksi saraketta. Vain kentällä text voi olla useita sarakkeita; jätä muille yksi.
    .page = Kentälle { $field } on annettu kaksi saraketta. Jätä niistä yksi.
error-intake-map-column = Tiedostossa { $file } ei ole saraketta ”{ $column }”. Korjaa vastaavuus. Sarakkeet ovat: { $columns }.
error-intake-spread-date = Valitsimia --date ja --spread-from ei voi antaa yhdessä. Valitse toinen.
error-intake-spread-weeks = Päivämäärät voidaan jakaa vähintään yhdelle viikolle. Anna valitsimelle --spread-weeks kokonaisluku, joka on vähintään 1.
error-intake-old-format = Tiedosto { $file } on muodossa, jota ei lueta. Avaa se ja tallenna se muotoon .docx, .odt, .xlsx tai .pdf.
error-intake-macros = Tiedostossa { $file } on makroja (ohjelmakoodia), joten sitä ei avattu. Tallenna se ilman makroja muotoon .xlsx tai .docx.
error-intake-entities = Tiedostossa { $file } on rakennemäärityksiä (DOCTYPE), jotka voivat olla haitallisia, joten sitä ei avattu. Tallenna se uudelleen ohjelmalla, jolla se on tehty.
error-intake-image = Tiedosto { $file } on kuva, eikä kuvista lueta tekstiä. Kirjoita teksti tiedostoksi tai lisää alkuperäinen asiakirja.
error-intake-archive = Tiedosto { $file } on pakattu kansio. Pura se ja lisää purettu kansio.
    .page = Tiedosto { $file } on pakattu kansio. Pura se ja valitse puretut tiedostot.
error-intake-scanned = Tiedoston { $file } sivut ovat kuvia eikä niissä ole tekstiä (skannattu asiakirja). Lisää alkuperäinen asiakirja tai tunnista teksti ensin tekstintunnistusohjelmalla.
error-intake-too-long = Tiedostossa { $file } on { $pages } sivua, ja suurin sallittu määrä on { $limit }. Jaa se osiin.
error-intake-too-many-parts = Tiedostossa { $file } on yli { $limit } kappaletta. Jaa se pienempiin tiedostoihin.
error-intake-line-too-long = Tiedostossa { $file } on rivi, jolla on yli { $limit } merkkiä. Tarkista, että jokainen tietue on omalla rivillään.

refusal-no-text = Sarakkeessa { $column } ei ole tekstiä. Lisää teksti tai poista rivi.
refusal-text-too-long = Tekstissä on { $length } merkkiä, ja yhden vastauksen tai kappaleen suurin sallittu pituus on { $limit } merkkiä. Jaa se osiin.
refusal-no-date = Päivämäärä puuttuu. Lisää se riville tai anna se koko tiedostolle valitsimella --date.
    .page = Päivämäärä puuttuu. Lisää se riville tai anna päivä lomakkeella.
refusal-bad-date = Sarakkeen { $column } päivämäärää ei voida lukea. Kirjoita se muodossa 14.9.2026 tai 2026-09-14.
refusal-ambiguous-date = Sarakkeen { $column } päivämäärästä ei voida päätellä, kumpi luku on päivä ja kumpi kuukausi. Kirjoita se muodossa 14.9.2026 tai 2026-09-14.
refusal-date-out-of-range = Sarakkeen { $column } päivämäärä on aikaisempi kuin { $earliest } tai yli vuoden päässä tulevaisuudessa. Korjaa päivämäärä.
refusal-no-source = Lähdetyyppi puuttuu. Lisää se riville tai anna se koko tiedostolle valitsimella --source.
    .page = Tietolähde puuttuu. Lisää se riville tai valitse tietolähde lomakkeella.
refusal-source = Sarakkeen { $column } lähdetyyppiä ei tunneta. Korjaa se tai anna lähdetyyppi koko tiedostolle valitsimella --source.
    .page = Sarakkeen { $column } tietolähdettä ei tunneta. Korjaa se tai valitse tietolähde lomakkeella.
refusal-json = Rivi ei ole JSON-tietue. Kirjoita jokaiselle riville yksi aaltosulkeissa oleva tietue.
refusal-too-many-cells = Rivillä on { $cells } solua, mutta sarakkeita on { $columns }. Kirjoita erotinmerkin sisältävät tekstit lainausmerkkeihin.
refusal-quotes = Tiedosto luettiin kohtaan, jossa lainausmerkkiä ei suljeta; sen jälkeiset rivit jäivät pois. Korjaa lainausmerkit ja lisää tiedosto uudelleen.
refusal-sheet = Tältä välilehdeltä ei löytynyt avovastauksia, joten se jätettiin pois. Jos niitä on, nimeä sarake valitsimella --map text=OTSIKKO.
    .page = Tältä välilehdeltä ei löytynyt avovastauksia, joten se jätettiin pois. Jos niitä on, kirjoita sarakkeen otsikko lomakkeen kohtaan Vastausten sarakkeet.
refusal-follow-up = Osio ”{ $heading }” kirjaa sovittuja asioita, ei havaintoja, joten sitä ei otettu lausumiksi.
refusal-scanned = Sivu on kuva eikä siinä ole tekstiä, joten sitä ei voitu lukea. Tunnista sivun teksti ensin tekstintunnistusohjelmalla.
refusal-formulas = Taulukossa on { $number } kaavaa, joiden tulosta ei ole tallennettu; ne jäivät tyhjiksi. Avaa tiedosto taulukkolaskentaohjelmassa ja tallenna se uudelleen.
refusal-formula = Sarakkeessa { $column } on kaava eikä tekstiä. Kirjoita solun sisältö tekstinä.
refusal-attachment = Viestin liitettä { $number } ei luettu. Tallenna liite omaksi tiedostokseen ja lisää se.
