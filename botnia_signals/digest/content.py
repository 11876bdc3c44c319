"""What a week's digest says, as data; the renderers turn it into Markdown, HTML or JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from botnia_signals.messages import known_keys, message
from botnia_signals.records import CurvePoint, Event, GroupShare, Late, LateChange, Level
from botnia_signals.review import State
from botnia_signals.weeks import week_name


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is quoted: what was said, in which language, where, when, in what kind of source.

    A text that came in near-identical `copies` is quoted once, with the number of its `senders`.
    """

    statement: str
    document: str
    text: str = field(repr=False)
    language: str
    date: dt.date
    source: str
    municipality: str
    copies: int = 1
    senders: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A signal as a week lists it.

    `names` are the signal's own words by language, `state` is what people decided, `said` the statements
    (best first, each text once), `dissent` the one of them that says otherwise; voices, places, sources and
    languages are counts over all members.
    """

    signal: str
    week: str
    place: int
    level: Level
    names: dict[str, tuple[str, ...]]
    state: State
    p: float
    score: float
    seen: int
    expected: float
    weeks: int
    since: dt.date
    first_listed: dt.date
    first_raised: dt.date | None
    voices: int
    places: dict[str, int]
    sources: dict[str, int]
    languages: dict[str, int]
    said: tuple[Said, ...]
    curve: tuple[CurvePoint, ...]
    events: tuple[Event, ...] = ()
    dissent: Said | None = None

    @property
    def statements(self) -> int:
        """How many statements it has, copies counted each."""
        return sum(said.copies for said in self.said)

    def title(self, language: str) -> str:
        """Return the label that people gave, else the signal's words: in `language` if enough was said in it.

        Words of a language in which less than a quarter was said describe that quarter, not the signal.
        """
        if self.state.label:
            return self.state.label.get(language) or next(iter(self.state.label.values()))
        most_spoken = sorted(self.names, key=lambda one: -self.languages.get(one, 0))
        spoken = 4 * self.languages.get(language, 0) >= sum(self.languages.values())
        order = [language, *most_spoken] if spoken else [*most_spoken, language]
        words = next((self.names[one] for one in order if self.names.get(one)), ())
        return ", ".join(words) if words else self.signal

    def news(self) -> list[Event]:
        """Return what happened to the signal in the week of this entry."""
        return [event for event in self.events if week_name(event.day) == self.week]

    def happened(self, language: str) -> str:
        """Return what happened to the signal in this week as one sentence in `language`, "" for nothing."""
        said = ", ".join(message(f"event-{one.kind}", language, other=one.other) for one in self.news())
        return f"{said[:1].upper()}{said[1:]}." if said else ""

    def why(self, language: str) -> list[str]:
        """Return the sentences that say why it was listed, from its figures, in `language`."""
        sentences = [
            message(
                f"why-{self.level.value}",
                language,
                seen=self.seen,
                expected=decimal(self.expected, language),
                weeks=self.weeks,
                chance=chance(self.p, language),
            ),
            message(
                "why-spread",
                language,
                places=len(self.places),
                sources=len(self.sources),
            ),
        ]
        if len(self.languages) == 1:
            only = language_name(next(iter(self.languages)), language, "language-in")
            sentences.append(message("why-one-language", language, language=only))
        else:
            sentences.append(message("why-many-languages", language, languages=len(self.languages)))
        sentences += copied(self.said, language)
        if self.level is Level.WATCH:
            sentences.append(message("why-watch-caution", language))
        return sentences


@dataclass(frozen=True, slots=True)
class Edition:
    """How fixed a week's list is: provisional, or frozen on a day with records that arrived since.

    `late` is what records that came too late for the week before would have changed there.
    """

    provisional: bool = False
    frozen_on: dt.date | None = None
    late_records: int = 0
    late: Late | None = None

    def lines(self, language: str) -> list[str]:
        """Return the sentences that say so, in `language`; none for a week of before there were editions."""
        said = []
        if self.provisional:
            said.append(message("edition-provisional", language))
        if self.frozen_on:
            said.append(message("edition-frozen", language, date=day(self.frozen_on, language)))
            if self.late_records:
                said.append(message("edition-late-since", language, number=self.late_records))
        return said + (_late_lines(self.late, language) if self.late else [])


def _late_lines(late: Late, language: str) -> list[str]:
    title = week_title(late.week, language)
    said = [message("edition-late", language, number=late.records, week=title)]
    if late.changes is None:
        return [*said, message("edition-late-unknown", language)]
    if not late.changes:
        return [*said, message("edition-late-nothing", language)]
    for kind in ("raised", "added", "lowered", "dropped"):
        titles = [_change_title(one, language) for one in late.changes if one.kind == kind]
        if titles:
            said.append(message(f"edition-late-{kind}", language, titles="; ".join(titles)))
    return said


def _change_title(change: LateChange, language: str) -> str:
    """Return a signal's id and words: those in `language` if there are any."""
    words = change.names.get(language) or next((one for one in change.names.values() if one), ())
    named = ", ".join(words)
    return f"{change.signal} ({named})" if change.signal and named else change.signal or named or "–"


@dataclass(frozen=True, slots=True)
class Digest:
    """One week: how much was known, what was raised and what is watched, best first."""

    week: str
    monday: dt.date
    as_of: dt.date
    statements: int
    new_statements: int
    alpha: float
    synthetic: bool
    signals: tuple[Entry, ...]
    watch: tuple[Entry, ...]
    previous: str | None = None
    following: str | None = None
    edition: Edition = Edition()
    shares: tuple[GroupShare, ...] = ()


def copied(said: Sequence[Said], language: str) -> list[str]:
    """Return a sentence for each text that came in copies: how many, from how many, and that they are one."""
    return [
        message("why-copies", language, copies=one.copies, senders=one.senders)
        for one in said
        if one.copies > 1
    ]


def decimal(value: float, language: str, digits: int = 1) -> str:
    """Return a number as it is written in `language`: 1,5 in Finnish and Swedish, 1.5 in English."""
    text = f"{value:.{digits}f}"
    return text if language == "en" else text.replace(".", ",")


def chance(p: float, language: str) -> str:
    """Return a probability in words a planner reads: "alle 0,1 %", "3 %"."""
    percent = 100 * p
    if percent < 0.1:
        return message("chance-below", language, percent=decimal(0.1, language))
    return message("chance", language, percent=decimal(percent, language, 1 if percent < 10 else 0))


def language_name(code: str, language: str, family: str = "language") -> str:
    """Return the name of a statement's language, or that it is not known where the catalogue has no name."""
    key = f"{family}-{code}"
    return message(key if key in known_keys(language) else f"{family}-und", language)


def day(date: dt.date, language: str) -> str:
    """Return a date as it is written in `language`: 2.4.2025, in English 2 April 2025."""
    if language == "en":
        return f"{date.day} {date:%B} {date.year}"
    return f"{date.day}.{date.month}.{date.year}"


def week_title(week: str, language: str) -> str:
    """Return "viikko 14/2025", "vecka 14/2025" or "week 14/2025"."""
    year, number = week.split("-W")
    return message("week-title", language, number=str(int(number)), year=year)
