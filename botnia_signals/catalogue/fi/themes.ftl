# Teemat: kartta, kasvu, nimet ja vaiheet
theme-picture = Teemat kuvana
theme-picture-lead = Ympyrän koko kertoo, kuinka paljon teemasta puhutaan. Lähekkäin ovat teemat, joista puhutaan samaan tapaan. Samat tiedot ovat alla olevassa taulukossa.
theme-growth = Mikä kasvaa, mikä vähenee
theme-growth-lead = Taulukossa ovat lausumat viimeisten 13 viikon ajalta ja sitä edeltäneiden 13 viikon ajalta sekä teeman osuus kaikesta, mitä silloin sanottiin. Suunta on merkitty vain, kun muutos on tilastollisesti merkitsevä ja tasainen.
theme-number = Tunnus
theme-name = Teema
theme-all = Lausumia yhteensä
theme-recent = Viim. 13 viikkoa
theme-former = Edeltävät 13 viikkoa
theme-share = Osuus, %
theme-shares = { $former } → { $recent }
theme-trend = Suunta
theme-trend-up = kasvaa
theme-trend-down = vähenee
theme-trend-silent = hiljentynyt
theme-trend-none = ei osoitettua muutosta
theme-badge-new = Uusi
theme-badge-split = Erosi toisesta
theme-badge-returned = Palasi
theme-badge-ended = Päättyi
theme-each = Mitä teemoista sanotaan
theme-past = Aiempien karttojen teemat
theme-past-lead = Näitä ei ole uusimmassa kartassa. Teeman tunnus ja ihmisten antama nimi säilyvät: jos samoista asioista puhutaan taas, teema palaa entisellä tunnuksellaan.
theme-past-into = yhdistyi teemaan { $other }, viimeksi kartassa: { $week }
theme-past-ended = viimeksi kartassa: { $week }
theme-not-newest = Tämä teema ei ole uusimmassa kartassa tai katsot aiempaa karttaa. Tilanne: { $week }.
theme-to-newest = Katso uusinta karttaa
theme-words-lead = Valitse sana, niin näet lausumat, joissa se on.
theme-said = Teeman lausumat
theme-said-all = Kaikki kielet
theme-said-word = Lausumat, joissa on sana ”{ $word }”.
theme-said-every-word = Näytä kaikki
theme-said-found = { $number ->
    [0] Ei lausumia.
    [one] Yksi lausuma.
   *[other] { $number } lausumaa, uusimmat ensin.
}
theme-said-pages = Lausumien sivut
theme-naming = Teeman nimi
theme-naming-help = Ohjelma nimeää teeman sen sanoilla. Anna sille lyhyt nimi, josta muutkin ymmärtävät, mistä on kyse. Nimi säilyy, kun kartta piirretään uudelleen.
theme-event-new = tuli karttaan uutena
theme-event-split = erosi teemasta { $other }
theme-event-parted = siitä erosi teema { $other }
theme-event-merged = yhdistyi teemaan { $other }
theme-event-joined = sai osakseen teeman { $other }
theme-event-returned = palasi karttaan
theme-event-ended = jäi pois kartasta
cli-theme-none = Teemoja ei ole vielä muodostettu. Aja ensin: botnia run
cli-theme-line = { $theme }  { $size }  { $name }
cli-theme-past = Aiempien karttojen teemat:
cli-theme-named = Teeman { $theme } nimi on tallennettu (ratkaisu { $decision }).
cli-theme-undone = Ratkaisu { $decision } on kumottu.
