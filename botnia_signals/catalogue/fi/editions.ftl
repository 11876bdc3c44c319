# Viikkojen lukitut tulokset
edition-provisional = Viikko on kesken: tulos on alustava ja voi vielä muuttua.
edition-frozen = Viikon tulos on lukittu { $date }, eikä se enää muutu.
edition-late-since = Lukitsemisen jälkeen on saapunut { $number ->
    [one] yksi tietue, joka kuuluu tälle viikolle tai sitä ennen. Se ei ole
   *[other] { $number } tietuetta, jotka kuuluvat tälle viikolle tai sitä ennen. Ne eivät ole
} mukana tässä tuloksessa; seuraava viikko kertoo, mitä olisi muuttunut.
edition-late = Edelliseltä viikolta ({ $week }) myöhästyi { $number ->
    [one] yksi tietue
   *[other] { $number } tietuetta
}.
edition-late-unknown = Myöhästyneiden tietueiden vaikutusta ei voi laskea: malli tai ohjelma on vaihtunut, tietueita on poistettu tai viikolla ei ole lukittua tulosta.
edition-late-nothing = Ajoissa saapuneina ne eivät olisi muuttaneet listaa.
edition-late-raised = Ajoissa saapuneina ne olisivat nostaneet signaaliksi: { $titles }.
edition-late-added = Ajoissa saapuneina ne olisivat tuoneet seurattavaksi: { $titles }.
edition-late-lowered = Ajoissa saapuneina ne olisivat laskeneet signaalista seurattavaksi: { $titles }.
edition-late-dropped = Ajoissa saapuneina ne olisivat pudottaneet listalta: { $titles }.
edition-differs-erased = Lukittua tulosta ei voi enää laskea täsmälleen uudelleen: sen tietueista on sittemmin poistettu { $number }.
edition-differs-records = Tietueet eivät ole enää samat kuin lukittaessa: niiden teksti tai tiedot ovat muuttuneet.
edition-differs-vectors = Tietueiden merkitysvektorit eivät ole enää samat kuin lukittaessa, tai niitä puuttuu.
edition-differs-settings = Viikon asetukset eivät ole ne, joilla tulos lukittiin, tai tämä ohjelmaversio ei tunne niitä.
edition-differs-model = Kielimalli { $model } ei ole enää sama kuin lukittaessa.
edition-differs-ledger = Aiempien viikkojen signaalit eivät ole enää samat kuin lukittaessa.
edition-differs-stored = Tallennettu tulos on muuttunut lukitsemisen jälkeen: { $parts }.
edition-differs-replayed = Uudelleen laskettu tulos poikkeaa lukitusta: { $parts }.
edition-differs-program = Tulos lukittiin toisella ohjelmalla tai toisessa ympäristössä (versio { $was }, nyt { $now }); poikkeama voi johtua siitä.
cli-edition = { $week }: lukittu { $frozen_on }; tietueita { $records }, listalla { $listed }, myöhästyneitä { $late }.
cli-edition-same = { $week }: sama tavu tavulta.
cli-editions-none = Lukittuja viikkoja ei ole. Viikko lukitaan, kun se lasketaan päätyttyään: botnia run
cli-editions-without = { $number ->
    [one] Viikolla { $first } ei ole luetteloa lähtötiedoista
   *[other] { $number } viikolla ({ $first }–{ $last }) ei ole luetteloa lähtötiedoista
}, koska laskenta tehtiin ennen lukitsemisen käyttöönottoa. Sitä ei voi tarkistaa.
error-edition-provisional = Viikko { $week } on vielä kesken, eikä sen tulosta ole lukittu. Se lukitaan, kun viikon päätyttyä annetaan: botnia run
error-edition-none = Viikon { $week } tulosta ei voi tarkistaa: se laskettiin ennen kuin tulokset alettiin lukita, eikä sen lähtötiedoista ole luetteloa.
error-edition-broken = Viikon { $week } lähtötietojen luettelo on vioittunut. Palauta aineisto varmuuskopiosta.
