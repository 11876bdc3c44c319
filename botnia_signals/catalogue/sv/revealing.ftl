# Vad som pekar ut en människa utan namn
revealing-title = Det här kan avslöja vem det gäller
revealing-lead = Namnen har tagits bort, men av de här ställena kan man sluta sig till vem det talas om. Talet är en grov uppskattning av hur många invånare i kommunen beskrivningen passar in på. Det visar var man bör se efter, det bevisar ingenting.
revealing-high = { $number ->
    [one] Stor risk: beskrivningen passar uppskattningsvis in på en enda människa.
   *[other] Stor risk: beskrivningen passar uppskattningsvis in på { $number } människor.
}
revealing-low = { $number ->
    [one] Liten risk: beskrivningen passar uppskattningsvis in på en enda människa.
   *[other] Liten risk: beskrivningen passar uppskattningsvis in på { $number } människor.
}
revealing-instead = (allmännare ”{ $words }”)
revealing-note-on = I sammandraget visas ett citat med stor risk i allmännare ordalag och med landskapet i stället för kommunen. Om det inte räcker visas citatet inte.
revealing-note-withhold = I sammandraget visas inga citat med stor risk.
revealing-note-off = I sammandraget visas citaten som de är, eftersom inställningen generalise är avstängd.
revealing-age = exakt ålder
revealing-day = exakt dag
revealing-office = tjänst eller uppdrag som en eller några få i kommunen har
revealing-work = yrke
revealing-family = ovanlig familjesituation
revealing-event = ovanlig händelse
revealing-place = liten plats
said-widely = detaljer gjorda allmännare
disclosure-pointing = { $number ->
    [one] En utsaga visas inte eftersom den kan avslöja en människa.
   *[other] { $number } utsagor visas inte eftersom de kan avslöja en människa.
}
disclosure-widened = { $number ->
    [one] Detaljer i en utsaga har gjorts allmännare.
   *[other] Detaljer i { $number } utsagor har gjorts allmännare.
}
cli-revealing = Uttalanden som kan avslöja en människa utan namn: { $number }, av dem med stor risk { $high } ({ $kinds }). Ställena visas på uttalandets sida.
setting-generalise = Avslöjande citat
setting-generalise-means = Vad som görs med ett citat som kan avslöja en människa utan namn: ”on” gör ålder, dag och kommun allmännare och utelämnar citatet om det inte räcker; ”withhold” utelämnar det alltid; ”off” visar det som det är.
setting-organisations = Namn på organisationer och företag
setting-organisations-means = Vad som görs med namn på organisationer, företag och myndigheter i texter som läggs till: ”keep” behåller dem, ”mask” ersätter dem med [ORGANISATION]. Kommunernas namn behålls alltid.
