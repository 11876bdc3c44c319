# Signaler, veckosammandrag och motiveringar
week-title = vecka { $number }/{ $year }
level-signal = Svag signal
level-watch = Att följa
chance-below = under { $percent } %
chance = { $percent } %
why-signal = { $seen } personer har oberoende av varandra berättat om samma sak under { $weeks } veckor, medan man utifrån det som vanligen sägs hade väntat sig ungefär { $expected }. Sannolikheten för en så stark iakttagelse en vecka då ingenting förändras är { $chance }.
why-watch = { $seen } personer har oberoende av varandra berättat om samma sak under { $weeks } veckor; man hade väntat sig ungefär { $expected }. En så här stark iakttagelse uppstår av en slump med sannolikheten { $chance }.
why-spread = Iakttagelsen gäller { $places ->
    [0] en kommun som inte har uppgetts
    [one] en kommun
   *[other] { $places } kommuner
} och bygger på { $sources ->
    [one] en informationskälla
   *[other] { $sources } olika slags informationskällor
}.
why-place = Observationen framträder särskilt i detta område: { $place }.
why-followed = Ämnet bevakades redan, och därefter har så många nya personer berättat om det att det lyftes till signal.
why-one-language = Saken har tagits upp endast på { $language }.
why-many-languages = Saken har tagits upp på { $languages } språk.
why-watch-caution = Iakttagelsen når inte gränsen för en signal: den kan bero på slumpen.
language-in-fi = finska
language-in-sv = svenska
language-in-en = engelska
language-in-et = estniska
language-in-nb = norska
language-in-nn = norska
language-in-da = danska
language-in-de = tyska
language-in-ru = ryska
language-in-uk = ukrainska
language-in-ar = arabiska
language-in-so = somaliska
language-in-und = ett okänt språk
language-fi = finska
language-sv = svenska
language-en = engelska
language-et = estniska
language-nb = norska
language-nn = norska
language-da = danska
language-de = tyska
language-ru = ryska
language-uk = ukrainska
language-ar = arabiska
language-so = somaliska
language-und = okänt språk
source-social_report = social rapportering
source-foresight_dialogue = framsynsdialog
source-round_table = organisationernas runda bord
source-survey = enkät
source-residents_panel = invånarpanel
source-ombudsman_report = socialombudets utredning
source-expert_survey = expertenkät
source-activity_report = verksamhetsberättelse
source-thesis = lärdomsprov
source-business_signal = signaler från företagen
source-other = annan källa
standing-open = Obehandlad
standing-accepted = Bekräftad
standing-dismissed = Avfärdad
reason-known = Saken är redan känd
reason-noise = Ingen verklig förändring
reason-one_case = Ett enskilt fall
reason-drift = Säsongsvariation eller ändrat insamlingssätt
reason-other = Annan orsak
event-listed = togs upp på listan
event-raised = { $other ->
    [watch] växte från att följas till en signal
   *[other] blev en signal
}
event-woke = vaknade på nytt
digest-title = Veckosammandrag, { $week }
digest-lead = { $new ->
    [one] Ett nytt uttalande
   *[other] { $new } nya uttalanden
}, sammanlagt { $all }. Uppgifterna gäller till och med { $date }.
digest-signals = Svaga signaler
digest-watch = Att följa
digest-no-signals = Den här veckan skilde sig ingenting från slumpen. Det är lika värdefullt att veta som en signal.
digest-no-watch = Det finns inga iakttagelser att följa.
digest-alpha = Gränsen är satt så att en onödig signal uppstår med sannolikheten { $percent } % en vecka då ingenting förändras.
digest-synthetic = Syntetiskt exempelmaterial: personer, händelser och uttalanden är påhittade.
digest-said = Så här sades det
digest-why = Varför detta lyfts fram
digest-since = Iakttaget från och med { $date }
digest-curve = Personer per vecka som talade om saken
digest-curve-week = Vecka
digest-curve-voices = Personer
digest-curve-all = Alla uttalanden
digest-more-quotes = { $number ->
    [one] Ytterligare ett uttalande.
   *[other] Ytterligare { $number } uttalanden.
}
digest-no-place = okänd kommun
