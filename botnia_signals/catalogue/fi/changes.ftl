# Trendit, hiljentyneet, toistuva kausivaihtelu ja vaikutuksen suuruus
digest-trends = Trendit
digest-silence = Hiljentyneet
digest-interval = Luottamusväli koskee havaintoa itseään. Siinä ei ole otettu huomioon, että koosteeseen valikoituvat vahvimmat havainnot.
kind-trend_up = Nouseva trendi
kind-trend_down = Laskeva trendi
kind-theme_silent = Hiljentynyt teema
kind-source_silent = Hiljentynyt tietolähde
kind-place_silent = Hiljentynyt kunta
kind-returning = Toistuva kausivaihtelu
change-theme = Teema { $number }
why-effect = Asiasta kertoneita on { $ratio } kertaa niin paljon kuin odotettiin (95 %:n luottamusväli { $low }–{ $high }).
why-returning = Samasta asiasta on puhuttu samaan aikaan vuodesta tavallista enemmän myös aiemmin ({ $years }): { $ratio } kertaa niin paljon kuin puheen jakautuessa vuodelle tasaisesti. Nyt ei olla sitä korkeammalla, joten kyse voi olla joka vuosi toistuvasta kausivaihtelusta.
change-why-trend_up = Teeman osuus kaikesta puheesta on kasvanut tasaisesti: { $weeks } viikossa noin { $effect }-kertaiseksi (95 %:n luottamusväli { $low }–{ $high }). Viimeisten { $recent } viikon aikana teema mainittiin { $seen } kertaa, kun osuuden pysyessä koko jakson keskiarvossa mainintoja olisi ollut noin { $expected }. Saman ihmisen puheet lasketaan kerran viikossa.
change-why-trend_down = Teeman osuus kaikesta puheesta on pienentynyt tasaisesti: { $weeks } viikossa noin { $effect } prosenttiin siitä, mitä se oli jakson alussa (95 %:n luottamusväli { $low }–{ $high } %). Viimeisten { $recent } viikon aikana teema mainittiin { $seen ->
    [one] kerran
   *[other] { $seen } kertaa
}, kun osuuden pysyessä koko jakson keskiarvossa mainintoja olisi ollut noin { $expected }. Saman ihmisen puheet lasketaan kerran viikossa.
change-why-theme_silent = { $seen ->
    [0] Teemasta ei ole puhuttu lainkaan { $weeks } viikkoon.
    [one] Teemasta on puhuttu { $weeks } viikon aikana vain kerran.
   *[other] Teemasta on puhuttu { $weeks } viikon aikana vain { $seen } kertaa.
} Aiemman osuuden perusteella mainintoja olisi odotettu noin { $expected }. Teeman osuus on nyt enintään { $high } prosenttia aiemmasta (95 %:n luottamusvälin yläraja).
change-why-source_silent = Tietolähteestä ei ole saatu mitään { $weeks } viikkoon, mikä on pidempään kuin koskaan aiemmin. Viimeisin teksti on päivätty { $last }. Aiemman rytmin perusteella tekstejä olisi saatu noin { $expected } viikolla. Viikot, joilta ei ole mitään aineistoa, on jätetty laskusta pois. Tarkista, tuleeko lähteestä vielä aineistoa, ennen kuin päättelet hiljaisuudesta muuta.
change-why-place_silent = Kunnasta ei ole saatu mitään { $weeks } viikkoon, mikä on pidempään kuin koskaan aiemmin. Viimeisin teksti on päivätty { $last }. Aiemman rytmin perusteella tekstejä olisi saatu noin { $expected } viikolla. Viikot, joilta ei ole mitään aineistoa, on jätetty laskusta pois. Tarkista, tuleeko kunnasta vielä aineistoa, ennen kuin päättelet hiljaisuudesta muuta.
change-chance = Jos mikään ei olisi muuttunut, näin selvän eron todennäköisyys olisi { $chance }. Kun monta arvioidaan kerralla, näin selvistä havainnoista turhia on odotettavasti enintään { $share }.
change-no-trends = { $tested ->
    [0] Trendejä ei voitu arvioida. Siihen tarvitaan teemakartta ja vähintään 26 viikkoa aineistoa.
    [one] Yhden teeman kehitys voitiin arvioida, eikä sen osuus ole muuttunut tasaisesti.
   *[other] Minkään teeman osuus ei ole muuttunut tasaisesti. Arvioituja teemoja oli { $tested }.
}
change-no-silences = Mikään arvioiduista ei ole hiljentynyt: teemoja arvioitiin { $themes }, tietolähteitä { $sources } ja kuntia { $places }. Teeman arviointiin tarvitaan vähintään 26 viikkoa aineistoa, tietolähteen ja kunnan arviointiin vuosi.
