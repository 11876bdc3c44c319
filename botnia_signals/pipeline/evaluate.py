"""Past signals joined with what experts decided of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from botnia_signals.pipeline.lookback import turning_points
from botnia_signals.review import state
from botnia_signals.review.evaluation import Case, Evaluation, verdict
from botnia_signals.review.evaluation import evaluate as evaluate_cases
from botnia_signals.store import Store
from botnia_signals.store.past import Listed


def evaluate(home: Path) -> Evaluation:
    """Return the scorecard of every signal and watched finding that a store has listed.

    Raises:
        StoreError: there is no store in `home`.
    """
    with Store(home) as store:
        return evaluate_cases(cases(store))


def cases(store: Store) -> list[Case]:
    """Return what became of every signal of an open store, oldest id first.

    Its statements are those of the listing that raised it first, or of its first listing.
    """
    by_signal: dict[str, list[Listed]] = {}
    for one in store.past.listed():
        by_signal.setdefault(one.signal, []).append(one)
    return [_case(store, by_signal[ident]) for ident in sorted(by_signal, key=lambda one: (len(one), one))]


def _case(store: Store, listings: list[Listed]) -> Case:
    first, raised = turning_points(listings)
    telling = raised or first
    spoken = store.past.spoken({(one.week, one.signal) for one in (first, telling)})
    told = spoken[telling.week, telling.signal]
    return Case(
        signal=first.signal,
        first_said=min((one.date for members in spoken.values() for one in members), default=first.as_of),
        first_listed=first.as_of,
        first_raised=raised.as_of if raised else None,
        sources=dict(Counter(one.source for one in told)),
        languages=dict(Counter(one.language for one in told)),
        verdict=verdict(state(store.decisions.of(first.signal)).in_force),
    )
