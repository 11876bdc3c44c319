"""The minority guard: places of the watch list for groups that are heard less there than they speak.

What is shown favours who speaks most: a small language, small municipalities or a rare source seldom gather
the voices to come first. So a few places of the watch list go to the best findings that are mostly of a
minority whose share of what is shown is less than half of its share of what was said. Signals are not
touched. The same shares are what a digest reports; groups of fewer than three people are left out of it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from botnia_signals.places import region, size_class
from botnia_signals.records import Background, Finding, GroupShare, Level
from botnia_signals.settings import Settings

SAID_WEEKS = 26
FEWEST_PEOPLE = 3
"""A group of fewer people is never shown, nor does it count as one."""
MUCH_LESS = 0.5
MINORITY = 0.5
MOSTLY = 0.5
WORTH_SAYING = 0.05
"""Share of what was said from which on a group's absence is put in words."""
EXPECTED = 3.0
"""Statements of a group that its share would bring to what is shown, below which its absence says nothing."""
FAMILIES = ("language", "region", "size", "source")

Group = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spoken:
    """`number` statements of one author in one language, kind of source and municipality."""

    author: str
    language: str
    source: str
    municipality: str
    number: int = 1

    def groups(self) -> list[Group]:
        """Return the (family, group) pairs that it counts in; a municipality that is not known has none."""
        names = (self.language, region(self.municipality), size_class(self.municipality), self.source)
        return [pair for pair in zip(FAMILIES, names, strict=True) if pair[1]]


@dataclass(slots=True)
class Counted:
    """How many statements each group has, and who said them."""

    statements: Counter[Group]
    people: dict[Group, set[str]]

    @classmethod
    def of(cls, spoken: Iterable[Spoken]) -> Counted:
        counted = cls(Counter(), defaultdict(set))
        for one in spoken:
            for group in one.groups():
                counted.statements[group] += one.number
                counted.people[group].add(one.author)
        return counted

    def share(self, group: Group) -> float:
        """Return a group's share of its family's statements, 0 where there are none."""
        whole = sum(number for (family, _), number in self.statements.items() if family == group[0])
        return self.statements[group] / whole if whole else 0.0


def choose(
    findings: Sequence[Finding], background: Background, as_of: dt.date, settings: Settings
) -> list[Finding]:
    """Return the week's list in the order of `findings`; see the module.

    `findings` are the week's candidates, best first. All signals stay, and so does what was followed; the
    watched have what the signals that the scan found by itself leave of `settings.review_budget`. Of their
    places all but `settings.guarded_places` go to the best. Each kept place goes to the best finding left
    that is mostly of a group under-heard by then, or to the best of all where there is none. What was said
    is that of the 26 weeks up to `as_of`.
    """
    watched = [n for n, one in enumerate(findings) if one.level is Level.WATCH and not one.known_as]
    kept = [n for n in range(len(findings)) if n not in set(watched)]
    found = sum(not findings[n].known_as for n in kept)
    places = max(0, settings.review_budget - found)
    if len(watched) <= places:
        return list(findings)
    row_of = {ident: row for row, ident in enumerate(background.ids)}
    members = [_spoken(background, [row_of[m] for m in one.members if m in row_of]) for one in findings]
    last = as_of.toordinal()
    recent = (background.days <= last) & (background.days > last - 7 * SAID_WEEKS)
    said = Counted.of(_spoken(background, np.flatnonzero(recent).tolist()))
    open_to_all = places - min(settings.guarded_places, places)
    chosen, left = [*kept, *watched[:open_to_all]], watched[open_to_all:]
    while len(chosen) < len(kept) + places and left:
        shown = Counted.of(one for n in chosen for one in members[n])
        wanted = _under_heard(said, shown)
        chosen.append(next((n for n in left if _mostly_of(members[n], wanted)), left[0]))
        left.remove(chosen[-1])
    return [findings[n] for n in sorted(chosen)]


def _under_heard(said: Counted, shown: Counted) -> set[Group]:
    """Return the minorities, of three people or more, shown less than half as much as they speak."""
    return {
        group
        for group, people in said.people.items()
        if len(people) >= FEWEST_PEOPLE
        and said.share(group) <= MINORITY
        and shown.share(group) < MUCH_LESS * said.share(group)
    }


def _mostly_of(spoken: Sequence[Spoken], wanted: set[Group]) -> bool:
    counted = Counted.of(spoken)
    return any(counted.share(group) > MOSTLY for group in counted.statements if group in wanted)


def _spoken(background: Background, rows: Iterable[int]) -> list[Spoken]:
    return [
        Spoken(
            background.authors[row],
            background.languages[row],
            background.sources[row],
            background.places[row],
        )
        for row in rows
    ]


def count(spoken: Iterable[Spoken]) -> Counted:
    """Return how many statements each group has and who said them, for `shares`."""
    return Counted.of(spoken)


def shares(said: Iterable[Spoken] | Counted, shown: Iterable[Spoken]) -> list[GroupShare]:
    """Return the share of each group in what was said and in what is shown, by family, the largest first.

    A group of fewer than three people in what was said is left out; where one or two people of a group are
    shown its `shown` is None. Shares are of what is listed, so that no total gives away what is left out.
    """
    spoken = said if isinstance(said, Counted) else Counted.of(said)
    seen = Counted.of(shown)
    found: list[GroupShare] = []
    for family in FAMILIES:
        groups = [group for group in spoken.statements if group[0] == family and _speaks(spoken, group)]
        whole = sum(spoken.statements[group] for group in groups)
        known = [group for group in groups if not 0 < len(seen.people.get(group, ())) < FEWEST_PEOPLE]
        listed = sum(seen.statements[group] for group in known)
        all_shown = sum(seen.statements[group] for group in groups)
        for group in sorted(groups, key=lambda one: (-spoken.statements[one], one)):
            part = spoken.statements[group] / whole
            less = seen.statements[group] < MUCH_LESS * part * all_shown
            found.append(
                GroupShare(
                    family=family,
                    group=group[1],
                    said=part,
                    shown=seen.statements[group] / max(listed, 1) if group in known else None,
                    under=less and part >= WORTH_SAYING and part * all_shown >= EXPECTED,
                )
            )
    return found


def _speaks(counted: Counted, group: Group) -> bool:
    return len(counted.people[group]) >= FEWEST_PEOPLE
