"""What pages and commands show of themes: the newest map, and one theme with all that became of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from botnia_signals import review
from botnia_signals.digest.content import Said
from botnia_signals.errors import NotFoundError
from botnia_signals.pipeline.decide import search_expression
from botnia_signals.pipeline.disclose import Control
from botnia_signals.pipeline.read import shown
from botnia_signals.pipeline.theme_map import labels, name, theme_ident, theme_number, undo
from botnia_signals.records import Decision, Kind, Theme, ThemeEvent
from botnia_signals.store import Store
from botnia_signals.themes import radii
from botnia_signals.weeks import week_days, week_name

__all__ = ["newest_map", "theme", "theme_ident", "theme_number", "themes"]
PAGE = 20
TRENDS = {Kind.TREND_UP: "up", Kind.TREND_DOWN: "down", Kind.THEME_SILENT: "silent"}


@dataclass(frozen=True, slots=True)
class Growth:
    """Statements of a theme in the last quarter and the one before, and its share of all that was said."""

    recent: int
    former: int
    share: float
    former_share: float


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme as a map has it.

    `names` are what people call it where they named it, else the map's own; `radius` is its circle's on the
    picture; `trend` is "up", "down" or "silent" where the newest week found that, else "".
    """

    theme: Theme
    week: str
    number: str
    names: dict[str, str]
    examples: tuple[Said, ...]
    named: bool = False
    growth: Growth | None = None
    radius: float = 0.0
    trend: str = ""
    event: ThemeEvent | None = None
    absorbed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PastTheme:
    """A theme that the newest map has not: when a map last had it, its names, and what it went into."""

    id: int
    number: str
    week: str
    names: dict[str, str]
    into: str = ""


