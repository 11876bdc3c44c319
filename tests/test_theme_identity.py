"""Themes keep their numbers over maps: what the matching rule promises, whatever the maps are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from botnia_signals.records import Background, Theme, ThemeEvent
from botnia_signals.themes import Earlier, carry, placed

STATEMENTS = [f"s{number:03d}" for number in range(60)]


def statements(vectors: np.ndarray | None = None, ids: list[str] = STATEMENTS) -> Background:
    n = len(ids)
    rows = np.random.default_rng(0).normal(size=(n, 8)) if vectors is None else vectors
    unit = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    none = ("",) * n
    return Background(
        tuple(ids), tuple(ids), tuple(ids), none, none, none, ("fi",) * n, np.zeros(n, np.int64), unit
    )


def cluster(members: list[str], number: int = 0) -> Theme:
    return Theme(number, {"fi": "nimi"}, {"fi": ("nimi",)}, len(members), tuple(members))


def earlier(ident: int, members: list[str], *, live: bool = True, named: bool = False) -> Earlier:
    return Earlier(ident, frozenset(members), live, named)


def ids(
    found: list[Theme], before: list[Earlier], first: int = 10, view: Background | None = None
) -> list[int]:
    return [theme.id for theme in carry(view or statements(), found, before, first)[0]]


@st.composite
def partitions(draw: st.DrawFn) -> list[list[str]]:
    """Return groups of the statements, none of them empty; some statements are in no group."""
    labels = draw(st.lists(st.integers(-1, 6), min_size=60, max_size=60))
    groups: dict[int, list[str]] = {}
    for member, label in zip(STATEMENTS, labels, strict=True):
        if label >= 0:
            groups.setdefault(label, []).append(member)
    return list(groups.values())


@given(partitions(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_same_map_keeps_every_number_in_any_order(groups: list[list[str]], random) -> None:  # type: ignore[no-untyped-def]
    before = [earlier(number, members, named=number % 2 == 0) for number, members in enumerate(groups, 1)]
    found = [cluster(members, number) for number, members in enumerate(groups, 1)]
    random.shuffle(found)
    random.shuffle(before)
    themes, events = carry(statements(), found, before, 90)
    assert [theme.id for theme in themes] == [theme.id for theme in found]
    assert events == []


@given(partitions(), partitions(), st.sets(st.integers(1, 7)), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_whatever_the_new_map_is(  # type: ignore[no-untyped-def]
    was: list[list[str]], now: list[list[str]], named: set[int], random
) -> None:
    before = [earlier(number, members, named=number in named) for number, members in enumerate(was, 1)]
    themes, events = carry(statements(), [cluster(members) for members in now], before, 90)
    numbers = [theme.id for theme in themes]
    assert len(set(numbers)) == len(numbers), "no number stands twice"
    known = {one.id for one in before}
    fresh = [number for number in numbers if number not in known]
    assert fresh == list(range(90, 90 + len(fresh))), "new numbers follow each other"
    told = {event.theme for event in events}
    assert told == set(fresh) | (known - set(numbers)), "each theme that came or went is told once"
    assert len(events) == len(told)
    for event in events:
        if event.kind in ("merged", "split"):
            assert event.other in numbers
    again = [cluster(members) for members in now]
    random.shuffle(again)
    shuffled, _ = carry(statements(), again, before[::-1], 90)
    kept = {theme.members: theme.id for theme in themes if theme.id in known}
    assert {theme.members: theme.id for theme in shuffled if theme.id in known} == kept


@given(partitions(), st.integers(0, 2**31), st.sets(st.integers(1, 7)))
@settings(max_examples=60, deadline=None)
def test_another_model_and_a_few_strays_change_no_number(
    groups: list[list[str]], seed: int, named: set[int]
) -> None:
    """Members say more than vectors: with other vectors, and a tenth of each group elsewhere, all go on."""
    groups = [members for members in groups if len(members) >= 4]
    before = [earlier(number, members, named=number in named) for number, members in enumerate(groups, 1)]
    strays = [members[: len(members) // 10] for members in groups]
    rest = [members[len(members) // 10 :] for members in groups]
    moved = [[*own, *strays[(place + 1) % len(groups)]] for place, own in enumerate(rest)]
    other = statements(np.random.default_rng(seed).normal(size=(60, 5)))
    found = [cluster(members) for members in moved]
    assert ids(found, before, view=other) == list(range(1, len(groups) + 1))


def test_new_statements_make_a_theme_no_other_one() -> None:
    many = [f"t{number:03d}" for number in range(500)]
    view = statements(ids=STATEMENTS + many)
    before = [earlier(4, STATEMENTS[:20]), earlier(7, STATEMENTS[20:40])]
    found = [cluster(STATEMENTS[:20] + many[:300]), cluster(STATEMENTS[20:40] + many[300:])]
    assert ids(found, before, view=view) == [4, 7]


def test_a_merge_goes_on_as_the_larger_and_tells_of_the_other() -> None:
    before = [earlier(4, STATEMENTS[:20]), earlier(7, STATEMENTS[20:50])]
    themes, events = carry(statements(), [cluster(STATEMENTS[:50])], before, 10)
    assert [theme.id for theme in themes] == [7]
    assert events == [ThemeEvent("merged", 4, 7)]


def test_a_merge_goes_on_as_the_one_that_people_named() -> None:
    before = [earlier(4, STATEMENTS[:20], named=True), earlier(7, STATEMENTS[20:50])]
    assert ids([cluster(STATEMENTS[:50])], before) == [4]


def test_a_split_goes_on_as_the_larger_part() -> None:
    before = [earlier(4, STATEMENTS[:50])]
    themes, events = carry(statements(), [cluster(STATEMENTS[:20]), cluster(STATEMENTS[20:50])], before, 10)
    assert [theme.id for theme in themes] == [10, 4]
    assert events == [ThemeEvent("split", 10, 4)]


def test_what_was_merged_returns_under_its_number_when_it_parts_again() -> None:
    before = [earlier(4, STATEMENTS[:30], live=False), earlier(7, STATEMENTS[:50])]
    themes, events = carry(statements(), [cluster(STATEMENTS[:30]), cluster(STATEMENTS[30:50])], before, 10)
    assert [theme.id for theme in themes] == [4, 7]
    assert events == [ThemeEvent("returned", 4)]


def test_a_theme_whose_statements_are_nowhere_ends() -> None:
    before = [earlier(4, STATEMENTS[:20])]
    themes, events = carry(statements(), [cluster(STATEMENTS[20:40])], before, 10)
    assert [theme.id for theme in themes] == [10]
    assert events == [ThemeEvent("ended", 4), ThemeEvent("new", 10)]


def test_where_no_statement_is_shared_the_nearest_centre_decides() -> None:
    axes = np.repeat(np.eye(8)[:2], 30, axis=0) + np.random.default_rng(0).normal(0, 0.05, (60, 8))
    view = statements(axes)
    before = [earlier(4, STATEMENTS[:10]), earlier(7, STATEMENTS[30:40])]
    assert ids([cluster(STATEMENTS[45:60]), cluster(STATEMENTS[15:30])], before, view=view) == [7, 4]


def test_the_first_map_numbers_from_the_first_number_and_an_empty_one_ends_all() -> None:
    groups = [STATEMENTS[:30], STATEMENTS[30:]]
    themes, events = carry(statements(), [cluster(members) for members in groups], [], 1)
    assert [theme.id for theme in themes] == [1, 2]
    assert [event.kind for event in events] == ["new", "new"]
    before = [earlier(1, groups[0]), earlier(2, groups[1], live=False)]
    assert carry(statements(), [], before, 3) == ([], [ThemeEvent("ended", 1)])


# --- the picture


def themes_around_axes() -> tuple[Background, list[Theme]]:
    axes = np.repeat(np.eye(8)[:6], 10, axis=0) + np.random.default_rng(0).normal(0, 0.1, (60, 8))
    axes[10:20] += np.eye(8)[0]  # the second theme is near the first
    groups = [STATEMENTS[10 * number : 10 * number + 10] for number in range(6)]
    return statements(axes), [cluster(members, number + 1) for number, members in enumerate(groups)]


def test_themes_that_are_alike_stand_near_each_other_and_none_on_another() -> None:
    view, themes = themes_around_axes()
    at = np.array([theme.at for theme in placed(view, themes, {})])
    apart = np.linalg.norm(at[:, None] - at[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    assert apart[0].argmin() == 1
    assert (at >= 0).all()
    assert (at <= 1).all()
    assert apart.min() >= 2 * np.sqrt(0.25 / 6 / np.pi) * 0.95


def test_places_do_not_depend_on_the_order_and_stay_over_maps() -> None:
    view, themes = themes_around_axes()
    first = placed(view, themes, {})
    assert {t.id: t.at for t in placed(view, themes[::-1], {})} == {t.id: t.at for t in first}
    before = {t.id: (1 - t.at[1], t.at[0]) for t in first if t.at}
    turned = placed(view, themes, before)
    moved = [np.hypot(*(np.array(t.at) - before[t.id])) for t in turned]
    assert np.median(moved) < 0.1, "the picture is turned to where it was"


def test_one_theme_or_none_has_a_place_too() -> None:
    view, themes = themes_around_axes()
    assert placed(view, [], {}) == []
    (one,) = placed(view, themes[:1], {})
    assert one.at == (0.5, 0.5)
    same = placed(view, [themes[0], replace(themes[0], id=9)], {})
    assert same[0].at != same[1].at
