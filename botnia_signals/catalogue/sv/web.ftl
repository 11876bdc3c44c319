# Webbsidorna
error-web-secret = Sessionsnyckeln { $file } är för kort: den ska ha minst { $shortest } tecken. Ta bort filen, så skapar programmet en ny.

web-product = Botnia Signals
web-skip = Gå till innehållet
web-languages = Sidans språk
web-nav = Huvudmeny
web-nav-digest = Veckosammandrag
web-nav-themes = Teman
web-nav-search = Sök
web-signed-in = Inloggad som
web-sign-out = Logga ut
web-foot = Botnia Signals – svaga signaler om välfärden i Södra Österbotten, Mellersta Österbotten och Österbotten. Personnamn och andra identifierande uppgifter har tagits bort ur alla texter.
web-moment = { $day } kl. { $clock }
web-undo = Ångra

web-sign-in = Logga in
web-sign-in-lead = Botnia Signals lyfter fram det nya i det som invånare, klienter och anställda berättar med egna ord.
web-sign-in-failed = Användarnamnet eller lösenordet är fel. Kontrollera båda och försök på nytt.
web-sign-in-help = Om du inte kommer in kan du be administratören om ett nytt lösenord.
web-user = Användarnamn
web-password = Lösenord

web-empty-title = Ingen vecka har behandlats ännu
web-empty-lead = Veckosammandraget görs när texterna har lagts till och veckorna har körts. Ge på kommandoraden:
web-empty-loaded = { $number ->
    [one] Ett uttalande har lagts till, men inga veckor har körts ännu. Ge på kommandoraden:
   *[other] { $number } uttalanden har lagts till, men inga veckor har körts ännu. Ge på kommandoraden:
}
web-empty-file = svar.xlsx
web-empty-after = Ladda sedan om sidan.

web-weeks = Andra veckor
web-weeks-again = Andra veckor, i slutet av sidan
web-week-before = Föregående vecka
web-week-after = Följande vecka
web-week-newest = Den senaste veckan
web-digest-found = { $signals ->
    [0] Inga svaga signaler,
    [one] En svag signal,
   *[other] { $signals } svaga signaler,
} { $watch ->
    [0] ingenting att följa.
    [one] en iakttagelse att följa.
   *[other] { $watch } iakttagelser att följa.
}
web-watch-lead = De här nådde inte upp till gränsen för en signal. De kan bero på slumpen eller vara början på något nytt.
web-fact-people = { $seen ->
    [one] en person
   *[other] { $seen } personer
} på { $weeks ->
    [one] en vecka
   *[other] { $weeks } veckor
}
web-fact-expected = väntat antal { $expected }
web-fact-places = { $number ->
    [one] en kommun
   *[other] { $number } kommuner
}
web-fact-sources = { $number ->
    [one] en informationskälla
   *[other] { $number } informationskällor
}
web-curve-of = Personer per vecka som talade om saken: { $title }
web-curve-span = { $number ->
    [one] en vecka
   *[other] { $number } veckor
}
web-curve-title = Hur många talade om saken vecka för vecka
web-curve-lately = Tidsperioden, från och med { $date }.
web-curve-axis = En stapel är en vecka, under den veckans nummer.
web-curve-table = Visa siffrorna i en tabell
web-in-document = Läs i sitt sammanhang

web-past-week = Sidan visar signalen sådan den var: { $week }.
web-past-newest = Visa den senaste
web-words = Uttalandenas egna ord
web-why-watch = Varför detta följs
web-careful = Innan du handlar
web-caution-watch = Iakttagelsen når inte upp till gränsen för en signal. Den som ändrar verksamheten utifrån den kan komma att svara på en slump.
web-caution-few = Bara några få personer har berättat om saken. De företräder inte alla som den gäller.
web-caution-one-place = Alla uttalanden med känd kommun kommer från samma kommun. De säger ingenting om de andra kommunerna.
web-caution-one-source = Alla uttalanden kommer från samma slags informationskälla. Det kan bero på vad som frågades eller vem som svarade.
web-caution-one-language = Saken har tagits upp endast på ett språk. Den andra språkgruppen kan ha andra erfarenheter, eller så har den inte blivit hörd.
web-caution-short = Förändringen är färsk. Den kan bero på årstiden, en enskild händelse eller att ämnet just var aktuellt.
web-caution-always = Signalen visar att saken nämns oftare än förut. Den visar inte hur vanlig saken är eller vad den beror på. Läs uttalandena, jämför med annan information och fråga dem som känner till saken.

