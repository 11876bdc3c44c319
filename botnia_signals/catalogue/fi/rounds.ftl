# Arviointikierrokset
round-title = Arviointikierrokset
round-lead = Asiantuntijaryhmä arvioi signaalit ensin kukin itse, näkee sitten toistensa arviot, keskustelee ja arvioi uudelleen.
round-none = Yhtään kierrosta ei ole vielä pidetty.
round-new = Uusi kierros
round-name = Kierroksen nimi
round-choose = Mitkä signaalit?
round-invite = Keitä kutsutaan?
round-last-day = Viimeinen päivä
round-until = viimeistään { $day }
round-begin = Aloita kierros
round-can-not = Kierrokseen tarvitaan vähintään yksi luettelossa oleva signaali ja yksi asiantuntijaryhmän jäsen.
round-phase-first = 1. arviointi
round-phase-revealed = Keskustelu
round-phase-second = 2. arviointi
round-phase-done = Allekirjoitettu
round-now-first = Jokainen arvioi ensin itse. Toisten arvioita ei näytetä kenellekään.
round-now-revealed = Arviot ovat näkyvissä. Keskustelkaa erityisesti siitä, missä olette eri mieltä.
round-now-second = Arvioi uudelleen keskustelun jälkeen. Mielipidettä saa muuttaa tai olla muuttamatta.
round-now-done = Kierros on päättynyt ja tulos on signaalien historiassa.
round-agreement = Yksimielisyys
round-agreement-means = 1 tarkoittaa täyttä yksimielisyyttä, 0 sattumaa. Suluissa 95 %:n väli; muutamasta signaalista se on leveä. Vähemmistön perustelut säilyvät.
round-criterion = Mitä arvioitiin
round-unsaid = Ei osaa sanoa
round-median = Mediaani
round-step-1 = Ensimmäinen arviointi
round-step-2 = Toinen arviointi
round-minority = Vähemmistön näkemys
round-minority-one = { $criterion } { $value }, mediaani { $middle }.
round-signals = Signaalit
round-people = Kuka on arvioinut
round-rate = Tallenna arvio
round-rated-already = Olet jo arvioinut tämän. Voit muuttaa arviotasi, kunnes arviot paljastetaan.
round-can-not-say = en osaa sanoa
round-next = Seuraava vaihe
round-to-revealed = Kun kaikki ovat arvioineet, näytä arviot kaikille. Sen jälkeen ensimmäisiä arvioita ei voi muuttaa.
round-to-second = Kun on keskusteltu, aloita toinen arviointi.
round-to-done = Allekirjoita tulos. Se ratkaisee signaalit ryhmän puolesta, ja jokaisen ratkaisun voi kumota signaalin historiasta.
round-do-revealed = Näytä arviot
round-do-second = Aloita toinen arviointi
round-sign = Allekirjoita tulos
round-signed = Allekirjoittanut { $user }, { $at }.
round-done-rated = Arvio on tallennettu.
round-done-signed = Tulos on allekirjoitettu.
outcome-accept = Vahvistettu
outcome-dismiss = Hylätty
outcome-open = Jätetty avoimeksi
outcome-do-accept = Vahvista
outcome-do-dismiss = Hylkää
outcome-do-open = Jätä avoimeksi
criterion-novelty = Uutuus
criterion-plausibility = Uskottavuus
criterion-impact = Vaikutus
criterion-urgency = Kiireellisyys
criterion-known = Tunnettu jo
criterion-novelty-ends = 1 = vanha asia, 5 = aivan uusi
criterion-plausibility-ends = 1 = tuskin totta, 5 = varmasti totta
criterion-impact-ends = 1 = vähäinen, 5 = muuttaa monen arkea
criterion-urgency-ends = 1 = ehtii odottaa, 5 = on toimittava heti
criterion-known-ends = 1 = kukaan ei tiedä, 5 = kaikki tietävät
error-round-unknown = Kierrosta { $number } ei ole.
error-round-title = Anna kierrokselle nimi.
error-round-signals = Valitse vähintään yksi signaali, enintään { $most }.
error-round-people = Kutsu vähintään yksi asiantuntijaryhmän jäsen.
error-round-uninvited = Sinua ei ole kutsuttu tähän kierrokseen.
error-round-closed = Nyt ei arvioida: kierros on keskustelussa tai päättynyt.
error-round-phase = Kierros ei ole siinä vaiheessa. Lataa sivu uudelleen.
error-round-unrated = Kukaan ei ole vielä arvioinut.
error-round-outcome = Valitse jokaiselle signaalille tulos.
error-rating-missing = Anna jokaiseen kohtaan 1–5 tai ”en osaa sanoa”.
round-size = { $signals ->
    [one] yksi signaali
   *[other] { $signals } signaalia
}, { $people ->
    [one] yksi arvioija
   *[other] { $people } arvioijaa
}
round-reasons = { $number ->
    [one] Yksi perustelu
   *[other] { $number } perustelua
}
