# Taaksepäin katsominen: mitä olisi nähty milloin
error-report-format = Raportin muoto ”{ $format }” ei ole tuettu. Anna tiedostolle pääte .html tai .md.
step-report = Kirjoitetaan raportti

lookback-title = Katsaus taaksepäin
lookback-lead = Mitä kunkin viikon lopussa olisi nähty: mikä oli seurattavana, mikä nousi signaaliksi ja kuinka pian.
lookback-empty = Yhtään viikkoa ei ole vielä laskettu. Katsaus syntyy, kun viikot on ajettu.
lookback-none = Näillä viikoilla mitään ei ole luetteloitu.
lookback-nothing = Ei signaaleja eikä seurattavia.
lookback-filter = Näytä yksi signaali
lookback-filter-none = Kaikki signaalit ja seurattavat
lookback-filter-do = Näytä
lookback-years = Vuodet ja tiedostot
lookback-csv = Lataa taulukkona (CSV)
lookback-json = Lataa JSON-tiedostona
lookback-signals = Signaalit ja seurattavat
lookback-signals-note = Viive lasketaan ensimmäisestä lausumasta, joka oli mukana, kun asia tuli luetteloon tai nousi signaaliksi. Ihmiset ovat toisistaan riippumattomia.
lookback-legend = Korkea pylväs: viikko signaalina. Matala pylväs: viikko seurattavana. Katkoviiva: nukkuu eli ei ole ollut luettelossa yli neljään viikkoon. Rengas: ensi kerran luettelossa. Kolmio: nousi signaaliksi. Hattu: heräsi uudelleen. Alla viikon numero.
lookback-weeks = Viikko viikolta
lookback-signal = Tunnus
lookback-name = Nimi
lookback-place = Sija
lookback-said = Ensimmäinen lausuma
lookback-listed = Ensi kerran luettelossa
lookback-raised = Nousi signaaliksi
lookback-delay-listed = Viikkoja luetteloon
lookback-delay-raised = Viikkoja signaaliksi
lookback-voices-listed = Ihmisiä luetteloon tullessa
lookback-voices-raised = Ihmisiä signaaliksi noustessa
lookback-first-said = Ensimmäinen lausuma { $date }.
lookback-first-watch = Seurattavaksi { $date }, { $weeks ->
    [0] alle viikko
    [one] viikko
   *[other] { $weeks } viikkoa
} ensimmäisestä lausumasta; { $voices ->
    [one] siihen mennessä yksi ihminen
   *[other] siihen mennessä { $voices } ihmistä
}.
lookback-first-signal = Suoraan signaaliksi { $date }, { $weeks ->
    [0] alle viikko
    [one] viikko
   *[other] { $weeks } viikkoa
} ensimmäisestä lausumasta; { $voices ->
    [one] siihen mennessä yksi ihminen
   *[other] siihen mennessä { $voices } ihmistä
}.
lookback-then-raised = Signaaliksi { $date }, { $weeks ->
    [0] alle viikko
    [one] viikko
   *[other] { $weeks } viikkoa
} ensimmäisestä lausumasta; { $voices ->
    [one] siihen mennessä yksi ihminen
   *[other] siihen mennessä { $voices } ihmistä
}.
lookback-never-raised = Ei ole noussut signaaliksi.
lookback-woken = Heräsi uudelleen: { $week }.
lookback-asleep = Nukkuu: ei ole ollut luettelossa yli neljään viikkoon.
lookback-pages = Katsauksen sivut
lookback-withheld = nimi ei näy, alle { $least } ihmistä
