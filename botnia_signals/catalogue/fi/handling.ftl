# Tietojen säilytys: poistaminen, säilytysajat, varmuuskopiot, lokit, avaimet, salaus
cli-erase-reach = Poisto koskisi: asiakirjoja { $documents }, lausumia { $statements }, kertojia { $authors }, vektoreita { $vectors }. Tekstin ulkopuolelle jätettyjä kohtia: { $asides }. Signaalit, joissa lausumia on: { $signals }. Jäädytettyjä viikkoja, joiden aineistoon ne kuuluvat: { $editions }.
cli-erase-preview = Mitään ei ole vielä poistettu. Poista lisäämällä komentoon --yes.
cli-erase-clean = Tiedosto on kirjoitettu uudelleen.
cli-erased = Poistettu { $documents } asiakirjaa ja { $statements } lausumaa. Lukumäärät on säilytetty.
cli-erased-backup = Varmuuskopio on tehty ennen poistoa, ja poistettu on siinä yhä: { $path }. Tee uusi varmuuskopio (botnia backup) ja hävitä vanha.
cli-erased-file = Tiedostossa on yhä poistettua tekstiä: { $path }. Hävitä se tai tee se uudelleen.
cli-retention-months = { $months } kk
cli-retention-line = { $source }: säilytysaika { $months }, asiakirjoja { $documents }, poistettavia { $due }
cli-retention-set = Säilytysaika on tallennettu: { $source }. Mitään ei vielä poistettu.
cli-retention-nothing = Poistettavaa ei ole.
cli-backup = Varmuuskopio { $number } on kirjoitettu: { $path } (SHA-256 { $sha256 }).
cli-backup-dropped = Vanha varmuuskopio on hävitetty: { $path }
cli-key-rotated = Avain on vaihdettu ({ $generation }. sukupolvi), ja { $authors } kertojan avaimet on siirretty siihen. Varmuuskopioi botnia.key heti: vanha kopio ei enää riitä.
cli-audit-whole = Lokin ketju on ehjä: { $rows } riviä, viimeisen tiiviste { $hash }.
cli-audit-changed = Lokin riviä { $row } on muutettu.
cli-audit-missing = Lokin rivi { $row } puuttuu.
cli-audit-cut_off = Lokin loppu on poistettu rivistä { $row } alkaen.
cli-audit-other = Lokin rivin { $row } tiiviste on toinen kuin talteen pantu.
cli-init-encrypted = Varasto on salattu. Ilman { $secret } sitä ei voi avata eikä palauttaa kukaan.
cli-init-with-key_file = avaintiedostoa
cli-init-with-passphrase = salalausetta
edition-erased = Tämän viikon aineistosta on jäädyttämisen jälkeen poistettu { $number ->
    [one] yksi asiakirja
   *[other] { $number } asiakirjaa
}.
edition-differs-rekeyed = kertojien avaimet on vaihdettu jäädyttämisen jälkeen, joten aineiston tiivistettä ei voi verrata; toistettu luettelo on toinen.
error-erase-one = Anna yksi näistä: --author, --author-key, --document tai --statement.
error-erase-nothing = Poistettavaa ei löytynyt. Tarkista nimi tai tunnus.
error-erase-busy = Rivit on poistettu, mutta toinen ohjelma pitää varastoa auki, joten tiedostoon jäi vielä jälkiä. Sulje muut ohjelmat ja aja: botnia erase --clean
error-retention-months = Anna säilytysaika kuukausina, 1–1200, tai ever.
error-backup-broken = Varmuuskopio { $path } ei onnistunut. Tarkista, että levyllä on tilaa ja kansioon saa kirjoittaa.
error-encryption-passphrase = Salaukseen tarvitaan avaintiedosto tai salalause, jossa on vähintään { $shortest } merkkiä.
error-encryption-locked = Varasto on salattu. Anna salalause ympäristömuuttujassa { $variable } tai käynnistä komento päätteessä, niin se kysytään.
error-encryption-key-file = Varasto on salattu avaintiedostolla. Kerro tiedoston paikka ympäristömuuttujassa { $variable }.
error-encryption-key-short = Avaintiedosto { $path } on liian lyhyt: siinä on oltava vähintään { $shortest } tavua.
error-encryption-wrong-key = Salalause tai avaintiedosto ei avaa varastoa.
error-encryption-card = Tiedosto { $path } on rikki. Palauta se varmuuskopiosta.
