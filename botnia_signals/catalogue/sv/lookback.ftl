# Att se tillbaka: vad man skulle ha sett och när
error-report-format = Rapportformatet ”{ $format }” stöds inte. Ge filen ändelsen .html eller .md.
step-report = Skriver rapporten

lookback-title = Tillbakablick
lookback-lead = Vad man skulle ha sett i slutet av varje vecka: vad som följdes, vad som blev en signal och hur snart.
lookback-empty = Ingen vecka har räknats ännu. Tillbakablicken görs när veckorna har körts.
lookback-none = Ingenting har tagits upp på listan de här veckorna.
lookback-nothing = Inga signaler och ingenting att följa.
lookback-filter = Visa en signal
lookback-filter-none = Alla signaler och iakttagelser att följa
lookback-filter-do = Visa
lookback-years = År och filer
lookback-csv = Ladda ner som tabell (CSV)
lookback-json = Ladda ner som JSON-fil
lookback-signals = Signaler och iakttagelser att följa
lookback-signals-note = Dröjsmålet räknas från det första uttalandet som var med när saken togs upp på listan eller blev en signal. Personerna är oberoende av varandra.
lookback-legend = Hög stapel: en vecka som signal. Låg stapel: en vecka bland det som följs. Streckad linje: sover, alltså inte på listan på över fyra veckor. Ring: första gången på listan. Triangel: blev en signal. Vinkel: vaknade på nytt. Under staplarna veckans nummer.
lookback-weeks = Vecka för vecka
lookback-signal = Beteckning
lookback-name = Namn
lookback-place = Plats
lookback-said = Första uttalandet
lookback-listed = Första gången på listan
lookback-raised = Blev en signal
lookback-delay-listed = Veckor till listan
lookback-delay-raised = Veckor till signal
lookback-voices-listed = Personer när saken kom på listan
lookback-voices-raised = Personer när saken blev en signal
lookback-first-said = Första uttalandet { $date }.
lookback-first-watch = Började följas { $date }, { $weeks ->
    [0] mindre än en vecka efter
    [one] en vecka efter
   *[other] { $weeks } veckor efter
} det första uttalandet; { $voices ->
    [one] dittills en person
   *[other] dittills { $voices } personer
}.
lookback-first-signal = Blev direkt en signal { $date }, { $weeks ->
    [0] mindre än en vecka efter
    [one] en vecka efter
   *[other] { $weeks } veckor efter
} det första uttalandet; { $voices ->
    [one] dittills en person
   *[other] dittills { $voices } personer
}.
lookback-then-raised = Blev en signal { $date }, { $weeks ->
    [0] mindre än en vecka efter
    [one] en vecka efter
   *[other] { $weeks } veckor efter
} det första uttalandet; { $voices ->
    [one] dittills en person
   *[other] dittills { $voices } personer
}.
lookback-never-raised = Har inte blivit en signal.
lookback-woken = Vaknade på nytt: { $week }.
lookback-asleep = Sover: har inte varit på listan på över fyra veckor.
lookback-pages = Tillbakablickens sidor
lookback-withheld = namnet visas inte, färre än { $least } personer
