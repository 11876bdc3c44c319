"""What a week takes from earlier ones and from people: which signals its scan follows, which are one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from botnia_signals import emergence, ledger, review
from botnia_signals.records import Constraints, Followed, Signal
from botnia_signals.store import Store
from botnia_signals.weeks import week_days, week_name

LONGEST = dt.timedelta(weeks=26)


def constraints_of(store: Store, before: dt.date | None = None, decision: int | None = None) -> Constraints:
    """Return what people decided of identity up to a decision, and what the ledger merged before a day."""
    return review.constraints(store.decisions.all(until=decision), store.weeks.merges(before))


def followed_on(store: Store, day: dt.date, decision: int) -> list[Followed]:
    """Return the signals that the scan of `day` follows, as people had left them up to a decision."""
    monday = week_days(week_name(day))[0]
    known = {signal.id: signal for signal in store.weeks.signals(before=monday)}
    return resolved(followed(store, monday, known), known, constraints_of(store, monday, decision))


def followed(store: Store, monday: dt.date, known: Mapping[str, Signal]) -> list[Followed]:
    """Return the signals to follow in the week that begins on `monday`, as they stood when first listed.

    `known` are the signals before that week. A signal is followed for half a year; only what was listed in
    earlier weeks is looked at, so that a week that is run again comes out the same.
    """
    first = store.weeks.first_listings(monday - LONGEST, monday, emergence.BEGUN_A_WEEK)
    return [
        Followed(
            signal=listing.signal,
            core=listing.finding.core,
            members=listing.finding.members,
            begun=begun,
            raised=_raised(known, listing.signal),
        )
        for begun, listing in first
    ]


def resolved(
    chosen: Sequence[Followed], known: Mapping[str, Signal], constraints: Constraints
) -> list[Followed]:
    """Return signals to follow under the ids that they go on by, without what people split off from them.

    One that was merged is raised if either was; one of which nothing is left is followed no more. `known`
    are the signals before the week.
    """
    found = []
    for one in chosen:
        root = constraints.root(one.signal)
        core = ledger.own(constraints, root, one.core)
        members = ledger.own(constraints, root, one.members)
        if core and members:
            raised = one.raised or _raised(known, root)
            ident = root if root in known else one.signal
            found.append(Followed(ident, core, members, one.begun, raised))
    return found


def _raised(known: Mapping[str, Signal], ident: str) -> bool:
    return ident in known and known[ident].first_raised is not None
