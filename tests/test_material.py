"""What a week is computed from: means by day, and no more of the past than the memory holds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from botnia_signals.encoding import DatedSums, align, aligned
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import editions
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.material import YEAR, known_since
from botnia_signals.pipeline.run import run
from botnia_signals.store import Store
from botnia_signals.weeks import week_days, week_name
from tests.made import ENCODER, stream, sunday, write_jsonl

WEEKS, MEMORY = 70, 12


@examples(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_means_of_a_day_are_those_of_what_was_said_by_then(seed: int) -> None:
    random = np.random.default_rng(seed)
    number = int(random.integers(1, 120))
    vectors = random.normal(0, 0.2, (number, 7)).astype(np.float32)
    days = random.integers(1, 9, size=number)
    languages = random.choice(["fi", "sv", "so"], size=number, p=[0.5, 0.4, 0.1]).tolist()
    sums = DatedSums(vectors, languages, days)
    assert sums.means(0) == {}
    for day in range(1, 10):
        rows = np.flatnonzero(days <= day)
        spoken = [languages[row] for row in rows]
        moved, means = align(vectors[rows], spoken)
        found = sums.means(day)
        assert {name: heard for name, (heard, _) in found.items()} == {
            n: spoken.count(n) for n in set(spoken)
        }
        assert all(found[name][1].tobytes() == mean.tobytes() for name, (_, mean) in means.items())
        assert aligned(vectors[rows], spoken, found).tobytes() == moved.tobytes()


@pytest.mark.parametrize("memory", [1, 12, 260, 5200])
def test_what_is_known_reaches_as_far_as_the_memory_and_at_most_a_year_farther(memory: int) -> None:
    for back in range(0, 2000, 13):
        day = dt.date(2026, 11, 29) - dt.timedelta(days=back)
        apart = (day - known_since(day, memory)).days
        assert 7 * memory <= apart < 7 * memory + YEAR
    assert known_since(dt.date(1, 3, 4), memory) == dt.date.min


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home whose history is longer than its memory, run in one go."""
    folder = tmp_path_factory.mktemp("long")
    home = folder / "home"
    Store(home, create=True).close()
    (home / "settings.toml").write_text(f"memory_weeks = {MEMORY}\n", encoding="utf-8")
    records = stream(weeks=WEEKS, a_week=6, planted=8, begins=WEEKS - 4)
    add(home, [write_jsonl(folder / "stream.jsonl", records)], IntakeOptions())
    run(home, sunday(WEEKS - 1), encoder=ENCODER)
    return home


def test_editions_of_a_long_history_replay_to_the_same_bytes(long: Path) -> None:
    began = [known_since(sunday(week), MEMORY) for week in range(WEEKS)]
    changes = [week for week in range(1, WEEKS) if began[week] != began[week - 1]]
    assert changes, "a year of weeks ends within the history"
    for week in {changes[-1] - 1, changes[-1], WEEKS - 2, WEEKS - 1}:
        assert editions.verify(long, week_name(sunday(week))).same


def test_a_week_counts_all_that_was_said_and_looks_at_what_it_remembers(long: Path) -> None:
    name = week_name(sunday(WEEKS - 1))
    with Store(long) as store:
        row = store.weeks.get(name)
        everything = store.documents.count()["statements"]
        since = known_since(sunday(WEEKS - 1), MEMORY)
        earlier = store.documents.said_before(since)
    content = editions.manifest_of(long, name)["records"]
    assert row is not None
    assert row.statements == everything
    assert 0 < earlier == everything - content["statements"]
    assert content["since"] == since.isoformat() < week_days(name)[0].isoformat()


def test_the_newest_week_alone_is_what_it_is_after_all_the_others(long: Path, tmp_path: Path) -> None:
    """The last weeks of a long history, run by themselves, know no more and no less."""
    home = tmp_path / "home"
    Store(home, create=True).close()
    for name in ("settings.toml", "botnia.key"):
        (home / name).write_bytes((long / name).read_bytes())
    add(home, [long.parent / "stream.jsonl"], IntakeOptions())
    run(home, sunday(WEEKS - 2), encoder=ENCODER)
    run(home, sunday(WEEKS - 1), encoder=ENCODER)
    name = week_name(sunday(WEEKS - 1))
    one, other = (editions.manifest_of(place, name) for place in (home, long))
    assert one["records"] == other["records"]
    assert one["result"] == other["result"]
