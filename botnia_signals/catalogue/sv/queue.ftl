# Dataskyddskö
queue-title = Dataskyddskö
queue-lead = Nya texter väntar här tills någon har sett efter att namn och beteckningar är borttagna. Innan dess läses de inte in någonstans.
queue-empty = Kön är tom.
queue-batch = Parti { $number }
queue-documents = { $number ->
    [one] ett dokument
   *[other] { $number } dokument
}
queue-state-held = väntar
queue-state-released = frisläppt
queue-state-returned = returnerat
queue-how = Det som tagits bort är markerat. Märk namn som inte hittades: de tas bort i alla böjningsformer ur alla texter av samma slag av källa, även ur tidigare frisläppta och senare inkomna.
queue-words = Ord med stor bokstav som inte har tagits bort
queue-type = Annat ord eller namn som ska tas bort
queue-type-help = Skriv ordet så som det står i texten. Mellanslag mellan flera ord.
queue-mark = Ta bort de märkta
queue-marked = { $words } ord märktes. { $held } väntande och { $released } tidigare frisläppta dokument ändrades.
queue-marked-short = De märkta orden har tagits bort ur källans texter.
queue-release = Släpp fri
queue-release-help = Texterna kommer med i nästa körning, i sökningen och på sidorna.
queue-release-do = Släpp partiet fritt
queue-released = { $number } dokument har släppts fria.
queue-released-short = Partiet har släppts fritt.
queue-return = Returnera
queue-return-help = Partiets texter raderas. En rättad fil kan tas in på nytt.
queue-return-do = Returnera partiet
queue-returned = { $number } dokument har returnerats och raderats ur kön.
queue-returned-short = Partiet har returnerats och raderats ur kön.
queue-reason = Varför returneras partiet?
queue-reason-names = För många namn eller beteckningar
queue-reason-sensitive = Någon kan kännas igen på annat sätt
queue-reason-wrong = Fel fil
queue-reason-other = Annan orsak
queue-choose-reason = Välj en orsak.
queue-pages = Köns sidor
cli-queue-line = Parti { $batch } ({ $state }): dokument { $number }, { $name }, { $by }, { $at }
cli-held = Texterna väntar i dataskyddskön som parti { $batch }. Se på dem: botnia queue show { $batch }
error-queue-batch = Partiet { $batch } finns inte eller har redan behandlats.
error-queue-no-word = Märk eller skriv åtminstone ett ord.
setting-hold = Vad som väntar på granskning
setting-hold-means = Vilka texter som väntar i dataskyddskön innan de används: web betyder de som kommer genom sidorna, all alla och none inga.
