"""A big store of made-up texts for load runs: 100,000 statements over 130 weeks, and 500 signals.

No model is needed and no shared data: sentences come of a grammar, members of signals by chance.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from botnia_signals.pipeline import decide, users
from botnia_signals.places import in_region
from botnia_signals.records import (
    CurvePoint,
    Document,
    Event,
    Finding,
    Level,
    SourceKind,
    Statement,
    Theme,
    ThemeEvent,
)
from botnia_signals.store import Store
from botnia_signals.store.weeks import Listing, WeekRow
from botnia_signals.weeks import week_days, week_name

LAST = dt.date(2026, 11, 15)
STATEMENTS, SIGNALS, WEEKS, THEMES = 100_000, 500, 130, 60
A_WEEK = 24
"""Findings that a week lists: ten signals and the watched."""
PEOPLE = 20
PASSWORD = "kuormitus-ja-pitka-salasana"
WHO = {
    "fi": (
        "Yksinhuoltaja",
        "Vanhus",
        "Nuori",
        "Omaishoitaja",
        "Lapsiperhe",
        "Naapuri",
        "Maanviljelijä",
        "Opiskelija",
    ),
    "sv": (
        "En ensamförälder",
        "En åldring",
        "En ung person",
        "En närståendevårdare",
        "En barnfamilj",
        "Grannen",
    ),
}
DID = {
    "fi": (
        "odotti kuukausia",
        "ei päässyt ajoissa",
        "sai viimein avun",
        "luopui yrittämästä",
        "kyseli turhaan",
    ),
    "sv": ("väntade i månader", "kom inte fram i tid", "fick till slut hjälp", "gav upp", "frågade förgäves"),
}
WHAT = {
    "fi": ("hammashoitoon", "velkaneuvontaan", "bussilla keskustaan", "kotipalveluun", "perheneuvolaan",
           "päivähoitoon", "terapiaan", "asuntojonosta", "kuntoutukseen", "harrastukseen"),
    "sv": ("till tandvården", "till skuldrådgivningen", "med bussen till centrum", "till hemservicen",
           "till familjerådgivningen", "till dagvården", "till terapin", "ur bostadskön",
           "till rehabiliteringen"),
}  # fmt: skip
WHEN = {
    "fi": ("syksyllä", "tänä vuonna", "talven aikana", "viime viikolla", "koko kevään", "joulun jälkeen"),
    "sv": ("på hösten", "i år", "under vintern", "i förra veckan", "hela våren", "efter julen"),
}


def main() -> None:
    """Make the store in a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--statements", type=int, default=STATEMENTS)
    parser.add_argument("--signals", type=int, default=SIGNALS)
    chosen = parser.parse_args()
    build(chosen.home, chosen.statements, chosen.signals)


def build(home: Path, statements: int = STATEMENTS, signals: int = SIGNALS) -> None:
    """Make a store with so many statements and signals, themes, decisions, and 20 users (person-0 …)."""
    dice = random.Random(7)  # noqa: S311
    with Store(home, create=True) as store:
        ids = _texts(store, statements, dice)
        _weeks(store, ids, signals, dice)
        _themes(store, ids, dice)
    for number in range(PEOPLE):
        users.add_user(home, f"person-{number}", PASSWORD, "fi" if number % 2 else "sv", users.EVERY_ROLE)
    for number in range(1, signals, 7):
        decide.accept(home, f"S-{number:04d}", "person-1", "Sama kuultiin pyöreässä pöydässä.")


def sentence(dice: random.Random, number: int) -> tuple[str, str]:
    """Return the language and the text of one statement."""
    language = "sv" if number % 3 == 2 else "fi"
    parts = [dice.choice(words[language]) for words in (WHO, DID, WHAT, WHEN)]
    end = "Kerrottu {} kertaa." if language == "fi" else "Berättat {} gånger."
    return language, f"{' '.join(parts)}. {end.format(2 + number % 9)}"


