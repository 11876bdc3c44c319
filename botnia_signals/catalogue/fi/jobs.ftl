# Aineiston lisääminen sivuilla ja ohjelman työt
setting-backup_folder = Varmuuskopioiden kansio
setting-backup_folder-means = Kansio, johon sivuilta tehdyt varmuuskopiot kirjoitetaan, esimerkiksi ulkoinen levy. Tyhjä tarkoittaa kotikansion alikansiota ”backups”.
right-jobs = Viikon ajamiseen tarvitaan rooli.
step-copy = Kopioidaan nykyinen aineisto talteen
step-check = Tarkistetaan
step-carry = Siirretään se, minkä on pysyttävä
step-put = Palautetaan

material-nav = Lisää aineistoa
material-title = Lisää aineistoa
material-lead = Pöytäkirjat, muistiinpanot ja kyselyjen vastaukset lisätään sellaisinaan. Ohjelma poistaa henkilöiden nimet ja tunnisteet ennen tallentamista.
material-files = Tiedostot
material-files-help = Luettavat muodot: { $endings }. Enintään { $most } tiedostoa kerralla, yhteensä { $limit } Mt.
material-source = Tietolähde
material-source-help = Valitse, jos tiedostosta ei näy, mistä aineisto on peräisin.
material-in-file = Näkyy tiedostosta
material-day = Päivä, jos tiedostossa ei ole päivää
material-place = Kunta, jos tiedostossa ei ole kuntaa
material-table = Taulukon sarakkeet
material-table-help = Tarpeen vain, jos ohjelma ei löydä taulukosta oikeita sarakkeita.
material-mapping = Aiemmin tallennetut sarakkeet
material-mapping-none = Ei käytetä
material-column-text = Vastausten sarakkeet
material-column-help = Sarakkeen otsikko juuri niin kuin se on taulukossa. Jos vastauksia on useassa sarakkeessa, kirjoita kukin omalle rivilleen.
material-column-date = Päivämäärän sarake
material-column-municipality = Kunnan sarake
material-column-author = Vastaajan tunnisteen sarake
material-save-as = Muista sarakkeet tällä nimellä
material-promise = Lähetetty tiedosto poistetaan heti, kun se on luettu. Aineistoon jää vain teksti, josta nimet on poistettu.
material-do = Lisää aineisto
material-choose-again = Valitse tiedostot uudelleen. Muut tiedot ovat tallella.
material-jobs = Lisäämäsi tiedostot
material-none = Et ole vielä lisännyt tiedostoja täällä.
dialogue-file-worker = Tiedosto luetaan erikseen, ja näet heti, kuinka pitkällä työ on.

