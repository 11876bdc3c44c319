# Att lägga till material på sidorna och programmets arbeten
setting-backup_folder = Mapp för säkerhetskopior
setting-backup_folder-means = Mappen dit säkerhetskopior som görs på sidorna skrivs, till exempel en extern skiva. Tomt betyder undermappen ”backups” i hemmappen.
right-jobs = Du behöver en roll för att köra veckan.
step-copy = Det nuvarande materialet kopieras
step-check = Kontroll pågår
step-carry = Det som ska bestå förs över
step-put = Säkerhetskopian återställs

material-nav = Lägg till material
material-title = Lägg till material
material-lead = Protokoll, anteckningar och enkätsvar läggs till som de är. Programmet tar bort personnamn och andra identifierande uppgifter innan något lagras.
material-files = Filer
material-files-help = Format som läses: { $endings }. Högst { $most } filer åt gången, sammanlagt { $limit } MB.
material-source = Informationskälla
material-source-help = Välj källan om den inte framgår av filen.
material-in-file = Framgår av filen
material-day = Datum, om filen saknar datum
material-place = Kommun, om filen saknar kommun
material-table = Tabellens kolumner
material-table-help = Behövs bara om programmet inte hittar rätt kolumner i tabellen.
material-mapping = Tidigare sparade kolumner
material-mapping-none = Används inte
material-column-text = Kolumner med svar
material-column-help = Kolumnens rubrik exakt som den står i tabellen. Om svaren finns i flera kolumner, skriv varje rubrik på en egen rad.
material-column-date = Kolumn med datum
material-column-municipality = Kolumn med kommun
material-column-author = Kolumn med den svarandes kod
material-save-as = Kom ihåg kolumnerna under namnet
material-promise = Filen raderas genast när den har lästs. I materialet blir bara texten kvar, utan namn.
material-do = Lägg till materialet
material-choose-again = Välj filerna på nytt. De övriga uppgifterna finns kvar.
material-jobs = Filer som du har lagt till
material-none = Du har ännu inte lagt till några filer här.
dialogue-file-worker = Filen läses för sig, och du ser genast hur långt arbetet har kommit.

jobs-title = Arbeten
jobs-lead = Uppgifter som tar tid görs i bakgrunden. Du kan stänga sidan utan att arbetet avbryts.
jobs-run = Veckokörning
jobs-run-help = Körningen söker nya signaler i det material som har lagts till och uppdaterar veckosammandraget. Den kan göras så ofta man vill.
jobs-run-do = Kör veckan
jobs-every = Alla arbeten
jobs-yours = Dina arbeten
jobs-none = Det har ännu inte funnits några arbeten.
job-add = Tillägg av material
job-drop = Tillägg av en fil i en dialog
job-run = Veckokörning
job-backup = Säkerhetskopiering
job-restore = Återställning av en säkerhetskopia
job-check = Grundlig kontroll
job-asked = Arbete { $number }. Begärt av { $user }, { $at }.
job-asked-short = { $user }, { $at }
job-badge-waiting = Väntar
job-badge-running = Pågår
job-badge-done = Klart
job-badge-failed = Misslyckades
job-state-waiting = Arbetet väntar på sin tur.
job-state-running = Arbetet pågår.
job-state-done = Arbetet är klart.
job-state-failed = Arbetet misslyckades.
job-progress = Hur långt arbetet har kommit
job-no-worker = Den process som gör arbetena är inte i gång, så ingenting händer. Den startar när tjänsten startas om (botnia serve).
job-again = Arbetet avbröts och har börjat om. Det som redan har lagrats lagras inte en gång till.
job-failed-add = Rader som redan har lagrats finns kvar, och ingenting lagras två gånger. Åtgärda orsaken och lägg till filen på nytt.
job-failed-drop = Repliker som redan har lagrats finns kvar, och ingenting lagras två gånger. Åtgärda orsaken och lägg till filen på nytt.
job-failed-run = De veckor som hann bli klara är sparade. Åtgärda orsaken och kör veckan på nytt.
job-failed-backup = Materialet är oförändrat, men ingen säkerhetskopia gjordes.
job-failed-restore = Ingenting återställdes. Materialet är sådant det var.
job-failed-check = Kontrollen kunde inte göras.
job-held = Texterna väntar i dataskyddskön tills dataskyddsombudet har granskat dem.
job-stored = Texterna är med i nästa veckokörning.
job-known = Alla texter i filen fanns redan i materialet.
job-nothing = Ingenting lagrades ur filen.
job-refused-more = De { $shown } första av { $all } visas.
job-hint-columns = Öppna Tabellens kolumner i formuläret, skriv rubriken på kolumnen med svar och lägg till filen på nytt.
job-ran = { $weeks ->
    [0] Det fanns inga nya veckor att räkna.
    [one] En vecka räknades.
   *[other] { $weeks } veckor räknades.
} { $encoded ->
    [0] Det fanns inga nya uttalanden.
    [one] Ett nytt uttalande var med.
   *[other] { $encoded } nya uttalanden var med.
}
job-ran-go = Gå till veckosammandraget
job-backed-up = Säkerhetskopia { $number } har gjorts ({ $size }).
job-restored = Säkerhetskopia { $number } har återställts. Det som fanns före återställningen finns i säkerhetskopia { $kept }.
job-checked = Resultatet av kontrollen finns på administrationssidan.
job-to-dialogue = Gå till dialogen
job-to-material = Lägg till mer material
job-refresh = Sidan uppdateras av sig själv. Utan skript laddas den om med { $seconds } sekunders mellanrum.
job-refresh-stop = Uppdatera inte automatiskt
job-refresh-start = Uppdatera automatiskt igen

error-upload-nothing = Välj minst en fil.
error-upload-many = Filerna är för många. Lägg till högst { $most } åt gången.
error-upload-large = Filerna är sammanlagt för stora. Högst { $limit } MB kan läggas till åt gången.
error-upload-kind = Någon av filerna har ett format som inte läses. Formaten som läses är: { $endings }.
error-upload-source = Välj informationskällan i listan.
error-upload-mapping = De sparade kolumnerna finns inte. Välj dem i listan.
error-job-unknown = Arbete { $number } finns inte.
error-job-killed = Arbetet avbröts { $times } gånger och började inte om igen. Datorns minne kan ha tagit slut: dela upp materialet i mindre filer eller stäng andra program.
error-job-disk = Det gick inte att läsa eller skriva filer ({ $reason }). Kontrollera att det finns utrymme på skivan och att mappen går att skriva i.
error-job-memory = Datorns minne tog slut. Stäng andra program eller dela upp materialet i mindre filer.
error-job-locked = Det gick inte att skriva i materialet eftersom ett annat program använde det för länge ({ $kind }). Försök på nytt.
error-job-broken = Det är fel i programmet ({ $kind }). Berätta det för huvudanvändaren och nämn arbetets nummer.
cli-worker-other = En annan process som gör arbetena är redan i gång.
cli-job-done = Arbete { $number } är klart: { $kind }.
cli-job-failed = Arbete { $number } misslyckades: { $kind }. { $reason }
jobs-empty-pages = Samma sak kan också göras på de här sidorna:
