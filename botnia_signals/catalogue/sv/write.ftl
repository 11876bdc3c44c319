# Att skriva in, dialoger och dialogbladet
write-nav = Skriv in
write-title = Skriv in en iakttagelse
write-lead = Berätta vad du har lagt märke till. Också en liten sak räcker: ingen vet ännu vad som blir en signal.
write-text = Vad lade du märke till?
write-text-help = Skriv med egna ord. Namn och identifierande uppgifter tas bort före sparandet, men lämna gärna bort dem själv också.
write-voice = Vems röst är detta?
voice-client = klient
voice-worker = anställd
voice-ngo = organisation
voice-resident = invånare
voice-business = företag
write-place = Var?
write-place-choose = Välj kommun
write-day = När?
write-matters = Vem gäller detta?
write-show = Visa hur detta sparas
write-next = Ingenting skickas ännu. Först ser du texten utan namn och identifierande uppgifter.
write-kept = Den halvfärdiga texten finns kvar i den här fliken även om förbindelsen bryts.
write-restored = Den halvfärdiga texten togs fram igen.
write-shown-title = Så här sparas texten
write-shown-lead = { $number ->
    [0] Inga namn eller identifierande uppgifter hittades i texten.
    [one] Ett namn eller en identifierande uppgift har ersatts med en markering.
   *[other] { $number } namn eller identifierande uppgifter har ersatts med markeringar.
}
write-shown-check = Läs igenom texten. Gå tillbaka och ändra om någon ännu kan kännas igen.
write-send = Skicka
write-change = Gå tillbaka och ändra
write-sent-title = Tack, iakttagelsen har sparats
write-sent-what = Den är med när veckan körs nästa gång. Om andra berättar om samma sak kan den bli en signal.
write-sent-waits = Den väntar i dataskyddskön tills någon har kontrollerat att ingen kan kännas igen. Därefter är den med när veckan körs.
write-another = Skriv in en iakttagelse till
error-write-empty = Skriv vad du lade märke till.
error-write-long = Texten har { $length } tecken; högst { $longest } ryms. Dela den i flera iakttagelser.
error-write-voice = Välj vems röst detta är.
error-write-day = Ange en dag under det senaste året, inte en kommande dag.
error-write-place = Välj den kommun där saken märktes.
dialogue-title = Dialoger
dialogue-lead = Framsynsdialoger, organisationernas runda bord och invånarpaneler: inläggen skrivs in i takt med att de kommer, och gruppens tolkning återförs till signalerna.
dialogue-new = Ny dialog
dialogue-none = Ingen dialog har ännu hållits.
dialogue-kind = Hurdan sammankomst?
dialogue-kind-foresight_dialogue = Framsynsdialog
dialogue-kind-round_table = Organisationernas runda bord
dialogue-kind-residents_panel = Invånarpanel
dialogue-name = Ämne eller rubrik
dialogue-name-help = Skriv inga personnamn i rubriken.
dialogue-where = Var hålls den eller vilket område gäller den?
dialogue-where-choose = Välj landskap eller kommun
dialogue-whole-region = Hela landskapet: { $region }
dialogue-participants = Deltagarna enligt roll
dialogue-participants-help = Bara antal; inga namn skrivs in. Varje deltagare är en röst.
dialogue-start = Börja dialogen
dialogue-number = { $number ->
    [0] inga inlägg
    [one] ett inlägg
   *[other] { $number } inlägg
}
dialogue-people = { $number ->
    [one] en deltagare
   *[other] { $number } deltagare
}
dialogue-say = Skriv in ett inlägg
dialogue-said-by = Vem talade?
dialogue-someone = { $voice }, utan närmare uppgift
dialogue-person = { $voice } { $number }
dialogue-say-text = Vad sades?
dialogue-say-do = Spara inlägget
dialogue-say-help = Texten sparas utan namn och syns genast nedan.
dialogue-done-say = Inlägget har sparats.
dialogue-done-waits = Inlägget har sparats och väntar i dataskyddskön.
dialogue-waiting = { $number ->
    [one] En text väntar i dataskyddskön. Den visas här när den har kontrollerats.
   *[other] { $number } texter väntar i dataskyddskön. De visas här när de har kontrollerats.
}
dialogue-said = Inlägg
dialogue-said-none = Inga inlägg har ännu skrivits in.
dialogue-file = Lägg till en fil
dialogue-file-help = Anteckningar eller en tabell (.txt, .docx, .csv, .xlsx), högst { $limit } Mt. Varje stycke eller rad är ett inlägg.
dialogue-file-choose = Fil
dialogue-file-do = Lägg till filen i dialogen
dialogue-sheet = Dialogblad
dialogue-sheet-go = Öppna dialogbladet: signaler och frågor för den här gruppen
dialogue-sheet-lead = De här iakttagelserna gäller området { $region }. Läs dem tillsammans och berätta vad de betyder enligt er.
dialogue-sheet-none = Den senaste veckan har inga signaler eller bevakade iakttagelser som gäller området. Fråga varandra vad som har förändrats.
dialogue-sheet-ask = Att diskutera
dialogue-sheet-silent = Vem har inte hörts
dialogue-sheet-silent-place = Från { $place } har ingenting hörts på { $weeks } veckor. Hur är läget där?
dialogue-sheet-open = Vad annat har förändrats som ingen ännu talar om?
ask-watch = Känner ni igen detta eller är det en slump?
ask-few = Bara några har berättat om saken. Vem borde man fråga?
ask-one-place = Syns samma sak i andra kommuner?
ask-one-source = Vad vet man om detta på annat håll: bland anställda, organisationer, invånare?
ask-one-language = Hur upplevs saken i den andra språkgruppen?
ask-short = Är detta övergående eller början på något?
ask-always = Vad kan detta bero på, och vad borde göras härnäst?
dialogue-interpret = Gruppens tolkning
dialogue-interpret-help = Vad säger gruppen om detta? Tolkningen syns på signalens sida utan namn. Den räknas inte som en ny röst.
dialogue-interpret-do = Spara tolkningen
dialogue-done-interpret = Tolkningen har sparats.
dialogue-interpretations = Gruppers tolkningar
dialogue-print = Skriv ut med webbläsarens utskriftsfunktion; formulären utelämnas och ersätts med linjer på papperet.
error-dialogue-unknown = Dialogen { $number } finns inte.
error-dialogue-title = Ge dialogen ett ämne eller en rubrik.
error-dialogue-kind = Välj hurdan sammankomst det är.
error-dialogue-where = Välj det landskap eller den kommun som dialogen gäller.
error-dialogue-people = Skriv antalet deltagare som ett tal 0–200.
error-dialogue-nobody = Skriv antalet deltagare för minst en roll.