@dataclass(frozen=True, slots=True)
class MapView:
    """The newest map: its week, its themes, the largest first, and the themes that ended, the last first."""

    week: str = ""
    themes: tuple[ThemeView, ...] = ()
    past: tuple[PastTheme, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemePage:
    """One theme whole: its weeks, a page of its statements, what maps did to it, what people decided."""

    view: ThemeView
    weekly: tuple[tuple[dt.date, int], ...]
    total: int
    statements: tuple[Said, ...]
    languages: tuple[str, ...]
    events: tuple[tuple[str, ThemeEvent], ...]
    decisions: tuple[Decision, ...]
    newest: bool

    @property
    def label(self) -> dict[str, str]:
        """Return what people call the theme, by language; empty where nobody named it."""
        return review.state(self.decisions).label

    @property
    def history(self) -> list[tuple[str, str, str]]:
        """Return (week, what a map did to the theme, the other theme's number), oldest first.

        What happens to another theme with this one is told from this one's side: parted and joined.
        """
        mirrored = {"split": "parted", "merged": "joined"}
        return [
            (week, event.kind, "" if event.other is None else theme_number(event.other))
            if event.theme == self.view.theme.id
            else (week, mirrored[event.kind], theme_number(event.theme))
            for week, event in self.events
        ]


def newest_map(home: Path) -> MapView:
    """Return the newest map; an empty one before the first run."""
    with Store(home) as store:
        week = store.themes.latest_week()
        if week is None:
            return MapView()
        return MapView(week, tuple(_views(store, week)), tuple(_past(store, week)))


def themes(home: Path) -> list[ThemeView]:
    """Return the themes of the newest map, largest first; none before the first run."""
    return list(newest_map(home).themes)


def theme(
    home: Path, ident: int, week: str | None = None, word: str = "", language: str = "", page: int = 1
) -> ThemePage:
    """Return one theme of the newest map that has it, or of the map of `week`.

    `word` and `language` choose among its statements; `page` counts from 1.

    Raises:
        NotFoundError: no such theme.
    """
    with Store(home) as store:
        chosen = week or store.themes.last_week_of(ident)
        found = _views(store, chosen, ident) if chosen else []
        if not chosen or not found:
            raise NotFoundError("theme-unknown", theme=theme_number(ident))
        control = Control.of(store)
        table = control.table(store.themes.speakers(chosen, ident).get(ident, ()))
        search = search_expression(word)
        total, listed = store.themes.statements(
            chosen, ident, PAGE, PAGE * (max(page, 1) - 1), search, language
        )
        return ThemePage(
            view=found[0],
            weekly=_by_week(store.themes.weekly(chosen, ident)),
            total=total,
            statements=shown(store, control, table, store.documents.quotes(listed)),
            languages=tuple(found[0].theme.words),
            events=tuple(_events_of(store, ident)),
            decisions=tuple(store.theme_decisions.of(theme_number(ident))),
            newest=chosen == store.themes.latest_week(),
        )


def name_theme(home: Path, ident: int, user: str, names: dict[str, str]) -> int:
    """Give a theme a name in one or more languages and return the decision's id; as `theme_map.name`."""
    with Store(home) as store:
        return name(store, ident, user, names)


def undo_theme(home: Path, ident: int, user: str, decision: int) -> int:
    """Undo a decision on a theme and return the undo's own id; as `theme_map.undo`."""
    with Store(home) as store:
        return undo(store, ident, user, decision)


def _views(store: Store, week: str, only: int | None = None) -> list[ThemeView]:
    """Return the themes of a map, the largest first, or one of them."""
    everything = store.themes.in_short(week)
    sizes = dict(zip([one.id for one in everything], radii([one.size for one in everything]), strict=True))
    listed = [one for one in everything if only in (None, one.id)]
    called, everyone = labels(store), store.themes.everyone(week)
    trends = _trends(store, week)
    told = store.themes.events()
    events = told.get(week, [])
    first = week == min(told, default="")  # where all are new, none is worth a mark
    happened = {event.theme: event for event in events if event.kind != "merged" and not first}
    control, speakers = Control.of(store), store.themes.speakers(week, only)
    examples = [member for found in listed for member in found.examples]
    quotes = {quote.id: quote for quote in store.documents.quotes(examples)}
    return [
        ThemeView(
            theme=found,
            week=week,
            number=theme_number(found.id),
            names={**found.names, **called.get(found.id, {})},
            examples=shown(
                store,
                control,
                control.table(speakers.get(found.id, ())),
                [quotes[member] for member in found.examples if member in quotes],
            ),
            named=found.id in called,
            growth=_growth(found, everyone),
            radius=sizes[found.id],
            trend=trends.get(str(found.id), ""),
            event=happened.get(found.id),
            absorbed=tuple(one.theme for one in events if one.kind == "merged" and one.other == found.id),
        )
        for found in listed
    ]


def _trends(store: Store, week: str) -> dict[str, str]:
    """Return what the newest run week says of the themes of a map, by number."""
    latest = store.weeks.latest()
    changes = store.changes.of(latest.week) if latest else []
    return {
        one.change.subject: TRENDS[one.change.kind]
        for one in changes
        if one.map_week == week and one.change.kind in TRENDS
    }


def _growth(found: Theme, everyone: list[int]) -> Growth | None:
    """Return a theme's last quarter against the one before; None where nothing was said in either."""
    half = len(everyone) // 2
    if len(found.lately) != len(everyone) or not sum(everyone[:half]) or not sum(everyone[half:]):
        return None
    former, recent = sum(found.lately[:half]), sum(found.lately[half:])
    return Growth(recent, former, recent / sum(everyone[half:]), former / sum(everyone[:half]))


def _past(store: Store, week: str) -> list[PastTheme]:
    """Return the themes that the newest map has not, the one that ended last first."""
    called = labels(store)
    into = {
        event.theme: theme_number(event.other)
        for events in store.themes.events().values()
        for event in events
        if event.kind == "merged" and event.other is not None
    }
    last = store.themes.last_weeks()
    gone = sorted((ident for ident in last if last[ident] != week), key=lambda ident: (last[ident], ident))
    names = {
        (past, one.id): one.names for past in {last[i] for i in gone} for one in store.themes.in_short(past)
    }
    return [
        PastTheme(
            id=ident,
            number=theme_number(ident),
            week=last[ident],
            names={**names[last[ident], ident], **called.get(ident, {})},
            into=into.get(ident, ""),
        )
        for ident in reversed(gone)
    ]


def _events_of(store: Store, ident: int) -> list[tuple[str, ThemeEvent]]:
    """Return what maps did to a theme, by week, oldest first; what was merged into it too."""
    return [
        (week, event)
        for week, events in store.themes.events().items()
        for event in events
        if event.theme == ident or (event.kind in ("merged", "split") and event.other == ident)
    ]


def _by_week(by_day: dict[str, int]) -> tuple[tuple[dt.date, int], ...]:
    counts: Counter[dt.date] = Counter()
    for day, number in by_day.items():
        counts[week_days(week_name(dt.date.fromisoformat(day)))[0]] += number
    return tuple(sorted(counts.items()))
