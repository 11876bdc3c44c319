# Trends, silences, returning seasons and the size of effects
digest-trends = Trends
digest-silence = Gone quiet
digest-interval = An interval is that of the finding itself. It does not account for the strongest findings being the ones that are listed.
kind-trend_up = Rising trend
kind-trend_down = Falling trend
kind-theme_silent = Theme gone quiet
kind-source_silent = Source gone quiet
kind-place_silent = Municipality gone quiet
kind-returning = Returning season
change-theme = Theme { $number }
why-effect = Those who told of it are { $ratio } times as many as expected (95 % confidence interval { $low }–{ $high }).
why-returning = The same thing was spoken of more than usual at this time of year before ({ $years }): { $ratio } times as much as if it were spread evenly over the year. It is no higher now than then, so this may be a seasonal variation that returns every year.
change-why-trend_up = The theme's share of all that is said has grown steadily: within { $weeks } weeks to about { $effect } times what it was (95 % confidence interval { $low }–{ $high }). In the last { $recent } weeks it was spoken of { $seen } times, where about { $expected } times would follow from its mean share of the whole period. One person's statements count once a week.
change-why-trend_down = The theme's share of all that is said has shrunk steadily: within { $weeks } weeks to about { $effect } per cent of what it was at the beginning (95 % confidence interval { $low }–{ $high } %). In the last { $recent } weeks it was spoken of { $seen ->
    [one] once
   *[other] { $seen } times
}, where about { $expected } times would follow from its mean share of the whole period. One person's statements count once a week.
change-why-theme_silent = { $seen ->
    [0] The theme has not been spoken of at all for { $weeks } weeks.
    [one] The theme has been spoken of only once in { $weeks } weeks.
   *[other] The theme has been spoken of only { $seen } times in { $weeks } weeks.
} From its former share about { $expected } times would be expected. Its share is now at most { $high } per cent of the former one (upper limit of the 95 % confidence interval).
change-why-source_silent = Nothing has come from this source for { $weeks } weeks, which is longer than ever before. Its last text is dated { $last }. From its former rhythm, texts would be expected in about { $expected } weeks. Weeks without any material at all are left out. Check whether the source still delivers before concluding anything else from the silence.
change-why-place_silent = Nothing has come from this municipality for { $weeks } weeks, which is longer than ever before. Its last text is dated { $last }. From its former rhythm, texts would be expected in about { $expected } weeks. Weeks without any material at all are left out. Check whether texts still arrive from there before concluding anything else from the silence.
change-chance = If nothing had changed, a difference this clear would come up by chance with a probability of { $chance }. As many are tested at once, at most { $share } of findings this clear are expected to be needless.
change-no-trends = { $tested ->
    [0] Trends could not be tested. That takes a theme map and at least 26 weeks of material.
    [one] One theme could be tested, and its share has not changed steadily.
   *[other] No theme's share has changed steadily. { $tested } themes were tested.
}
change-no-silences = Nothing that was tested has gone quiet: { $themes } themes, { $sources } sources and { $places } municipalities. A theme takes at least 26 weeks of material, a source and a municipality a year.
