# Kaksoisluokittelu
double-title = Kaksoisluokittelu
double-lead = Vähintään kaksi ihmistä luokittelee samat lausumat koodikirjan luokilla näkemättä toistensa ratkaisuja. Näin nähdään, ymmärretäänkö luokat samalla tavalla.
double-none = Kaksoisluokitteluja ei ole vielä tehty.
double-new = Uusi kaksoisluokittelu
double-sample = Lausumien määrä
double-sample-help = Lausumat arvotaan niin, että kielten osuudet vastaavat koko aineistoa.
double-kinds = Millä luokilla?
double-coders = Ketkä luokittelevat?
double-begin = Aloita
double-can-not = Kaksoisluokitteluun tarvitaan vähintään kaksi käyttäjää, jotka saavat luokitella.
double-phase-coding = Luokittelu
double-phase-revealed = Vertailu
double-phase-done = Allekirjoitettu
double-now-coding = Jokainen luokittelee itse. Toisten ratkaisuja ei näytetä kenellekään.
double-now-revealed = Ratkaisut ovat näkyvissä. Sopikaa niistä luokista, joista olette eri mieltä.
double-now-done = Tulos on allekirjoitettu, ja luokat ovat lausumien tiedoissa.
double-agreement-means = 1 tarkoittaa täyttä yksimielisyyttä, 0 sattumaa. Suluissa 95 %:n väli. Luokat, joita kukaan ei antanut, eivät ole mukana.
double-given = Annettu
double-all = Kaikki luokat
double-no-labels = Kukaan ei antanut yhtään luokkaa.
double-differ = Eri mieltä
double-differ-lead = { $number ->
    [one] Yhdestä lausumasta ollaan eri mieltä.
   *[other] { $number } lausumasta ollaan eri mieltä.
} Sopimatta: { $left }.
double-agree = Kaikesta ollaan samaa mieltä.
double-settle = Tallenna sovittu
double-settle-fits = Sovittiin, että luokka sopii
double-settled = Sovittu.
double-settled-as = Sovittiin:
double-code = Lausumat
double-coded-as = Annoit:
double-coded-none = Annoit: mikään luokka ei sovi.
double-save = Tallenna
double-save-help = Jos mikään luokka ei sovi, tallenna valitsematta mitään.
double-progress = Kuka on luokitellut
double-to-reveal = Kun kaikki ovat luokitelleet, näytä ratkaisut. Sen jälkeen niitä ei voi muuttaa.
double-do-reveal = Näytä ratkaisut
double-to-sign = Allekirjoita tulos. Yhteiset ja sovitut luokat annetaan lausumille, ja jokaisen voi kumota lausuman sivulla.
double-do-sign = Allekirjoita tulos
double-done-coded = Luokat on tallennettu.
double-done-revealed = Ratkaisut ovat nyt näkyvissä.
double-done-settled = Sovittu on tallennettu.
double-done-signed = Tulos on allekirjoitettu.
error-double-people = Valitse vähintään kaksi luokittelijaa.
error-double-kinds = Valitse, millä luokilla luokitellaan.
error-double-number = Lausumia voi olla { $least }–{ $most }.
error-double-few = Aineistossa on alle { $least } lausumaa, jotka saa näyttää.
error-double-unready = Yhtään lausumaa ei ole vielä luokitellut kaksi ihmistä.
error-double-unsettled = Ennen allekirjoittamista on sovittava vielä näin monesta lausumasta: { $number }.
double-size = { $statements ->
    [one] yksi lausuma
   *[other] { $statements } lausumaa
}, { $labels ->
    [one] yksi luokka
   *[other] { $labels } luokkaa
}
