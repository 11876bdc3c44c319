"""The scorecard: precision with its interval, delays, groups, and what the store's log makes of it."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from botnia_signals.cli import main
from botnia_signals.digest.evaluation import FIGURES, evaluation_tables, render_evaluation
from botnia_signals.errors import SettingsError
from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import decide
from botnia_signals.pipeline.evaluate import cases, evaluate
from botnia_signals.records import Decision, Level
from botnia_signals.review.evaluation import Case, quarter, score, wilson
from botnia_signals.review.evaluation import evaluate as evaluate_cases
from botnia_signals.store import Store
from tests.made import records_of

SAID, LISTED, RAISED = dt.date(2025, 1, 1), dt.date(2025, 2, 2), dt.date(2025, 2, 16)


def decided(action: str, day: dt.date, user: str = "maija", **value: str) -> Decision:
    at = dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    return Decision(1, "S-0001", user, at, action, value)


def case(
    signal: str = "S-0001",
    verdict: Decision | None = None,
    raised: dt.date | None = RAISED,
    sources: dict[str, int] | None = None,
    languages: dict[str, int] | None = None,
) -> Case:
    return Case(
        *(signal, SAID, LISTED, raised, sources or {"survey": 3}, languages or {"fi": 3}), verdict=verdict
    )


def test_wilson_gives_the_published_values() -> None:
    """Newcombe 1998, Statistics in Medicine 17, table I, method 3."""
    for successes, number, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0),
    ):
        found = wilson(successes, number)
        assert (round(found[0], 4), round(found[1], 4)) == (low, high)
    for wrong in ((1, 0), (-1, 5), (6, 5), (0, 0)):
        with pytest.raises(ValueError, match="of"):
            wilson(*wrong)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_is_symmetric(pair: tuple[int, int]) -> None:
    successes, number = pair
    low, high = wilson(successes, number)
    assert 0 <= low <= successes / number <= high <= 1
    other = wilson(number - successes, number)
    assert (1 - other[1], 1 - other[0]) == pytest.approx((low, high))


def test_the_undecided_are_told_apart_and_never_counted() -> None:
    later = RAISED + dt.timedelta(days=10)
    raised = [case(verdict=decided("accept", later)), case(verdict=decided("dismiss", later)), case(), case()]
    found = score(raised)
    assert (found.raised, found.accepted, found.dismissed, found.undecided) == (4, 1, 1, 2)
    assert found.precision == 0.5
    assert (found.low, found.high) == wilson(1, 2)
    nothing = score([case()])
    assert (nothing.precision, nothing.low, nothing.high, nothing.raised_to_verdict) == (None,) * 4


def test_delays_are_medians_in_days() -> None:
    days = (4, 8, 30)
    found = score([case(verdict=decided("accept", RAISED + dt.timedelta(days=day))) for day in days])
    assert (found.raised_to_verdict, found.listed_to_verdict, found.said_to_raised) == (8, 22, 46)
    same_week = score([case(verdict=decided("accept", RAISED - dt.timedelta(days=3)))])
    assert (same_week.raised_to_verdict, same_week.listed_to_verdict) == (0, 11)
    before = score([case(verdict=decided("accept", RAISED - dt.timedelta(days=10)))])
    assert (before.raised_to_verdict, before.listed_to_verdict) == (None, 4)


def test_groups_take_what_a_fair_part_came_from() -> None:
    both = case(sources={"survey": 3, "round_table": 1, "thesis": 0}, languages={"fi": 9, "sv": 1})
    found = evaluate_cases([both, case(verdict=decided("accept", RAISED, "liisa"))])
    assert [(key, one.raised) for key, one in found.by_source] == [("round_table", 1), ("survey", 2)]
    assert [(key, one.raised) for key, one in found.by_language] == [("fi", 2)]
    assert [(key, one.accepted) for key, one in found.by_reviewer] == [("liisa", 1)]
    assert [(key, one.raised) for key, one in found.by_quarter] == [("2025-Q1", 2)]
    assert [quarter(dt.date(2025, month, 1)) for month in (3, 4, 12)] == ["2025-Q1", "2025-Q2", "2025-Q4"]


def test_what_was_accepted_while_watched_was_missed() -> None:
    early, late = LISTED + dt.timedelta(days=2), RAISED + dt.timedelta(days=2)
    found = evaluate_cases(
        [
            case("S-0001", decided("accept", early)),
            case("S-0002", decided("accept", late)),
            case("S-0003", decided("accept", late), raised=None),
            case("S-0004", decided("dismiss", late, reason="noise"), raised=None),
            case("S-0005", raised=None),
        ]
    )
    assert [(one.signal, one.first_raised) for one in found.missed] == [("S-0001", RAISED), ("S-0003", None)]
    assert (found.watched.number, found.watched.accepted, found.watched.dismissed) == (3, 1, 1)
    assert found.reasons == (("noise", 0, 1),)
    assert found.decided == 4


def test_the_log_of_a_store_is_what_counts(copied: Path) -> None:
    with Store(copied) as store:
        listed = cases(store)
        raised = [one.signal for one in listed if one.first_raised]
        watched = [one.signal for one in listed if not one.first_raised]
        levels = {(one.signal, one.level) for one in store.past.listed()}
    assert raised
    assert {(ident, Level.SIGNAL) in levels for ident in raised} == {True}
    assert not any((ident, Level.SIGNAL) in levels for ident in watched)
    assert evaluate(copied).decided == 0
    first = decide.dismiss(copied, raised[0], "maija", "noise")
    assert evaluate(copied).total.precision == 0
    assert evaluate(copied).reasons == (("noise", 1, 0),)
    decide.undo(copied, raised[0], "liisa", first)
    assert evaluate(copied).decided == 0
    decide.accept(copied, raised[0], "liisa")
    found = evaluate(copied)
    assert (found.total.accepted, found.total.precision, dict(found.by_reviewer)["liisa"].accepted) == (
        1,
        1,
        1,
    )
    assert found.total.said_to_raised is not None
    assert found.total.said_to_raised >= 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_and_files(copied: Path, language: str) -> None:
    with Store(copied) as store:
        raised = [one.signal for one in cases(store) if one.first_raised]
    decide.accept(copied, raised[0], "=maija")
    found = evaluate(copied)
    text = render_evaluation(found, "text", language)
    assert "100 %" in text
    assert (
        render_evaluation(found, "md", language).count("\n## ")
        == len(evaluation_tables(found, language))
        == 8
    )
    lines = records_of(render_evaluation(found, "csv", language))
    assert list(lines[0]) == ["by", "key", *FIGURES]
    assert [line["key"] for line in lines if line["by"] == "reviewer"] == ["'=maija"]
    content = json.loads(render_evaluation(found, "json", language))
    assert content["total"]["accepted"] == content["by_reviewer"]["=maija"]["accepted"] == 1
    with pytest.raises(SettingsError):
        render_evaluation(found, "pdf", language)


def test_the_command_says_when_nothing_is_decided(filled: Path, tmp_path: Path) -> None:
    home = shutil.copytree(filled, tmp_path / "copy")
    done = CliRunner().invoke(main, ["--home", str(home), "evaluate"], env={"BOTNIA_LANGUAGE": "fi"})
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Mitään ei ole vielä ratkaistu.")
    content = CliRunner().invoke(main, ["--home", str(home), "evaluate", "--format", "json"]).stdout
    assert json.loads(content)["total"]["precision"] is None
