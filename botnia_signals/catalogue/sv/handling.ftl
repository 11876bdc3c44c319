# Hantering av uppgifter: radering, lagringstider, säkerhetskopior, loggar, nycklar, kryptering
cli-erase-reach = Raderingen skulle gälla: dokument { $documents }, utsagor { $statements }, personer { $authors }, vektorer { $vectors }. Avskilda textställen: { $asides }. Signaler med utsagor bland dem: { $signals }. Frysta veckor vars material de hör till: { $editions }.
cli-erase-preview = Ingenting har raderats än. Radera genom att lägga till --yes.
cli-erase-clean = Filen har skrivits om.
cli-erased = { $documents } dokument och { $statements } utsagor har raderats. Antalen har bevarats.
cli-erased-backup = Säkerhetskopian är gjord före raderingen och innehåller fortfarande det raderade: { $path }. Gör en ny (botnia backup) och förstör den gamla.
cli-erased-file = Filen innehåller fortfarande raderad text: { $path }. Förstör den eller gör om den.
cli-retention-months = { $months } mån.
cli-retention-line = { $source }: lagringstid { $months }, dokument { $documents }, att radera { $due }
cli-retention-set = Lagringstiden har sparats: { $source }. Ingenting har raderats än.
cli-retention-nothing = Det finns ingenting att radera.
cli-backup = Säkerhetskopia { $number } har skrivits: { $path } (SHA-256 { $sha256 }).
cli-backup-dropped = En gammal säkerhetskopia har förstörts: { $path }
cli-key-rotated = Nyckeln har bytts (generation { $generation }) och nycklarna för { $authors } personer har förts över. Säkerhetskopiera botnia.key genast: en äldre kopia räcker inte längre.
cli-audit-whole = Loggens kedja är hel: { $rows } rader, den sista har kontrollsumman { $hash }.
cli-audit-changed = Loggens rad { $row } har ändrats.
cli-audit-missing = Loggens rad { $row } saknas.
cli-audit-cut_off = Slutet av loggen har tagits bort från rad { $row }.
cli-audit-other = Kontrollsumman på loggens rad { $row } är en annan än den som sparats.
cli-init-encrypted = Lagret är krypterat. Utan { $secret } kan ingen öppna eller återställa det.
cli-init-with-key_file = nyckelfilen
cli-init-with-passphrase = lösenfrasen
edition-erased = Ur veckans material har { $number ->
    [one] ett dokument
   *[other] { $number } dokument
} raderats efter frysningen.
edition-differs-rekeyed = personernas nycklar har bytts efter frysningen, så materialets kontrollsumma kan inte jämföras; den upprepade listan är en annan.
error-erase-one = Ange ett av dessa: --author, --author-key, --document eller --statement.
error-erase-nothing = Det fanns ingenting att radera. Kontrollera namnet eller beteckningen.
error-erase-busy = Raderna är borta, men ett annat program håller lagret öppet och spår finns kvar i filen. Stäng andra program och kör: botnia erase --clean
error-retention-months = Ange lagringstiden i månader, 1–1200, eller ever.
error-backup-broken = Säkerhetskopian { $path } misslyckades. Kontrollera att det finns utrymme och att mappen är skrivbar.
error-encryption-passphrase = För kryptering behövs en nyckelfil eller en lösenfras på minst { $shortest } tecken.
error-encryption-locked = Lagret är krypterat. Ange lösenfrasen i miljövariabeln { $variable } eller kör kommandot i en terminal, så frågas den.
error-encryption-key-file = Lagret är krypterat med en nyckelfil. Ange filens plats i miljövariabeln { $variable }.
error-encryption-key-short = Nyckelfilen { $path } är för kort: den måste ha minst { $shortest } byte.
error-encryption-wrong-key = Lösenfrasen eller nyckelfilen öppnar inte lagret.
error-encryption-card = Filen { $path } är trasig. Återställ den från säkerhetskopian.
