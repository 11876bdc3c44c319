"""Which municipalities of a table may be named with their counts, so that no other can be derived from them.

Cell suppression as in official statistics (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4): a
cell of fewer than k independent voices is left out, and further cells are left out with it until what is left
out together, as anybody can reckon it from the totals, is of two cells at least and of k voices.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FEWEST_CELLS = 2


@dataclass(frozen=True, slots=True)
class Voiced:
    """One statement of a table: whose independent voice it is, its municipality ("" unknown), its region."""

    voice: int
    place: str
    region: str


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """What of a table may be shown.

    `places` are municipalities with their statements; `regions` have what is left in them beside the
    municipalities shown; `hidden` counts the statements of which not even the region may be named, `unknown`
    those without a municipality; `left_out` is how many municipalities are not named.
    """

    voices: int
    places: dict[str, int] = field(default_factory=dict)
    regions: dict[str, int] = field(default_factory=dict)
    hidden: int = 0
    unknown: int = 0
    left_out: int = 0

    def shown(self, place: str, region: str) -> tuple[str, str]:
        """Return the municipality and the region to name of a statement: one of them, or neither."""
        if place in self.places:
            return place, ""
        return "", region if place and region in self.regions else ""


def voices(authors: Sequence[str], copies: Sequence[int] = ()) -> list[int]:
    """Return, for each statement, the number of its independent voice.

    Statements of one author are one voice, and so are near-identical texts: those with the same number, 0
    or more, in `copies`.
    """
    numbers = copies or [-1] * len(authors)
    parent = list(range(len(authors)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    first: dict[Hashable, int] = {}
    for place, (author, copy) in enumerate(zip(authors, numbers, strict=True)):
        for key in [("author", author), *([("copy", copy)] if copy >= 0 else [])]:
            parent[root(place)] = root(first.setdefault(key, place))
    return [root(place) for place in range(len(authors))]


def place_table(statements: Iterable[Voiced], k: int, narrow: Collection[str] = ()) -> PlaceTable:
    """Return what of the statements' municipalities and regions may be shown beside their totals.

    Regions are named however few spoke in them, for tens of thousands live in each; but not those in
    `narrow`, of which only one municipality is ever heard, so that the region's name would be as good.
    """
    said = list(statements)
    known = [one for one in said if one.place]
    cells: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for one in known:
        cells[one.region][one.place].add(one.voice)
    named = {place for own in cells.values() for place in _kept(own, k)}
    places = Counter(one.place for one in known if one.place in named)
    rest = Counter(one.region for one in known if one.place not in named)
    return PlaceTable(
        voices=len({one.voice for one in said}),
        places=dict(places.most_common()),
        regions={region: number for region, number in sorted(rest.items()) if region not in narrow},
        hidden=sum(number for region, number in rest.items() if region in narrow),
        unknown=len(said) - len(known),
        left_out=sum(map(len, cells.values())) - len(places),
    )


def _kept(cells: Mapping[str, set[int]], k: int) -> set[str]:
    """Return the cells that may be shown beside their total, after primary and complementary suppression."""
    kept = sorted(
        (name for name, people in cells.items() if len(people) >= k),
        key=lambda name: (-len(cells[name]), name),
    )
    while kept:
        out = [people for name, people in cells.items() if name not in kept]
        if not out or (len(out) >= FEWEST_CELLS and len(set().union(*out)) >= k):
            break
        kept.pop()
    return set(kept)
