# Looking back: what would have been seen when
error-report-format = The report format “{ $format }” is not known. Give the file a name that ends in .html or .md.
step-report = Writing the report

lookback-title = Look back
lookback-lead = What would have been seen at the end of each week: what was watched, what was raised, and how soon.
lookback-empty = No week has been run yet. The look back is made once weeks have been run.
lookback-none = These weeks listed nothing.
lookback-nothing = No signals, nothing watched.
lookback-filter = Show one signal
lookback-filter-none = All signals and watched findings
lookback-filter-do = Show
lookback-years = Years and files
lookback-csv = Download as a table (CSV)
lookback-json = Download as JSON
lookback-signals = Signals and watched findings
lookback-signals-note = Delays count from the first statement that took part when the matter was listed or raised. People are independent of each other.
lookback-legend = Tall bar: a week as a signal. Low bar: a week among the watched. Dashed line: asleep, not listed for more than four weeks. Ring: first listed. Triangle: raised as a signal. Caret: woke again. The week's number stands below.
lookback-weeks = Week by week
lookback-signal = Id
lookback-name = Name
lookback-place = Place
lookback-said = First statement
lookback-listed = First listed
lookback-raised = Raised
lookback-delay-listed = Weeks to listing
lookback-delay-raised = Weeks to raise
lookback-voices-listed = People when listed
lookback-voices-raised = People when raised
lookback-first-said = First statement { $date }.
lookback-first-watch = Watched since { $date }, { $weeks ->
    [0] less than a week after
    [one] a week after
   *[other] { $weeks } weeks after
} the first statement; { $voices ->
    [one] one person by then
   *[other] { $voices } people by then
}.
lookback-first-signal = Raised at once on { $date }, { $weeks ->
    [0] less than a week after
    [one] a week after
   *[other] { $weeks } weeks after
} the first statement; { $voices ->
    [one] one person by then
   *[other] { $voices } people by then
}.
lookback-then-raised = Raised on { $date }, { $weeks ->
    [0] less than a week after
    [one] a week after
   *[other] { $weeks } weeks after
} the first statement; { $voices ->
    [one] one person by then
   *[other] { $voices } people by then
}.
lookback-never-raised = It has not been raised as a signal.
lookback-woken = Woke again in { $week }.
lookback-asleep = Asleep: not listed for more than four weeks.
lookback-pages = Pages of the look back
lookback-withheld = name not shown, fewer than { $least } people
