"""Validation rounds in the store: begun, rated, revealed, signed; a signed result decides on its signals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from botnia_signals import review
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline import users
from botnia_signals.pipeline.mask import mask_text
from botnia_signals.records import Rating, Round
from botnia_signals.review import roles, rounds
from botnia_signals.store import Store

TITLE_LENGTH, REASON_LENGTH, MOST_SIGNALS = 120, 1000, 40


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round with the ratings that its reader may see, of each step, and who has rated how many signals.

    `mine` are the reader's own ratings of the step that is being given, by signal.
    """

    round: Round
    shown: dict[int, tuple[Rating, ...]]
    mine: dict[str, Rating]
    progress: dict[str, int]


def experts(home: Path) -> list[str]:
    """Return the names of those who may be invited."""
    return [one.name for one in users.every_user(home) if one.active and roles.may(one.grants, "rate")]


def begin(
    home: Path, user: str, title: str, signals: Sequence[str], invited: Sequence[str], until: dt.date | None
) -> int:
    """Begin a round and return its number.

    Raises:
        SettingsError: no title, no signals or too many, nobody invited, or somebody who may not rate.
        NotFoundError: no such signal.
    """
    chosen, people = list(dict.fromkeys(signals)), list(dict.fromkeys(invited))
    if not title.strip():
        raise SettingsError("round-title")
    if not 1 <= len(chosen) <= MOST_SIGNALS:
        raise SettingsError("round-signals", most=MOST_SIGNALS)
    if not people or set(people) - set(experts(home)):
        raise SettingsError("round-people")
    with Store(home) as store:
        known = set(store.weeks.signal_ids())
        for signal in chosen:
            if signal not in known:
                raise NotFoundError("signal-unknown", signal=signal)
        return store.rounds.add(mask_text(title.strip()[:TITLE_LENGTH]), user, until, chosen, people)


def every(home: Path) -> list[Round]:
    """Return every round, newest first."""
    with Store(home) as store:
        return store.rounds.all()


def view(home: Path, number: int, user: str) -> RoundView:
    """Return a round as `user` may see it: nobody sees a step that is still being rated, but for one's own.

    Raises:
        NotFoundError: no such round.
    """
    with Store(home) as store:
        found = _known(store, number)
        ratings = store.rounds.ratings(number)
    step = rounds.step_of(found.phase)
    held = {each: rounds.last_ratings(ratings, each) for each in (1, 2)}
    return RoundView(
        round=found,
        shown={each: tuple(held[each].values()) for each in (1, 2) if rounds.may_see(found.phase, each)},
        mine={signal: one for (signal, who), one in held[step].items() if who == user},
        progress={who: sum(each == who for _, each in held[step]) for who in found.invited},
    )


def rate(home: Path, number: int, user: str, signal: str, values: Mapping[str, str], reason: str) -> None:
    """Keep what somebody thinks of a signal; a later rating of the same step takes its place.

    Raises:
        NotFoundError: no such round, or the signal is not in it.
        SettingsError: the person is not invited, nothing is rated now, a criterion is missing.
    """
    given = rounds.checked(values)
    with Store(home) as store, store.transaction():
        found = _known(store, number)
        if signal not in found.signals:
            raise NotFoundError("signal-unknown", signal=signal)
        if user not in found.invited:
            raise SettingsError("round-uninvited")
        if found.phase not in ("first", "second"):
            raise SettingsError("round-closed")
        step = rounds.step_of(found.phase)
        store.rounds.rate(number, step, signal, user, given, mask_text(reason.strip()[:REASON_LENGTH]))


def move(home: Path, number: int, user: str, phase: str) -> None:
    """Lead a round into its next phase: reveal what was rated, or have it rated again.

    Raises:
        NotFoundError: no such round.
        SettingsError: that phase can't follow, or nobody has rated yet.
    """
    with Store(home) as store, store.transaction():
        found = _known(store, number)
        if phase == "done" or phase not in rounds.next_phases(found.phase):
            raise SettingsError("round-phase")
        if phase == "revealed" and not rounds.last_ratings(store.rounds.ratings(number), 1):
            raise SettingsError("round-unrated")
        store.rounds.step(number, user, phase, {})


def sign(
    home: Path, number: int, user: str, outcomes: Mapping[str, str], reasons: Mapping[str, str], note: str
) -> None:
    """Sign a round's result: each signal is accepted, dismissed (with a reason), or stays as it is.

    Raises:
        NotFoundError: no such round.
        SettingsError: it is not in its second rating, nobody rated again, an outcome or a reason is missing.
    """
    with Store(home) as store, store.transaction():
        found = _known(store, number)
        if "done" not in rounds.next_phases(found.phase):
            raise SettingsError("round-phase")
        if not rounds.last_ratings(store.rounds.ratings(number), 2):
            raise SettingsError("round-unrated")
        for signal in found.signals:
            if outcomes.get(signal) not in rounds.OUTCOMES:
                raise SettingsError("round-outcome")
            if outcomes[signal] == "dismiss" and reasons.get(signal) not in review.REASONS:
                raise SettingsError("reason-unknown", reason="")
        masked = mask_text(note.strip()[: review.REASON_LENGTH])
        for signal in found.signals:
            value: dict[str, object] = {"note": masked, "round": number}
            if outcomes[signal] == "dismiss":
                value["reason"] = reasons[signal]
            if outcomes[signal] != "open":
                store.decisions.add(signal, user, outcomes[signal], value)
        result = {"outcomes": {one: outcomes[one] for one in found.signals}, "note": masked}
        store.rounds.step(number, user, "done", result)


def _known(store: Store, number: int) -> Round:
    found = store.rounds.get(number)
    if found is None:
        raise NotFoundError("round-unknown", number=str(number))
    return found
