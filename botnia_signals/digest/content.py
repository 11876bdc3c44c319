"""What a week's digest says, as data; the renderers turn it into Markdown, HTML or JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from botnia_signals.digest.withheld import NOTHING_WITHHELD, Withheld
from botnia_signals.messages import known_keys, message
from botnia_signals.records import (
    Change,
    CurvePoint,
    Event,
    GroupShare,
    Kind,
    Late,
    LateChange,
    Level,
    Season,
)
from botnia_signals.review import State
from botnia_signals.weeks import week_name

REGIONS = ("ep", "po", "kp")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is quoted: what was said, in which language, where, when, in what kind of source.

    A text that came in near-identical `copies` is quoted once, with the number of its `senders`. Where the
    municipality may not be named it is "", and `region` is named instead unless that would be as good
    (`place_hidden`). A reviewer may have put the text in other words (`paraphrased`). A text that pointed at
    one person is said more widely (`widened`).
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
    region: str = ""
    place_hidden: bool = False
    paraphrased: bool = False
    widened: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A signal as a week lists it.

    `names` are the signal's own words by language, `state` is what people decided, `said` the statements
    (best first, each text once), `dissent` the one of them that says otherwise; voices, places, sources and
    languages are counts over all members. `interval` is that of seen to expected (95 %), None where it was
    not reckoned; `scope` is the region or municipality in which it stands out, "" for everywhere; `evidence`
    is the e-value of what was said since it was watched, 0 where that raised nothing.
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
    interval: tuple[float, float] | None = None
    season: Season | None = None
    scope: str = ""
    evidence: float = 0.0
    regions: dict[str, int] = field(default_factory=dict)
    withheld: Withheld = NOTHING_WITHHELD

    @property
    def statements(self) -> int:
        """How many statements it has, copies and those that are not shown counted each."""
        return sum(said.copies for said in self.said) + self.withheld.statements

    @property
    def suppressed(self) -> bool:
        """Tell whether so few have spoken that only its existence and its region are told."""
        return self.withheld.signals > 0

    @property
    def is_returning(self) -> bool:
        """Tell whether the rise is as high as those of the same weeks of earlier years."""
        return self.season is not None and self.season.returning

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
        if self.suppressed:
            return [self.existence(language)]
        sentences = [
            message(
                f"why-{self.level.value}",
                language,
                seen=self.seen,
                expected=decimal(self.expected, language),
                weeks=self.weeks,
                chance=chance(self.p, language),
            ),
            *self._where_and_how(language),
            *self._effect(language),
            *self._returning(language),
            message(
                "why-spread",
                language,
                places=len(self.places) + self.withheld.places,
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

    def existence(self, language: str) -> str:
        """Return the sentence that tells of a signal of too few people: that it is there, and where."""
        regions = [message(f"shares-region-{one}", language) for one in self.regions]
        place = ", ".join(regions) or message("disclosure-no-place", language)
        return message("disclosure-exists", language, least=self.withheld.least, regions=place)

    def _where_and_how(self, language: str) -> list[str]:
        """Return in which place it stands out, if not everywhere, and that following it raised it."""
        said = []
        if self.scope:
            place = message(f"shares-region-{self.scope}", language) if self.scope in REGIONS else self.scope
            said.append(message("why-place", language, place=place))
        if self.evidence:
            said.append(message("why-followed", language))
        return said

    def _effect(self, language: str) -> list[str]:
        if self.interval is None:
            return []
        low, high = self.interval
        ratio = decimal(self.seen / self.expected, language)
        return [
            message(
                "why-effect",
                language,
                ratio=ratio,
                low=decimal(low, language),
                high=decimal(high, language),
            )
        ]

    def _returning(self, language: str) -> list[str]:
        if self.season is None or not self.season.returning:
            return []
        years = ", ".join(str(year) for year in sorted(self.season.years))
        ratio = decimal(self.season.ratio, language)
        return [message("why-returning", language, years=years, ratio=ratio)]


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A trend or a silence as a week lists it; `names` are its theme's, `map_week` the week of their map."""

    change: Change
    names: dict[str, str] = field(default_factory=dict)
    map_week: str = ""

    @property
    def is_theme(self) -> bool:
        """Tell whether it is a theme that changed, not a source or a municipality."""
        return self.change.kind in {Kind.TREND_UP, Kind.TREND_DOWN, Kind.THEME_SILENT}

    def title_language(self, language: str) -> str:
        """Return the language that the title is in: `language`, or another if the theme has no name in it."""
        named = [one for one in (language, *self.names) if self.names.get(one)]
        return named[0] if named else language

    def title(self, language: str) -> str:
        """Return the theme's name, the kind of source or the municipality."""
        if self.change.kind is Kind.SOURCE_SILENT:
            return message(f"source-{self.change.subject}", language)
        if not self.is_theme:
            return self.change.subject
        name = self.names.get(self.title_language(language))
        return name or message("change-theme", language, number=self.change.subject)

    def why(self, language: str) -> list[str]:
        """Return the sentences that say what changed, how much and how surely, from its figures."""
        change = self.change
        figures = {
            "weeks": change.weeks,
            "seen": change.seen,
            "expected": decimal(change.expected, language, 0 if change.expected >= 10 else 1),
        }
        if change.kind is Kind.TREND_UP:
            values = dict(zip(("effect", "low", "high"), self._ratios(language), strict=True))
            said = message("change-why-trend_up", language, **values, recent=change.weeks // 4, **figures)
        elif change.kind is Kind.TREND_DOWN:
            values = dict(zip(("effect", "low", "high"), self._percents(language), strict=True))
            said = message("change-why-trend_down", language, **values, recent=change.weeks // 4, **figures)
        elif change.kind is Kind.THEME_SILENT:
            said = message("change-why-theme_silent", language, high=self._percents(language)[2], **figures)
        else:
            last = day(change.since, language)
            said = message(f"change-why-{change.kind.value}", language, last=last, **figures)
        chances = {"chance": chance(change.p, language), "share": chance(change.q, language)}
        return [said, message("change-chance", language, **chances)]

    def _ratios(self, language: str) -> list[str]:
        return [decimal(one, language) for one in (self.change.effect, self.change.low, self.change.high)]

    def _percents(self, language: str) -> list[str]:
        """Return the effect and its interval in per cent, whole ones where they are 1 or more."""
        values = [100 * one for one in (self.change.effect, self.change.low, self.change.high)]
        return [decimal(one, language, 0 if one >= 1 else 1) for one in values]


@dataclass(frozen=True, slots=True)
class Edition:
    """How fixed a week's list is: provisional, or frozen on a day with records that arrived since.

    `late` is what records that came too late for the week before would have changed there; `erased` counts
    documents of it that were erased since.
    """

    provisional: bool = False
    frozen_on: dt.date | None = None
    late_records: int = 0
    late: Late | None = None
    erased: int = 0

    def lines(self, language: str) -> list[str]:
        """Return the sentences that say so, in `language`; none for a week of before there were editions."""
        said = []
        if self.provisional:
            said.append(message("edition-provisional", language))
        if self.frozen_on:
            said.append(message("edition-frozen", language, date=day(self.frozen_on, language)))
            if self.late_records:
                said.append(message("edition-late-since", language, number=self.late_records))
        if self.erased:
            said.append(message("edition-erased", language, number=self.erased))
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
    changes: tuple[ChangeEntry, ...] = ()
    tested: dict[Kind, int] = field(default_factory=dict)
    previous: str | None = None
    following: str | None = None
    edition: Edition = Edition()
    shares: tuple[GroupShare, ...] = ()

    @property
    def withheld(self) -> Withheld:
        """Return what is not shown of all that the week lists."""
        return Withheld.sum(entry.withheld for entry in (*self.signals, *self.watch))

    def of_kind(self, *kinds: Kind) -> tuple[ChangeEntry, ...]:
        """Return the changes of these kinds, those of the first kind first, each by its place in the week."""
        return tuple(entry for kind in kinds for entry in self.changes if entry.change.kind is kind)

    @property
    def trends(self) -> tuple[ChangeEntry, ...]:
        """Return the themes that grow, then those that shrink."""
        return self.of_kind(Kind.TREND_UP, Kind.TREND_DOWN)

    @property
    def silences(self) -> tuple[ChangeEntry, ...]:
        """Return the themes that stopped, then the sources and municipalities that went quiet."""
        return self.of_kind(Kind.THEME_SILENT, Kind.SOURCE_SILENT, Kind.PLACE_SILENT)

    def no_trends(self, language: str) -> str:
        """Return what to say where no theme has a trend: how many were tested, or that none could be."""
        return message("change-no-trends", language, tested=self.tested.get(Kind.TREND_UP, 0))

    def no_silences(self, language: str) -> str:
        """Return what to say where nothing went quiet: how much was tested, or that nothing could be."""
        return message(
            "change-no-silences",
            language,
            themes=self.tested.get(Kind.THEME_SILENT, 0),
            sources=self.tested.get(Kind.SOURCE_SILENT, 0),
            places=self.tested.get(Kind.PLACE_SILENT, 0),
        )


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
