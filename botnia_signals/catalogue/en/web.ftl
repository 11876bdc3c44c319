# The pages
error-web-secret = The session key { $file } is too short: it needs at least { $shortest } characters. Remove the file and the program makes a new one.

web-product = Botnia Signals
web-skip = Skip to content
web-languages = Language of the page
web-nav = Main menu
web-nav-digest = Weekly digest
web-nav-themes = Themes
web-nav-search = Search
web-signed-in = Signed in as
web-sign-out = Sign out
web-foot = Botnia Signals – weak signals of welfare in South Ostrobothnia, Central Ostrobothnia and Ostrobothnia. Names and other identifiers of persons have been removed from all texts.
web-moment = { $day } at { $clock }
web-undo = Undo

web-sign-in = Sign in
web-sign-in-lead = Botnia Signals brings out what is new in what residents, clients and workers tell in their own words.
web-sign-in-failed = The user name or the password is wrong. Check both and try again.
web-sign-in-help = If you can't get in, ask the administrator for a new password.
web-user = User name
web-password = Password

web-empty-title = No week has been run yet
web-empty-lead = The digest is made once texts have been added and the weeks have been run. Type on the command line:
web-empty-loaded = { $number ->
    [one] One statement has been added, but no week has been run yet. Type on the command line:
   *[other] { $number } statements have been added, but no week has been run yet. Type on the command line:
}
web-empty-file = answers.xlsx
web-empty-after = Then load this page again.

web-weeks = Other weeks
web-weeks-again = Other weeks, at the end of the page
web-week-before = Previous week
web-week-after = Next week
web-week-newest = Newest week
web-digest-found = { $signals ->
    [0] No weak signals,
    [one] One weak signal,
   *[other] { $signals } weak signals,
} { $watch ->
    [0] nothing watched.
    [one] one finding watched.
   *[other] { $watch } findings watched.
}
web-watch-lead = These stayed below the threshold of a signal. They may be chance, or the beginning of something new.
web-fact-people = { $seen ->
    [one] one person
   *[other] { $seen } people
} in { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}
web-fact-expected = { $expected } expected
web-fact-places = { $number ->
    [one] one municipality
   *[other] { $number } municipalities
}
web-fact-sources = { $number ->
    [one] one kind of source
   *[other] { $number } kinds of source
}
web-curve-of = People a week who spoke of it: { $title }
web-curve-span = { $number ->
    [one] one week
   *[other] { $number } weeks
}
web-curve-title = How many people spoke of it, week by week
web-curve-lately = The time looked at, since { $date }.
web-curve-axis = A bar is a week, its number below.
web-curve-table = Show the figures as a table
web-in-document = Read in context

web-past-week = This page shows the signal as it was in { $week }.
web-past-newest = Show the newest
web-words = The statements' own words
web-why-watch = Why this is watched
web-careful = Before you act
web-caution-watch = It does not reach the threshold of a signal. Whoever changes a service because of it may be answering chance.
web-caution-few = Only a few people have told of it. They do not stand for everybody it concerns.
web-caution-one-place = All statements whose municipality is known are from the same one. Nothing follows for the others.
web-caution-one-source = All statements are from the same kind of source. The cause may be what was asked or who answered.
web-caution-one-language = It has been spoken of in one language only. The other language group may see it differently, or has not been heard.
web-caution-short = The change is recent. It may come from the season, from a single event, or from a subject that was in the news.
web-caution-always = A signal tells that something is spoken of more than before. It does not tell how common it is or what causes it. Read the statements, compare with other information and ask those who know the matter.

