"""Which signals a week's scan follows: those first listed within half a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from botnia_signals import emergence
from botnia_signals.records import Followed, Signal
from botnia_signals.store import Store

LONGEST = dt.timedelta(weeks=26)


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
            raised=listing.signal in known and known[listing.signal].first_raised is not None,
        )
        for begun, listing in first
    ]
