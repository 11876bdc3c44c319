"""Validation rounds: rated blind, revealed, discussed, rated again, signed. Pure rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median

from botnia_signals.errors import SettingsError
from botnia_signals.records import Rating, Round
from botnia_signals.review.agreement import Agreement, ac1, alpha, measured

CRITERIA = ("novelty", "plausibility", "impact", "urgency", "known")
SCALE = (1, 2, 3, 4, 5)
PHASES = ("first", "revealed", "second", "done")
"""Blind; all is shown and discussed; blind again; signed."""
OUTCOMES = ("accept", "dismiss", "open")
FAR = 2
"""Steps from the median from which an opinion is a minority's."""


@dataclass(frozen=True, slots=True)
class Spread:
    """One criterion of one signal: the values given (sorted), and how many could not say."""

    values: tuple[int, ...]
    unsaid: int

    @property
    def middle(self) -> float | None:
        """The median, None where nobody gave a value."""
        return float(median(self.values)) if self.values else None

    def counts(self) -> list[tuple[int, int]]:
        """Return (value, how many gave it) for each value of the scale."""
        return [(value, self.values.count(value)) for value in SCALE]


@dataclass(frozen=True, slots=True)
class Minority:
    """Somebody who saw a criterion far from the median, with the reason given."""

    user: str
    criterion: str
    value: int
    middle: float
    reason: str


def checked(values: Mapping[str, str]) -> dict[str, int]:
    """Return the ratings that a form gave: 1 to 5, 0 for "cannot say".

    Raises:
        SettingsError: a criterion was left out, or its value is not on the scale.
    """
    found: dict[str, int] = {}
    for criterion in CRITERIA:
        text = values.get(criterion, "")
        if text not in {"0", *map(str, SCALE)}:
            raise SettingsError("rating-missing")
        found[criterion] = int(text)
    return found


def step_of(phase: str) -> int:
    """Return the step whose ratings are given, or were given last, in a phase: 1 or 2."""
    return 1 if phase in ("first", "revealed") else 2


def next_phases(phase: str) -> tuple[str, ...]:
    """Return the phases that may follow: discussion may be left out only before the second rating."""
    return {"first": ("revealed",), "revealed": ("second",), "second": ("done",)}.get(phase, ())


def may_see(phase: str, step: int) -> bool:
    """Tell whether the ratings of a step are shown to all: not while they are being given."""
    return (step == 1 and phase != "first") or (step == 2 and phase == "done")


def last_ratings(ratings: Iterable[Rating], step: int) -> dict[tuple[str, str], Rating]:
    """Return the rating that holds by (signal, user) of a step: the last one given."""
    return {(one.signal, one.user): one for one in ratings if one.step == step}


def spread(ratings: Iterable[Rating], signal: str, criterion: str) -> Spread:
    """Return what was given for a criterion of a signal; `ratings` are those that hold."""
    given = [one.values[criterion] for one in ratings if one.signal == signal]
    return Spread(tuple(sorted(value for value in given if value)), given.count(0))


def minorities(ratings: Sequence[Rating], signal: str) -> list[Minority]:
    """Return who saw a signal far from the median (`FAR` steps), criterion by criterion."""
    found = []
    for criterion in CRITERIA:
        middle = spread(ratings, signal, criterion).middle
        if middle is not None:
            found += [
                Minority(one.user, criterion, one.values[criterion], middle, one.reason)
                for one in ratings
                if one.signal == signal
                and one.values[criterion]
                and abs(one.values[criterion] - middle) >= FAR
            ]
    return found


def agreements(
    round_: Round, ratings: Sequence[Rating]
) -> dict[str, tuple[Agreement | None, Agreement | None]]:
    """Return (alpha, AC1) of each criterion over the round's signals; `ratings` are those that hold.

    Alpha is ordinal; AC1 takes the five values as names.
    """
    found = {}
    for criterion in CRITERIA:
        units = [spread(ratings, signal, criterion).values for signal in round_.signals]
        found[criterion] = (measured(units, alpha), measured(units, partial(ac1, values=SCALE)))
    return found


def suggested(ratings: Sequence[Rating], signal: str) -> str:
    """Return what the ratings speak for: accept, dismiss, or open where they don't say.

    Accept: plausible and weighty (medians of plausibility and impact at least 3.5). Dismiss: not plausible
    (at most 2), or known already (at least 4) and not new (at most 2). It is a suggestion: people sign.
    """
    middles = {one: spread(ratings, signal, one).middle for one in CRITERIA}
    plausible, impact, new, known = (middles[one] for one in ("plausibility", "impact", "novelty", "known"))
    if plausible is not None and plausible <= 2:
        return "dismiss"
    if known is not None and new is not None and known >= 4 and new <= 2:
        return "dismiss"
    if plausible is not None and impact is not None and plausible >= 3.5 and impact >= 3.5:
        return "accept"
    return "open"
