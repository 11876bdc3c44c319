"""The scan: finds what was planted, nothing where nothing is, and the same whatever names and order are."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from botnia_signals.emergence import CANDIDATES, curve, scan
from botnia_signals.records import Background, Finding, Level
from botnia_signals.settings import Settings

SETTINGS = Settings()
FIRST = dt.date(2025, 1, 6)
WEEKS = 20
AS_OF = FIRST + dt.timedelta(days=7 * WEEKS - 1)
DIMENSIONS = 24


def background(
    vectors: np.ndarray, days: Sequence[int], authors: Sequence[str], ids: Sequence[str] | None = None
) -> Background:
    n = len(vectors)
    names = tuple(ids) if ids is not None else tuple(f"s{i:04d}" for i in range(n))
    rows = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    return Background(
        ids=names,
        documents=names,
        authors=tuple(authors),
        places=("Kokkola",) * n,
        sources=("survey",) * n,
        collections=("survey",) * n,
        languages=("fi",) * n,
        days=np.array(days, dtype=np.int64),
        vectors=rows.astype(np.float32),
    )


def ordinary(number: int, seed: int) -> tuple[np.ndarray, list[int]]:
    """Return vectors around eight subjects, said at random over all weeks."""
    random = np.random.default_rng(seed)
    subjects = random.normal(size=(8, DIMENSIONS))
    vectors = subjects[random.integers(8, size=number)] + random.normal(0, 0.8, (number, DIMENSIONS))
    days = FIRST.toordinal() + random.integers(7 * WEEKS, size=number)
    return vectors, [int(day) for day in days]


def made(
    planted: int = 9, authors: str = "many", number: int = 220, seed: int = 0
) -> tuple[Background, set[str]]:
    """Return a background with a theme of the last three weeks in it, and the theme's ids."""
    vectors, days = ordinary(number, seed)
    random = np.random.default_rng(seed + 1000)
    theme = 4 * random.normal(size=DIMENSIONS) + random.normal(0, 0.6, (planted, DIMENSIONS))
    days += [AS_OF.toordinal() - int(random.integers(0, 21)) for _ in range(planted)]
    said_by = [f"a{i}" for i in range(number)]
    said_by += [f"b{i}" if authors == "many" else "b" for i in range(planted)]
    view = background(np.concatenate([vectors, theme]), days, said_by)
    return view, set(view.ids[number:])


@pytest.fixture(scope="module")
def planted() -> tuple[Background, set[str], list[Finding]]:
    view, theme = made()
    return view, theme, scan(view, AS_OF, SETTINGS)


def seen(findings: Sequence[Finding]) -> list[tuple[object, ...]]:
    """Return what must not change: level, p, and who is in it."""
    return [
        (one.level, round(one.p, 9), round(one.score, 4), one.weeks, set(one.members)) for one in findings
    ]


def taken(view: Background, rows: Sequence[int]) -> Background:
    columns = ("ids", "documents", "authors", "places", "sources", "collections", "languages")
    chosen = {name: tuple(getattr(view, name)[i] for i in rows) for name in columns}
    return dataclasses.replace(view, **chosen, days=view.days[list(rows)], vectors=view.vectors[list(rows)])


# --- what it finds


def test_a_planted_theme_is_the_first_signal(planted: tuple[Background, set[str], list[Finding]]) -> None:
    view, theme, findings = planted
    first = findings[0]
    assert first.level is Level.SIGNAL
    assert first.p <= SETTINGS.alpha
    assert len(theme & set(first.members)) >= 7
    assert len(theme & set(first.members)) >= 0.8 * len(first.members)
    assert set(first.core) <= set(first.members)
    assert first.since >= AS_OF - dt.timedelta(days=7 * first.weeks)
    assert first.expected < first.seen
    assert first.centre.shape == (DIMENSIONS,)
    assert np.linalg.norm(first.centre) == pytest.approx(1, abs=1e-4)
    assert set(first.members) <= set(view.ids)


def test_findings_are_ranked_within_the_budget_and_apart(
    planted: tuple[Background, set[str], list[Finding]],
) -> None:
    _, _, findings = planted
    assert len(findings) <= CANDIDATES * SETTINGS.review_budget
    assert [one.p for one in findings] == sorted(one.p for one in findings)
    for i, one in enumerate(findings):
        for other in findings[:i]:
            shared = len(set(one.members) & set(other.members))
            apart = not set(one.core) & set(other.core)  # a statement may belong to two signals
            assert apart or shared < 0.5 * min(len(one.members), len(other.members))


def test_levels_follow_alpha_and_every_finding_has_its_voices(
    planted: tuple[Background, set[str], list[Finding]],
) -> None:
    view, _, findings = planted
    author = dict(zip(view.ids, view.authors, strict=True))
    for one in findings:
        assert 0 <= one.p <= 1
        assert (one.level is Level.SIGNAL) == (one.p <= SETTINGS.alpha)
        assert one.voices >= SETTINGS.least_voices
        assert len({author[member] for member in one.members}) >= SETTINGS.least_voices
        assert len(set(one.members)) == len(one.members)


