"""What a week takes from earlier ones and from people: which signals its scan follows, which are one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from botnia_signals import emergence, ledger, review
from botnia_signals.records import Constraints, Followed
from botnia_signals.store import Store
from botnia_signals.weeks import week_days, week_name

LONGEST = dt.timedelta(weeks=26)


def constraints_of(store: Store, before: dt.date | None = None, decision: int | None = None) -> Constraints:
    """Return what people decided of identity up to a decision, and what the ledger merged before a day."""
    return review.constraints(store.decisions.all(until=decision), store.weeks.merges(before))


def followed_on(store: Store, day: dt.date, decision: int) -> list[Followed]:
    """Return what the scan of `day` follows, as people had left it up to a decision."""
    monday = week_days(week_name(day))[0]
    known = store.weeks.ids_before(monday)
    chosen = resolved(followed(store, monday), known, constraints_of(store, monday, decision))
    return _without_moved(chosen, store, decision)


def _without_moved(chosen: Sequence[Followed], store: Store, decision: int) -> list[Followed]:
    """Return what is followed without the statements that people moved out of it up to a decision."""
    decided = store.decisions.all(until=decision)
    found = []
    for one in chosen:
        out, _ = review.moved(decided.get(one.signal, []))
        core = tuple(statement for statement in one.core if statement not in out)
        if core:
            found.append(Followed(one.signal, core, one.begun))
    return found


def followed(store: Store, monday: dt.date) -> list[Followed]:
    """Return what to follow in the week that begins on `monday`: what weeks before watched, as it stood.

    A signal that was watched in several weeks is followed from each of them: its core gets better, and each
    beginning is paid for by its share of alpha. Only earlier weeks are read, so that a week that is run
    again comes out the same.
    """
    listings = store.weeks.watched(monday - LONGEST, monday, emergence.BEGUN_A_WEEK)
    return [Followed(listing.signal, listing.finding.core, begun) for begun, listing in listings]


def resolved(chosen: Sequence[Followed], known: Collection[str], constraints: Constraints) -> list[Followed]:
    """Return signals to follow under the ids that they go on by, without what people split off from them.

    One of which nothing is left is followed no more. `known` are the ids of the signals before the week.
    """
    found = []
    for one in chosen:
        root = constraints.root(one.signal)
        core = ledger.own(constraints, root, one.core)
        if core:
            found.append(Followed(root if root in known else one.signal, core, one.begun))
    return found
