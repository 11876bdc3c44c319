# Teman: kartan, tillväxten, namnen och skedena
theme-picture = Temana som bild
theme-picture-lead = Cirkelns storlek visar hur mycket det talas om temat. Teman som man talar om på liknande sätt ligger nära varandra. Samma uppgifter finns i tabellen nedan.
theme-growth = Vad växer, vad minskar
theme-growth-lead = Tabellen visar uttalandena under de senaste 13 veckorna och de 13 veckorna före dem samt temats andel av allt som då sades. En riktning anges bara när förändringen är statistiskt signifikant och jämn.
theme-number = Beteckning
theme-name = Tema
theme-all = Uttalanden totalt
theme-recent = Senaste 13 veckor
theme-former = Föregående 13 veckor
theme-share = Andel, %
theme-shares = { $former } → { $recent }
theme-trend = Riktning
theme-trend-up = växer
theme-trend-down = minskar
theme-trend-silent = har tystnat
theme-trend-none = ingen påvisad förändring
theme-badge-new = Nytt
theme-badge-split = Avskilt från ett annat
theme-badge-returned = Återkom
theme-badge-ended = Upphörde
theme-each = Vad som sägs om temana
theme-past = Teman på tidigare kartor
theme-past-lead = De här finns inte på den nyaste kartan. Temats beteckning och det namn som människor har gett bevaras: om man börjar tala om samma saker igen återkommer temat under sin gamla beteckning.
theme-past-into = förenades med temat { $other }, senast på kartan: { $week }
theme-past-ended = senast på kartan: { $week }
theme-not-newest = Temat finns inte på den nyaste kartan, eller så ser du på en tidigare karta. Läget: { $week }.
theme-to-newest = Visa den nyaste kartan
theme-words-lead = Välj ett ord för att se uttalandena där det förekommer.
theme-said = Uttalanden om temat
theme-said-all = Alla språk
theme-said-word = Uttalanden med ordet ”{ $word }”.
theme-said-every-word = Visa alla
theme-said-found = { $number ->
    [0] Inga uttalanden.
    [one] Ett uttalande.
   *[other] { $number } uttalanden, de nyaste först.
}
theme-said-pages = Sidor med uttalanden
theme-naming = Temats namn
theme-naming-help = Programmet ger temat ett namn av dess ord. Ge det ett kort namn som gör att också andra förstår vad det gäller. Namnet finns kvar när kartan ritas om.
theme-event-new = kom med på kartan som nytt
theme-event-split = skildes från temat { $other }
theme-event-parted = temat { $other } skildes från det
theme-event-merged = förenades med temat { $other }
theme-event-joined = temat { $other } förenades med det
theme-event-returned = kom tillbaka på kartan
theme-event-ended = föll bort från kartan
cli-theme-none = Det finns inga teman ännu. Kör först: botnia run
cli-theme-line = { $theme }  { $size }  { $name }
cli-theme-past = Teman på tidigare kartor:
cli-theme-named = Namnet på temat { $theme } har sparats (beslut { $decision }).
cli-theme-undone = Beslut { $decision } har ångrats.
