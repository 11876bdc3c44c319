error-privacy-no-key = Pseudonymisointiin tarvitaan avain, mutta sitä ei löytynyt. Luo varasto komennolla ”botnia init” tai palauta sen avaintiedosto varmuuskopiosta.
privacy-without-voikko = Voikkoa ei ole asennettu, joten nimien tunnistus on tavallista heikompi. Asenna se komennolla ”apt install libvoikko1 voikko-fi” ja käsittele aineisto uudelleen.
privacy-without-model = Nimien tunnistusmallia ei ole koottu, joten nimiä tunnistetaan tavallista heikommin. Kokoa malli komennolla ”botnia models build” ja käsittele aineisto uudelleen.
setting-name_finder = Nimien etsintä
setting-name_finder-means = Miten ihmisten nimet löydetään ennen tallennusta: model lukee lauseet myös mallilla, rules käyttää vain sanastoja ja sääntöjä. Malli löytää nimiä enemmän mutta peittää joskus muunkin sanan.
