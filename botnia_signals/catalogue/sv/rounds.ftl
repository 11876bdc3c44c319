# Bedömningsrundor
round-title = Bedömningsrundor
round-lead = Expertgruppen bedömer signalerna först var för sig, ser sedan varandras bedömningar, diskuterar och bedömer på nytt.
round-none = Ingen runda har ännu hållits.
round-new = Ny runda
round-name = Rundans namn
round-choose = Vilka signaler?
round-invite = Vilka bjuds in?
round-last-day = Sista dagen
round-until = senast { $day }
round-begin = Börja rundan
round-can-not = En runda behöver minst en signal i förteckningen och en medlem i expertgruppen.
round-phase-first = Bedömning 1
round-phase-revealed = Diskussion
round-phase-second = Bedömning 2
round-phase-done = Undertecknad
round-now-first = Var och en bedömer först för sig. Andras bedömningar visas inte för någon.
round-now-revealed = Bedömningarna är synliga. Diskutera särskilt det ni är oense om.
round-now-second = Bedöm på nytt efter diskussionen. Man får ändra åsikt eller låta bli.
round-now-done = Rundan är avslutad och resultatet finns i signalernas historia.
round-agreement = Samstämmighet
round-agreement-means = 1 betyder full samstämmighet, 0 slump. Inom parentes 95 %-intervallet; för få signaler är det brett. Minoritetens motiveringar bevaras.
round-criterion = Vad som bedömdes
round-unsaid = Kan inte säga
round-median = Median
round-step-1 = Första bedömningen
round-step-2 = Andra bedömningen
round-minority = Minoritetens syn
round-minority-one = { $criterion } { $value }, median { $middle }.
round-signals = Signaler
round-people = Vem har bedömt
round-rate = Spara bedömningen
round-rated-already = Du har redan bedömt detta. Du kan ändra bedömningen tills bedömningarna visas.
round-can-not-say = kan inte säga
round-next = Nästa steg
round-to-revealed = När alla har bedömt, visa bedömningarna för alla. Därefter kan de första bedömningarna inte ändras.
round-to-second = Börja den andra bedömningen när ni har diskuterat.
round-to-done = Underteckna resultatet. Det avgör signalerna för gruppens del, och varje avgörande kan ångras i signalens historia.
round-do-revealed = Visa bedömningarna
round-do-second = Börja den andra bedömningen
round-sign = Underteckna resultatet
round-signed = Undertecknad av { $user }, { $at }.
round-done-rated = Bedömningen har sparats.
round-done-signed = Resultatet har undertecknats.
outcome-accept = Bekräftad
outcome-dismiss = Avfärdad
outcome-open = Lämnad öppen
outcome-do-accept = Bekräfta
outcome-do-dismiss = Avfärda
outcome-do-open = Lämna öppen
criterion-novelty = Nyhet
criterion-plausibility = Trovärdighet
criterion-impact = Verkan
criterion-urgency = Brådska
criterion-known = Redan känt
criterion-novelty-ends = 1 = gammal sak, 5 = helt ny
criterion-plausibility-ends = 1 = knappast sant, 5 = säkert sant
criterion-impact-ends = 1 = liten, 5 = förändrar vardagen för många
criterion-urgency-ends = 1 = kan vänta, 5 = kräver genast åtgärder
criterion-known-ends = 1 = ingen vet, 5 = alla vet
error-round-unknown = Rundan { $number } finns inte.
error-round-title = Ge rundan ett namn.
error-round-signals = Välj minst en signal, högst { $most }.
error-round-people = Bjud in minst en medlem i expertgruppen.
error-round-uninvited = Du har inte bjudits in till den här rundan.
error-round-closed = Nu bedöms ingenting: rundan diskuteras eller är avslutad.
error-round-phase = Rundan är inte i det skedet. Ladda om sidan.
error-round-unrated = Ingen har ännu bedömt.
error-round-outcome = Välj ett resultat för varje signal.
error-rating-missing = Ange 1–5 eller ”kan inte säga” för varje punkt.
round-size = { $signals ->
    [one] en signal
   *[other] { $signals } signaler
}, { $people ->
    [one] en bedömare
   *[other] { $people } bedömare
}
round-reasons = { $number ->
    [one] En motivering
   *[other] { $number } motiveringar
}
