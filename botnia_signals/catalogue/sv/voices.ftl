# Kopior, representativa uttalanden, namn och jämlikhet
why-copies = { $copies } uttalanden är samma text från { $senders ->
    [one] en avsändare
   *[other] { $senders } avsändare
}; de har räknats som en röst.
said-senders = samma text { $senders ->
    [one] flera gånger från en avsändare
   *[other] från { $senders } avsändare
}
digest-dissent = En avvikande synpunkt
web-dissent-lead = Uttalandet gäller samma sak men beskriver den på ett annat sätt än de övriga. Det har valts ut maskinellt utifrån orden.
shares-title = Vems röst hörs
shares-lead = Varje grupps andel av alla uttalanden under de senaste 26 veckorna och andelen av de uttalanden som veckans signaler och iakttagelser att följa bygger på. Grupper med färre än tre personer redovisas inte.
shares-open = Visa gruppernas andelar
shares-group = Grupp
shares-said = Andel av det som sagts
shares-shown = Andel av det som visas
shares-few = färre än 3 personer
shares-under = { $group }: andelen av det som sagts är { $said }, men i veckans iakttagelser hörs gruppen klart mindre än så.
shares-language = Språk
shares-region = Landskap
shares-size = Kommunens storlek
shares-source = Informationskälla
shares-region-ep = Södra Österbotten
shares-region-po = Österbotten
shares-region-kp = Mellersta Österbotten
shares-region-other = annat landskap
shares-size-small = kommuner med färre än 5 000 invånare
shares-size-middle = kommuner med 5 000–19 999 invånare
shares-size-large = kommuner med minst 20 000 invånare
