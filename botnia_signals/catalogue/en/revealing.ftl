# What points at one person without a name
revealing-title = What may tell who it is about
revealing-lead = Names have been removed, but these places may tell whom the text is about. The number is a rough estimate of how many people of the municipality the description fits. It shows where to look; it proves nothing.
revealing-high = { $number ->
    [one] High risk: the description fits an estimated one person.
   *[other] High risk: the description fits an estimated { $number } people.
}
revealing-low = { $number ->
    [one] Low risk: the description fits an estimated one person.
   *[other] Low risk: the description fits an estimated { $number } people.
}
revealing-instead = (more widely “{ $words }”)
revealing-note-on = In the digest a quote of high risk is said more widely, with the region in place of the municipality. If that is not enough, the quote is not shown.
revealing-note-withhold = In the digest quotes of high risk are not shown.
revealing-note-off = In the digest quotes are shown as they were said, because the setting generalise is off.
revealing-age = exact age
revealing-day = exact day
revealing-office = a post that one or a few people of a municipality hold
revealing-work = occupation
revealing-family = rare family
revealing-event = rare event
revealing-place = small place
said-widely = details made more general
disclosure-pointing = { $number ->
    [one] One statement is not shown because it may tell who it is about.
   *[other] { $number } statements are not shown because they may tell who they are about.
}
disclosure-widened = { $number ->
    [one] Details of one statement are made more general.
   *[other] Details of { $number } statements are made more general.
}
cli-revealing = { $number } statements may tell who they are about without a name, { $high } of them with a high risk ({ $kinds }). The document's page shows where.
setting-generalise = Revealing quotes
setting-generalise-means = What becomes of a quote that may tell who it is about without a name: “on” makes age, day and municipality more general and leaves the quote out if that is not enough; “withhold” always leaves it out; “off” shows it as it was said.
setting-organisations = Names of organisations
setting-organisations-means = What becomes of the names of organisations, companies and offices in texts that are added: “keep” leaves them, “mask” puts [ORGANISATION] in their place. The names of municipalities always stay.
