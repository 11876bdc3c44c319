"""Trends and silences: they keep their level on streams where nothing changes, and find what was planted."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from botnia_signals.digest.content import ChangeEntry
from botnia_signals.emergence.changes import is_steady, silence, theme_changes, trend
from botnia_signals.emergence.effects import (
    poisson_interval,
    q_values,
    rate_ratio_interval,
    share_interval,
)
from botnia_signals.emergence.quiet import quiet_changes, silence_of
from botnia_signals.emergence.weekly import themes_of, weekly
from botnia_signals.messages import LANGUAGES
from botnia_signals.records import Background, Change, Kind, Theme

Ints = NDArray[np.int64]
AS_OF = dt.date(2026, 11, 15)
LEVEL = 0.05
SHARES = (0.02, 0.03, 0.05, 0.05, 0.08, 0.08, 0.1, 0.1, 0.15, 0.15)


def volume(dice: np.random.Generator, weeks: int) -> Ints:
    """Return voices by week: uneven, two weeks empty, one with five times as many."""
    number = dice.negative_binomial(4, 4 / 59, weeks)
    number[dice.integers(0, weeks, 2)] = 0
    number[dice.integers(0, weeks)] *= 5
    return np.asarray(number, dtype=np.int64)


def constant(
    dice: np.random.Generator, everyone: Ints, share: float, rough: float = 0.0, lasting: float = 0.0
) -> Ints:
    """Return a theme's voices: one share throughout, that wavers by `rough` and lets go of it slowly."""
    wave = np.empty(len(everyone))
    wave[0] = dice.normal()
    for week in range(1, len(wave)):
        wave[week] = lasting * wave[week - 1] + math.sqrt(1 - lasting**2) * dice.normal()
    shares = share * np.exp(rough * wave - rough**2 / 2)
    return np.asarray(dice.binomial(everyone, np.clip(shares, 0, 1)), dtype=np.int64)


def sloping(dice: np.random.Generator, everyone: Ints, share: float, ratio: float) -> Ints:
    """Return a theme's voices whose share changes evenly by `ratio` from the first week to the last."""
    time = np.linspace(-0.5, 0.5, len(everyone))
    return np.asarray(dice.binomial(everyone, share * ratio**time), dtype=np.int64)


def below(p: list[float], level: float) -> float:
    return float(np.mean(np.array(p) <= level))


# --- intervals and q


def test_intervals_are_those_of_the_books() -> None:
    low, high = poisson_interval(10, 1.0)  # Garwood: 4.795 to 18.39
    assert (low, high) == (pytest.approx(4.795, abs=0.001), pytest.approx(18.390, abs=0.001))
    assert poisson_interval(0, 2.0) == (0.0, pytest.approx(3.689 / 2, abs=0.001))
    found = stats.binomtest(7, 20).proportion_ci(method="exact")
    assert share_interval(7, 20) == (pytest.approx(found.low), pytest.approx(found.high))
    assert share_interval(0, 5)[0] == 0
    assert share_interval(5, 5)[1] == 1
    assert rate_ratio_interval(3, 0, 1.0, 1.0)[1] == math.inf


def test_an_interval_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no interval"):
        poisson_interval(3, 0)
    with pytest.raises(ValueError, match="no share"):
        share_interval(6, 5)


def test_a_poisson_interval_holds_the_truth_as_often_as_it_says() -> None:
    dice = np.random.default_rng(1)
    for mean in (0.8, 3.0, 12.0):
        held = [
            low <= 1 <= high
            for low, high in (poisson_interval(seen, mean) for seen in dice.poisson(mean, 2000))
        ]
        assert np.mean(held) >= 0.945


def test_q_values_are_those_of_benjamini_and_hochberg() -> None:
    p = [0.04, 0.001, 0.5, 0.012, 0.03]
    assert q_values(p) == pytest.approx(stats.false_discovery_control(p))
    assert q_values(p)[::-1] == pytest.approx(q_values(p[::-1]))
    assert len(q_values([])) == 0


# --- a trend


@pytest.mark.parametrize("weeks", [26, 52])
@pytest.mark.parametrize("share", [0.02, 0.1])
@pytest.mark.parametrize("rough", [0.0, 0.6])
def test_constant_themes_have_a_trend_no_oftener_than_the_level(
    weeks: int, share: float, rough: float
) -> None:
    dice = np.random.default_rng([weeks, int(100 * share), int(10 * rough)])
    p = []
    for _ in range(800):
        everyone = volume(dice, weeks)
        found = trend(constant(dice, everyone, share, rough), everyone)
        p += [found.p] if found else []
    assert len(p) > 500
    assert below(p, 0.05) <= 0.065, "0.05 and two standard errors"
    assert below(p, 0.01) <= 0.018


