# Trender, det som tystnat, återkommande säsongsvariation och effektens storlek
digest-trends = Trender
digest-silence = Det som tystnat
digest-interval = Konfidensintervallet gäller iakttagelsen själv. Det beaktar inte att de starkaste iakttagelserna väljs ut till sammandraget.
kind-trend_up = Uppåtgående trend
kind-trend_down = Nedåtgående trend
kind-theme_silent = Tema som tystnat
kind-source_silent = Informationskälla som tystnat
kind-place_silent = Kommun som tystnat
kind-returning = Återkommande säsongsvariation
change-theme = Tema { $number }
why-effect = De som har berättat är { $ratio } gånger så många som väntat (95 % konfidensintervall { $low }–{ $high }).
why-returning = Samma sak har nämnts mer än vanligt vid samma tid på året också tidigare ({ $years }): { $ratio } gånger så mycket som om det hade fördelat sig jämnt över året. Nivån är inte högre nu än då, så det kan vara fråga om en säsongsvariation som återkommer varje år.
change-why-trend_up = Temats andel av allt som sägs har ökat stadigt: på { $weeks } veckor till ungefär { $effect } gånger så mycket (95 % konfidensintervall { $low }–{ $high }). Under de senaste { $recent } veckorna nämndes temat { $seen } gånger; om andelen hade legat på medeltalet för hela perioden hade det varit ungefär { $expected } gånger. Det som en och samma person säger räknas en gång per vecka.
change-why-trend_down = Temats andel av allt som sägs har minskat stadigt: på { $weeks } veckor till ungefär { $effect } procent av vad den var i början av perioden (95 % konfidensintervall { $low }–{ $high } %). Under de senaste { $recent } veckorna nämndes temat { $seen ->
    [one] en gång
   *[other] { $seen } gånger
}; om andelen hade legat på medeltalet för hela perioden hade det varit ungefär { $expected } gånger. Det som en och samma person säger räknas en gång per vecka.
change-why-theme_silent = { $seen ->
    [0] Temat har inte nämnts alls på { $weeks } veckor.
    [one] Temat har nämnts bara en gång på { $weeks } veckor.
   *[other] Temat har nämnts bara { $seen } gånger på { $weeks } veckor.
} Utifrån den tidigare andelen hade man väntat sig ungefär { $expected }. Temats andel är nu högst { $high } procent av den tidigare (övre gränsen för ett 95 % konfidensintervall).
change-why-source_silent = Informationskällan har inte gett något på { $weeks } veckor, vilket är längre än någonsin tidigare. Den senaste texten är daterad { $last }. Utifrån den tidigare rytmen hade texter väntats under ungefär { $expected } veckor. Veckor helt utan material är inte medräknade. Kontrollera om det fortfarande kommer material från källan innan du drar andra slutsatser av tystnaden.
change-why-place_silent = Från kommunen har ingenting kommit på { $weeks } veckor, vilket är längre än någonsin tidigare. Den senaste texten är daterad { $last }. Utifrån den tidigare rytmen hade texter väntats under ungefär { $expected } veckor. Veckor helt utan material är inte medräknade. Kontrollera om det fortfarande kommer material från kommunen innan du drar andra slutsatser av tystnaden.
change-chance = Om ingenting hade förändrats skulle en så här tydlig skillnad uppstå av en slump med sannolikheten { $chance }. När många bedöms samtidigt väntas högst { $share } av så här tydliga iakttagelser vara onödiga.
change-no-trends = { $tested ->
    [0] Trender kunde inte bedömas. Det kräver en temakarta och minst 26 veckor material.
    [one] Ett tema kunde bedömas, och dess andel har inte förändrats stadigt.
   *[other] Inget temas andel har förändrats stadigt. { $tested } teman bedömdes.
}
change-no-silences = Inget av det som bedömdes har tystnat: antalet teman var { $themes }, informationskällor { $sources } och kommuner { $places }. Ett tema kräver minst 26 veckor material, en informationskälla och en kommun ett år.
