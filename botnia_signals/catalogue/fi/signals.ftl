# Signaalit, viikkokooste ja perustelut
week-title = viikko { $number }/{ $year }
level-signal = Heikko signaali
level-watch = Seurattava
chance-below = alle { $percent } %
chance = { $percent } %
why-signal = { $seen } toisistaan riippumatonta ihmistä on kertonut samasta asiasta { $weeks } viikon aikana, vaikka tavanomaisen puheen perusteella heitä odottaisi noin { $expected }. Näin vahvan havainnon mahdollisuus viikolla, jolla mikään ei muutu, on { $chance }.
why-watch = { $seen } toisistaan riippumatonta ihmistä on kertonut samasta asiasta { $weeks } viikon aikana; odotettavissa olisi noin { $expected }. Näin vahva havainto syntyy sattumalta { $chance } todennäköisyydellä.
why-spread = Havainto koskee { $places ->
    [0] kuntaa, jota ei ole ilmoitettu
    [one] yhtä kuntaa
   *[other] { $places } kuntaa
} ja perustuu { $sources ->
    [one] yhteen tietolähteeseen
   *[other] { $sources } erilaiseen tietolähteeseen
}.
why-place = Havainto erottuu nimenomaan tällä alueella: { $place }.
why-followed = Aihe oli jo seurattavana, ja sen jälkeen siitä on kertonut niin moni uusi ihminen, että se nostettiin signaaliksi.
why-one-language = Asiasta on puhuttu vain { $language }.
why-many-languages = Asiasta on puhuttu { $languages } kielellä.
why-watch-caution = Havainto ei ylitä signaalin rajaa: se voi olla sattumaa.
language-in-fi = suomeksi
language-in-sv = ruotsiksi
language-in-en = englanniksi
language-in-et = viroksi
language-in-nb = norjaksi
language-in-nn = norjaksi
language-in-da = tanskaksi
language-in-de = saksaksi
language-in-ru = venäjäksi
language-in-uk = ukrainaksi
language-in-ar = arabiaksi
language-in-so = somaliksi
language-in-und = tunnistamattomalla kielellä
language-fi = suomi
language-sv = ruotsi
language-en = englanti
language-et = viro
language-nb = norja
language-nn = norja
language-da = tanska
language-de = saksa
language-ru = venäjä
language-uk = ukraina
language-ar = arabia
language-so = somali
language-und = tunnistamaton kieli
source-social_report = sosiaalinen raportointi
source-foresight_dialogue = ennakointidialogi
source-round_table = järjestöjen pyöreä pöytä
source-survey = kysely
source-residents_panel = asukasraati
source-ombudsman_report = sosiaaliasiavastaavan selvitys
source-expert_survey = asiantuntijakysely
source-activity_report = toimintakertomus
source-thesis = opinnäyte
source-business_signal = yritysten signaalitieto
source-other = muu lähde
standing-open = Käsittelemättä
standing-accepted = Vahvistettu
standing-dismissed = Hylätty
reason-known = Asia tunnetaan jo
reason-noise = Ei todellinen muutos
reason-one_case = Yksittäinen tapaus
reason-drift = Kausivaihtelua tai keruutavan muutos
reason-other = Muu syy
event-listed = tuli luetteloon
event-raised = { $other ->
    [watch] kasvoi seurattavasta signaaliksi
   *[other] nousi signaaliksi
}
event-woke = heräsi uudelleen
digest-title = Viikkokooste, { $week }
digest-lead = { $new ->
    [one] Yksi uusi lausuma
   *[other] { $new } uutta lausumaa
}, yhteensä { $all }. Tiedot { $date } asti.
digest-signals = Heikot signaalit
digest-watch = Seurattavat
digest-no-signals = Tällä viikolla mikään ei erottunut sattumasta. Se on yhtä arvokas tieto kuin signaali.
digest-no-watch = Seurattavia havaintoja ei ole.
digest-alpha = Koosteen raja on asetettu niin, että viikolla, jolla mikään ei muutu, turha signaali nousee { $percent } %:n todennäköisyydellä.
digest-synthetic = Synteettinen esimerkkiaineisto: henkilöt, tapahtumat ja lausumat ovat keksittyjä.
digest-said = Näin sanottiin
digest-why = Miksi tämä nousi
digest-since = Havaittu { $date } alkaen
digest-curve = Ihmisiä viikossa, jotka puhuivat asiasta
digest-curve-week = Viikko
digest-curve-voices = Ihmisiä
digest-curve-all = Kaikki lausumat
digest-more-quotes = { $number ->
    [one] Lisäksi yksi lausuma.
   *[other] Lisäksi { $number } lausumaa.
}
digest-no-place = kunta ei tiedossa
