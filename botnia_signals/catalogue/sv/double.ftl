# Dubbelklassificering
double-title = Dubbelklassificering
double-lead = Minst två personer klassificerar samma uttalanden med kodbokens etiketter utan att se varandras val. Så ser man om etiketterna förstås på samma sätt.
double-none = Inga dubbelklassificeringar har ännu gjorts.
double-new = Ny dubbelklassificering
double-sample = Antal uttalanden
double-sample-help = Uttalandena lottas så att språkens andelar motsvarar hela materialet.
double-kinds = Med vilka etiketter?
double-coders = Vilka klassificerar?
double-begin = Börja
double-can-not = En dubbelklassificering behöver minst två användare som får klassificera.
double-phase-coding = Klassificering
double-phase-revealed = Jämförelse
double-phase-done = Undertecknad
double-now-coding = Var och en klassificerar för sig. Andras val visas inte för någon.
double-now-revealed = Valen är synliga. Kom överens om de etiketter som ni är oense om.
double-now-done = Resultatet är undertecknat och etiketterna finns i uttalandenas uppgifter.
double-agreement-means = 1 betyder full samstämmighet, 0 slump. Inom parentes 95 %-intervallet. Etiketter som ingen gav är inte med.
double-given = Getts
double-all = Alla etiketter
double-no-labels = Ingen gav någon etikett.
double-differ = Olika åsikter
double-differ-lead = { $number ->
    [one] Om ett uttalande råder olika åsikter.
   *[other] Om { $number } uttalanden råder olika åsikter.
} Kvar att komma överens om: { $left }.
double-agree = Alla är överens om allt.
double-settle = Spara det överenskomna
double-settle-fits = Vi kom överens om att etiketten passar
double-settled = Överenskommet.
double-settled-as = Överenskommet:
double-code = Uttalanden
double-coded-as = Du gav:
double-coded-none = Du gav: ingen etikett passar.
double-save = Spara
double-save-help = Om ingen etikett passar, spara utan att välja något.
double-progress = Vem har klassificerat
double-to-reveal = När alla har klassificerat, visa valen. Därefter kan de inte ändras.
double-do-reveal = Visa valen
double-to-sign = Underteckna resultatet. Gemensamma och överenskomna etiketter ges åt uttalandena, och var och en kan ångras på uttalandets sida.
double-do-sign = Underteckna resultatet
double-done-coded = Etiketterna har sparats.
double-done-revealed = Valen är nu synliga.
double-done-settled = Det överenskomna har sparats.
double-done-signed = Resultatet har undertecknats.
error-double-people = Välj minst två som klassificerar.
error-double-kinds = Välj vilka etiketter som används.
error-double-number = Antalet uttalanden kan vara { $least }–{ $most }.
error-double-few = Materialet har färre än { $least } uttalanden som får visas.
error-double-unready = Inget uttalande har ännu klassificerats av två personer.
error-double-unsettled = Före undertecknandet ska ni komma överens om ännu så här många uttalanden: { $number }.
double-size = { $statements ->
    [one] ett uttalande
   *[other] { $statements } uttalanden
}, { $labels ->
    [one] en etikett
   *[other] { $labels } etiketter
}