def _texts(store: Store, number: int, dice: random.Random) -> list[str]:
    towns = [town for region in ("ep", "kp", "po") for town in in_region(region)]
    kinds = [SourceKind.SURVEY, SourceKind.SOCIAL_REPORT, SourceKind.ROUND_TABLE, SourceKind.RESIDENTS_PANEL]

    def made() -> Iterator[tuple[Document, list[tuple[Statement, str]]]]:
        for place in range(number):
            language, text = sentence(dice, place)
            day = LAST - dt.timedelta(days=int((number - place) * 7 * WEEKS / number))
            ident = f"d-{place:08d}"
            said = Statement(f"s-{place:08d}", ident, 0, 0, len(text), language, text)
            yield (
                Document(
                    id=ident, record_id=f"r-{place}", text=text, date=day, source=kinds[place % 4],
                    author=f"a-{dice.randrange(number // 4):08d}", municipality=dice.choice(towns),
                    language=language, attributes={"synthetic": "yes"},
                ),
                [(said, text.lower().replace(".", ""))],
            )  # fmt: skip

    batch: list[tuple[Document, list[tuple[Statement, str]]]] = []
    for one in made():
        batch.append(one)
        if len(batch) == 5000:
            store.documents.add(batch)
            batch = []
    store.documents.add(batch)
    return [f"s-{place:08d}" for place in range(number)]


def _weeks(store: Store, ids: list[str], signals: int, dice: random.Random) -> None:
    """Write the weeks: each signal is listed for some weeks on end, all of them once at least."""
    for number in range(WEEKS):
        as_of = LAST - dt.timedelta(weeks=WEEKS - 1 - number)
        newest = (number + 1) * signals // WEEKS
        listed = range(max(newest - A_WEEK, 0), newest)
        until = (number + 1) * len(ids) // WEEKS
        listings, events = [], []
        for place, signal in enumerate(listed):
            level = Level.SIGNAL if place < 10 else Level.WATCH
            members = tuple(
                f"s-{dice.randrange(max(until - 8000, 0), until):08d}" for _ in range(12 + signal % 30)
            )
            listings.append(_listing(signal, as_of, place, level, tuple(dict.fromkeys(members))))
            if signal >= number * signals // WEEKS:
                events.append((f"S-{signal:04d}", Event(as_of, "listed")))
        row = WeekRow(week_name(as_of), as_of, "none", "made", f"print {number}", until, len(ids) // WEEKS)
        store.weeks.write(row, listings, events)


def _listing(signal: int, as_of: dt.date, place: int, level: Level, members: tuple[str, ...]) -> Listing:
    monday = week_days(week_name(as_of))[0]
    dice = np.random.default_rng(signal)
    centre = dice.normal(size=384).astype(np.float32)
    finding = Finding(
        level=level, score=20.0 - place, p=0.001 * (place + 1), seen=len(members), expected=2.5,
        voices=len(members), since=as_of - dt.timedelta(days=27), weeks=4, members=members, core=members[:2],
        centre=centre / np.linalg.norm(centre), radius=0.8,
    )  # fmt: skip
    curve = tuple(
        CurvePoint(monday - dt.timedelta(weeks=25 - week), (signal + week) % 6, 700 + week)
        for week in range(26)
    )
    spoken = ("fi", "sv")
    names = {one: tuple(words[one][signal % 5] for words in (WHO, WHAT, WHEN)) for one in spoken}
    return Listing(f"S-{signal:04d}", week_name(as_of), place, finding, names, curve)


def _themes(store: Store, ids: list[str], dice: random.Random) -> None:
    """Write the newest map: every statement in one theme, a fifth of them in none."""
    members: list[list[str]] = [[] for _ in range(THEMES)]
    for place, ident in enumerate(ids):
        if place % 5:
            members[int(dice.random() ** 2 * THEMES)].append(ident)
    themes = [
        Theme(
            id=number + 1,
            names={
                "fi": f"{WHAT['fi'][number % 10]}, {WHEN['fi'][number % 6]}",
                "sv": WHAT["sv"][number % 9],
            },
            words={"fi": WHAT["fi"][:8], "sv": WHAT["sv"][:8]},
            size=len(one),
            members=tuple(one),
            examples=tuple(one[:3]),
            at=(dice.random(), dice.random()),
            lately=tuple(dice.randrange(40) for _ in range(26)),
        )
        for number, one in enumerate(members)
    ]
    week = week_name(LAST)
    store.themes.write(week, themes, [ThemeEvent("new", one.id) for one in themes], [800] * 26)


if __name__ == "__main__":
    main()
