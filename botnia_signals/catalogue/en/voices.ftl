# Copies, representative statements, names and fairness
why-copies = { $copies } statements are one text, from { $senders ->
    [one] one sender
   *[other] { $senders } senders
}; they are counted as one voice.
said-senders = the same text { $senders ->
    [one] several times from one sender
   *[other] from { $senders } senders
}
digest-dissent = A differing view
web-dissent-lead = This statement is about the same thing but tells of it otherwise than the rest. It was picked by machine, from its words.
