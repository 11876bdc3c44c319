"""Sentences to put names into, our own, as social work writes them; a slot names a kind and a case.

`person` is anyone in any form, `given` a given name alone, `place` a municipality, `body` an organisation.
The sentences without a person hold names' look-alikes: the word that is no name in that sentence.
"""

from __future__ import annotations


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


FINNISH = _lines(
    """
    {person} soitti aamulla ja kertoi, ettei raha riitä vuokraan.
    Eilen {person} kävi toimistolla lapsen kanssa.
    Tapasin {person:genitive} viikko sitten, ja tilanne oli huonompi kuin keväällä.
    Asiakas {person} on ollut ilman lääkäriä jo kolme kuukautta.
    {person:adessive} ei ole varaa lämmitykseen.
    Puhuin {person:genitive} kanssa puhelimessa pitkään.
    Sain viestin {person:ablative}, jonka mukaan jono on yli puoli vuotta.
    Kirjoitin {person:allative} ja pyysin häntä tulemaan käymään.
    Olen huolissani {person:elative}, koska hän ei avaa ovea.
    Kukaan ei ole nähnyt {person:partitive} sen jälkeen kun linja-auto lopetti.
    {person:genitive} tytär muutti {place:illative} työn perässä.
    Kotihoito kävi {person:genitive} luona vain kerran päivässä.
    Naapurin {person} auttaa {given:partitive} kaupassa, kun jalat eivät kanna.
    Luottamus {person:illative} on mennyt, sanoi perhe.
    {person:inessive} näkyy väsymys, ja se huolestuttaa meitä kaikkia.
    Lapsen opettaja {person} soitti kotiin.
    Sosiaalityöntekijä {person} ei ehdi tavata perhettä ennen joulua.
    Lääkäri {person} kirjoitti lähetteen, mutta aikaa ei ole tullut.
    Äitini {given} asuu yksin {place:inessive}.
    Veljeni {given} jäi työttömäksi, kun tehdas suljettiin.
    Siskoni {given:genitive} mies juo, ja lapset pelkäävät.
    Mummoni {given} ei osaa varata aikaa netissä.
    Poikani {given} on pelannut yöt eikä käy koulussa.
    Tyttäreni {given:allative} ei löytynyt päivähoitopaikkaa.
    Hänen nimensä on {person}, ja hän on 43-vuotias.
    Perheessä on lapset {given}, {given} ja {given}.
    {given} ja {given} erosivat keväällä, ja lapset asuvat vuoroviikoin.
    Paikalla olivat {person}, {person} sekä {person}.
    Läsnä: {person} (pj.), {person}, {person} ja {person}.
    Yhteyshenkilö: {person}
    Kirjasi {person}
    Terveisin {person}
    t. {given}
    Rouva {surname} tarvitsee apua kylvyssä.
    Herra {surname} on asunut autossaan lokakuusta.
    Neiti {surname:genitive} vuokra nousi sata euroa.
    {person} sanoi: en jaksa enää.
    "Minulla ei ole ketään", sanoi {person}.
    – Kuka minua auttaisi, kysyi {person} {place:elative}.
    Illalla tuli soitto, että {given} on kadonnut.
    Sitten {given} lähti eikä ole palannut.
    Kun {given} sairastui, kukaan ei käynyt katsomassa.
    Meidän {given} ei pääse enää portaita.
    {given:genitive} kanssa on puhuttu velkaneuvonnasta.
    {given:ablative} kysyttiin, haluaako hän tulkin.
    Olisiko {given:adessive} oikeus tukeen?
    Annoin {given:allative} numeron, johon voi soittaa.
    Jäin miettimään {given:partitive} koko viikonlopuksi.
    {person:essive} en olisi hyväksynyt päätöstä.
    Kysykää {person:ablative}, hän tietää asiasta enemmän.
    Päätöksen teki {person} eikä perusteluja annettu.
    {person:genitive} mukaan jonot ovat kasvaneet koko syksyn.
    Muutama vuosi sitten {person} valitti {body:allative} samasta asiasta.
    {body:genitive} päätös {person:genitive} asiassa tuli vasta kesällä.
    Vanhus, {person}, löytyi kylmästä asunnosta.
    Isäntä {person} lopetti karjan pidon ja jäi yksin tilalle.
    Hoitaja {given} on ollut ainoa, joka ehtii jutella.
    Kiitos {given:allative} ja koko tiimille!
    Hei {given}, voisitko soittaa minulle?
    {given}, kuulitko että terveysasema suljetaan?
    Naapurit {surname} ja {surname} ovat riidelleet tiestä.
    Perhe {surname} muutti {place:elative} viime kuussa.
    {surname:genitive} perheen lapset ovat nälkäisiä koulussa.
    {surname:adessive} on kolme lasta ja paljon velkaa.
    Ongelmana on, että {surname} ei saa kyytiä dialyysiin.
    Asiakkaat {person} ja {person} odottavat tulkkia.
    Edunvalvojana toimii {person}.
    Potilas {person} siirrettiin {place:illative}, kauas omaisista.
    Uusi naapuri, {person}, ei puhu vielä suomea.
    {given} pelkää, että hänet häädetään.
    Ohjaaja {given} kertoi, että nuoret nukkuvat rappukäytävissä.
    Tänään {given} tuli ensimmäistä kertaa ryhmään.
    Ryhmässä {given} puhui velasta ja {given} yksinäisyydestä.
    Myös {person} on jäänyt ilman apua.
    Onneksi {person} huomasi ajoissa.
    Kukaan muu kuin {given} ei ole käynyt.
    Vaikka {given} yritti, hakemusta ei saatu lähetettyä.
    Palaverissa sovittiin, että {given} hakee toimeentulotukea.
    Kaveri {given} lainasi rahaa pikavippiin.
    """
)
FINNISH_WITHOUT = _lines(
    """
    {place:genitive} kunta lakkautti koulun, ja matkat pitenivät.
    {place:inessive} ei ole enää hammaslääkäriä.
    Bussi {place:elative} {place:illative} kulkee vain arkisin.
    Asukkaat {place:inessive} ja {place:inessive} ovat huolissaan.
    {place} ja {place} tekevät yhteistyötä.
    {body:genitive} jonot ovat pitkiä.
    {body} ei vastaa puhelimeen.
    Hain tukea, mutta {body} hylkäsi hakemuksen.
    {body:adessive} ei ole aikoja ennen kesää.
    Palvelut siirrettiin {place:elative} {place:illative}.
    Jyrkkä mäki on vanhukselle liikaa talvella.
    Mäki jäätyi, eikä sitä hiekoitettu.
    Toivo paremmasta on hiipunut kylillä.
    Ilman toivoa ei jaksa kukaan.
    Virta katkesi myrskyssä kahdeksi päiväksi.
    Virran puute haittaa hengityskoneen käyttäjiä.
    Lehto kaadettiin tien alta.
    Koski on padottu ja kalat kadonneet.
    Rauha maassa on tärkeintä.
    Onni ei tule rahalla.
    Lahja oli pieni mutta tarpeen.
    Aamu alkoi jonottamalla.
    Satu luettiin lapsille kirjastossa.
    Meri on lähellä, mutta ranta on suljettu.
    Niemi jäi ilman laajakaistaa.
    Saari on syksyllä ilman lauttaa.
    Talo on kylmä ja vuokra korkea.
    Tuuli repi katon, eikä vakuutus korvannut.
    Lumi tukki tien, ja ambulanssi myöhästyi.
    Suvi oli sateinen, ja marja jäi pieneksi.
    Voitto menee osakkaille, kulut asiakkaille.
    Ihmisten usko palveluihin on loppunut.
    Kuusi perhettä odottaa asuntoa.
    Tuli paloi uunissa, kun puut riittivät.
    Kallio räjäytettiin ja kaivo kuivui.
    Karhu pelottaa lapsia koulutiellä.
    Susi tappoi lampaat, ja korvaukset viipyvät.
    Pelto myytiin, kun kukaan ei jatkanut.
    Oja tulvi keväällä kellariin.
    Vuori on korkea ja raja kaukana.
    Lampi on ummessa ja uimapaikka suljettu.
    Vesi on pilalla koko kylässä.
    Pohjanmaalla välimatkat ovat pitkiä.
    Maanantaina ja tiistaina terveysasema on kiinni.
    Äiti ja isä ovat väsyneitä.
    Lääkäri vaihtuu joka kerta.
    Mummo ja pappa asuvat kaukana.
    Veli auttaa, kun ehtii.
    Suomessa ja Ruotsissa hoitajia puuttuu.
    Alzheimerin tautiin ei saa kuntoutusta.
    Sote-uudistus vei terveysaseman.
    Vanhat ihmiset eivät osaa käyttää Omakantaa eikä Wilmaa.
    Facebookissa ja WhatsAppissa kiusataan.
    Kuka auttaa, kun kotihoito ei tule?
    Nuoret istuvat Prismassa, kun muuta paikkaa ei ole.
    Citymarketin parkkipaikalla myydään huumeita.
    Salosta on matkaa Turkuun, Lahdesta Helsinkiin.
    Kemissä ja Torniossa tehtaat suljettiin.
    Kannuksen kaupunki ja Toholammin kunta säästävät.
    Pikavuoro Seinäjoen ja Jyväskylän väliltä lakkautettiin.
    Marttojen ja Leijonien keräys auttoi.
    Koronan jälkeen moni on jäänyt yksin.
    Itsenäisyyspäivänä ja jouluna ei ole ruokajakelua.
    """
)
SWEDISH = _lines(
    """
    {person} ringde i morse och berättade att pengarna inte räcker till hyran.
    I går kom {person} till kontoret med sitt barn.
    Jag träffade {person} för en vecka sedan och läget var sämre än i våras.
    Klienten {person} har varit utan läkare i tre månader.
    Jag talade länge med {person} i telefon.
    Vi fick ett meddelande av {person} om att kön är över ett halvt år.
    Jag skrev till {person} och bad hen komma på besök.
    Jag är orolig för {person} som inte öppnar dörren.
    Ingen har sett {person} sedan bussen slutade gå.
    {person:genitive} dotter flyttade till {place} för arbetets skull.
    Hemvården var hos {person} bara en gång om dagen.
    Grannen {person} hjälper {given} med maten när benen inte bär.
    Förtroendet för {person} är borta, säger familjen.
    Barnets lärare {person} ringde hem.
    Socialarbetaren {person} hinner inte träffa familjen före jul.
    Läkaren {person} skrev en remiss men ingen tid har kommit.
    Min mamma {given} bor ensam i {place}.
    Min bror {given} blev arbetslös när fabriken stängdes.
    Min syster {given:genitive} man dricker och barnen är rädda.
    Mormor {given} kan inte boka tid på nätet.
    Min son {given} spelar om nätterna och går inte i skolan.
    Min dotter {given} fick ingen dagvårdsplats.
    Hon heter {person} och är 43 år.
    I familjen finns barnen {given}, {given} och {given}.
    {given} och {given} skilde sig i våras och barnen bor varannan vecka hos dem.
    Närvarande var {person}, {person} samt {person}.
    På plats: {person} (ordf.), {person}, {person} och {person}.
    Kontaktperson: {person}
    Antecknat av {person}
    Hälsningar {person}
    mvh {given}
    Fru {surname} behöver hjälp i badet.
    Herr {surname} har bott i sin bil sedan oktober.
    Fröken {surname:genitive} hyra steg med hundra euro.
    {person} sade: jag orkar inte mer.
    "Jag har ingen", sade {person}.
    – Vem skulle hjälpa mig, frågade {person} från {place}.
    På kvällen kom ett samtal om att {given} är försvunnen.
    Sedan gick {given} och har inte kommit tillbaka.
    När {given} blev sjuk kom ingen och hälsade på.
    Vår {given} klarar inte trapporna längre.
    Vi har talat om skuldrådgivning med {given}.
    Frågade {given} om tolk behövs.
    Har {given} rätt till stödet?
    Jag gav {given} ett nummer att ringa.
    Jag tänkte på {given} hela helgen.
    Fråga {person}, hen vet mera om saken.
    Beslutet fattades av {person} utan motivering.
    Enligt {person} har köerna vuxit hela hösten.
    För några år sedan besvärade sig {person} hos {body} om samma sak.
    {body:genitive} beslut i {person:genitive} ärende kom först i somras.
    En åldring, {person}, hittades i en kall bostad.
    Bonden {person} slutade med korna och blev ensam på gården.
    Skötaren {given} är den enda som hinner prata.
    Tack till {given} och hela teamet!
    Hej {given}, kan du ringa mig?
    {given}, hörde du att hälsostationen stängs?
    Grannarna {surname} och {surname} har grälat om vägen.
    Familjen {surname} flyttade från {place} förra månaden.
    {surname:genitive} barn är hungriga i skolan.
    {surname} har tre barn och mycket skulder.
    Problemet är att {surname} inte får skjuts till dialysen.
    Klienterna {person} och {person} väntar på tolk.
    Intressebevakare är {person}.
    Patienten {person} flyttades till {place}, långt från de anhöriga.
    Den nya grannen, {person}, talar inte svenska ännu.
    {given} är rädd att bli vräkt.
    Handledaren {given} berättade att unga sover i trappuppgångar.
    I dag kom {given} till gruppen för första gången.
    I gruppen talade {given} om skulder och {given} om ensamhet.
    Också {person} har blivit utan hjälp.
    Som tur var märkte {person} det i tid.
    Ingen annan än {given} har varit där.
    Fast {given} försökte gick ansökan inte iväg.
    På mötet kom vi överens om att {given} söker utkomststöd.
    Kompisen {given} lånade pengar till ett snabblån.
    """
)
SWEDISH_WITHOUT = _lines(
    """
    {place} kommun lade ned skolan och resorna blev längre.
    I {place} finns ingen tandläkare längre.
    Bussen från {place} till {place} går bara på vardagar.
    Invånarna i {place} och {place} är oroliga.
    {place} och {place} samarbetar.
    {body:genitive} köer är långa.
    {body} svarar inte i telefon.
    Jag sökte stöd men {body} avslog ansökan.
    Tjänsterna flyttades från {place} till {place}.
    Björn har setts nära skolan.
    Sten på sten byggdes gården upp.
    Berget är för brant för rullstolen.
    Strand och skog är stängda för allmänheten.
    Bo hemma så länge som möjligt, säger man.
    Liv och hälsa ska gå före pengar.
    Stig på bussen i tid, annars blir du utan.
    Ström saknades i två dygn efter stormen.
    Kärlek och love är inte samma sak.
    Vår och höst är vägen stängd.
    My och mygg plågar de boende.
    Ros och ris till personalen.
    Lång kö, kort tid.
    Saga lästes för barnen på biblioteket.
    Per person kostar det tio euro.
    Per år kostar vården mer.
    Siv växer vid stranden.
    Dag och natt är det oljud i huset.
    Lund och holme såldes.
    Gren föll över vägen och bussen stannade.
    Kvist och gran måste röjas.
    Ek och alm fälldes.
    Varg och räv skrämmer barnen.
    Frost tog skörden och ersättningen dröjer.
    Mark och skog köps upp.
    Maj och juni var torra.
    Glad blev ingen av beslutet.
    Mamma och pappa är trötta.
    Läkaren byts varje gång.
    Mormor och morfar bor långt borta.
    Brodern hjälper när han hinner.
    I Finland och Sverige saknas vårdare.
    Alzheimers sjukdom ger ingen rehabilitering.
    Äldre kan inte använda Mina Kanta eller Wilma.
    På Facebook och WhatsApp mobbas man.
    Vem hjälper när hemvården inte kommer?
    Ungdomarna sitter på Prisma när det inte finns något annat.
    Österbotten har långa avstånd.
    På måndag och tisdag är hälsostationen stängd.
    Från Salo är det långt till Åbo, från Lahtis till Helsingfors.
    Vasa centralsjukhus och Folkhälsan söker personal.
    Röda Korset och Marthorna samlade in kläder.
    Efter corona är många ensamma.
    Alla, Ida och ingen annan plats finns i alfabetet.
    Kim och kompani är ett uttryck som ingen förstår.
    """
)
FINNISH_BODIES = _lines(
    """
    Kela
    Soite
    THL
    Martat
    Folkhälsan
    Nordea
    Osuuspankki
    Maria-akatemia
    Lehdon päiväkoti
    Mäen koulu
    Virran hoivakoti
    Toivolan palvelutalo
    Rauhalan vanhainkoti
    Lahden kaupunki
    Salon sairaala
    Koskelan terveysasema
    Attendo
    Mehiläinen
    Pihlajalinna
    Terveystalo
    Esperi
    Punainen Risti
    Pelastakaa Lapset
    Pohjanmaan hyvinvointialue
    Keski-Suomen hyvinvointialue
    Takuusäätiö
    VR
    Onnibus
    Matkahuolto
    Posti
    Lions Club
    Jokilaaksojen poliisi
    Saaren kartano
    Niemen kauppa
    """
)
SWEDISH_BODIES = _lines(
    """
    FPA
    Soite
    THL
    Marthaförbundet
    Folkhälsan
    Nordea
    Andelsbanken
    Rosengårds daghem
    Bergs skola
    Strandhemmet
    Björkbacka servicehus
    Sandlunds äldreboende
    Vasa stad
    Malmska sjukhuset
    Attendo
    Mehiläinen
    Röda Korset
    Rädda Barnen
    Österbottens välfärdsområde
    Garantistiftelsen
    Posten
    Försäkringskassan
    Matkahuolto
    Lions Club
    Polisen i Österbotten
    Holms handel
    """
)
