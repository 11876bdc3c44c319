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
shares-title = Whose voice is heard
shares-lead = Each group's share of all statements of the last 26 weeks, and of the statements that this week's signals and watched findings rest on. Groups of fewer than three people are not shown.
shares-open = Show the shares of the groups
shares-group = Group
shares-said = Share of what was said
shares-shown = Share of what is shown
shares-few = fewer than 3 people
shares-under = { $group }: the share of what was said is { $said }, but in this week's findings the group is heard clearly less than that.
shares-language = Language
shares-region = Region
shares-size = Size of municipality
shares-source = Kind of source
shares-region-ep = South Ostrobothnia
shares-region-po = Ostrobothnia
shares-region-kp = Central Ostrobothnia
shares-region-other = another region
shares-size-small = municipalities of fewer than 5,000 people
shares-size-middle = municipalities of 5,000 to 19,999 people
shares-size-large = municipalities of 20,000 people or more
