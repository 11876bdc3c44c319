# Veckornas låsta resultat
edition-provisional = Veckan pågår: resultatet är preliminärt och kan ännu ändras.
edition-frozen = Veckans resultat låstes { $date } och ändras inte mer.
edition-late-since = Efter låsningen har { $number ->
    [one] en post kommit in som hör till veckan eller tiden före den. Den ingår
   *[other] { $number } poster kommit in som hör till veckan eller tiden före den. De ingår
} inte i resultatet; följande vecka berättar vad som skulle ha ändrats.
edition-late = Från föregående vecka ({ $week }) kom { $number ->
    [one] en post
   *[other] { $number } poster
} för sent.
edition-late-unknown = De sena posternas verkan kan inte räknas ut: modellen eller programmet har bytts, poster har raderats eller veckan saknar låst resultat.
edition-late-nothing = I tid skulle de inte ha ändrat listan.
edition-late-raised = I tid skulle de ha lyft fram som signal: { $titles }.
edition-late-added = I tid skulle de ha tagit upp till bevakning: { $titles }.
edition-late-lowered = I tid skulle de ha sänkt från signal till bevakning: { $titles }.
edition-late-dropped = I tid skulle de ha fört bort från listan: { $titles }.
edition-differs-erased = Det låsta resultatet kan inte längre räknas om exakt: { $number } av dess poster har raderats sedan dess.
edition-differs-records = Posterna är inte längre desamma som vid låsningen: deras text eller uppgifter har ändrats.
edition-differs-vectors = Posternas betydelsevektorer är inte längre desamma som vid låsningen, eller så saknas de.
edition-differs-settings = Veckans inställningar är inte de som resultatet låstes med, eller så känner den här programversionen inte till dem.
edition-differs-model = Språkmodellen { $model } är inte längre densamma som vid låsningen.
edition-differs-ledger = De tidigare veckornas signaler är inte längre desamma som vid låsningen.
edition-differs-stored = Det sparade resultatet har ändrats efter låsningen: { $parts }.
edition-differs-replayed = Det omräknade resultatet avviker från det låsta: { $parts }.
edition-differs-program = Resultatet låstes med ett annat program eller i en annan miljö (version { $was }, nu { $now }); avvikelsen kan bero på det.
cli-edition = { $week }: låst { $frozen_on }; poster { $records }, på listan { $listed }, försenade { $late }.
cli-edition-same = { $week }: samma byte för byte.
cli-editions-none = Det finns inga låsta veckor. En vecka låses när den räknas efter sitt slut: botnia run
cli-editions-without = { $number ->
    [one] Veckan { $first } saknar förteckning över underlaget
   *[other] { $number } veckor ({ $first }–{ $last }) saknar förteckning över underlaget
}, eftersom den räknades innan låsningen togs i bruk. Det kan inte kontrolleras.
error-edition-provisional = Veckan { $week } pågår ännu och dess resultat är inte låst. Det låses när man efter veckans slut ger: botnia run
error-edition-none = Resultatet för veckan { $week } kan inte kontrolleras: det räknades innan resultat började låsas, och det finns ingen förteckning över underlaget.
error-edition-broken = Förteckningen över underlaget för veckan { $week } är skadad. Återställ materialet från en säkerhetskopia.
