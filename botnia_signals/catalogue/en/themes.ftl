# Themes: the map, growth, names and history
theme-picture = The themes as a picture
theme-picture-lead = The size of a circle tells how much a theme is spoken of. Themes that are spoken of in a similar way lie near each other. The table below says the same.
theme-growth = What grows, what shrinks
theme-growth-lead = The table shows the statements of the last 13 weeks and of the 13 weeks before, and the theme's share of all that was said then. A direction is given only where the change is statistically significant and steady.
theme-number = Number
theme-name = Theme
theme-all = Statements in all
theme-recent = Last 13 weeks
theme-former = 13 weeks before
theme-share = Share, %
theme-shares = { $former } → { $recent }
theme-trend = Direction
theme-trend-up = grows
theme-trend-down = shrinks
theme-trend-silent = gone quiet
theme-trend-none = no change shown
theme-badge-new = New
theme-badge-split = Split off
theme-badge-returned = Returned
theme-badge-ended = Ended
theme-each = What is said of the themes
theme-past = Themes of earlier maps
theme-past-lead = The newest map does not have these. A theme's number and the name that people gave it are kept: if the same things are spoken of again, the theme returns under its old number.
theme-past-into = merged into theme { $other }, last on the map: { $week }
theme-past-ended = last on the map: { $week }
theme-not-newest = The newest map does not have this theme, or you are looking at an earlier map. As of: { $week }.
theme-to-newest = See the newest map
theme-words-lead = Choose a word to see the statements that have it.
theme-said = Statements of the theme
theme-said-all = All languages
theme-said-word = Statements with the word “{ $word }”.
theme-said-every-word = Show all
theme-said-found = { $number ->
    [0] No statements.
    [one] One statement.
   *[other] { $number } statements, the newest first.
}
theme-said-pages = Pages of statements
theme-naming = Name of the theme
theme-naming-help = The program names a theme by its words. Give it a short name from which others understand what it is about. The name stays when the map is drawn anew.
theme-event-new = came onto the map as new
theme-event-split = split off from theme { $other }
theme-event-parted = theme { $other } split off from it
theme-event-merged = merged into theme { $other }
theme-event-joined = theme { $other } merged into it
theme-event-returned = came back onto the map
theme-event-ended = dropped off the map
cli-theme-none = There are no themes yet. Run first: botnia run
cli-theme-line = { $theme }  { $size }  { $name }
cli-theme-past = Themes of earlier maps:
cli-theme-named = The name of theme { $theme } was saved (decision { $decision }).
cli-theme-undone = Decision { $decision } was undone.
