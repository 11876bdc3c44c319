# Kirjaaminen, dialogit ja dialogilehti
write-nav = Kirjaa
write-title = Kirjaa havainto
write-lead = Kerro, mitä olet huomannut. Pienikin asia riittää: kukaan ei vielä tiedä, mistä tulee signaali.
write-text = Mitä huomasit?
write-text-help = Kirjoita omin sanoin. Nimet ja tunnisteet poistetaan ennen tallentamista, mutta jätä nekin pois, jos voit.
write-voice = Kenen ääni tämä on?
voice-client = asiakas
voice-worker = työntekijä
voice-ngo = järjestö
voice-resident = asukas
voice-business = yritys
write-place = Missä?
write-place-choose = Valitse kunta
write-day = Milloin?
write-matters = Ketä tämä koskee?
write-show = Näytä, miten tämä tallennetaan
write-next = Mitään ei vielä lähetetä. Ensin näet tekstin ilman nimiä ja tunnisteita.
write-kept = Keskeneräinen teksti säilyy tässä välilehdessä, vaikka yhteys katkeaisi.
write-restored = Keskeneräinen teksti palautettiin.
write-shown-title = Näin teksti tallennetaan
write-shown-lead = { $number ->
    [0] Tekstistä ei löytynyt nimiä eikä tunnisteita.
    [one] Yksi nimi tai tunniste on korvattu merkinnällä.
   *[other] { $number } nimeä tai tunnistetta on korvattu merkinnöillä.
}
write-shown-check = Lue teksti läpi. Jos siitä voi yhä tunnistaa jonkun, palaa muokkaamaan.
write-send = Lähetä
write-change = Palaa muokkaamaan
write-sent-title = Kiitos, havainto on tallennettu
write-sent-what = Se on mukana, kun viikko seuraavan kerran ajetaan. Jos muutkin kertovat samasta, asia voi nousta signaaliksi.
write-sent-waits = Se odottaa tietosuojajonossa, kunnes joku on tarkistanut, ettei siitä voi tunnistaa ketään. Sen jälkeen se on mukana, kun viikko ajetaan.
write-another = Kirjaa toinen havainto
error-write-empty = Kirjoita, mitä huomasit.
error-write-long = Tekstissä on { $length } merkkiä; enintään { $longest } mahtuu. Jaa se useaksi havainnoksi.
error-write-voice = Valitse, kenen ääni tämä on.
error-write-day = Anna päivä viimeksi kuluneen vuoden ajalta, ei tulevaa päivää.
error-write-place = Valitse kunta, jossa asia huomattiin.
dialogue-title = Dialogit
dialogue-lead = Ennakointidialogit, järjestöjen pyöreät pöydät ja asukasraadit: puheenvuorot kirjataan sitä mukaa kuin niitä tulee, ja ryhmän tulkinta palautetaan signaaleille.
dialogue-new = Uusi dialogi
dialogue-none = Yhtään dialogia ei ole vielä pidetty.
dialogue-kind = Millainen tilaisuus?
dialogue-kind-foresight_dialogue = Ennakointidialogi
dialogue-kind-round_table = Järjestöjen pyöreä pöytä
dialogue-kind-residents_panel = Asukasraati
dialogue-name = Aihe tai otsikko
dialogue-name-help = Älä kirjoita otsikkoon henkilöiden nimiä.
dialogue-where = Missä tai mitä aluetta se koskee?
dialogue-where-choose = Valitse maakunta tai kunta
dialogue-whole-region = Koko maakunta: { $region }
dialogue-participants = Osallistujat rooleittain
dialogue-participants-help = Vain lukumäärät; nimiä ei kirjata. Kukin osallistuja on yksi ääni.
dialogue-start = Aloita dialogi
dialogue-number = { $number ->
    [0] ei puheenvuoroja
    [one] yksi puheenvuoro
   *[other] { $number } puheenvuoroa
}
dialogue-people = { $number ->
    [one] yksi osallistuja
   *[other] { $number } osallistujaa
}
dialogue-say = Kirjaa puheenvuoro
dialogue-said-by = Kuka puhui?
dialogue-someone = { $voice }, ei tarkemmin
dialogue-person = { $voice } { $number }
dialogue-say-text = Mitä sanottiin?
dialogue-say-do = Tallenna puheenvuoro
dialogue-say-help = Teksti tallennetaan ilman nimiä ja näkyy heti alla.
dialogue-done-say = Puheenvuoro on tallennettu.
dialogue-done-waits = Puheenvuoro on tallennettu ja odottaa tietosuojajonossa.
dialogue-waiting = { $number ->
    [one] Yksi teksti odottaa tietosuojajonossa. Se näkyy tässä, kun se on tarkistettu.
   *[other] { $number } tekstiä odottaa tietosuojajonossa. Ne näkyvät tässä, kun ne on tarkistettu.
}
dialogue-said = Puheenvuorot
dialogue-said-none = Puheenvuoroja ei ole vielä kirjattu.
dialogue-file = Lisää tiedosto
dialogue-file-help = Muistiinpanot tai taulukko (.txt, .docx, .csv, .xlsx), enintään { $limit } Mt. Jokainen kappale tai rivi on yksi puheenvuoro.
dialogue-file-choose = Tiedosto
dialogue-file-do = Lisää tiedosto dialogiin
dialogue-sheet = Dialogilehti
dialogue-sheet-go = Avaa dialogilehti: signaalit ja kysymykset tälle ryhmälle
dialogue-sheet-lead = Nämä havainnot koskevat aluetta { $region }. Lukekaa ne yhdessä ja kertokaa, mitä ne teistä tarkoittavat.
dialogue-sheet-none = Uusimmalla viikolla ei ole tätä aluetta koskevia signaaleja eikä seurattavia. Kysykää toisiltanne, mikä on muuttunut.
dialogue-sheet-ask = Keskusteltavaksi
dialogue-sheet-silent = Kenestä ei ole kuultu
dialogue-sheet-silent-place = Kunnasta { $place } ei ole kuultu mitään { $weeks } viikkoon. Mitä siellä kuuluu?
dialogue-sheet-open = Mitä muuta on muuttunut, josta kukaan ei vielä puhu?
ask-watch = Tunnistatteko tämän, vai onko se sattumaa?
ask-few = Asiasta on kertonut vasta muutama. Keneltä pitäisi kysyä?
ask-one-place = Näkyykö sama muissakin kunnissa?
ask-one-source = Mitä tästä tiedetään muualla: työntekijöillä, järjestöissä, asukkailla?
ask-one-language = Miten asia koetaan toisessa kieliryhmässä?
ask-short = Onko tämä ohimenevää vai jonkin alku?
ask-always = Mistä tämä voisi johtua, ja mitä seuraavaksi pitäisi tehdä?
dialogue-interpret = Ryhmän tulkinta
dialogue-interpret-help = Mitä ryhmä tästä sanoo? Tulkinta näkyy signaalin sivulla ilman nimiä. Sitä ei lasketa uudeksi ääneksi.
dialogue-interpret-do = Tallenna tulkinta
dialogue-done-interpret = Tulkinta on tallennettu.
dialogue-interpretations = Ryhmien tulkintoja
dialogue-print = Tulosta selaimen tulostustoiminnolla; lomakkeet jäävät paperilta pois ja tilalle tulee viivoja.
error-dialogue-unknown = Dialogia { $number } ei ole.
error-dialogue-title = Anna dialogille aihe tai otsikko.
error-dialogue-kind = Valitse, millainen tilaisuus on.
error-dialogue-where = Valitse maakunta tai kunta, jota dialogi koskee.
error-dialogue-people = Kirjoita osallistujien määrä lukuna 0–200.
error-dialogue-nobody = Kirjoita ainakin yhden roolin osallistujien määrä.
