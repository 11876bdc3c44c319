# Sökning och sparade sökningar
search-how = Hur sökningen görs
search-how-both = Ord och betydelse
search-how-words = Bara ord
search-how-meaning = Bara betydelse
search-help = Sökningen hittar ordens böjningsformer och uttalanden som betyder samma sak med andra ord eller på det andra språket.
search-counts = Orden fanns i { $words } uttalanden; därtill är { $close } nära i betydelse.
search-meaning-loading = Sökningen efter betydelse laddas. Nu visas det som hittats med orden; sök på nytt om en stund.
search-meaning-absent = Sökningen efter betydelse är inte i bruk: språkmodellen har inte hämtats. Det som hittats med orden visas.
search-tip-meaning = Beskriv saken med en hel mening och välj ”Bara betydelse”.
search-by-words = ord
search-by-meaning = betydelse
search-by-both = ord och betydelse
search-files = Resultaten som fil
watch-title = Sparade sökningar
watch-lead = En sparad sökning letar efter nya uttalanden varje gång veckan körs och berättar när sådana finns.
watch-none = Inga sökningar har ännu sparats. Gör en sökning och spara den nedanför resultaten.
watch-save = Spara sökningen
watch-save-help = Sökningen gås igenom varje gång veckan körs. Nya uttalanden berättas för dig i veckosammandraget. Personers namn sparas inte.
watch-name = Sökningens namn
watch-save-do = Spara sökningen
watch-by = Sparad av { $user }, { $at }.
watch-search = Sök bland alla uttalanden
watch-nothing = Efter att sökningen sparades har det inte kommit något uttalande som passar den.
watch-delete = Ta bort sökningen
watch-deleted = Sökningen är borttagen och letar inte längre efter nya uttalanden.
watch-back = Ta tillbaka sökningen
watch-new = ny
watch-week = Nytt i dina sparade sökningar
watch-news = { $number ->
    [one] ett nytt
   *[other] { $number } nya
}
watch-found = { $number ->
    [0] Inga uttalanden
    [one] Ett uttalande
   *[other] { $number } uttalanden
}
watch-seen = { $number ->
    [one] Märk det nya som sett
   *[other] Märk { $number } nya som sedda
}
watch-done-saved = Sökningen har sparats.
watch-done-seen = Märkt som sett.
watch-done-deleted = Sökningen har tagits bort. Den kan tas tillbaka på den här sidan.
watch-done-back = Sökningen har tagits tillbaka.
error-watch-name = Ge sökningen ett namn.
error-watch-query = Skriv först vad du söker.
error-watch-many = Det finns redan { $most } sparade sökningar. Ta först bort någon av dem.
error-watch-other = Sökningen är en annan användares. Bara den användaren kan ändra den.
error-watch-unknown = Den sparade sökningen { $number } finns inte.
export-files = Sidan som fil