def test_the_budget_cuts_the_list_and_nothing_else() -> None:
    view, _ = made()
    all_ = scan(view, AS_OF, SETTINGS)
    two = scan(view, AS_OF, dataclasses.replace(SETTINGS, review_budget=2))
    assert len(all_) > 2 * CANDIDATES
    assert seen(two) == seen(all_[: 2 * CANDIDATES])


def test_one_author_who_says_it_nine_times_is_no_signal() -> None:
    view, theme = made(authors="one")
    for one in scan(view, AS_OF, SETTINGS):
        assert len(theme & set(one.members)) <= 1 or one.level is Level.WATCH
        assert not theme >= set(one.members)


def test_an_author_who_repeats_adds_no_voice() -> None:
    """Every planted statement said twice by the same person: no more voices and no better evidence."""
    view, theme = made()
    rows = [i for i, ident in enumerate(view.ids) if ident in theme]
    doubled = taken(view, [*range(len(view.ids)), *rows])
    doubled = dataclasses.replace(doubled, ids=(*view.ids, *(f"again {view.ids[i]}" for i in rows)))
    first = scan(doubled, AS_OF, SETTINGS)[0]
    author = dict(zip(doubled.ids, doubled.authors, strict=True))
    assert first.voices <= len({author[member] for member in first.members})
    assert first.voices <= len(theme) + 2


# --- where nothing is


