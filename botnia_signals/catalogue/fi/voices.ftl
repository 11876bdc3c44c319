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