web-decide = Beslut
web-to-decide = Gå till beslutet
web-standing-open = Den här har inte behandlats ännu.
web-accept = Bekräfta
web-accept-help = Saken är verklig och värd att ta reda på mer om.
web-accept-do = Bekräfta signalen
web-dismiss = Avfärda
web-dismiss-help = Signalen syns också efter att den avfärdats, och beslutet kan ångras.
web-dismiss-do = Avfärda signalen
web-reason = Varför avfärdas signalen?
web-note = Motivering
web-optional = frivillig
web-label = Ge ett namn
web-label-help = Ett kort namn som gör att också andra förstår vad det gäller. Det räcker med ett språk.
web-label-in-fi = Namn på finska
web-label-in-sv = Namn på svenska
web-label-in-en = Namn på engelska
web-label-do = Spara namnet
web-done-accept = Signalen har bekräftats.
web-done-dismiss = Signalen har avfärdats.
web-done-label = Namnet har sparats.
web-undone = Beslutet har ångrats.
web-redo = Återställ
web-redone = Beslutet gäller igen.
web-undo-late = Beslutet kunde inte ångras: det har redan ångrats.

web-figures = Siffror
web-figure-seen = Personer under den senaste tiden
web-figure-expected = Väntat antal
web-figure-weeks = Tidsperiod
web-figure-weeks-value = { $weeks ->
    [one] en vecka
   *[other] { $weeks } veckor
}
web-figure-since = Tidsperioden börjar
web-figure-chance = Sannolikhet för slump
web-figure-voices = Personer sammanlagt
web-figure-statements = Uttalanden
web-figure-listed = Första gången på listan
web-figure-raised = Blev en signal
web-said-lead = { $number ->
    [one] Ett uttalande.
   *[other] Alla { $number } uttalanden, de mest träffande först.
}
web-spread = Var, varifrån och på vilket språk
web-spread-lead = Siffrorna anger antalet uttalanden.
web-places = Kommuner
web-sources = Informationskällor
web-tongues = Språk
web-history = Skeden och beslut
web-was-accept = Bekräftad
web-was-dismiss = Avfärdad
web-was-label = Fick ett namn
web-was-undone = Ångrat: { $user }, { $at }
web-listings = Veckor på listan
web-listing-level = Nivå

web-themes-lead = { $number ->
    [one] Ett tema ur allt som har sagts. Läget: { $week }.
   *[other] { $number } teman ur allt som har sagts. Läget: { $week }.
}
web-themes-note = Ett tema visar vad det talas mycket om. Det som är nytt eller växer finns i veckosammandraget.
web-themes-empty = Det finns inga teman ännu. De bildas när texterna har lagts till och veckorna har körts.
web-theme-size = { $number ->
    [one] ett uttalande
   *[other] { $number } uttalanden
}
web-theme-lead = { $number ->
    [one] Ett uttalande. Läget: { $week }.
   *[other] { $number } uttalanden. Läget: { $week }.
}
web-theme-curve = Uttalanden per vecka
web-theme-words = Ord i temat
web-theme-examples = Så talas det om temat
web-statements = Uttalanden

web-search-label = Vad söker du?
web-search-do = Sök
web-search-found = { $number ->
    [0] Inga sökresultat
    [one] Ett uttalande
   *[other] { $number } uttalanden
}
web-search-none = Inget uttalande innehåller alla ord som du sökte.
web-search-tip-spelling = Kontrollera stavningen.
web-search-tip-fewer = Pröva med färre ord eller ett kortare ord: ”familjearbete” hittar också ”familjearbetet”.
web-search-pages = Sidor med sökresultat
web-search-page = Sida { $number }/{ $pages }
web-search-previous = Föregående sida
web-search-next = Följande sida

web-document = Uttalandet i sitt sammanhang
web-document-note = Namn och andra identifierande uppgifter har ersatts med beteckningar, till exempel [PERSON 1]. Det valda uttalandet är markerat.
web-document-signals = Signaler som uttalandet hör till
web-document-no-signals = Uttalandet hör inte till den senaste veckans signaler eller iakttagelser att följa.

web-problem-missing = Sidan hittades inte
web-problem-missing-what = Adressen kan vara föråldrad eller felskriven.
web-problem-forbidden = Du har inte rätt till detta
web-problem-forbidden-what = Be administratören om rättigheten om du behöver den.
web-problem-stale = Formuläret är föråldrat
web-problem-stale-what = Ingenting sparades. Gå tillbaka till föregående sida, ladda om den och skicka formuläret på nytt.
web-problem-bad = Begäran kunde inte behandlas
web-problem-bad-what = Gå tillbaka till föregående sida och försök på nytt.
web-problem-large = Formuläret är för stort
web-problem-large-what = Förkorta texten och skicka formuläret på nytt.
web-problem-often = För många försök
web-problem-often-what = Vänta en minut och försök sedan på nytt. Begränsningen skyddar konton mot gissningar.
web-problem-broken = Det är fel på tjänsten
web-problem-broken-what = Felet är hos oss. Försök på nytt om en stund. Berätta för administratören om felet kvarstår.
web-problem-store = Materialet kan inte läsas just nu
web-problem-store-what = Berätta detta för administratören.
web-problem-back = Gå till veckosammandraget
