# Inläsning av filer. ”error-” avvisar en fil eller ett kommando, ”refusal-” en rad eller en del av en fil.

error-intake-path-missing = { $path } hittades inte. Kontrollera sökvägen och stavningen.
error-intake-folder-empty = Mappen { $path } innehåller inga filer som kan läsas. Filer med följande ändelser läses: { $endings }.
error-intake-extension = Filen { $file } har ett format som inte kan läsas. Spara den i något av följande format: { $endings }.
error-intake-unreadable = Filen { $file } kan inte öppnas. Kontrollera att du har läsrättighet och att inget annat program har låst den.
error-intake-file-name = Namnet på filen { $file } innehåller tecken som inte kan visas. Ge filen ett annat namn och lägg till den på nytt.
error-intake-empty = Filen { $file } är tom. Exportera materialet på nytt och kontrollera att filen har ett innehåll.
error-intake-too-big = Filen { $file } är { $size } MB och gränsen är { $limit } MB. Dela upp materialet i mindre filer.
error-intake-zip-bomb = Filen { $file } packas upp till mycket mer än sin storlek och öppnades därför inte. Spara den på nytt i det ursprungliga programmet eller dela upp den.
error-intake-too-wide = Cellerna i { $file } ligger så långt ifrån varandra att tabellen inte ryms i minnet. Radera det som står långt utanför tabellen och spara filen på nytt.
error-intake-password = Filen { $file } är skyddad med lösenord. Öppna den, ta bort lösenordet och spara den på nytt.
error-intake-broken = Filen { $file } är skadad eller har ett annat format än namnet anger. Öppna den i det ursprungliga programmet och spara den på nytt.
error-intake-encoding = Teckenkodningen i { $file } kan inte fastställas säkert: filen är skadad eller blandar kodningar. Spara den på nytt som UTF-8.
error-intake-not-text = Filen { $file } innehåller inte text. Spara den som UTF-8-text eller i sitt eget format (.xlsx, .docx).
error-intake-json-array = Filen { $file } är en enda JSON-struktur. Skriv varje post på en egen rad (JSONL).
error-intake-no-header = Ingen rubrikrad hittades i { $file }. Ge varje kolumn en rubrik på första raden eller ange kolumnerna med --map text=RUBRIK.
    .page = Ingen rubrikrad hittades i { $file }. Ge varje kolumn en rubrik på första raden och lägg till filen på nytt.
error-intake-no-text-column = Ingen kolumn med öppna svar hittades i { $file }. Ange den med --map text=RUBRIK. Kolumnerna är: { $columns }.
    .page = Ingen kolumn med öppna svar hittades i { $file }. Skriv dess rubrik i formuläret under Kolumner med svar. Kolumnerna är: { $columns }.
error-intake-no-rows = Filen { $file } har rubriker men inga rader. Exportera materialet på nytt och kontrollera att det innehåller svar.
error-intake-no-statements = Inga iakttagelser hittades i { $file }. Skriv varje iakttagelse som ett eget stycke eller som en egen rad med tankstreck.
error-intake-no-source = Det framgår inte av { $file } vilket slags källa materialet kommer från. Ange källan med --source, till exempel --source survey.
    .page = Det framgår inte av { $file } vilket slags källa materialet kommer från. Välj informationskällan i formuläret.
error-intake-no-date = Filen { $file } saknar datum. Ange det med --date 2026-09-14, ange kolumnen med --map date=RUBRIK eller skriv datumet i filnamnet.
    .page = Filen { $file } saknar datum. Ange datumet i formuläret, ange kolumnen med datum eller skriv datumet i filnamnet.
error-intake-source = Källtypen ”{ $name }” finns inte. Källtyperna är: { $kinds }.
error-intake-map-syntax = ”{ $part }” är inte en giltig kolumnmappning. Skriv fält=rubrik, till exempel --map text=Svar,date=Tid.
error-intake-map-field = Fältet ”{ $field }” finns inte. Fälten är: { $fields }.
error-intake-map-twice = Fältet { $field } har två kolumner i mappningen. Bara text kan ha flera; ange en för de övriga.
    .page = Fältet { $field } har två kolumner. Behåll en av dem.
