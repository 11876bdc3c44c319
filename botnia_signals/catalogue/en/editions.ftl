# Editions: frozen weeks
edition-provisional = The week is not over: the result is provisional and may still change.
edition-frozen = The week's edition was frozen on { $date } and no longer changes.
edition-late-since = Since then { $number ->
    [one] one record has arrived that is dated in this week or before it. It is
   *[other] { $number } records have arrived that are dated in this week or before it. They are
} not in this edition; the next week says what would have changed.
edition-late = For the week before ({ $week }) { $number ->
    [one] one record
   *[other] { $number } records
} came too late.
edition-late-unknown = What the late records would have changed can't be told: the model or the program is another one, records were erased, or the week has no edition.
edition-late-nothing = In time they would have changed nothing on the list.
edition-late-raised = In time they would have raised as a signal: { $titles }.
edition-late-added = In time they would have added to what is watched: { $titles }.
edition-late-lowered = In time they would have lowered from signal to watched: { $titles }.
edition-late-dropped = In time they would have dropped from the list: { $titles }.
edition-differs-erased = The edition can't be replayed exactly any more: { $number } of its records were erased since.
edition-differs-records = The records are not what they were at the freeze: their text or their details have changed.
edition-differs-vectors = The records' vectors are not what they were at the freeze, or some are missing.
edition-differs-settings = The week's settings are not those of the freeze, or this version of the program does not know them.
edition-differs-model = The language model { $model } is not what it was at the freeze.
edition-differs-ledger = The signals of earlier weeks are not what they were at the freeze.
edition-differs-stored = The stored result was changed after the freeze: { $parts }.
edition-differs-replayed = The replay gives another result than the edition: { $parts }.
edition-differs-program = The edition was frozen by another program or in another environment (version { $was }, now { $now }); that may be why.
cli-edition = { $week }: frozen { $frozen_on }; { $records } records, { $listed } listed, { $late } late.
cli-edition-same = { $week }: the same, byte for byte.
cli-editions-none = There are no editions. A week is frozen when it is run after its end: botnia run
cli-editions-without = { $number ->
    [one] The week { $first } has no manifest
   *[other] { $number } weeks ({ $first } to { $last }) have no manifest
}: run before there were editions. This can't be verified.
error-edition-provisional = The week { $week } is not over and has no edition yet. It is frozen when, after its end, you run: botnia run
error-edition-none = The week { $week } can't be verified: it was run before there were editions and has no manifest.
error-edition-broken = The manifest of the week { $week } is broken. Restore the store from a backup.
