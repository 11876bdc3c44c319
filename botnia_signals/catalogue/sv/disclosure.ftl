# Dataskydd i det som visas och i det som lämnar huset
disclosure-title = Vad som inte visas
disclosure-nothing = Ingenting har utelämnats.
disclosure-signals = För { $number ->
    [one] en iakttagelse
   *[other] { $number } iakttagelser
} anges bara landskapet, eftersom färre än { $least } har berättat. Utsagor som därför inte visas: { $quotes }.
disclosure-places = { $number ->
    [one] En kommun namnges inte, eftersom färre än { $least } har berättat därifrån eller en annan kommuns tal annars kunde räknas ut.
   *[other] Kommuner lämnas onämnda { $number } gånger, eftersom färre än { $least } har berättat därifrån eller en annan kommuns tal annars kunde räknas ut.
}
disclosure-reviewer = { $number ->
    [one] En utsaga visas inte enligt handläggarens beslut.
   *[other] { $number } utsagor visas inte enligt handläggarens beslut.
}
disclosure-in-other-words = { $number ->
    [one] En utsaga är omskriven.
   *[other] { $number } utsagor är omskrivna.
}
disclosure-paraphrased = omskriven
disclosure-no-place = platsen anges inte
disclosure-rest-of = { $region }, övriga kommuner
disclosure-token = [KOMMUN]
disclosure-exists = Saken har tagits upp här: { $regions }. Färre än { $least } har berättat, och därför visas varken utsagor, kommuner eller ord. Iakttagelsen ingår ändå i talen.
disclosure-no-quotes = Utsagorna visas inte. De visas först när minst { $least } har berättat.
setting-shown_voices = Antal personer innan något visas
setting-shown_voices-means = Hur många av varandra oberoende personer som måste ha berättat om saken innan utsagor eller en kommuns namn visas.

web-quote-limit = Begränsa visningen
web-quote-withhold = Visa inte den här utsagan
web-quote-withhold-help = Utsagan lämnas bort från alla sidor och sammandrag men ingår i talen. Beslutet kan ångras i historiken.
web-quote-paraphrase = Visa med egna ord
web-quote-paraphrase-help = Skriv så att den som berättat inte känns igen. Den ursprungliga ordalydelsen visas inte.
web-quote-words = Utsagan med egna ord
web-done-withhold = Utsagan visas inte längre.
web-done-paraphrase = Utsagan visas omskriven.
web-was-withhold = Utsagan visas inte
web-was-paraphrase = Utsagan omskriven
cli-quote-withheld = Utsagan visas inte längre (beslut { $decision }).
cli-quote-paraphrased = Utsagan visas omskriven (beslut { $decision }).
error-paraphrase-empty = Skriv först med vilka ord utsagan ska visas.
error-quote-foreign = Utsagan { $statement } hör inte till signalen { $signal }.
error-leak-identifier = Filen skrevs inte: den innehåller en uppgift som någon kan identifieras med (ställe { $place }, sammanlagt { $number } fynd). Begränsa utsagan på signalens sida eller radera dokumentet och försök igen.
error-leak-author = Filen skrevs inte: den innehåller nyckeln till en person som berättat (ställe { $place }, sammanlagt { $number } fynd). Meddela administratören.
error-leak-secret = Filen skrevs inte: den innehåller programmets hemliga nyckel (ställe { $place }, sammanlagt { $number } fynd). Meddela administratören genast.
error-leak-text = Filen skrevs inte: den innehåller en utsaga som inte får visas (ställe { $place }, sammanlagt { $number } fynd). Meddela administratören.
