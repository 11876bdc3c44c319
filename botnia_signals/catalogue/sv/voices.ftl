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
