"""The benchmarks of time, of real time and of BERTrend: their parts, on small made-up inputs."""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path

import pytest

from botnia_signals.store import Store
from botnia_signals.weeks import week_name
from tests.benchmarks import bertrend_weekly, interpellations, one_timed, stages
from tests.benchmarks.synthetic import LAST, MODEL, Around, Size, make


def test_every_stage_that_is_timed_is_there() -> None:
    def functions() -> list[object]:
        return [owner.__dict__[name] for owner, name, _ in stages.STAGES]

    before = functions()
    with stages.watched():
        assert not set(map(id, functions())) & set(map(id, before))
    assert functions() == before


def test_a_stage_within_another_counts_for_itself() -> None:
    def busy(seconds: float) -> None:
        end = time.process_time() + seconds
        while time.process_time() < end:
            pass

    watch = stages.Watch()
    inner = watch.timed(lambda: busy(0.06), "inner")
    watch.timed(lambda: (busy(0.03), inner()), "outer")()
    assert 0.06 <= watch.seconds["inner"] < 0.09
    assert 0.03 <= watch.seconds["outer"] < 0.06


def test_a_synthetic_store_has_one_week_left_to_run(tmp_path: Path) -> None:
    home = tmp_path / "home"
    make(home, Size(400, 30), 2)
    with Store(home) as store:
        assert store.documents.count()["statements"] == 400
        assert [row.as_of for row in store.weeks.done()] == [LAST - dt.timedelta(weeks=n) for n in (2, 1)]
        assert store.vectors.missing(MODEL, LAST) == []
    one_timed.week(home)
    with Store(home) as store:
        assert store.editions.get(week_name(LAST)) is not None
    with pytest.raises(SystemExit, match="0 weeks"):
        one_timed.week(home)


def test_made_up_vectors_lie_around_themes() -> None:
    vectors = Around().encode([f"sana {number}" for number in range(300)])
    near = vectors @ vectors.T
    alike = (near > 0.3).sum(axis=1) - 1
    assert 1 < alike.mean() < 12
    assert (Around().encode(["sana 7"])[0] == vectors[7]).all()


def test_an_interpellation_is_its_subject_and_whole_sentences_of_its_opening() -> None:
    text = "Detta är påhittat. " * 60
    opening = interpellations.opening("vård  i glesbygd.", text)
    assert opening.startswith("Vård i glesbygd. Detta är påhittat. Detta")
    assert opening.endswith("påhittat.")
    assert interpellations.LONGEST - 20 < len(opening) <= interpellations.LONGEST
    assert len(interpellations.opening("skolan", "ord " * 400)) <= interpellations.LONGEST
    assert interpellations.opening("skolan", "") == "Skolan."
    assert (
        interpellations.opening("vård", "None vård None None\nDetta är påhittat.")
        == "Vård. Detta är påhittat."
    )


def test_months_end_on_their_last_days() -> None:
    ends = interpellations.month_ends(dt.date(2003, 12, 30), dt.date(2004, 2, 1))
    assert ends == [dt.date(2003, 12, 31), dt.date(2004, 1, 31), dt.date(2004, 2, 29)]


def test_bertrend_is_run_where_it_can_be_imported_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for other in ("", str(tmp_path / "no-python"), sys.executable):
        bertrend_weekly.python.cache_clear()
        monkeypatch.setenv(bertrend_weekly.PYTHON, other)
        assert bertrend_weekly.python() is None
    bertrend_weekly.python.cache_clear()


def test_bertrends_periods_are_whole_weeks_apart() -> None:
    days = [dt.date(2025, 1, day) for day in (12, 19, 21)]
    periods = [str(bertrend_weekly._period(day).date()) for day in days]
    assert periods == ["2025-01-06", "2025-01-13", "2025-01-20"]


def test_every_module_of_the_benchmarks_can_be_imported() -> None:
    import importlib
    import pkgutil

    from tests import benchmarks

    names = [one.name for one in pkgutil.iter_modules(benchmarks.__path__)]
    assert len(names) > 15
    for name in names:
        importlib.import_module(f"tests.benchmarks.{name}")