def test_themes_that_waver_for_weeks_on_end_are_no_steady_trends() -> None:
    dice = np.random.default_rng(3)
    called = []
    for _ in range(600):
        everyone = volume(dice, 52)
        voices = constant(dice, everyone, 0.06, 0.5, 0.6)
        found = trend(voices, everyone)
        called.append(found is not None and found.p <= LEVEL and is_steady(voices, everyone, found.z))
    assert np.mean(called) <= 0.06


@pytest.mark.parametrize("ratio", [0.2, 1.0, 4.0])
def test_the_interval_of_a_trend_holds_the_planted_ratio(ratio: float) -> None:
    dice = np.random.default_rng(4)
    held, ratios = [], []
    for _ in range(300):
        everyone = volume(dice, 52)
        found = trend(sloping(dice, everyone, 0.1, ratio), everyone)
        assert found is not None
        held.append(found.low <= ratio <= found.high)
        ratios.append(found.ratio)
    assert np.mean(held) >= 0.93
    assert np.median(ratios) == pytest.approx(ratio, rel=0.1)


def test_a_burst_is_no_steady_trend_and_a_slope_is() -> None:
    everyone = np.full(52, 60)
    burst = np.full(52, 3)
    burst[-8:] = 12
    found = trend(burst, everyone)
    assert found is not None
    assert found.z > 0
    assert not is_steady(burst, everyone, found.z)
    slope = np.round(np.linspace(2, 10, 52)).astype(int)
    found = trend(slope, everyone)
    assert found is not None
    assert is_steady(slope, everyone, found.z)


