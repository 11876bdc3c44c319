# Kopiot, edustavat lausumat, nimet ja tasapuolisuus
why-copies = { $copies } lausumaa on samaa tekstiä { $senders ->
    [one] yhdeltä lähettäjältä
   *[other] { $senders } lähettäjältä
}; ne on laskettu yhdeksi ääneksi.
said-senders = sama teksti { $senders ->
    [one] yhdeltä lähettäjältä useasti
   *[other] { $senders } lähettäjältä
}
digest-dissent = Eriävä näkemys
web-dissent-lead = Lausuma koskee samaa asiaa, mutta kertoo siitä toisin kuin muut. Se on poimittu sanojen perusteella koneellisesti.
shares-title = Kenen ääni kuuluu
shares-lead = Kunkin ryhmän osuus kaikista lausumista viimeksi kuluneiden 26 viikon aikana sekä osuus niistä lausumista, joihin tämän viikon signaalit ja seurattavat perustuvat. Alle kolmen ihmisen ryhmiä ei esitetä.
shares-open = Näytä ryhmien osuudet
shares-group = Ryhmä
shares-said = Osuus sanotusta
shares-shown = Osuus esitetystä
shares-few = alle 3 ihmistä
shares-under = { $group }: osuus sanotusta on { $said }, mutta viikon havainnoissa ryhmän ääni kuuluu selvästi tätä vähemmän.
shares-language = Kieli
shares-region = Maakunta
shares-size = Kunnan koko
shares-source = Tietolähde
shares-region-ep = Etelä-Pohjanmaa
shares-region-po = Pohjanmaa
shares-region-kp = Keski-Pohjanmaa
shares-region-other = muu maakunta
shares-size-small = alle 5 000 asukkaan kunnat
shares-size-middle = 5 000–19 999 asukkaan kunnat
shares-size-large = vähintään 20 000 asukkaan kunnat
