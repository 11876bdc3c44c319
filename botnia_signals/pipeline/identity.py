"""Which signals are one and which are two, as the store has it: what people decided, what the ledger did."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from botnia_signals import ledger, review
from botnia_signals.digest.content import Said
from botnia_signals.errors import NotFoundError
from botnia_signals.pipeline.disclose import Control
from botnia_signals.pipeline.following import constraints_of
from botnia_signals.pipeline.read import shown
from botnia_signals.places import region
from botnia_signals.records import Constraints
from botnia_signals.store import Store

if TYPE_CHECKING:
    from botnia_signals.store.documents import Quote

MOST_OTHERS = 60


@dataclass(frozen=True, slots=True)
class Tie:
    """A merge or a split that holds: of which signal, with which other, and the row to undo it by."""

    signal: str
    other: str
    row: int


@dataclass(frozen=True, slots=True)
class Other:
    """A signal that another may be merged into: its label, or its words by language."""

    signal: str
    label: dict[str, str]
    names: dict[str, tuple[str, ...]]

    def title(self, language: str) -> str:
        """Return its label, else its words, in `language` if there are any."""
        words = {code: ", ".join(names) for code, names in self.names.items() if names}
        said = self.label or words
        return said.get(language) or next(iter(said.values()), "")


@dataclass(frozen=True, slots=True)
class Ties:
    """What a signal has to do with others.

    `into` is the id under which it goes on, "" where that is its own; `merged` what people merged into it,
    `split` what they split off, or what it was split off from; `others` what it may be merged into, those
    listed last first; `members` the statements that are its own now; `listed` whether a week has listed it;
    `waiting` what is shown of the statements of one that was split off and that no week has listed yet;
    `least` how many independent people it takes for them to be shown.
    """

    signal: str
    into: str
    merged: tuple[Tie, ...]
    split: tuple[Tie, ...]
    others: tuple[Other, ...]
    members: frozenset[str]
    listed: bool = True
    waiting: tuple[Said, ...] = ()
    least: int = 0


def members_of(store: Store, held: Constraints, ident: str) -> tuple[str, ...]:
    """Return the statements that are a signal's own now; none of one that was merged into another."""
    known = ledger.followed(store.weeks.signals(), held)
    return next((one.finding.members for one in known if one.id == ident), ())


def ties(home: Path, ident: str) -> Ties:
    """Return what a signal has to do with others.

    Raises:
        NotFoundError: no such signal.
    """
    with Store(home) as store:
        if ident not in store.weeks.signal_ids():
            raise NotFoundError("signal-unknown", signal=ident)
        held = constraints_of(store)
        root = held.root(ident)
        listed = bool(store.weeks.listings_of(ident))
        splits = [one for one in _ties(store, "split", "new") if ident in (one.signal, one.other)]
        return Ties(
            signal=ident,
            into="" if root == ident else root,
            merged=tuple(one for one in _ties(store, "merge", "into") if one.other == ident),
            split=tuple(splits),
            others=_others(store, held, root),
            members=frozenset(members_of(store, held, ident)),
            listed=listed,
            waiting=() if listed else _waiting(store, held, ident),
            least=Control.of(store).least,
        )


def regions(home: Path, ident: str) -> frozenset[str]:
    """Return the regions that a signal's statements are from: ep, kp, po, other, "" where it is not known.

    Raises:
        NotFoundError: no such signal.
    """
    with Store(home) as store:
        if ident not in store.weeks.signal_ids():
            raise NotFoundError("signal-unknown", signal=ident)
        listings = store.weeks.listings_of(ident)
        if listings:
            places = [one.municipality for one in store.documents.quotes(listings[-1].finding.members)]
        else:
            places = [one.municipality for one in _split_off(store, constraints_of(store), ident)]
        return frozenset(region(place) for place in places)


def _ties(store: Store, action: str, key: str) -> list[Tie]:
    """Return what holds of one kind of decision, in the order of the signals."""
    return [
        Tie(one.signal, one.value[key], review.last_row(log, one).id)
        for log in store.decisions.all().values()
        for one in review.state(log).in_force
        if one.action == action
    ]


def _others(store: Store, held: Constraints, ident: str) -> tuple[Other, ...]:
    decided = store.decisions.all()
    names = reversed(store.weeks.names().items())
    open_ = [
        Other(other, review.state(decided.get(other, [])).label, words)
        for other, words in names
        if other != ident and held.root(other) == other and other not in held.dismissed
    ]
    return tuple(open_[:MOST_OTHERS])


def _split_off(store: Store, held: Constraints, ident: str) -> list[Quote]:
    """Return the statements that people split off as a signal of their own."""
    statements = [one for parting in held.partings if parting.new == ident for one in parting.split]
    return store.documents.quotes(statements)


def _waiting(store: Store, held: Constraints, ident: str) -> tuple[Said, ...]:
    """Return what is shown of the statements of a signal that no week has listed yet."""
    quotes = _split_off(store, held, ident)
    control = Control.of(store)
    return shown(store, control, control.table(quotes), quotes)


def told(home: Path, ident: str) -> dict[str, Any]:
    """Return what there is to tell of a signal, as plain values: events, decisions, statements by id.

    Raises:
        NotFoundError: no such signal.
    """
    tied = ties(home, ident)
    with Store(home) as store:
        quotes = store.documents.quotes(members_of(store, constraints_of(store), ident))
        return {
            "id": ident,
            "into": tied.into,
            "weeks": [[one.week, one.finding.level.value] for one in store.weeks.listings_of(ident)],
            "events": [[one.day.isoformat(), one.kind, one.other] for one in store.weeks.events(ident)],
            "decisions": [
                {"number": one.id, "by": one.user, "action": one.action, "undoes": one.undoes, **one.value}
                for one in store.decisions.of(ident)
            ],
            "statements": {one.id: one.text for one in quotes},
        }
