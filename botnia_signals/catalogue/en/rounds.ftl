# Validation rounds
round-title = Validation rounds
round-lead = The expert group rates signals each alone, then sees each other's ratings, discusses and rates again.
round-none = No round has been held yet.
round-new = New round
round-name = Name of the round
round-choose = Which signals?
round-invite = Who is invited?
round-last-day = Last day
round-until = by { $day }
round-begin = Begin the round
round-can-not = A round needs at least one listed signal and one member of the expert group.
round-phase-first = First rating
round-phase-revealed = Discussion
round-phase-second = Second rating
round-phase-done = Signed
round-now-first = Everybody rates alone first. Nobody is shown the others' ratings.
round-now-revealed = The ratings are shown. Discuss above all what you disagree on.
round-now-second = Rate again after the discussion. You may change your mind, or not.
round-now-done = The round is over, and its result is in the history of the signals.
round-agreement = Agreement
round-agreement-means = 1 is full agreement, 0 is chance. In brackets the 95 % interval; with few signals it is wide. The minority's reasons are kept.
round-criterion = What was rated
round-unsaid = Cannot say
round-median = Median
round-step-1 = First rating
round-step-2 = Second rating
round-minority = The minority's view
round-minority-one = { $criterion } { $value }, median { $middle }.
round-signals = Signals
round-people = Who has rated
round-rate = Store the rating
round-rated-already = You have rated this already. You may change it until the ratings are revealed.
round-can-not-say = cannot say
round-next = Next step
round-to-revealed = When all have rated, show the ratings to everybody. After that the first ratings can't be changed.
round-to-second = When you have discussed, begin the second rating.
round-to-done = Sign the result. It decides on the signals for the group; each decision can be undone in the signal's history.
round-do-revealed = Reveal the ratings
round-do-second = Begin the second rating
round-sign = Sign the result
round-signed = Signed by { $user }, { $at }.
round-done-rated = The rating has been stored.
round-done-signed = The result has been signed.
outcome-accept = Accepted
outcome-dismiss = Dismissed
outcome-open = Left open
outcome-do-accept = Accept
outcome-do-dismiss = Dismiss
outcome-do-open = Leave open
criterion-novelty = Novelty
criterion-plausibility = Plausibility
criterion-impact = Impact
criterion-urgency = Urgency
criterion-known = Already known
criterion-novelty-ends = 1 = an old matter, 5 = quite new
criterion-plausibility-ends = 1 = hardly true, 5 = surely true
criterion-impact-ends = 1 = slight, 5 = changes many people's lives
criterion-urgency-ends = 1 = can wait, 5 = act at once
criterion-known-ends = 1 = nobody knows, 5 = everybody knows
error-round-unknown = There is no round { $number }.
error-round-title = Give the round a name.
error-round-signals = Choose at least one signal, at most { $most }.
error-round-people = Invite at least one member of the expert group.
error-round-uninvited = You are not invited to this round.
error-round-closed = Nothing is rated now: the round is in discussion or over.
error-round-phase = The round is not in that phase. Load the page again.
error-round-unrated = Nobody has rated yet.
error-round-outcome = Choose an outcome for each signal.
error-rating-missing = Give each point 1–5 or "cannot say".
round-size = { $signals ->
    [one] one signal
   *[other] { $signals } signals
}, { $people ->
    [one] one rater
   *[other] { $people } raters
}
round-reasons = { $number ->
    [one] One reason
   *[other] { $number } reasons
}
