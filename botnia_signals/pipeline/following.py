"""Which signals a week's scan follows: the best of those watched in the half year before."""

from __future__ import annotations

import datetime as dt

from botnia_signals import emergence
from botnia_signals.records import Followed
from botnia_signals.store import Store
from botnia_signals.weeks import week_days, week_name

LONGEST = dt.timedelta(weeks=26)


def followed(store: Store, day: dt.date) -> list[Followed]:
    """Return what to follow in the week of `day`: listings of the weeks before, as they stood.

    A signal that was watched in several weeks is followed from each of them: its core gets better, and each
    beginning is paid for by its share of alpha. Only earlier weeks are read, so that a week that is run
    again comes out the same.
    """
    monday = week_days(week_name(day))[0]
    listings = store.weeks.watched(monday - LONGEST, monday, emergence.BEGUN_A_WEEK)
    return [Followed(listing.signal, listing.finding.core, begun) for begun, listing in listings]