error-intake-map-column = Filen { $file } har ingen kolumn ”{ $column }”. Rätta mappningen. Kolumnerna är: { $columns }.
error-intake-spread-date = --date och --spread-from kan inte anges samtidigt. Välj det ena.
error-intake-spread-weeks = Datumen kan fördelas på minst en vecka. Ange ett heltal från 1 uppåt för --spread-weeks.
error-intake-old-format = Filen { $file } har ett format som inte läses. Öppna den och spara den som .docx, .odt, .xlsx eller .pdf.
error-intake-macros = Filen { $file } innehåller makron (programkod) och öppnades därför inte. Spara den utan makron som .xlsx eller .docx.
error-intake-entities = Filen { $file } innehåller strukturdefinitioner (DOCTYPE) som kan vara skadliga och öppnades därför inte. Spara den på nytt i det ursprungliga programmet.
error-intake-image = Filen { $file } är en bild, och text läses inte ur bilder. Skriv in texten i en fil eller lägg till det ursprungliga dokumentet.
error-intake-archive = Filen { $file } är en packad mapp. Packa upp den och lägg till den uppackade mappen.
    .page = Filen { $file } är en packad mapp. Packa upp den och välj de uppackade filerna.
error-intake-scanned = Sidorna i { $file } är bilder utan text (ett skannat dokument). Lägg till det ursprungliga dokumentet eller kör först textigenkänning på filen.
error-intake-too-long = Filen { $file } har { $pages } sidor och gränsen är { $limit }. Dela upp den.
error-intake-too-many-parts = Filen { $file } har fler än { $limit } stycken. Dela upp den i mindre filer.
error-intake-line-too-long = Filen { $file } har en rad med fler än { $limit } tecken. Kontrollera att varje post står på en egen rad.

refusal-no-text = Text saknas i { $column }. Lägg till texten eller ta bort raden.
refusal-text-too-long = Texten har { $length } tecken och gränsen för ett svar eller ett stycke är { $limit } tecken. Dela upp texten.
refusal-no-date = Datum saknas. Lägg till det på raden eller ange det för hela filen med --date.
    .page = Datum saknas. Lägg till det på raden eller ange datumet i formuläret.
refusal-bad-date = Datumet i { $column } kan inte läsas. Skriv det som 14.9.2026 eller 2026-09-14.
refusal-ambiguous-date = Det går inte att avgöra vad som är dag och vad som är månad i { $column }. Skriv datumet som 14.9.2026 eller 2026-09-14.
refusal-date-out-of-range = Datumet i { $column } är tidigare än { $earliest } eller mer än ett år framåt i tiden. Rätta datumet.
refusal-no-source = Källtypen saknas. Lägg till den på raden eller ange den för hela filen med --source.
    .page = Informationskällan saknas. Lägg till den på raden eller välj informationskällan i formuläret.
refusal-source = Källtypen i { $column } är okänd. Rätta den eller ange källtypen för hela filen med --source.
    .page = Informationskällan i { $column } är okänd. Rätta den eller välj informationskällan i formuläret.
refusal-json = Raden är inte en JSON-post. Skriv en post inom klammerparenteser på varje rad.
refusal-too-many-cells = Raden har { $cells } celler men tabellen har { $columns } kolumner. Skriv texter som innehåller avgränsaren inom citattecken.
refusal-quotes = Filen lästes fram till ett citattecken som inte avslutas; raderna därefter togs inte med. Rätta citattecknen och lägg till filen på nytt.
refusal-sheet = Inga öppna svar hittades på detta blad, så det lämnades utanför. Om det har sådana, ange kolumnen med --map text=RUBRIK.
    .page = Inga öppna svar hittades på detta blad, så det lämnades utanför. Om det har sådana, skriv kolumnens rubrik i formuläret under Kolumner med svar.
refusal-follow-up = Avsnittet ”{ $heading }” innehåller det som avtalats, inte iakttagelser, och togs därför inte med som uttalanden.
refusal-scanned = Sidan är en bild utan text och kunde inte läsas. Kör först textigenkänning på sidan.
refusal-formulas = Tabellen har { $number } formler vars resultat inte har sparats; de lämnades tomma. Öppna filen i ett kalkylprogram och spara den på nytt.
refusal-formula = Kolumnen { $column } innehåller en formel och inte text. Skriv cellens innehåll som text.
refusal-attachment = Meddelandets bilaga { $number } lästes inte. Spara bilagan som en egen fil och lägg till den.