web-decide = Decision
web-to-decide = Go to the decision
web-standing-open = Nobody has decided on this yet.
web-accept = Accept
web-accept-help = It is real and worth knowing more about.
web-accept-do = Accept the signal
web-dismiss = Dismiss
web-dismiss-help = The signal stays visible as dismissed, and the decision can be undone.
web-dismiss-do = Dismiss the signal
web-reason = Why is the signal dismissed?
web-note = Grounds
web-optional = optional
web-label = Give a name
web-label-help = A short name that tells others what it is about. One language is enough.
web-label-in-fi = Name in Finnish
web-label-in-sv = Name in Swedish
web-label-in-en = Name in English
web-label-do = Save the name
web-done-accept = The signal has been accepted.
web-done-dismiss = The signal has been dismissed.
web-done-label = The name has been saved.
web-undone = The decision has been undone.
web-redo = Bring back
web-redone = The decision holds again.
web-undo-late = The decision could not be undone: it was undone already.

web-figures = Figures
web-figure-seen = People lately
web-figure-expected = Expected
web-figure-weeks = Time looked at
web-figure-weeks-value = { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}
web-figure-since = The time begins
web-figure-chance = Chance of coincidence
web-figure-voices = People in all
web-figure-statements = Statements
web-figure-listed = First listed
web-figure-raised = Raised as a signal
web-said-lead = { $number ->
    [one] One statement.
   *[other] All { $number } statements, the most fitting first.
}
web-spread = Where, from what source and in which language
web-spread-lead = The figures are numbers of statements.
web-places = Municipalities
web-sources = Sources
web-tongues = Languages
web-history = Events and decisions
web-was-accept = Accepted
web-was-dismiss = Dismissed
web-was-label = Named
web-was-undone = Undone: { $user }, { $at }
web-listings = Weeks on the list
web-listing-level = Level

web-themes-lead = { $number ->
    [one] One theme out of all that was said, as of { $week }.
   *[other] { $number } themes out of all that was said, as of { $week }.
}
web-themes-note = A theme tells what is spoken of much. What is new or growing is in the weekly digest.
web-themes-empty = There are no themes yet. They are made once texts have been added and the weeks have been run.
web-theme-size = { $number ->
    [one] one statement
   *[other] { $number } statements
}
web-theme-lead = { $number ->
    [one] One statement, as of { $week }.
   *[other] { $number } statements, as of { $week }.
}
web-theme-curve = Statements a week
web-theme-words = Words of the theme
web-theme-examples = How it is spoken of
web-statements = Statements

web-search-label = What are you looking for?
web-search-do = Search
web-search-found = { $number ->
    [0] Nothing found
    [one] One statement
   *[other] { $number } statements
}
web-search-none = No statement has all the words you searched for.
web-search-tip-spelling = Check the spelling.
web-search-tip-fewer = Try fewer words, or a shorter one: “perhetyö” also finds “perhetyöntekijä”.
web-search-pages = Pages of results
web-search-page = Page { $number }/{ $pages }
web-search-previous = Previous page
web-search-next = Next page

web-document = Statement in its context
web-document-note = Names and other identifiers have been replaced by marks such as [PERSON 1]. The chosen statement is highlighted.
web-document-signals = Signals that the statement belongs to
web-document-no-signals = The statement belongs to no signal and no watched finding of the newest week.

web-problem-missing = Page not found
web-problem-missing-what = The address may be out of date or mistyped.
web-problem-forbidden = You have no right to this
web-problem-forbidden-what = If you need the right, ask the administrator for it.
web-problem-stale = The form is out of date
web-problem-stale-what = Nothing was saved. Go back to the previous page, load it again and send the form once more.
web-problem-bad = The request could not be handled
web-problem-bad-what = Go back to the previous page and try again.
web-problem-large = The form is too large
web-problem-large-what = Shorten the text and send the form again.
web-problem-often = Too many attempts
web-problem-often-what = Wait a minute and try again. The limit protects accounts from guessing.
web-problem-broken = Something is broken here
web-problem-broken-what = The fault is ours. Try again in a while. If it stays, tell the administrator.
web-problem-store = The data can't be read now
web-problem-store-what = Tell the administrator.
web-problem-back = Go to the weekly digest
