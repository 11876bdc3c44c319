# Tietosuoja siinä, mitä näytetään ja mitä lähtee talosta
disclosure-title = Mitä ei näytetä
disclosure-nothing = Mitään ei ole jätetty näyttämättä.
disclosure-signals = { $number ->
    [one] Yhdestä havainnosta
   *[other] { $number } havainnosta
} kerrotaan vain maakunta, koska kertojia on alle { $least }. Lausumia, joita ei siksi näytetä: { $quotes }.
disclosure-places = { $number ->
    [one] Yhtä kuntaa ei nimetä, koska sieltä on alle { $least } kertojaa tai luvuista voisi päätellä toisen kunnan luvun.
   *[other] Kuntia jätetään nimeämättä { $number } kertaa, koska niistä on alle { $least } kertojaa tai luvuista voisi päätellä toisen kunnan luvun.
}
disclosure-reviewer = { $number ->
    [one] Yhtä lausumaa ei näytetä käsittelijän päätöksellä.
   *[other] { $number } lausumaa ei näytetä käsittelijän päätöksellä.
}
disclosure-in-other-words = { $number ->
    [one] Yksi lausuma on mukailtu.
   *[other] { $number } lausumaa on mukailtu.
}
disclosure-paraphrased = mukailtu
disclosure-no-place = paikkaa ei kerrota
disclosure-rest-of = { $region }, muut kunnat
disclosure-token = [KUNTA]
disclosure-exists = Asiasta on kerrottu täällä: { $regions }. Kertojia on alle { $least }, joten lausumia, kuntia ja sanoja ei näytetä. Havainto on silti mukana luvuissa.
disclosure-no-quotes = Lausumia ei näytetä. Ne näytetään vasta, kun kertojia on vähintään { $least }.
setting-shown_voices = Kertojia ennen näyttämistä
setting-shown_voices-means = Kuinka monen toisistaan riippumattoman ihmisen on kerrottava asiasta, ennen kuin lausumia tai kunnan nimi näytetään.

web-quote-limit = Rajaa näyttämistä
web-quote-withhold = Älä näytä tätä lausumaa
web-quote-withhold-help = Lausuma jää pois kaikilta sivuilta ja koosteista, mutta on mukana luvuissa. Päätöksen voi kumota historiasta.
web-quote-paraphrase = Näytä omin sanoin
web-quote-paraphrase-help = Kirjoita asia niin, ettei kertojaa tunnista. Alkuperäistä sanamuotoa ei näytetä.
web-quote-words = Lausuma omin sanoin
web-done-withhold = Lausumaa ei enää näytetä.
web-done-paraphrase = Lausuma näytetään mukailtuna.
web-was-withhold = Lausuma jätetty näyttämättä
web-was-paraphrase = Lausuma mukailtu
cli-quote-withheld = Lausumaa ei enää näytetä (ratkaisu { $decision }).
cli-quote-paraphrased = Lausuma näytetään mukailtuna (ratkaisu { $decision }).
error-paraphrase-empty = Kirjoita ensin, millä sanoilla lausuma näytetään.
error-quote-foreign = Lausuma { $statement } ei kuulu signaaliin { $signal }.
error-leak-identifier = Tiedostoa ei kirjoitettu: siinä on tunniste, josta ihmisen voi tunnistaa (kohta { $place }, löytöjä yhteensä { $number }). Rajaa lausuma signaalin sivulla tai poista asiakirja ja yritä uudelleen.
error-leak-author = Tiedostoa ei kirjoitettu: siinä on kertojan avain (kohta { $place }, löytöjä yhteensä { $number }). Kerro tästä ylläpitäjälle.
error-leak-secret = Tiedostoa ei kirjoitettu: siinä on ohjelman salainen avain (kohta { $place }, löytöjä yhteensä { $number }). Kerro tästä heti ylläpitäjälle.
error-leak-text = Tiedostoa ei kirjoitettu: siinä on lausuma, jota ei saa näyttää (kohta { $place }, löytöjä yhteensä { $number }). Kerro tästä ylläpitäjälle.
