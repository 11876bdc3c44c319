"""Names for groups of dated statements: each is told apart from what else was said in the same weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from botnia_signals.naming.corpus import Vocabulary

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence


class Said(Protocol):
    """A statement as this module needs it."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def date(self) -> dt.date: ...
    @property
    def municipality(self) -> str: ...


class Corpus:
    """Dated statements, their words counted once.

    Args:
        statements: n statements in any order, each id once.
    """

    def __init__(self, statements: Sequence[Said]) -> None:
        self._place = {said.id: row for row, said in enumerate(statements)}
        self._days = np.array([said.date.toordinal() for said in statements], np.int64)
        self._words = Vocabulary(
            [said.text for said in statements],
            [said.language for said in statements],
            [said.municipality for said in statements],
        )

    def names(self, members: Iterable[str], since: dt.date, until: dt.date) -> dict[str, tuple[str, ...]]:
        """Return up to six words for each language of the statements `members` (ids).

        They are told apart from all that was said from `since` to `until`, both days included; what was said
        later than `until` changes nothing. Members that are not of this corpus are passed over.
        """
        rows = [self._place[member] for member in members if member in self._place]
        inside = (self._days >= since.toordinal()) & (self._days <= until.toordinal())
        return self._words.name(rows, among=[int(row) for row in np.flatnonzero(inside)])