def test_a_theme_that_grows_with_everything_has_no_trend() -> None:
    everyone = np.round(np.linspace(20, 200, 52)).astype(int)
    found = trend(everyone // 10, everyone)
    assert found is not None
    assert found.p > 0.3
    assert found.low < 1 < found.high


@pytest.mark.parametrize(
    "voices",
    [np.zeros(40, int), np.eye(1, 40, dtype=int)[0] * 30, np.full(40, 60)],
    ids=["nobody", "one week", "everybody"],
)
def test_what_cannot_be_judged_is_not(voices: Ints) -> None:
    assert trend(voices, np.full(40, 60)) is None


# --- a theme that stopped


@pytest.mark.parametrize("weeks", [26, 52])
@pytest.mark.parametrize(("rough", "lasting"), [(0.0, 0.0), (0.6, 0.0), (0.6, 0.5)])
def test_constant_themes_fall_silent_no_oftener_than_the_level(
    weeks: int, rough: float, lasting: float
) -> None:
    dice = np.random.default_rng([weeks, int(10 * rough), int(10 * lasting)])
    p = []
    for _ in range(800):
        everyone = volume(dice, weeks)
        found = silence(constant(dice, everyone, 0.04, rough, lasting), everyone)
        p += [found.p] if found else []
    assert len(p) > 500
    assert below(p, 0.05) <= 0.065
    assert below(p, 0.01) <= 0.018


def test_weeks_in_which_nobody_spoke_are_no_silence() -> None:
    everyone = np.full(52, 60)
    voices = np.full(52, 4)
    stopped = silence(np.where(np.arange(52) < 44, voices, 0), everyone)
    assert stopped is not None
    assert (stopped.p < 0.001, stopped.weeks, stopped.seen) == (True, 8, 0)
    assert stopped.high < 0.4
    everyone[44:] = 0
    unknown = silence(np.where(np.arange(52) < 44, voices, 0), everyone)
    assert unknown is not None
    assert unknown.p > 0.5, "only weeks before the empty ones are judged"
    assert silence(voices, np.concatenate([np.full(39, 60), np.zeros(13, int)])) is None


# --- a whole week


def background(table: Ints, everyone: Ints, as_of: dt.date = AS_OF) -> tuple[Background, list[Theme]]:
    """Return statements whose weekly voices are `table` (themes, weeks), everybody's being `everyone`.

    Theme t lies around axis t; a voice of the last four weeks is not in the map yet.
    """
    dice = np.random.default_rng(7)
    themes, weeks = table.shape
    rows: list[tuple[int, int, str]] = []
    for week in range(weeks):
        busy = 0
        for theme in range(themes):
            rows += [(week, theme, f"p{week}-{busy + n}") for n in range(table[theme, week])]
            busy += int(table[theme, week])
        rows += [(week, themes, f"p{week}-{n}") for n in range(busy, int(everyone[week]))]
    vectors = np.zeros((len(rows), themes + 1), dtype=np.float32)
    vectors[np.arange(len(rows)), [row[1] for row in rows]] = 1
    vectors += dice.normal(0, 0.1, vectors.shape).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    first = as_of.toordinal() - 7 * weeks + 1
    days = np.array([first + 7 * row[0] + dice.integers(0, 7) for row in rows])
    days[:1] = first
    ids = tuple(f"s{number:05d}" for number in range(len(rows)))
    made = Background(
        ids=ids,
        documents=ids,
        authors=tuple(row[2] for row in rows),
        places=("Kokkola",) * len(rows),
        sources=("survey",) * len(rows),
        collections=("survey",) * len(rows),
        languages=("fi",) * len(rows),
        days=days,
        vectors=vectors,
    )
    members = [
        tuple(ident for ident, row in zip(ids, rows, strict=True) if row[1] == t and row[0] < weeks - 4)
        for t in range(themes)
    ]
    return made, [Theme(t, {"fi": f"teema {t}"}, {}, len(members[t]), members[t]) for t in range(themes)]


DRAWN = AS_OF - dt.timedelta(days=27)


def test_slopes_and_stops_are_found_among_many_themes_and_nothing_else() -> None:
    hits: dict[int, list[Kind]] = {10: [], 11: [], 12: []}
    false = 0
    for seed in range(12):
        dice = np.random.default_rng([11, seed])
        everyone = volume(dice, 52) + 30
        table = [constant(dice, everyone, share, 0.3) for share in SHARES]
        stopped = constant(dice, everyone, 0.08)
        stopped[-9:] = 0
        table += [sloping(dice, everyone, 0.07, 6.0), sloping(dice, everyone, 0.07, 1 / 6), stopped]
        view, themes = background(np.array(table), np.maximum(everyone, np.sum(table, axis=0)))
        found, tested = theme_changes(view, themes, DRAWN, AS_OF, LEVEL)
        assert tested[Kind.TREND_UP] >= 11
        for change in found:
            if int(change.subject) in hits:
                hits[int(change.subject)].append(change.kind)
            else:
                false += 1
        assert [change.q for change in found] == sorted(change.q for change in found)
        assert all(change.q <= LEVEL and change.low <= change.effect <= change.high for change in found)
    assert hits[10].count(Kind.TREND_UP) >= 11
    assert hits[11].count(Kind.TREND_DOWN) >= 11
    assert hits[12].count(Kind.THEME_SILENT) >= 11
    assert Kind.TREND_DOWN not in hits[12], "what stopped is not listed as a trend beside"
    assert false <= 2


def test_a_week_without_change_calls_nothing_more_often_than_the_level() -> None:
    called = 0
    for seed in range(60):
        dice = np.random.default_rng([12, seed])
        everyone = volume(dice, 52) + 30
        table = np.array([constant(dice, everyone, share, 0.4) for share in SHARES])
        view, themes = background(table, np.maximum(everyone, table.sum(axis=0)))
        called += bool(theme_changes(view, themes, DRAWN, AS_OF, LEVEL)[0])
    assert called <= 6, "60 weeks at two tests of 0.05 are 6"


def planted(seed: int = 5) -> tuple[Background, list[Theme]]:
    dice = np.random.default_rng(seed)
    everyone = np.full(52, 60)
    table = [constant(dice, everyone, share) for share in SHARES[:5]] + [sloping(dice, everyone, 0.1, 6.0)]
    return background(np.array(table), everyone)


def shuffled(view: Background, order: Ints) -> Background:
    columns = {
        name: tuple(getattr(view, name)[row] for row in order)
        for name in ("ids", "documents", "authors", "places", "sources", "collections", "languages")
    }
    return dataclasses.replace(view, **columns, days=view.days[order], vectors=view.vectors[order])


def test_nothing_dated_after_the_day_changes_the_result_nor_does_the_order() -> None:
    view, themes = planted()
    before = AS_OF - dt.timedelta(weeks=8)
    drawn = before - dt.timedelta(days=27)
    known = np.flatnonzero(view.days <= before.toordinal())
    then = shuffled(view, known)
    members = [
        dataclasses.replace(theme, members=tuple(one for one in theme.members if one in set(then.ids)))
        for theme in themes
    ]
    expected = theme_changes(then, members, drawn, before, LEVEL)
    assert expected[0]
    assert theme_changes(view, members, drawn, before, LEVEL) == expected
    order = np.random.default_rng(1).permutation(len(then.ids))
    assert theme_changes(shuffled(then, order), members, drawn, before, LEVEL) == expected


def test_shifting_all_dates_by_weeks_shifts_the_result() -> None:
    view, themes = planted()
    found, _ = theme_changes(view, themes, DRAWN, AS_OF, LEVEL)
    weeks = dt.timedelta(weeks=70)
    later = dataclasses.replace(view, days=view.days + weeks.days)
    moved, _ = theme_changes(later, themes, DRAWN + weeks, AS_OF + weeks, LEVEL)
    assert found
    assert moved == [dataclasses.replace(change, since=change.since + weeks) for change in found]


def test_later_statements_join_the_theme_they_are_near_to_and_few_are_lost() -> None:
    view, themes = planted()
    found = themes_of(view, themes, DRAWN)
    axis = view.vectors.argmax(axis=1)
    late = view.days > DRAWN.toordinal()
    own = late & (axis < len(themes))
    assert (found[own] == axis[own]).mean() >= 0.88
    assert not set(found[own]) - {-1, *axis[own]}
    assert (found[late & (axis == len(themes))] == -1).all(), "what is far from every theme is in none"


def test_an_author_counts_once_a_week() -> None:
    view, themes = planted()
    loud = dataclasses.replace(view, authors=("one",) * len(view.ids))
    counts = weekly(loud, themes_of(loud, themes, DRAWN), len(themes), AS_OF, 52)
    assert counts.voices.max() == counts.everyone.max() == 1
    assert theme_changes(loud, themes, DRAWN, AS_OF, LEVEL)[0] == []


@pytest.mark.parametrize("weeks", [0, 1, 20])
def test_too_little_history_changes_nothing(weeks: int) -> None:
    view, themes = planted()
    rows = np.flatnonzero(view.days > AS_OF.toordinal() - 7 * weeks)
    assert theme_changes(shuffled(view, rows), themes, DRAWN, AS_OF, LEVEL) == ([], {})
    assert quiet_changes(shuffled(view, rows), AS_OF, LEVEL)[0] == []


# --- a source that went quiet


def heard_at_random(dice: np.random.Generator, weeks: int, often: float) -> Ints:
    return np.flatnonzero(dice.random(weeks) < often)


def heard_in_bursts(dice: np.random.Generator, weeks: int, begin: float, end: float) -> Ints:
    """Return the weeks in which a source was heard that speaks for a while and pauses for a while."""
    speaking, found = bool(dice.random() < begin / (begin + end)), []
    for week in range(weeks):
        if speaking and dice.random() < 0.9:
            found.append(week)
        if dice.random() < (end if speaking else begin):
            speaking = not speaking
    return np.array(found, dtype=np.int64)


@pytest.mark.parametrize("weeks", [60, 104, 200])
@pytest.mark.parametrize(
    ("first", "second"), [(0.9, None), (0.5, None), (0.2, None), (0.1, 0.2), (0.05, 0.2), (0.03, 0.1)]
)
def test_sources_that_go_on_are_called_quiet_no_oftener_than_the_level(
    weeks: int, first: float, second: float | None
) -> None:
    dice = np.random.default_rng([weeks, int(100 * first), int(100 * (second or 0))])
    quiet = 0
    for _ in range(1500):
        if second is None:
            heard = heard_at_random(dice, weeks, first)
        else:
            heard = heard_in_bursts(dice, weeks, first, second)
        found = silence_of(heard, weeks) if len(heard) else None
        quiet += found is not None and found[0] <= LEVEL
    assert quiet / 1500 <= 0.06


@pytest.mark.parametrize("length", [1, 3, 6, 10])
@pytest.mark.parametrize("years", [1, 2, 3, 5])
def test_a_yearly_survey_is_never_quiet_and_one_burst_neither(length: int, years: int) -> None:
    heard = np.concatenate([np.arange(length) + 52 * year for year in range(years)])
    for weeks in range(int(heard[-1]) + 1, int(heard[-1]) + 60):
        found = silence_of(heard, weeks)
        assert found is None or found[0] > LEVEL


def test_a_weekly_source_that_stops_is_found_within_two_months() -> None:
    heard = heard_at_random(np.random.default_rng(1), 70, 0.9)
    waits = [
        silent
        for silent in range(1, 20)
        if (found := silence_of(heard, int(heard[-1]) + 1 + silent)) and found[0] <= 0.005
    ]
    assert waits[0] <= 8


def sources(as_of: dt.date = AS_OF, weeks: int = 80, stop: int = 9) -> Background:
    """Return statements of four sources and places; one of each is silent in the last `stop` weeks."""
    rows = []
    for week in range(weeks):
        day = as_of.toordinal() - 7 * (weeks - 1 - week)
        for place, source in (
            ("Vaasa", "survey"),
            ("Kokkola", "thesis"),
            ("Lapua", "other"),
            ("", "round_table"),
        ):
            if source == "thesis" and week >= weeks - stop:
                continue
            rows.append((day, place, source))
    number = len(rows)
    ids = tuple(f"s{n:04d}" for n in range(number))
    return Background(
        ids=ids,
        documents=ids,
        authors=ids,
        places=tuple(row[1] for row in rows),
        sources=tuple(row[2] for row in rows),
        collections=("x",) * number,
        languages=("fi",) * number,
        days=np.array([row[0] for row in rows]),
        vectors=np.ones((number, 2), dtype=np.float32),
    )


def test_the_source_and_the_place_that_stopped_are_named_with_their_figures() -> None:
    found, tested = quiet_changes(sources(), AS_OF, LEVEL)
    assert [(change.kind, change.subject) for change in found] == [
        (Kind.PLACE_SILENT, "Kokkola"),
        (Kind.SOURCE_SILENT, "thesis"),
    ]
    assert tested == {Kind.SOURCE_SILENT: 4, Kind.PLACE_SILENT: 3}, "an unknown municipality is none"
    change = found[1]
    assert (change.weeks, change.seen, change.effect, change.low) == (9, 0, 0.0, 0.0)
    assert change.expected == pytest.approx(9)
    assert change.high == pytest.approx(3.689 / 9, abs=0.01)
    assert change.since == AS_OF - dt.timedelta(weeks=9)
    assert change.p <= change.q <= LEVEL


def test_a_pause_of_everybody_is_nobodys_silence_and_later_texts_change_nothing() -> None:
    view = sources(stop=0)
    early = AS_OF - dt.timedelta(weeks=20)
    assert (
        quiet_changes(shuffled(view, np.flatnonzero(view.days <= early.toordinal())), AS_OF, LEVEL)[0] == []
    )
    stopped = sources()
    day = AS_OF - dt.timedelta(weeks=1)
    known = shuffled(stopped, np.flatnonzero(stopped.days <= day.toordinal()))
    assert quiet_changes(known, day, LEVEL) == quiet_changes(stopped, day, LEVEL)
    assert quiet_changes(known, day, LEVEL)[0]


def test_what_has_been_quiet_for_long_is_no_news() -> None:
    assert quiet_changes(sources(weeks=120, stop=25), AS_OF, LEVEL)[0]
    assert quiet_changes(sources(weeks=120, stop=40), AS_OF, LEVEL)[0] == []


# --- what is said of it


def change(kind: Kind, **changed: object) -> Change:
    made = Change(
        *(kind, "3", 0.0004, 0.012, 2.34, 1.61, 3.38),
        since=dt.date(2025, 11, 17),
        seen=42,
        expected=28.4,
        weeks=52,
    )
    return dataclasses.replace(made, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_says_why_with_its_figures(language: str) -> None:
    comma = "." if language == "en" else ","
    up = " ".join(ChangeEntry(change(Kind.TREND_UP)).why(language))
    for figure in ("52", f"2{comma}3", f"1{comma}6", f"3{comma}4", "13", "42", "28", f"1{comma}2"):
        assert figure in up
    down = change(Kind.TREND_DOWN, effect=0.234, low=0.161, high=0.338, seen=1)
    said = " ".join(ChangeEntry(down).why(language))
    for figure in ("23", "16", "34", "28"):
        assert figure in said
    silent = change(Kind.THEME_SILENT, effect=0.0, low=0.0, high=0.0834, seen=0, weeks=13)
    said = " ".join(ChangeEntry(silent).why(language))
    assert "13" in said
    assert " 8 " in said
    assert {"fi": "lainkaan", "sv": "inte nämnts alls", "en": "at all"}[language] in said
    for kind in (Kind.SOURCE_SILENT, Kind.PLACE_SILENT):
        quiet = change(kind, subject="survey", seen=0, expected=8.64, weeks=9)
        said = " ".join(ChangeEntry(quiet).why(language))
        assert f"8{comma}6" in said
        assert "2025" in said


def test_a_title_is_the_themes_name_the_source_or_the_place() -> None:
    named = ChangeEntry(change(Kind.TREND_UP), {"sv": "hemvård"})
    assert named.title("fi") == named.title("sv") == "hemvård"
    assert named.title_language("fi") == "sv"
    assert ChangeEntry(change(Kind.TREND_UP)).title("fi") == "Teema 3"
    assert ChangeEntry(change(Kind.SOURCE_SILENT, subject="survey")).title("fi") == "kysely"
    assert ChangeEntry(change(Kind.PLACE_SILENT, subject="Kokkola")).title("sv") == "Kokkola"
