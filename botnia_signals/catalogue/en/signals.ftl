# Signals, the weekly digest and its reasons
week-title = week { $number }/{ $year }
level-signal = Weak signal
level-watch = Watched
chance-below = less than { $percent } %
chance = { $percent } %
why-signal = { $seen } people, independent of each other, have told of the same thing within { $weeks } weeks, where about { $expected } would be expected from what is ordinarily said. In a week in which nothing changes, the chance of anything this strong is { $chance }.
why-watch = { $seen } people, independent of each other, have told of the same thing within { $weeks } weeks; about { $expected } would be expected. Something this strong comes up by chance with a probability of { $chance }.
why-spread = It comes from { $places ->
    [0] a municipality that was not given
    [one] one municipality
   *[other] { $places } municipalities
} and { $sources ->
    [one] one kind of source
   *[other] { $sources } kinds of source
}.
why-place = It stands out in this area in particular: { $place }.
why-followed = It was on the watch list already, and since then so many new people have said it that it was raised to a signal.
why-one-language = It has been spoken of in { $language } only.
why-many-languages = It has been spoken of in { $languages } languages.
why-watch-caution = It does not reach the threshold of a signal: it may be chance.
language-in-fi = Finnish
language-in-sv = Swedish
language-in-en = English
language-in-et = Estonian
language-in-nb = Norwegian
language-in-nn = Norwegian
language-in-da = Danish
language-in-de = German
language-in-ru = Russian
language-in-uk = Ukrainian
language-in-ar = Arabic
language-in-so = Somali
language-in-und = a language that was not recognised
language-fi = Finnish
language-sv = Swedish
language-en = English
language-et = Estonian
language-nb = Norwegian
language-nn = Norwegian
language-da = Danish
language-de = German
language-ru = Russian
language-uk = Ukrainian
language-ar = Arabic
language-so = Somali
language-und = language not recognised
source-social_report = social reporting
source-foresight_dialogue = foresight dialogue
source-round_table = NGO round table
source-survey = survey
source-residents_panel = residents' panel
source-ombudsman_report = social ombudsman's report
source-expert_survey = expert survey
source-activity_report = activity report
source-thesis = thesis
source-business_signal = signals from businesses
source-other = other source
standing-open = Open
standing-accepted = Accepted
standing-dismissed = Dismissed
reason-known = Already known
reason-noise = Not a real change
reason-one_case = A single case
reason-drift = Season, or a change in how texts are gathered
reason-other = Another reason
event-listed = was listed
event-raised = { $other ->
    [watch] grew out of the watch list
   *[other] was raised as a signal
}
event-woke = woke again
digest-title = Weekly digest, { $week }
digest-lead = { $new ->
    [one] One new statement
   *[other] { $new } new statements
}, { $all } in all. Known up to { $date }.
digest-signals = Weak signals
digest-watch = Watched
digest-no-signals = Nothing stood out from chance this week. That is worth knowing as much as a signal is.
digest-no-watch = Nothing is watched.
digest-alpha = The threshold is set so that a week in which nothing changes raises a needless signal with a probability of { $percent } %.
digest-synthetic = Synthetic sample: people, events and statements are invented.
digest-said = What was said
digest-why = Why this was raised
digest-since = Seen since { $date }
digest-curve = People a week who spoke of it
digest-curve-week = Week
digest-curve-voices = People
digest-curve-all = All statements
digest-more-quotes = { $number ->
    [one] And one more statement.
   *[other] And { $number } more statements.
}
digest-no-place = municipality not known
