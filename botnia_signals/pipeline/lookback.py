"""What would have been seen when, from the weeks that a store has run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from botnia_signals.digest.lookback import LookBack, Seen, Track, WeekSeen, states_of
from botnia_signals.errors import NotFoundError
from botnia_signals.ledger import ASLEEP_AFTER
from botnia_signals.records import Level
from botnia_signals.review import state
from botnia_signals.settings import load_settings
from botnia_signals.store import Store
from botnia_signals.store.past import Listed
from botnia_signals.store.weeks import WeekRow


def look_back(home: Path, signal: str | None = None) -> LookBack:
    """Return every week that was run with its list, or the weeks of one signal.

    Raises:
        NotFoundError: no week listed that signal.
        StoreError: there is no store in `home`.
    """
    with Store(home) as store:
        looked = look_back_of(store)
    if signal is None:
        return looked
    chosen = looked.of_signal(signal)
    if not chosen.tracks:
        raise NotFoundError("signal-unknown", signal=signal)
    return chosen


def look_back_of(store: Store) -> LookBack:
    """Return every week of an open store with its list, and every signal's way through the weeks."""
    done = store.weeks.done()
    by_week: dict[str, list[Listed]] = {row.week: [] for row in done}
    by_signal: dict[str, list[Listed]] = {}
    for one in store.past.listed():
        by_week[one.week].append(one)
        by_signal.setdefault(one.signal, []).append(one)
    weeks = tuple(WeekSeen(row.week, row.as_of, tuple(map(_seen, by_week[row.week]))) for row in done)
    least = load_settings(store.home).shown_voices
    tracks = tuple(_track(store, done, by_signal[ident], least) for ident in sorted(by_signal, key=_number))
    return LookBack(weeks, tracks, store.is_synthetic())


def turning_points(listings: Sequence[Listed]) -> tuple[Listed, Listed | None]:
    """Return the first of a signal's listings (oldest first), and the first that raised it, if any did."""
    return listings[0], next((one for one in listings if one.level is Level.SIGNAL), None)


def _number(signal: str) -> tuple[int, str]:
    """Return a key that sorts S-9999 before S-10000."""
    return len(signal), signal


def _seen(one: Listed) -> Seen:
    return Seen(one.signal, one.place, one.level, one.voices, one.seen, one.expected, one.p)


def _track(store: Store, done: Sequence[WeekRow], listings: Sequence[Listed], least: int) -> Track:
    first, raised = turning_points(listings)
    keys = {(one.week, one.signal) for one in (first, raised) if one is not None}
    said = [one.date for members in store.past.spoken(keys).values() for one in members]
    standing = state(store.decisions.of(first.signal))
    states, woken = states_of(
        [(row.week, row.as_of) for row in done], {one.week: one.level for one in listings}, ASLEEP_AFTER
    )
    return Track(
        signal=first.signal,
        first_said=min(said, default=first.as_of),
        first_listed=first.as_of,
        first_level=first.level,
        voices_listed=first.voices,
        first_raised=raised.as_of if raised else None,
        voices_raised=raised.voices if raised else None,
        states=states,
        woken=woken,
        names=listings[-1].names if listings[-1].voices >= least else {},
        label=standing.label,
        standing=standing.standing,
        withheld=0 if listings[-1].voices >= least else least,
    )
