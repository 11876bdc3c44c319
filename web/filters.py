"""What of a week is shown: filters that stand in the address, and the week as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from botnia_signals.cells import csv_of
from botnia_signals.digest.content import Digest, Entry
from botnia_signals.review import roles

STANDINGS = ("open", "accepted", "dismissed")
COLUMNS = (
    *("signal", "week", "level", "state", "title", "seen", "expected", "weeks", "p", "voices"),
    *("since", "first_listed", "owner", "due", "regions", "places", "sources", "languages"),
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; "" asks for everything."""

    region: str = ""
    municipality: str = ""
    source: str = ""
    language: str = ""
    level: str = ""
    state: str = ""

    @property
    def any(self) -> bool:
        """Tell whether anything is left out."""
        return any(asdict(self).values())

    def fits(self, entry: Entry) -> bool:
        """Tell whether a finding is shown: a voice of it, at least, comes from what was asked for."""
        return (
            (not self.region or self.region in entry.regions)
            and (not self.municipality or self.municipality in entry.places)
            and (not self.source or self.source in entry.sources)
            and (not self.language or self.language in entry.languages)
            and (not self.level or self.level == entry.level.value)
            and (not self.state or self.state == entry.state.standing)
        )


def asked(args: Mapping[str, str]) -> Filters:
    """Return the filters that an address asks for; what it names beside them is left out."""
    return Filters(**{name: args.get(name, "").strip()[:60] for name in asdict(Filters())})


def choices(digest: Digest) -> dict[str, list[str]]:
    """Return what each filter may be put to: what occurs in the week."""
    entries = [*digest.signals, *digest.watch]
    found = {one for entry in entries for one in entry.regions}
    return {
        "region": [one for one in roles.REGIONS if one in found],
        "municipality": _occurring(entry.places for entry in entries),
        "source": _occurring(entry.sources for entry in entries),
        "language": _occurring(entry.languages for entry in entries),
        "level": sorted({entry.level.value for entry in entries}),
        "state": [one for one in STANDINGS if one in {entry.state.standing for entry in entries}],
    }


def _occurring(counts: Iterable[Mapping[str, int]]) -> list[str]:
    return sorted({name for one in counts for name in one})


def as_csv(entries: Sequence[Entry], language: str) -> str:
    """Return findings as CSV for a spreadsheet program (`cells.csv_of`), one a line."""
    rows: list[Sequence[object]] = [COLUMNS]
    for entry in entries:
        state = entry.state
        figures = (entry.seen, round(entry.expected, 2), entry.weeks, float(f"{entry.p:.4g}"), entry.voices)
        row = [
            *(entry.signal, entry.week, entry.level.value, state.standing, entry.title(language)),
            *(("",) * len(figures) if entry.suppressed else figures),
            *(entry.since.isoformat(), entry.first_listed.isoformat()),
            *(state.owner, state.due.isoformat() if state.due else ""),
            *("; ".join(entry.regions) if entry.suppressed else _counted(entry.regions),),
            *(_counted(one) for one in (entry.places, entry.sources, entry.languages)),
        ]
        rows.append(row)
    return csv_of(rows)


def _counted(counts: Mapping[str, int]) -> str:
    return "; ".join(f"{name} {number}" for name, number in counts.items())
