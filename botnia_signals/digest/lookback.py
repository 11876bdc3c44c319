"""What would have been seen when: the lists of past weeks, and each signal's way through them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from botnia_signals.messages import message
from botnia_signals.records import Level

ASLEEP, AWAY = "asleep", "away"
"""States of a known signal in a week that does not list it: long since, and lately, listed before."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One signal on one week's list, with the figures of that week."""

    signal: str
    place: int
    level: Level
    voices: int
    seen: int
    expected: float
    p: float


@dataclass(frozen=True, slots=True)
class WeekSeen:
    """One week that was run, and what it listed, best first."""

    week: str
    as_of: dt.date
    listed: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """A signal's way through the weeks.

    `first_said` is the earliest date among the statements of its first listing and of the listing that
    raised it first; voices are the independent people of those listings. `states` has a state for each week
    from the first listing on: signal, watch, away or asleep; `woken` are the weeks that ended a sleep.
    `withheld` tells how many people it takes for its words to be shown, 0 where they are.
    """

    signal: str
    first_said: dt.date
    first_listed: dt.date
    first_level: Level
    voices_listed: int
    first_raised: dt.date | None
    voices_raised: int | None
    states: dict[str, str]
    woken: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    label: dict[str, str] = field(default_factory=dict)
    standing: str = "open"
    withheld: int = 0

    @property
    def weeks_to_listed(self) -> int:
        """Return the full weeks from the first statement to the first listing."""
        return (self.first_listed - self.first_said).days // 7

    @property
    def weeks_to_raised(self) -> int | None:
        """Return the full weeks from the first statement to the first raise; None if never raised."""
        return (self.first_raised - self.first_said).days // 7 if self.first_raised else None

    def title(self, language: str) -> str:
        """Return the label that people gave, else the words, else that they are withheld, else the id."""
        titles = self._titles()
        if not titles and self.withheld:
            return message("lookback-withheld", language, least=self.withheld)
        return titles.get(self.title_language(language), self.signal)

    def title_language(self, language: str) -> str:
        """Return the language that the title is in: `language` where there is a title in it."""
        titles = self._titles()
        return language if language in titles or not titles else next(iter(titles))

    def _titles(self) -> dict[str, str]:
        if self.label:
            return self.label
        return {language: ", ".join(words) for language, words in self.names.items() if words}


@dataclass(frozen=True, slots=True)
class LookBack:
    """Every week that was run, oldest first, and every signal that one of them listed, oldest id first."""

    weeks: tuple[WeekSeen, ...]
    tracks: tuple[Track, ...]
    synthetic: bool = False

    def years(self) -> list[str]:
        """Return the years of the weeks, newest first."""
        return sorted({week.week[:4] for week in self.weeks}, reverse=True)

    def of_year(self, year: str) -> LookBack:
        """Return the weeks of one ISO year and the signals that they list."""
        return self._with(tuple(week for week in self.weeks if week.week.startswith(f"{year}-")))

    def of_signal(self, signal: str) -> LookBack:
        """Return the weeks from a signal's first listing on, with nothing else on their lists."""
        tracks = tuple(one for one in self.tracks if one.signal == signal)
        weeks = tuple(
            dataclasses.replace(week, listed=tuple(seen for seen in week.listed if seen.signal == signal))
            for week in self.weeks
            if tracks and week.week in tracks[0].states
        )
        return LookBack(weeks, tracks, self.synthetic)

    def pages(self, most: int) -> list[LookBack]:
        """Return the weeks in parts, the newest first, each with its signals and `most` lines or one week."""
        parts: list[list[WeekSeen]] = []
        for week in reversed(self.weeks):
            lines = sum(len(one.listed) for one in parts[-1]) if parts else most
            if lines + len(week.listed) > most or not parts:
                parts.append([])
            parts[-1].append(week)
        return [self._with(tuple(reversed(part))) for part in parts] or [self]

    def _with(self, weeks: tuple[WeekSeen, ...]) -> LookBack:
        listed = {seen.signal for week in weeks for seen in week.listed}
        return LookBack(weeks, tuple(one for one in self.tracks if one.signal in listed), self.synthetic)

    def titles(self, language: str) -> dict[str, str]:
        """Return each signal's title."""
        return {track.signal: track.title(language) for track in self.tracks}


def states_of(
    weeks: Sequence[tuple[str, dt.date]], listed: dict[str, Level], asleep_after: int
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return a signal's state in each week since its first listing, and the weeks in which it woke.

    `weeks` are (name, last day), oldest first; `listed` has the level of each week that lists the signal.
    It sleeps once more than `asleep_after` days passed since the last listing, and wakes when listed again.
    """
    states: dict[str, str] = {}
    woken = []
    last: dt.date | None = None
    for name, as_of in weeks:
        long_since = last is not None and (as_of - last).days > asleep_after
        if name in listed:
            if long_since:
                woken.append(name)
            states[name], last = listed[name].value, as_of
        elif last is not None:
            states[name] = ASLEEP if long_since else AWAY
    return states, tuple(woken)