jobs-title = Työt
jobs-lead = Pitkään kestävät tehtävät tehdään taustalla. Sivun voi sulkea, eikä työ keskeydy.
jobs-run = Viikon ajo
jobs-run-help = Ajo etsii lisätystä aineistosta uudet signaalit ja päivittää viikkokoosteen. Sen voi tehdä niin usein kuin haluaa.
jobs-run-do = Aja viikko
jobs-every = Kaikki työt
jobs-yours = Omat työsi
jobs-none = Töitä ei ole vielä ollut.
job-add = Aineiston lisääminen
job-drop = Tiedoston lisääminen dialogiin
job-run = Viikon ajo
job-backup = Varmuuskopiointi
job-restore = Varmuuskopion palauttaminen
job-check = Perusteellinen tarkistus
job-asked = Työ { $number }. Pyytäjä: { $user }, { $at }.
job-asked-short = { $user }, { $at }
job-badge-waiting = Odottaa
job-badge-running = Käynnissä
job-badge-done = Valmis
job-badge-failed = Epäonnistui
job-state-waiting = Työ odottaa vuoroaan.
job-state-running = Työ on käynnissä.
job-state-done = Työ on valmis.
job-state-failed = Työ epäonnistui.
job-progress = Työn eteneminen
job-no-worker = Töiden tekijä ei ole käynnissä, joten mitään ei tapahdu. Se käynnistyy, kun palvelu käynnistetään uudelleen (botnia serve).
job-again = Työ keskeytyi ja aloitettiin uudelleen. Kertaalleen tallennettua ei tallenneta toiseen kertaan.
job-failed-add = Jo tallennetut rivit säilyvät, eikä mikään tallennu kahteen kertaan. Korjaa syy ja lisää tiedosto uudelleen.
job-failed-drop = Jo tallennetut puheenvuorot säilyvät, eikä mikään tallennu kahteen kertaan. Korjaa syy ja lisää tiedosto uudelleen.
job-failed-run = Valmiiksi lasketut viikot ovat tallessa. Korjaa syy ja aja viikko uudelleen.
job-failed-backup = Aineisto on ennallaan, mutta varmuuskopiota ei tehty.
job-failed-restore = Mitään ei palautettu. Aineisto on sellainen kuin se oli.
job-failed-check = Tarkistusta ei saatu tehtyä.
job-held = Tekstit odottavat tietosuojajonossa, kunnes tietosuojavastaava on tarkistanut ne.
job-stored = Tekstit ovat mukana seuraavassa viikon ajossa.
job-known = Kaikki tiedoston tekstit olivat aineistossa jo ennestään.
job-nothing = Tiedostosta ei tallennettu mitään.
job-refused-more = Näytetään { $shown } ensimmäistä { $all } kohdasta.
job-hint-columns = Avaa lomakkeelta Taulukon sarakkeet, kirjoita vastausten sarakkeen otsikko ja lisää tiedosto uudelleen.
job-ran = { $weeks ->
    [0] Uusia viikkoja ei ollut laskettavana.
    [one] Yksi viikko laskettiin.
   *[other] { $weeks } viikkoa laskettiin.
} { $encoded ->
    [0] Uusia lausumia ei ollut.
    [one] Mukana oli yksi uusi lausuma.
   *[other] Mukana oli { $encoded } uutta lausumaa.
}
job-ran-go = Siirry viikkokoosteeseen
job-backed-up = Varmuuskopio { $number } on tehty ({ $size }).
job-restored = Varmuuskopio { $number } on palautettu. Se, mitä ennen palauttamista oli, on varmuuskopiossa { $kept }.
job-checked = Tarkistuksen tulos on ylläpidon sivulla.
job-to-dialogue = Siirry dialogiin
job-to-material = Lisää muuta aineistoa
job-refresh = Sivu päivittyy itsestään. Ilman komentosarjoja se latautuu uudelleen { $seconds } sekunnin välein.
job-refresh-stop = Älä päivitä itsestään
job-refresh-start = Päivitä taas itsestään

error-upload-nothing = Valitse vähintään yksi tiedosto.
error-upload-many = Tiedostoja on liikaa. Lisää enintään { $most } kerralla.
error-upload-large = Tiedostot ovat yhteensä liian suuria. Kerralla voi lisätä enintään { $limit } Mt.
error-upload-kind = Jokin tiedostoista on muotoa, jota ei lueta. Luettavat muodot ovat: { $endings }.
error-upload-source = Valitse tietolähde luettelosta.
error-upload-mapping = Tallennettuja sarakkeita ei löydy. Valitse ne luettelosta.
error-job-unknown = Työtä { $number } ei ole.
error-job-killed = Työ keskeytyi { $times } kertaa, eikä sitä enää aloitettu uudelleen. Koneen muisti on voinut loppua: jaa aineisto pienempiin tiedostoihin tai sulje muita ohjelmia.
error-job-disk = Tiedostojen lukeminen tai kirjoittaminen ei onnistunut ({ $reason }). Tarkista, että levyllä on tilaa ja että kansioon saa kirjoittaa.
error-job-memory = Koneen muisti loppui. Sulje muita ohjelmia tai jaa aineisto pienempiin tiedostoihin.
error-job-locked = Aineistoon ei päässyt kirjoittamaan, koska toinen ohjelma käytti sitä liian kauan ({ $kind }). Yritä uudelleen.
error-job-broken = Ohjelmassa on vika ({ $kind }). Kerro tästä pääkäyttäjälle ja mainitse työn numero.
cli-worker-other = Toinen töiden tekijä on jo käynnissä.
cli-job-done = Työ { $number } on valmis: { $kind }.
cli-job-failed = Työ { $number } epäonnistui: { $kind }. { $reason }
jobs-empty-pages = Saman voi tehdä myös näillä sivuilla:
