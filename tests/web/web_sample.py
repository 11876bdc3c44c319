# ruff: noqa: E501  # what people say is not broken into lines
"""A small store made by the program's own code: three themes over sixteen weeks, in Finnish and Swedish."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from botnia_signals.pipeline import care, decide, dialogues, jobs, rounds, users, worker
from botnia_signals.pipeline.actor import acting
from botnia_signals.records import (
    Change,
    CurvePoint,
    Document,
    Event,
    Finding,
    Kind,
    Level,
    Season,
    SourceKind,
    Statement,
    Theme,
    ThemeEvent,
)
from botnia_signals.store import Store
from botnia_signals.store.changes import NamedChange
from botnia_signals.store.weeks import Listing, WeekRow
from botnia_signals.weeks import week_days, week_name

USER, PASSWORD = "suunnittelija", "pohjanmaan-syksy-26"
LAST = dt.date(2026, 11, 15)
WEEK, EARLIER = "2026-W46", "2026-W45"
FIRST_SIGNAL, SECOND_SIGNAL, WATCHED = "S-0007", "S-0011", "S-0014"
HOSTILE = "<script>alert('lausuma')</script><img src=x onerror=alert(1)>"
AUTHOR = "kirjoittaja-avain"
SECRET_ATTRIBUTE = "salainen-ominaisuus"

S = SourceKind
DEBT: list[tuple[str, str, SourceKind, str, int]] = [
    (
        "fi",
        "Toimeentulotuen hakijoissa on nyt perheitä, joilla on vakituinen työ mutta palkka ei enää riitä sähkölaskuun ja vuokraan.",
        S.SOCIAL_REPORT,
        "Kokkola",
        2,
    ),
    (
        "fi",
        "Tapasin kahdessa viikossa kolme lapsiperhettä, jotka olivat lainanneet pikavipin sähkölaskuun. Ennen näitä ei ollut.",
        S.SOCIAL_REPORT,
        "Kokkola",
        5,
    ),
    (
        "sv",
        "Familjer som har arbete kommer till oss och frågar om hjälp med elräkningen. De har aldrig varit klienter förut.",
        S.ROUND_TABLE,
        "Pedersören kunta",
        6,
    ),
    (
        "fi",
        "Asiakas kertoi, että uusi sopimus kaksinkertaisti sähkön hinnan ja lapsen harrastus oli lopetettava.",
        S.FORESIGHT_DIALOGUE,
        "Kannus",
        9,
    ),
    (
        "sv",
        "Elräkningen blev dubbelt så hög och vi fick låna av svärmor. Jag skäms för att berätta det här.",
        S.SURVEY,
        "Kruunupyy",
        11,
    ),
    (
        "fi",
        "Ruoka-avun jonossa on työssä käyviä vanhempia. He sanovat, että lämmitys vei rahat.",
        S.ROUND_TABLE,
        "Kokkola",
        13,
    ),
    (
        "sv",
        "På rådgivningen märker vi att föräldrar låter bli att värma barnens rum för att elen är så dyr.",
        S.SOCIAL_REPORT,
        "Pietarsaari",
        16,
    ),
    (
        "fi",
        "Velkaneuvontaan on kahden kuukauden jono, ja moni tulee ensimmäistä kertaa elämässään. [HENKILÖ 1] odotti puhelinaikaa viikkoja.",
        S.SOCIAL_REPORT,
        "Kokkola",
        20,
    ),
    ("fi", "Moni perhe pelkää sähkölaskua enemmän kuin sairautta.", S.RESIDENTS_PANEL, "Veteli", 24),
]
NIGHT: list[tuple[str, str, SourceKind, str, int]] = [
    (
        "fi",
        "Omaishoitaja soittaa yöllä päivystykseen, koska muistisairas puoliso lähtee ulos eikä kukaan vastaa kotihoidosta.",
        S.SOCIAL_REPORT,
        "Seinäjoki",
        3,
    ),
    (
        "fi",
        "Kotihoidon yöpuhelin ei vastaa. Olen kolme kertaa hakenut äidin tienvarresta.",
        S.SURVEY,
        "Lapua",
        8,
    ),
    (
        "fi",
        "Vaimoni lähti pakkasella ulos kello kolme. Yöllä ei ole ketään, jolle soittaa.",
        S.SURVEY,
        "Seinäjoki",
        12,
    ),
    (
        "fi",
        "Yöllinen vaeltelu on lisääntynyt, ja omaiset valvovat vuorotellen.",
        S.FORESIGHT_DIALOGUE,
        "Kauhava",
        17,
    ),
    (
        "fi",
        "Hätäkeskus ohjaa yöllä takaisin kotihoitoon ja kotihoito hätäkeskukseen.",
        S.OMBUDSMAN_REPORT,
        "Ilmajoki",
        22,
    ),
]
BUS: list[tuple[str, str, SourceKind, str, int]] = [
    (
        "sv",
        "Sedan busslinjan drogs in kommer ungdomarna inte längre till fritidsgården på kvällarna.",
        S.ROUND_TABLE,
        "Närpiö",
        4,
    ),
    (
        "sv",
        "Min son sitter hemma varje kväll. Det går ingen buss efter klockan fyra.",
        S.SURVEY,
        "Kristiinankaupunki",
        10,
    ),
    (
        "sv",
        "Ungdomar på byarna har ingen möjlighet att ta sig till träningen utan bil.",
        S.RESIDENTS_PANEL,
        "Närpiö",
        15,
    ),
]
ORDINARY: list[tuple[str, str, SourceKind, str]] = [
    ("fi", "Neuvolan terveydenhoitaja ehti kuunnella, ja se oli minulle tärkeää.", S.SURVEY, "Kokkola"),
    (
        "fi",
        "Perhetyöntekijöiden vaihtuvuus on suuri, ja sama asia pitää kertoa aina uudelle ihmiselle.",
        S.SURVEY,
        "Seinäjoki",
    ),
    ("fi", "Nuorten työpajalla on hyvä ryhmä, mutta paikkoja on liian vähän.", S.ROUND_TABLE, "Kannus"),
    ("sv", "Familjearbetaren var till stor hjälp när vi fick tvillingar.", S.SURVEY, "Pietarsaari"),
    ("sv", "Det är svårt att få service på svenska när man ringer till centralen.", S.SURVEY, "Vaasa"),
    ("fi", "Kuraattorille pääsee nopeasti, psykologia odotetaan kevääseen.", S.FORESIGHT_DIALOGUE, "Kauhava"),
    ("fi", "Vammaispalvelun kuljetus toimii, kun sen muistaa tilata ajoissa.", S.SURVEY, "Alavus"),
    (
        "sv",
        "Hemvården byter personal så ofta att mamma inte vågar öppna dörren.",
        S.SOCIAL_REPORT,
        "Mustasaari",
    ),
    ("fi", "Lapsiperheiden kotipalvelua saa, mutta sitä ei osaa kukaan hakea.", S.ACTIVITY_REPORT, "Kokkola"),
    (
        "fi",
        "Työttömille nuorille tarvitaan joku, joka lähtee mukaan ensimmäiseen haastatteluun.",
        S.EXPERT_SURVEY,
        "Veteli",
    ),
]


def build(home: Path, *, weeks: bool = True, synthetic: bool = True) -> None:
    """Make a store in `home` with a user, documents and, unless told otherwise, weeks and themes."""
    with Store(home, create=True) as store:
        ids = _documents(store, synthetic)
        if weeks:
            _weeks(store, ids)
            _themes(store, ids)
    users.add_user(home, USER, PASSWORD)


def furnish(home: Path) -> None:
    """Do in a store what people do, so that every kind of page has something to show."""
    decide.accept(home, "S-0007", "anna", "Näin on.")
    day = dt.date(2026, 11, 18)
    dialogues.begin(home, "anna", "round_table", "Pöytä", day, "Kokkola", {"client": "2", "ngo": "1"})
    with acting("anna"):
        dialogues.say(home, 1, "client", "1", "Bussi ei kulje enää iltaisin.", "key")
    rounds.begin(home, "anna", "Kierros", ["S-0007", "S-0011"], [USER], None)
    care.memo(home, "S-0007", "anna", "Kysytään.")
    jobs.back_up(home, USER)
    worker.work(home, until_idle=True)


def build_quiet(home: Path) -> None:
    """Make a store whose only week lists nothing."""
    with Store(home, create=True) as store:
        store.weeks.write(_week_row(LAST, 0), [], [])
    users.add_user(home, USER, PASSWORD)


def _ident(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _documents(store: Store, synthetic: bool) -> dict[str, list[str]]:
    """Store one document for each text; return the statements' ids by group."""
    ids: dict[str, list[str]] = {}
    number = 0
    for group, rows in (("debt", DEBT), ("night", NIGHT), ("bus", BUS)):
        for language, text, source, place, ago in rows:
            number += 1
            day = LAST - dt.timedelta(days=ago)
            before = (
                "Kirjaus viikon tapaamisista. " if language == "fi" else "Anteckning från veckans möten. "
            )
            ids.setdefault(group, []).append(
                _add(store, number, before, language, text, source, place, day, synthetic)
            )
    for round_ in range(12):
        for language, text, source, place in ORDINARY:
            number += 1
            day = LAST - dt.timedelta(days=1 + (number * 5) % 110)
            ids.setdefault("ordinary", []).append(
                _add(store, number, "", language, text, source, place, day, synthetic, round_)
            )
    ids["hostile"] = [_add(store, 999, "", "fi", HOSTILE, S.OTHER, "", LAST, synthetic)]
    return ids


def _add(
    store: Store,
    number: int,
    before: str,
    language: str,
    text: str,
    source: SourceKind,
    place: str,
    day: dt.date,
    synthetic: bool,
    round_: int = 0,
) -> str:
    whole = f"{before}{text}"
    document = _ident(f"document {number}")
    parts = ((0, len(before.rstrip())), (len(before), len(whole))) if before else ((0, len(whole)),)
    statements = [
        Statement(
            _ident(f"statement {number} {place_}"), document, place_, start, end, language, whole[start:end]
        )
        for place_, (start, end) in enumerate(parts)
    ]
    attributes = {"note": SECRET_ATTRIBUTE, **({"synthetic": "true"} if synthetic else {})}
    store.documents.add(
        [
            (
                Document(
                    id=document,
                    record_id=f"record-{number}",
                    text=whole,
                    date=day,
                    source=source,
                    author=f"{AUTHOR}-{number + round_}",
                    municipality=place,
                    language=language,
                    attributes=attributes,
                ),
                [(statement, "") for statement in statements],
            )
        ]
    )
    return statements[-1].id


def _week_row(as_of: dt.date, statements: int) -> WeekRow:
    return WeekRow(
        week_name(as_of), as_of, "dummy", "settings", f"print {as_of}", statements, statements // 9
    )


def _curve(as_of: dt.date, tail: Sequence[int]) -> tuple[CurvePoint, ...]:
    monday = week_days(week_name(as_of))[0]
    voices = [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, *tail]
    return tuple(
        CurvePoint(monday - dt.timedelta(weeks=len(voices) - 1 - place), number, 41 + (place * 7) % 23)
        for place, number in enumerate(voices)
    )


def _listing(
    signal: str,
    as_of: dt.date,
    place: int,
    level: Level,
    p: float,
    members: Sequence[str],
    names: dict[str, tuple[str, ...]],
    tail: Sequence[int],
) -> Listing:
    finding = Finding(
        level=level,
        score=14.2 - place,
        p=p,
        seen=len(members),
        expected=1.3 + place / 10,
        voices=len(members) + 2,
        since=as_of - dt.timedelta(days=27),
        weeks=4,
        members=tuple(members),
        core=tuple(members[:2]),
        centre=np.ones(4, dtype=np.float32) / 2,
        radius=0.8,
    )
    return Listing(signal, week_name(as_of), place, finding, names, _curve(as_of, tail))


DEBT_NAMES = {"fi": ("sähkölasku", "perhe", "lainata"), "sv": ("elräkningen", "familjer", "låna")}
NIGHT_NAMES = {"fi": ("yöllä", "kotihoito", "vastata")}
BUS_NAMES = {"sv": ("buss", "ungdomar", "kväll")}


def _weeks(store: Store, ids: dict[str, list[str]]) -> None:
    for back in range(5, -1, -1):
        as_of = LAST - dt.timedelta(weeks=back)
        listings, events = [], []
        if back <= 1:
            level = Level.SIGNAL if back == 0 else Level.WATCH
            listings.append(
                _listing(FIRST_SIGNAL, as_of, 0, level, 0.0004, ids["debt"], DEBT_NAMES, (1, 2, 3, 3))
            )
            events.append((FIRST_SIGNAL, Event(as_of, "listed" if back else "raised")))
        if back == 0:
            listings += [
                _listing(
                    SECOND_SIGNAL,
                    as_of,
                    1,
                    Level.SIGNAL,
                    0.03,
                    ids["night"],
                    NIGHT_NAMES,
                    (0, 1, 2, 2),
                ),
                _listing(
                    WATCHED,
                    as_of,
                    2,
                    Level.WATCH,
                    0.21,
                    [*ids["bus"], *ids["hostile"]],
                    BUS_NAMES,
                    (1, 0, 1, 1),
                ),
            ]
            events += [
                (ident, Event(as_of, kind))
                for ident, kind in (
                    (SECOND_SIGNAL, "listed"),
                    (SECOND_SIGNAL, "raised"),
                    (WATCHED, "listed"),
                )
            ]
        store.weeks.write(_week_row(as_of, 97 - 9 * back), listings, events)
    _changes(store)


def _changes(store: Store) -> None:
    families = {"fi": "perhetyö, neuvola, kotipalvelu", "sv": "familjearbetare, hjälp, tvillingar"}
    since = LAST - dt.timedelta(days=7 * 52 - 1)
    quiet = LAST - dt.timedelta(weeks=9)
    changes = [
        NamedChange(_change(Kind.TREND_UP, "3", 2.3, 1.6, 3.4, since, 42, 28.4, 52), families, WEEK),
        NamedChange(
            _change(Kind.TREND_DOWN, "5", 0.3, 0.2, 0.5, since, 3, 9.2, 52), {"sv": "hemvården"}, WEEK
        ),
        NamedChange(_change(Kind.SOURCE_SILENT, "thesis", 0, 0, 0.4, quiet, 0, 8.6, 9)),
        NamedChange(_change(Kind.PLACE_SILENT, "Kristiinankaupunki", 0, 0, 0.6, quiet, 0, 6.1, 9)),
    ]
    tested = {Kind.TREND_UP: 12, Kind.TREND_DOWN: 12, Kind.SOURCE_SILENT: 4, Kind.PLACE_SILENT: 17}
    season = Season((2025, 2024), 2, 3.2, 0.001, 0.4, returning=True)
    store.changes.write(WEEK, changes, tested, {SECOND_SIGNAL: season})


def _change(
    kind: Kind,
    subject: str,
    effect: float,
    low: float,
    high: float,
    since: dt.date,
    seen: int,
    expected: float,
    weeks: int,
) -> Change:
    return Change(kind, subject, 0.0004, 0.012, effect, low, high, since, seen, expected, weeks)


def _themes(store: Store, ids: dict[str, list[str]]) -> None:
    ordinary = ids["ordinary"]
    families = tuple(sorted(ordinary[place] for place in range(len(ordinary)) if place % 10 in (0, 1, 3, 8)))
    home_care = tuple(sorted(ordinary[place] for place in range(len(ordinary)) if place % 10 == 7))
    store.themes.write(
        WEEK,
        [
            Theme(
                id=3,
                names={"fi": "perhetyö, neuvola, kotipalvelu", "sv": "familjearbetare, hjälp, tvillingar"},
                words={
                    "fi": ("perhetyöntekijä", "neuvola", "kotipalvelu"),
                    "sv": ("familjearbetare", "hjälp"),
                },
                size=len(families),
                members=families,
                examples=families[:3],
                at=(0.3, 0.4),
                lately=(*[1] * 13, *[2] * 13),
            ),
            Theme(
                id=5,
                names={"sv": "hemvården, personal, dörren"},
                words={"sv": ("hemvården", "personal")},
                size=len(home_care),
                members=home_care,
                examples=home_care[:2],
                at=(0.75, 0.7),
                lately=(*[1] * 13, *[0] * 13),
            ),
        ],
        [ThemeEvent("new", 3), ThemeEvent("split", 5, 3)],
        [*[4] * 13, *[5] * 13],
    )
