"""Findings that hold statements which people split apart are divided; findings of one signal are joined."""

from __future__ import annotations

import bisect
import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from botnia_signals.ledger.book import Book, overlap
from botnia_signals.ledger.matching import SHARED
from botnia_signals.records import Background, Finding, Level

if TYPE_CHECKING:
    from botnia_signals.records import Vectors

LEAST = 3
"""Statements that a part needs to be listed by itself: no scan lists less."""


@dataclass(frozen=True, slots=True)
class Part:
    """A finding or a part of one: `place` in the given order, `signal` where it is settled whose it is.

    `whole` tells whether it stands for the finding; what was cut off from one was not tested by itself.
    """

    place: int
    finding: Finding
    signal: str = ""
    whole: bool = True


def divide(book: Book, findings: Sequence[Finding], background: Background | None) -> list[Part]:
    """Return the findings, those that hold what people split apart cut into a part for each side.

    Raises:
        ValueError: a finding follows a signal that nobody knows.
    """
    parts: list[Part] = []
    for place, finding in enumerate(findings):
        if finding.known_as and finding.known_as not in book.known:
            raise ValueError(f"a finding follows {finding.known_as}, which is not known")
        signal = book.constraints.root(finding.known_as) if finding.known_as else ""
        parts += _divided(book, Part(place, finding, signal), background)
    return parts


def _divided(book: Book, part: Part, background: Background | None) -> list[Part]:
    sides = _sides(book, part)
    if len(sides) < 2:
        return [part]
    if part.signal and part.signal not in sides:
        rest = book.together(part.finding.members)
        return [dataclasses.replace(part, finding=_cut(part.finding, rest, background, whole=True))]
    strong = [side for side in sides if side == part.signal or _strong(book, side, part.finding)]
    if len(strong) < 2:
        side = strong[0] if strong else max(sides, key=lambda one: (len(sides[one]), one))
        return _without_foreign(book, part, side, background)
    return _cut_up(book, part, {side: sides[side] for side in strong}, background)


def _sides(book: Book, part: Part) -> dict[str, set[str]]:
    """Return the statements by the id whose they are, for each family with two sides in the finding."""
    sides: dict[str, set[str]] = {part.signal: set()} if part.signal in book.families else {}
    for member in part.finding.members if book.families else ():
        if side := book.side_of(member):
            sides.setdefault(side, set()).add(member)
    families = [book.families[side] for side in sides]
    return {side: held for side, held in sides.items() if families.count(book.families[side]) > 1}


def _strong(book: Book, side: str, finding: Finding) -> bool:
    return any(overlap(one.gathered, finding.members) >= SHARED for one in book.of(side))


def _without_foreign(book: Book, part: Part, side: str, background: Background | None) -> list[Part]:
    """Return the finding without what people split from `side`, as often as sides are found in it."""
    rest = [one for one in part.finding.members if not book.foreign(side, one)]
    if len(rest) == len(part.finding.members):
        return [part]
    if not rest:
        return []
    cut = dataclasses.replace(part, finding=_cut(part.finding, rest, background, whole=True))
    return _divided(book, cut, background)


def _cut_up(book: Book, part: Part, sides: dict[str, set[str]], background: Background | None) -> list[Part]:
    """Return a part for each side; a statement of neither goes with what it was listed with, or lies near."""
    core = set(part.finding.core)
    main = part.signal or max(sides, key=lambda one: (len(sides[one] & core), len(sides[one]), one))
    centres = {side: _centre(held, background) for side, held in sides.items()}
    members: dict[str, list[str]] = {side: [] for side in sorted(sides, key=lambda one: (one != main, one))}
    for statement in part.finding.members:
        held = [side for side in sides if statement in sides[side]]
        if held or not any(book.foreign(side, statement) for side in sides):
            members[held[0] if held else _nearest(statement, centres, background, main)].append(statement)
    return [
        Part(part.place, _cut(part.finding, mine, background, whole=side == main), side, whole=side == main)
        for side, mine in members.items()
        if mine
    ]


def _nearest(
    statement: str, centres: dict[str, Vectors | None], background: Background | None, main: str
) -> str:
    near = _centre([statement], background)
    if near is None:
        return main
    cosines = {side: float(near @ centre) for side, centre in centres.items() if centre is not None}
    return max(sorted(cosines), key=lambda side: cosines[side], default=main)


def _cut(finding: Finding, members: Sequence[str], background: Background | None, *, whole: bool) -> Finding:
    """Return the finding with these members only. What was cut off is watched: it was not tested alone."""
    mine = set(members)
    core = tuple(one for one in finding.core if one in mine) or tuple(members)
    centre = _centre(core, background)
    cut = dataclasses.replace(
        finding,
        members=tuple(members),
        core=core,
        seen=min(finding.seen, _voices(core, background)),
        voices=min(finding.voices, _voices(members, background)),
        expected=finding.expected * len(core) / max(len(finding.core), 1),
        since=_since(members, background) or finding.since,
        centre=finding.centre if centre is None else centre,
    )
    if whole:
        return cut
    return dataclasses.replace(cut, level=Level.WATCH, score=0.0, p=1.0, evidence=0.0, known_as="")


def _rows(members: Iterable[str], background: Background) -> list[int]:
    """Return the rows of the members that the background has; its ids are sorted."""
    rows = []
    for member in sorted(members):
        row = bisect.bisect_left(background.ids, member)
        if row < len(background.ids) and background.ids[row] == member:
            rows.append(row)
    return rows


def _centre(members: Iterable[str], background: Background | None) -> Vectors | None:
    rows = _rows(members, background) if background else []
    if background is None or not rows:
        return None
    mean = background.vectors[rows].mean(axis=0)
    length = float(np.linalg.norm(mean))
    return (mean / length).astype(np.float32) if length > 0 else None


def _voices(members: Sequence[str], background: Background | None) -> int:
    if background is None:
        return len(members)
    return len({background.authors[row] for row in _rows(members, background)})


def _since(members: Sequence[str], background: Background | None) -> dt.date | None:
    rows = _rows(members, background) if background else []
    if background is None or not rows:
        return None
    return dt.date.fromordinal(int(background.days[rows].min()))


def join(book: Book, signal: str, parts: Sequence[Part]) -> Part | None:
    """Return the parts of one signal as one, in the place of the first that a scan found by itself.

    It is raised if any of them is; p is the smallest, evidence the largest; members of what was scanned go
    first. None for parts that were cut off and are too few to be listed by themselves.
    """
    ordered = sorted(parts, key=lambda part: (not part.whole, bool(part.finding.known_as), part.place))
    members = book.together(member for part in ordered for member in part.finding.members)
    if not ordered[0].whole and len(members) < LEAST:
        return None
    first, findings = ordered[0], [part.finding for part in ordered]
    if len(findings) == 1:
        return dataclasses.replace(first, signal=signal)
    joined = dataclasses.replace(
        first.finding,
        level=Level.SIGNAL if any(one.level is Level.SIGNAL for one in findings) else Level.WATCH,
        p=min(one.p for one in findings),
        evidence=max(one.evidence for one in findings),
        members=members,
        known_as=signal if any(one.known_as for one in findings) else "",
    )
    return dataclasses.replace(first, finding=joined, signal=signal)