def constant(n: int, distinct: int) -> Background:
    """Return n statements of n people over the weeks, `distinct` different vectors among them."""
    random = np.random.default_rng(5)
    kinds = random.normal(size=(distinct, DIMENSIONS))
    days = [FIRST.toordinal() + i * 7 * WEEKS // n for i in range(n)]
    return background(kinds[np.arange(n) % distinct], days, [f"a{i}" for i in range(n)])


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("empty", background(np.zeros((0, DIMENSIONS)), [], [])),
        ("single", constant(1, 1)),
        ("a handful", constant(5, 5)),
        ("all identical", constant(120, 1)),
        (
            "all zeros",
            background(np.zeros((80, DIMENSIONS)), [FIRST.toordinal() + i for i in range(80)], ["x"] * 80),
        ),
        ("one author", dataclasses.replace(made()[0], authors=("a",) * len(made()[0].ids))),
        ("two authors", dataclasses.replace(made()[0], authors=tuple("ab"[i % 2] for i in range(229)))),
        ("one day", dataclasses.replace(made()[0], days=np.full(229, AS_OF.toordinal()))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_nothing_comes_of_nothing(name: str, view: Background) -> None:
    assert scan(view, AS_OF, SETTINGS) == []


def test_a_few_statements_repeated_at_a_steady_rate_raise_nothing() -> None:
    assert not [one for one in scan(constant(160, 4), AS_OF, SETTINGS) if one.level is Level.SIGNAL]


def test_too_little_history_lists_nothing() -> None:
    view, _ = made()
    early = FIRST + dt.timedelta(days=7 * SETTINGS.warm_up_weeks - 2)
    assert scan(view, early, SETTINGS) == []
    assert scan(view, FIRST - dt.timedelta(days=1), SETTINGS) == []


def test_columns_of_different_lengths_are_refused() -> None:
    view, _ = made()
    with pytest.raises(ValueError, match="length"):
        scan(dataclasses.replace(view, authors=view.authors[:-1]), AS_OF, SETTINGS)


def test_weeks_in_which_nothing_is_new_seldom_raise_a_signal() -> None:
    """Twenty weeks of chance alone: at alpha 0.05 five or more with a signal come up once in 400."""
    raised = 0
    for seed in range(20):
        vectors, days = ordinary(160, 7000 + seed)
        view = background(vectors, days, [f"a{i}" for i in range(160)])
        raised += any(one.level is Level.SIGNAL for one in scan(view, AS_OF, SETTINGS))
    assert raised <= 4


# --- what must not matter


def test_the_same_call_gives_the_same_findings(planted: tuple[Background, set[str], list[Finding]]) -> None:
    view, _, findings = planted
    again = scan(view, AS_OF, SETTINGS)
    assert seen(again) == seen(findings)
    assert [one.members for one in again] == [one.members for one in findings]
    assert all(a.centre.tobytes() == b.centre.tobytes() for a, b in zip(again, findings, strict=True))


def test_names_of_authors_do_not_matter(planted: tuple[Background, set[str], list[Finding]]) -> None:
    view, _, findings = planted
    people = sorted(set(view.authors))
    other = dict(zip(people, np.random.default_rng(3).permutation(people), strict=True))
    renamed = dataclasses.replace(view, authors=tuple(str(other[name]) for name in view.authors))
    assert seen(scan(renamed, AS_OF, SETTINGS)) == seen(findings)


def test_ids_do_not_matter(planted: tuple[Background, set[str], list[Finding]]) -> None:
    view, _, findings = planted
    places = np.random.default_rng(4).permutation(len(view.ids))
    other = {ident: f"z{place:05d}" for ident, place in zip(view.ids, places, strict=True)}
    names = tuple(other[ident] for ident in view.ids)
    found = seen(scan(dataclasses.replace(view, ids=names, documents=names), AS_OF, SETTINGS))
    expected = [(*rest, {other[member] for member in members}) for *rest, members in seen(findings)]
    assert found == expected


@examples(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000))
def test_the_order_of_the_input_does_not_matter(
    planted: tuple[Background, set[str], list[Finding]], seed: int
) -> None:
    view, _, findings = planted
    order = [int(i) for i in np.random.default_rng(seed).permutation(len(view.ids))]
    assert seen(scan(taken(view, order), AS_OF, SETTINGS)) == seen(findings)


@pytest.mark.parametrize("weeks", [-60, 1, 52, 500])
def test_the_calendar_does_not_matter(
    planted: tuple[Background, set[str], list[Finding]], weeks: int
) -> None:
    view, _, findings = planted
    moved = dataclasses.replace(view, days=view.days + 7 * weeks)
    found = scan(moved, AS_OF + dt.timedelta(weeks=weeks), SETTINGS)
    assert seen(found) == seen(findings)
    assert [one.since - dt.timedelta(weeks=weeks) for one in found] == [one.since for one in findings]


def test_what_is_dated_later_does_not_matter(planted: tuple[Background, set[str], list[Finding]]) -> None:
    view, theme, findings = planted
    rows = [i for i, ident in enumerate(view.ids) if ident in theme]
    later = taken(view, rows)
    grown = Background(
        ids=(*view.ids, *(f"later {ident}" for ident in later.ids)),
        documents=(*view.documents, *later.documents),
        authors=(*view.authors, *(f"later {name}" for name in later.authors)),
        places=(*view.places, *later.places),
        sources=(*view.sources, *later.sources),
        collections=(*view.collections, *later.collections),
        languages=(*view.languages, *later.languages),
        days=np.concatenate([view.days, np.full(len(rows), AS_OF.toordinal() + 1)]),
        vectors=np.concatenate([view.vectors, later.vectors]),
    )
    assert seen(scan(grown, AS_OF, SETTINGS)) == seen(findings)


def test_what_is_older_than_the_memory_does_not_matter() -> None:
    view, _ = made()
    short = dataclasses.replace(SETTINGS, memory_weeks=15)
    inside = [i for i, day in enumerate(view.days) if day > AS_OF.toordinal() - 7 * 15]
    assert len(inside) < len(view.ids)
    assert seen(scan(view, AS_OF, short)) == seen(scan(taken(view, inside), AS_OF, short))


@examples(max_examples=12, deadline=None)
@given(st.integers(0, 60), st.integers(1, 6), st.integers(1, 40), st.integers(0, 1000))
def test_any_small_input_gives_a_sane_answer(number: int, distinct: int, people: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    vectors = (
        random.normal(size=(distinct, 6))[random.integers(distinct, size=number)]
        if number
        else np.zeros((0, 6))
    )
    days = [FIRST.toordinal() + int(random.integers(7 * WEEKS)) for _ in range(number)]
    view = background(vectors, days, [f"a{random.integers(people)}" for _ in range(number)])
    for one in scan(view, AS_OF, SETTINGS):
        assert 0 <= one.p <= 1
        assert np.isfinite(one.score)
        assert set(one.members) <= set(view.ids)
        assert one.voices >= SETTINGS.least_voices


# --- the curve


def test_the_curve_counts_each_voice_once_a_week(planted: tuple[Background, set[str], list[Finding]]) -> None:
    view, theme, findings = planted
    points = curve(view, findings[0], AS_OF)
    assert len(points) == WEEKS
    assert points[-1].monday == AS_OF - dt.timedelta(days=6)
    assert sum(point.all for point in points) == len(view.ids)
    assert all(0 <= point.voices <= point.all for point in points)
    recent = sum(point.voices for point in points[-3:])
    assert recent >= len(theme) - 2
    assert sum(point.voices for point in points[:-4]) <= 3
    loud = dataclasses.replace(view, authors=("one",) * len(view.ids))
    assert max(point.voices for point in curve(loud, findings[0], AS_OF)) == 1


def test_the_curve_ends_at_its_day_and_at_most_a_year_back(
    planted: tuple[Background, set[str], list[Finding]],
) -> None:
    view, _, findings = planted
    wednesday = AS_OF - dt.timedelta(days=4)
    short = curve(view, findings[0], wednesday, weeks=5)
    assert [point.monday for point in short] == [
        AS_OF - dt.timedelta(days=6 + 7 * back) for back in range(4, -1, -1)
    ]
    monday = short[-1].monday.toordinal()
    assert short[-1].all == int(((view.days >= monday) & (view.days <= wednesday.toordinal())).sum())
