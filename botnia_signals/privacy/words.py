"""Word lists of the name finder: what comes before a name, what only looks like one, names Voikko lacks."""

from __future__ import annotations


def _in_order(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    rouva herra neiti tohtori tri professori prof opettaja rehtori lääkäri hoitaja sairaanhoitaja
    terveydenhoitaja sosiaalityöntekijä sosiaaliohjaaja ohjaaja psykologi terapeutti toimittaja johtaja
    puheenjohtaja sihteeri kansanedustaja ministeri pääministeri presidentti asiakas potilas asukas
    vanhus omainen edunvalvoja äiti äitini isä isäni sisko siskoni veli veljeni poika poikani tytär
    tyttäreni tyttö vaimo vaimoni mies mieheni puoliso puolisoni mummo mummoni mummi ukki ukkini vaari
    pappa pappani täti tätini setä setäni eno enoni kummi naapuri naapurini ystävä ystäväni kaveri
    kaverini serkku serkkuni lapsi lapseni nimeltä nimeltään nimi herr fru fröken frun doktor dr
    professorn lärare läraren läkare läkaren skötare skötaren sjukskötare socialarbetare socialarbetaren
    handledare handledaren psykolog psykologen minister ministern statsminister statsministern
    riksdagsledamot klient klienten patient patienten boende mamma mor modern pappa far fadern syster
    bror son sonen dotter dottern hustru man make maka farmor farfar mormor morfar moster faster granne
    grannen vän väninna kompis kusin namn vid mr mrs ms miss
    """
)
POLITE_TITLES = _words(
    """
    rouva herra neiti tri tohtori herr fru fröken mr mrs ms miss dr
    """
)
STRONG_TITLES = _words(
    """
    nimeltä nimeltään lääkäri sosiaalityöntekijä opettaja socialarbetare socialarbetaren asiakas potilas
    klient klienten patient patienten hoitaja ohjaaja
    """
)
PARTICLES = _words(
    """
    von af de la van der den al el bin ibn da di du
    """
)

# Given names of Finland's Swedes and of newer Finns that Voikko's dictionary lacks; compiled by hand.
GIVEN_NAMES = _words(
    """
    abdi abdullah abdullahi abdirahman agneta agnes ahmad ahmed aisha aleksei ali alice alma alva amanda
    amina amir anastasia anders andreas ann anna-lena anneli annette ann-sofi arne arvid asta astrid
    axel ayan barbro bengt benny benita berit bernt bjarne björn bo bodil boris britt britta bror börje
    carin carita carl carl-gustav carola cecilia charlotta charlotte christel christian christina
    christoffer conny dagny dan daniela david dennis ebba edvin egil elin elina ellen elsa elsie emelie
    emil emilia erica erik erika erland ester ethel eva evert fanny farah fatima fatma felicia felix
    filip folke frej fredrik fredrika frida fride frej gerd gerda gisela greger greta gudrun gun gunborg
    gun-britt gunda gunhild gunnar gunnel gunvor gustaf gustav göran gösta halima hamza hanne hans
    harriet hassan hedvig helge henrik hjördis hodan hussein håkan ibrahim ida igor ines inger ingrid
    ingmar ingvar irene isabella isabelle isak iryna jan jan-erik janne jens jesper jessica joakim johan
    john jonas josefin josefine julia karl karl-erik karl-johan karolina kenneth kent kenny khadija kim
    kjell klas kristian krister kurt larisa lars lars-erik leif lena lennart lilian lina linda linn
    linnea linnéa lisa lisbeth liv lotta louise lovisa ludvig magnus maj maja maj-britt maj-lis malin
    marcus margareta mari-ann marianne marina marie markus martin mats matilda max michael mikaela mina
    mohammad mohammed mohamed mona monica mostafa muhammad mustafa mårten nadia nanna natalia niklas
    nils nina oksana ola olaf oleksandr olena olga olof omar oskar osman ove patricia patrick patrik
    paul paula per-erik pernilla peter petra philip pia pontus rasmus ragnar ragnhild ralf rebecka
    regina roger rolf ronja ronny rosa runar rune rut ruth sahra sami samuel sandra sara sebastian
    sergei siv sigrid simon siri sofia sofie sofi solveig sonja staffan stefan stella stig stina sture
    susanna susann sune svante sven svetlana tatjana tea tetiana theodor therese thomas tobias tom tommy
    tor tora tore torbjörn torolf torsten tove tuva ulf ulla ulla-britt ulrica ulrika vanessa victor
    viktor viktoria vilhelm vilma viveca vivian viveka volodymyr wilhelm karin kaarina armas ingemar lillemor
    ingela tyra carolina iris karim magdalena sören beatrice ellen jennie kristine yasmin yngve yusuf yuliia
    jimmy noah kajsa thord brit nicolas nikolaj nikolai dmitri andrei vladimir jelena irina olga tatiana
    ludmila galina ljudmila marja hoa linh thi minh nguyen leyla layla maryam mariam zeinab ismail
    suleiman khalid khaled osama rania noor nour lotte jörgen jörn björne monika veronica veronika agda
    yvonne zahra zainab åke åsa älva östen disa hilda hjalmar nanny nisse lasse pelle kalle ingeborg
    ann-christin ann-mari ann-louise britt-marie rose-marie eva-lotta jean-paul alexandra alexander mari
    raine siru arla inkeri nadja rita sointu li mo yan raul timothy simon malin torgny cissi
    """
)
SURNAME_ENDINGS = _in_order(
    """
    sson qvist kvist quist ström gren blom lund berg holm dahl backa back näs gård roos strand lind sten
    mark stedt vall wall man nen fors felt skog ros vik sund löf ov ova enko ev eva
    """
)
NATURE_ENDINGS = _in_order(
    """
    mäki niemi kangas joki koski saari salmi vuori harju kallio lehto ranta suo pelto oja lampi korpi
    talo pää maa aho luoma
    """
)
SURNAMES = _words(
    """
    nieminen mäkelä mikkola peltola kokko torppa kentala tastula byskata sandbacka rita penttilä
    """
)
SURE_SURNAME_ENDINGS = ("sson", "qvist", "kvist", "quist", "ström", "gren")

# Given names that are also Swedish words at the head of a sentence, and words that only look like names.
SWEDISH_WORDS = _words(
    """
    alla anna bo dan den det de dessa denna detta du en ett era fri för gun han hans hon här hur i ida
    ingen inga inger ja jag kan kim liv man max men mer min mina mitt mot my na ni nu ola om ov per pia
    ros rut sen siv som stig sten sture så till tom tor tove tro under ung unga ut vad var vem vi vill
    viktor vår våra är även än åt öst far mor mark berg lund strand back holm gren dahl kvist björn blom
    ström sund skog vik ida mina ros tora tea max vera viola ger ge gärna mest många flera finland
    finlands sverige sveriges eu europa
    när då sedan därför enligt också igår nu idag eftersom medan innan efter under hos från med utan vid av
    kanske tyvärr dessutom både varken eller och att bland genom inom trots förra senare tidigare redan bara
    hur varför per urban sonja
    """
)
NOT_NAMES = _words(
    """
    suomi suomen eurooppa euroopan nato eu yle kela sitra nokia google facebook instagram whatsapp
    youtube twitter netflix kokoomus keskusta perussuomalaiset demarit vihreät vasemmisto rkp sfp sdp
    helsinki stockholm jumala luoja jeesus kristus raamattu koraani allah gud jesus bibeln koranen teams
    wilma zoom omakanta kanta kotka lapland ruotsi venäjä viro norja saksa usa itä länsi etelä pohjoinen
    botnia pohjanmaa åland ahvenanmaa london alzheimer parkinson asperger tourette crohn down
    mcdonald alko kainuu isis boko haram guggenheim monsanto aten isä
    äiti herra joulu pääsiäinen kesä talvi syksy kevät
    """
)
ENDINGS = _in_order(
    """
    kin lla llä lta ltä lle ssa ssä sta stä ksi seen hen han hon iin in an än en on un ön yn ta tä na nä ia
    iä n a ä s
    """
)
FINNISH_HINTS = _words(
    """
    ja on ei se että en ole oli hän mutta kun niin kuin myös tai jos sen ovat olen siitä voi pitää sekä
    mikä joka jotka tämä tämän ne he minä me nyt vain jo sitä eivät olla mukaan kanssa asuu sanoi tuli
    asiakas
    """
)
SWEDISH_HINTS = _words(
    """
    och att det är som en ett inte för på av med till den har jag vi de om men var kan ska skall från
    han hon också eller när så vid sig bor sade kom hos mycket min mitt vår efter under
    """
)
ENGLISH_HINTS = _words(
    """
    the and of to is in that it for was with are not this have be as you they we has from at by or lives
    """
)
