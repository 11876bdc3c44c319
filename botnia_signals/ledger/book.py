"""What is known of the signals before a week, as people left them: whose statements are whose."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from botnia_signals.records import Constraints, Signal

if TYPE_CHECKING:
    from botnia_signals.records import Vectors


@dataclass(frozen=True, slots=True)
class Known:
    """A signal with the statements that are its own: of its last listing (`last`), and all (`gathered`).

    `root` is the id under which it goes on. `signal` is None for one that people split off and no week has
    listed yet; `newborn` tells that only this very week, run before, lists it.
    """

    id: str
    root: str
    last: frozenset[str]
    gathered: frozenset[str]
    signal: Signal | None = field(repr=False)
    newborn: bool = False

    @property
    def raised(self) -> bool:
        """Whether it was ever raised."""
        return self.signal is not None and self.signal.first_raised is not None

    @property
    def rank(self) -> tuple[bool, int]:
        """What sorts signals by seniority: those that were raised first, then the older id."""
        return (not self.raised, number_of(self.id))

    @property
    def centre(self) -> Vectors | None:
        """Return the centre of its last listing."""
        return None if self.signal is None else self.signal.finding.centre


@dataclass(frozen=True, slots=True)
class Book:
    """The known signals by id, and where people put single statements when they split signals.

    `owners` names, by statement, the id that people gave it to; `families` numbers ids that were split apart.
    """

    constraints: Constraints
    known: dict[str, Known]
    owners: dict[str, str]
    families: dict[str, int]

    def fits(self, ident: str, members: Iterable[str]) -> bool:
        """Tell whether people let `members` lie under `ident`: none was split off from it."""
        return not any(self.foreign(ident, member) for member in members)

    def foreign(self, ident: str, statement: str) -> bool:
        """Tell whether people put a statement under another id, and the two were split apart."""
        owner = self.owners.get(statement)
        return owner is not None and owner != ident and self.families[owner] == self.families.get(ident)

    def together(self, members: Iterable[str]) -> tuple[str, ...]:
        """Return the members, each once, without those that people split from one that stands before it."""
        sides: dict[int, str] = {}
        kept = []
        for member in dict.fromkeys(members):
            owner = self.owners.get(member)
            if owner is None or sides.setdefault(self.families[owner], owner) == owner:
                kept.append(member)
        return tuple(kept)

    def side_of(self, statement: str) -> str:
        """Return the id, of those that were split apart, whose a statement is; "" for none or several.

        It is what people put it under, else what alone has listed it.
        """
        if (owner := self.owners.get(statement)) is not None:
            return owner
        roots = {one.root for one in self.split if statement in one.gathered}
        return next(iter(roots)) if len(roots) == 1 else ""

    @property
    def split(self) -> list[Known]:
        """The known signals of ids that were split apart."""
        return [one for one in self.known.values() if one.root in self.families]

    def of(self, ident: str) -> list[Known]:
        """Return the known signals that go on under an id, itself first."""
        return sorted(
            (one for one in self.known.values() if one.root == ident), key=lambda one: one.id != ident
        )

    def is_new(self, ident: str) -> bool:
        """Tell whether no earlier week listed this id."""
        one = self.known.get(ident)
        return one is None or one.signal is None or one.newborn


def open_book(known: Sequence[Signal], constraints: Constraints, as_of: dt.date) -> Book:
    """Return the book of a week from the signals that are known and what people decided."""
    monday = as_of - dt.timedelta(days=as_of.weekday())
    owners = _owners(constraints)
    book = Book(constraints, {}, owners, _families(constraints))
    for signal in sorted(known, key=lambda one: one.id):
        members = signal.finding.members
        _enter(book, signal.id, members, {*members, *signal.gathered}, signal, signal.first_listed >= monday)
    for parting in constraints.partings:
        if parting.new not in book.known:
            _enter(book, parting.new, parting.split, set(parting.split), None, newborn=False)
    for ident, into in constraints.folded.items():
        _fold(book, ident, into)
    return book


def own(constraints: Constraints, ident: str, statements: Iterable[str]) -> tuple[str, ...]:
    """Return those of `statements` that people did not split off from the signal `ident`."""
    book = Book(constraints, {}, _owners(constraints), _families(constraints))
    return tuple(one for one in statements if not book.foreign(ident, one))


def _fold(book: Book, ident: str, into: str) -> None:
    """Add what a signal gathered to what the ledger merged it into."""
    while into in book.constraints.folded:
        into = book.constraints.folded[into]
    one, heir = book.known.get(ident), book.known.get(into)
    if one is not None and heir is not None:
        book.known[into] = dataclasses.replace(heir, gathered=heir.gathered | one.gathered)


def _enter(
    book: Book, ident: str, last: Iterable[str], gathered: set[str], signal: Signal | None, newborn: bool
) -> None:
    root = book.constraints.root(ident)
    put_there = {statement for statement, owner in book.owners.items() if owner == root}
    book.known[ident] = Known(
        ident,
        root,
        frozenset(one for one in last if not book.foreign(root, one)),
        frozenset(one for one in gathered | put_there if not book.foreign(root, one)),
        signal,
        newborn,
    )


def _owners(constraints: Constraints) -> dict[str, str]:
    """Return the id that each statement was put under: the last split that names it holds."""
    owners: dict[str, str] = {}
    for parting in constraints.partings:
        owners |= dict.fromkeys(parting.kept, constraints.root(parting.source))
        owners |= dict.fromkeys(parting.split, constraints.root(parting.new))
    return owners


def _families(constraints: Constraints) -> dict[str, int]:
    """Number the groups of ids that splits hold together, merges followed."""
    families: dict[str, int] = {}
    for number, parting in enumerate(constraints.partings):
        ends = {constraints.root(parting.source), constraints.root(parting.new)}
        joined = {families[one] for one in ends if one in families}
        families |= {one: number for one, family in families.items() if family in joined}
        families |= dict.fromkeys(ends, number)
    return families


def number_of(ident: str) -> int:
    """Return the number in a permanent id: S-0042 -> 42."""
    return int(ident.split("-")[1])


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the share of the smaller group's members that both groups have; 0 for an empty group."""
    left, right = set(one), set(other)
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
