"""What must not matter to a replay from file to list, and inputs of which nothing comes."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from botnia_signals.errors import IntakeError
from botnia_signals.pipeline.replay import replay
from tests.made import ENCODER, MONDAY, Record, stream, sunday, write_jsonl

WEEKS = 14
LISTED = {"first": sunday(WEEKS - 3), "last": sunday(WEEKS - 1)}
RECORDS = stream(weeks=WEEKS, a_week=11, planted=11, begins=WEEKS - 4)
SENTENCE = "Neuvolan takaisinsoittoa on odotettu jo monta kuukautta, eikä kukaan vastaa puhelimeen."

Told = list[list[tuple[str, str, float, frozenset[str]]]]
few = examples(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def told(records: Sequence[Record], folder: Path, **days: dt.date) -> Told:
    """Return what a replay lists week by week: id, level, p and members of each, in order."""
    out = folder / "signals.jsonl"
    replay(write_jsonl(folder / "stream.jsonl", records), out, **{**LISTED, **days}, encoder=ENCODER)
    return read(out)


def read(out: Path) -> Told:
    weeks = [json.loads(line)["signals"] for line in out.read_text(encoding="utf-8").splitlines()]
    return [[(s["id"], s["level"], s["p"], frozenset(s["members"])) for s in signals] for signals in weeks]


def renamed(found: Told, names: dict[str, str]) -> Told:
    return [[(*rest, frozenset(names[m] for m in members)) for *rest, members in week] for week in found]  # type: ignore[misc]


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what is listed of the records as they are; the planted theme is raised."""
    folder = tmp_path_factory.mktemp("listed")
    assert [week[0][1] for week in told(RECORDS, folder)][-1] == "signal"
    return folder / "signals.jsonl"


@few
@given(st.integers(0, 10_000))
def test_names_of_authors_ids_and_the_order_of_lines_do_not_matter(
    listed: Path, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311
    people = sorted({one["author"] for one in RECORDS})
    author = dict(zip(people, dice.sample(people, len(people)), strict=True))
    ids = ["".join(dice.choices("abcdefgh", k=16)) for _ in RECORDS]
    ident = dict(zip([one["id"] for one in RECORDS], ids, strict=True))
    turned = [{**one, "author": author[one["author"]], "id": ident[one["id"]]} for one in RECORDS]
    dice.shuffle(turned)
    assert told(turned, tmp_path) == renamed(read(listed), ident)


@pytest.mark.parametrize("weeks", [-120, 9])
def test_the_calendar_does_not_matter(listed: Path, tmp_path: Path, weeks: int) -> None:
    apart = dt.timedelta(weeks=weeks)
    moved = [{**one, "date": (dt.date.fromisoformat(one["date"]) + apart).isoformat()} for one in RECORDS]
    assert told(moved, tmp_path, **{name: day + apart for name, day in LISTED.items()}) == read(listed)


garbage = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.text(min_size=1, max_size=60).filter(str.strip),
            "author": st.sampled_from(["hearer 1", "person 3", "x", ""]),
            "municipality": st.sampled_from(["Kokkola", "Uusi", ""]),
            "source": st.sampled_from(["survey", "thesis"]),
        }
    ),
    min_size=1,
    max_size=30,
)


@few
@given(garbage, st.integers(1, 3))
def test_a_month_of_garbage_after_the_day_does_not_matter(
    listed: Path, tmp_path: Path, month: list[Record], repeated: int
) -> None:
    days = [LISTED["last"] + dt.timedelta(days=1 + place % 30) for place in range(len(month) * repeated)]
    later = [
        {**month[place % len(month)], "id": f"later {place}", "date": day.isoformat()}
        for place, day in enumerate(days)
    ]
    assert told([*later, *RECORDS], tmp_path) == read(listed)


# --- where nothing is


def plain(number: int, text: Callable[[int], str], author: Callable[[int], str]) -> list[Record]:
    """Return statements spread evenly over the weeks."""
    return [
        {
            "id": f"r{place}",
            "text": text(place),
            "date": (MONDAY + dt.timedelta(days=place * 7 * WEEKS // number)).isoformat(),
            "source": "survey",
            "author": author(place),
            "municipality": "Kokkola",
            "language": "fi",
        }
        for place in range(number)
    ]


def word(place: int) -> str:
    return f"asia{place % 40} koskee {'abcdefgh'[place % 8]}kylää ja {'ijklm'[place % 5]}tietä"


@pytest.mark.parametrize(
    "some",
    [
        pytest.param(plain(1, lambda _: SENTENCE, lambda _: "a"), id="a single record"),
        pytest.param(plain(5, word, str), id="a handful"),
        pytest.param(plain(90, lambda _: SENTENCE, str), id="all identical"),
        pytest.param(plain(90, lambda _: SENTENCE, lambda _: "a"), id="one person says one thing"),
        pytest.param(plain(90, word, lambda _: "a"), id="one author"),
        pytest.param(plain(90, lambda place: f"{place}. {SENTENCE}", str), id="a form with a number"),
        pytest.param(
            [{**one, "author": ""} for one in plain(90, lambda _: "Ei.", str)], id="a word, no authors"
        ),
        pytest.param(
            [{**one, "date": sunday(WEEKS - 1).isoformat()} for one in plain(90, word, str)], id="one day"
        ),
    ],
)
def test_nothing_comes_of_nothing(some: list[Record], tmp_path: Path) -> None:
    days: dict[str, Any] = {"first": None, "last": None}
    raised = [one for week in told(some, tmp_path, **days) for one in week if one[1] == "signal"]
    assert raised == []


def test_an_empty_stream_is_refused_with_a_message_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(IntakeError):
        told([], tmp_path)
    assert not (tmp_path / "signals.jsonl").exists()
