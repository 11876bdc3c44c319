"""The pure parts of the comparison bench: rate test, keyword maps, links of topics, intervals, scoring."""

from __future__ import annotations

import datetime as dt
import gzip
import itertools
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from botnia_signals.encoding import WordHashEncoder, align
from tests.benchmarks import figures, planted, tables
from tests.benchmarks.bertopic_weekly import Linked, jaccard
from tests.benchmarks.bertopic_weekly import _rising as rising
from tests.benchmarks.keyword_burst import growth, keywords, maps, weak, words_of
from tests.benchmarks.rates import bonferroni, rate_p
from tests.benchmarks.remembered import Given, Remembered
from tests.benchmarks.said import Aligned, Said, keep, kept, known, records

SHARED = Path(__file__).resolve().parents[2] / "shared"
MONDAY = dt.date(2024, 1, 1)


def _said(week: int, text: str, record: str, language: str = "fi") -> Said:
    return Said(record, text, language, (MONDAY + dt.timedelta(weeks=week, days=2)).toordinal())


@pytest.fixture
def score() -> figures.Score:
    """Return score.py's function, where ../shared is there."""
    for place in (SHARED, Path("/work/shared")):
        if (place / "bench" / "score.py").is_file():
            return figures.scorer(place)
    pytest.skip("../shared/bench is not there")


# Rates.


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 900), st.integers(1, 900))
def test_the_rate_test_is_the_binomial_test_of_what_was_said_lately(
    lately: int, before: int, said_lately: int, said_before: int
) -> None:
    share = said_lately / (said_lately + said_before)
    wanted = binomtest(lately, lately + before, share, "greater").pvalue if lately + before else 1.0
    found = rate_p(np.array([lately]), np.array([before]), said_lately, said_before)[0]
    assert found == pytest.approx(wanted, rel=1e-9)


def test_a_rate_can_not_be_tested_without_a_past() -> None:
    assert rate_p(np.array([5]), np.array([0]), 100, 0)[0] == 1.0


def test_rates_are_corrected_for_their_number_and_stay_probabilities() -> None:
    assert bonferroni(np.array([0.01, 0.4, 0.6])) == pytest.approx([0.03, 1.0, 1.0])


# Keyword maps.


def test_growth_is_the_geometric_mean_of_the_time_weighted_degree() -> None:
    found = growth(np.array([[1.5, 9.0, 7.5]]), np.array([10.0, 10.0, 20.0]))[0]
    degrees = [2 / 10 * 0.9, 9.5 / 10 * 0.95, 8 / 20]
    ratios = [b / a for a, b in itertools.pairwise(degrees)]
    assert found == pytest.approx(math.prod(ratios) ** 0.5 - 1)


def test_a_volume_that_doubles_is_no_growth_beside_words_that_double_with_it() -> None:
    flat, doubled = growth(np.array([[99.5, 99.5], [99.5, 199.5]]), np.array([1000.0, 2000.0]))
    assert doubled == pytest.approx(1 / 0.95 - 1)
    assert flat < 0


def test_a_word_that_is_rare_and_grows_is_weak_and_the_others_are_not() -> None:
    counts = np.array([[0, 0, 3], [3, 0, 0], [20, 20, 60], [60, 20, 20]], float)
    assert weak(maps(counts, counts, np.array([100.0] * 3))).tolist() == [True, False, False, False]


def test_words_are_base_forms_without_stop_words_and_municipalities() -> None:
    found = [lemma for _, lemma in words_of("Jag såg vårdaren i Kokkola, vårdare och hästar 2015", "sv")]
    assert "häst" in found
    assert found.count("vårdare") == 2
    assert not {"och", "i", "kokkola", "2015"} & set(found)


def _stream_with_a_new_word() -> list[Said]:
    """Return 20 weeks of twelve old words at a steady rate, and one new word in the last five weeks."""
    old = ["vinter", "buss", "hus", "väg", "vatten", "bok", "hund", "katt", "bil", "häst", "fisk", "blomma"]
    said = [
        _said(week, f"{old[(week + i) % 12]} {old[(week * 5 + 3 * i) % 12]}", f"r{week}-{i}", "sv")
        for week in range(20)
        for i in range(12)
    ]
    said += [_said(week, f"chatbot {old[week % 12]}", f"new{week}", "sv") for week in range(15, 20)]
    return sorted(said, key=lambda one: one.day)


def test_a_new_word_is_raised_with_the_statements_that_have_it_and_no_later_ones() -> None:
    said = _stream_with_a_new_word()
    vectors = Aligned(said, WordHashEncoder(8).encode([one.text for one in said]))
    weeks = [MONDAY + dt.timedelta(weeks=week, days=6) for week in range(20)]
    lists = keywords(said, vectors, weeks)
    assert [line["as_of"] for line in lists] == [day.isoformat() for day in weeks]
    last = {signal["id"]: signal for signal in lists[-1]["signals"]}
    assert last["sv:chatbot"]["members"] == [f"new{week}" for week in range(15, 20)]
    rate = lists[-1]["rates"][0]
    wanted = binomtest(5, 5, (8 * 12 + 5) / (20 * 12 + 5), "greater").pvalue * 13  # of 13 words
    assert (rate["id"], rate["p"]) == ("sv:chatbot", pytest.approx(wanted))
    before = {signal["id"]: signal for signal in lists[17]["signals"]}
    assert before["sv:chatbot"]["members"] == [f"new{week}" for week in range(15, 18)]
    assert not any(signal["id"] == "sv:chatbot" for line in lists[:15] for signal in line["signals"])


def test_too_short_a_history_raises_no_word() -> None:
    said = [_said(week, "chatbot app robot", f"r{week}", "sv") for week in range(5)]
    vectors = Aligned(said, WordHashEncoder(8).encode([one.text for one in said]))
    lists = keywords(said, vectors, [MONDAY + dt.timedelta(weeks=week, days=6) for week in range(5)])
    assert all(line["signals"] == line["rates"] == [] for line in lists)


# Topics from one fit to the next.


def test_shared_members_of_topics_leave_out_what_is_in_none() -> None:
    share = jaccard(np.array([0, 0, 1, -1]), np.array([1, 1, 0, 0]), 2, 2)
    assert share.tolist() == [[0.0, 1.0], [0.5, 0.0]]


def test_a_topic_keeps_its_id_under_another_number_and_a_new_one_gets_its_own() -> None:
    vectors = np.eye(4, dtype=np.float32)[[0, 0, 1, 1, 2, 2]]
    linked = Linked()
    assert linked.ids(np.array([0, 0, 1, 1]), vectors[:4]) == [1, 2]
    assert linked.ids(np.array([1, 1, 0, 0, 2, 2]), vectors) == [2, 1, 3]


def test_a_topic_whose_members_changed_keeps_its_id_by_its_centre() -> None:
    vectors = np.eye(4, dtype=np.float32)[[0, 0, 1, 1, 0, 0]]
    linked = Linked()
    linked.ids(np.array([0, 0, 1, 1]), vectors[:4])
    assert linked.ids(np.array([-1, -1, 1, 1, 0, 0]), vectors) == [1, 2]


def test_a_topic_that_is_said_more_lately_comes_first_with_its_late_members_only() -> None:
    said = [_said(week, "x", f"r{week}-{i}") for week in range(20) for i in range(4)]
    labels = np.array([0 if week >= 14 and i == 0 else 1 for week in range(20) for i in range(4)])
    labels[0] = 0
    found = rising(said, labels, [7, 8], MONDAY + dt.timedelta(weeks=19, days=6))
    assert [signal["id"] for signal in found] == ["T-7"]
    assert found[0]["members"] == [f"r{week}-0" for week in range(14, 20)]
    share = 8 / 20
    wanted = binomtest(6, 7, share, "greater").pvalue * 2
    assert found[0]["p"] == pytest.approx(wanted)


# What all methods are given.


def test_vectors_of_a_week_are_aligned_on_what_was_said_by_then() -> None:
    said = [_said(i // 30, f"sana{i % 7} asia{i % 5}", f"r{i}", "fi" if i % 2 else "sv") for i in range(120)]
    raw = WordHashEncoder(16).encode([one.text for one in said])
    aligned = Aligned(said, raw)
    wanted, _ = align(raw[:60], [one.language for one in said[:60]])
    assert np.array_equal(aligned.first(60), wanted)
    assert not np.allclose(aligned.first(120)[:60], wanted)


def test_statements_are_kept_for_another_process(tmp_path: Path) -> None:
    said = [_said(0, "yksi", "a"), _said(1, "kaksi", "b", "sv")]
    raw = WordHashEncoder(8).encode([one.text for one in said])
    keep(tmp_path / "said.npz", said, raw)
    again, vectors = kept(tmp_path / "said.npz")
    assert again == said
    assert np.array_equal(vectors, raw)
    assert known(again, MONDAY + dt.timedelta(days=6)) == 1
    assert records([*said, said[0]], [0, 2, 1]) == ["a", "b"]


def test_a_text_is_encoded_once_ever(tmp_path: Path) -> None:
    class Counting(WordHashEncoder):
        seen: ClassVar[list[str]] = []

        def encode(self, texts: Sequence[str], progress: Any = None) -> Any:
            self.seen.extend(texts)
            return super().encode(texts, progress)

    first = Remembered(tmp_path, "words", Counting).encode(["a b", "c", "a b"])
    again = Remembered(tmp_path, "words", Counting).encode(["c", "d", "a b"])
    assert Counting.seen == ["a b", "c", "d"]
    assert np.array_equal(again[[2, 0]], first[:2])
    assert np.array_equal(Given(["a b"], first[:1]).encode(["a b"]), first[:1])
    with pytest.raises(KeyError):
        Given(["a b"], first[:1]).encode(["c"])


# Figures.


def test_the_mean_of_seeds_has_students_interval() -> None:
    found = figures.mean_interval([1.0, 2.0, 3.0])
    assert found.middle == 2
    assert found.high - 2 == pytest.approx(2.9199855803537 * 1 / math.sqrt(3))  # t of 0.95, 2 degrees
    assert 2 - found.low == pytest.approx(found.high - 2)


def test_one_seed_and_an_infinite_figure_have_no_interval() -> None:
    assert math.isnan(figures.mean_interval([0.5]).low)
    assert tables.shown(figures.mean_interval([0.5])) == "0.500"
    assert tables.shown(figures.mean_interval([1.0, math.inf])) == "never"
    assert tables.shown(figures.mean_interval([])) == "–"


def test_the_median_of_themes_stands_what_was_never_raised() -> None:
    assert figures.median([1, 2, 3, 4]) == 2.5
    assert figures.median([1, 2, math.inf, math.inf]) == math.inf
    assert figures.median([1, 2, math.inf]) == 2


def test_seeds_are_drawn_whole_and_the_same_way_each_time() -> None:
    groups = [[float(value)] * 4 for value in range(12)]
    found = figures.resampled(groups, figures.median)
    assert found == figures.resampled(groups, figures.median)
    assert found.low < found.middle == 5.5 < found.high
    split = figures.resampled([[value] for group in groups for value in group], figures.median)
    assert split.high - split.low < found.high - found.low
    assert (
        tables.shown(figures.resampled([[1.0], [math.inf], [math.inf]], figures.median))
        == "never (1.00–never)"
    )


def test_a_smaller_alpha_only_takes_signals_back() -> None:
    line = {"as_of": "2024-01-07", "signals": [_signal(["a"], p=0.01), _signal(["b"], p=0.03)]}
    line["signals"].append({**_signal(["c"], p=0.001), "level": "watch"})
    levels = [[s["level"] for s in figures.at_alpha([line], alpha)[0]["signals"]] for alpha in (0.05, 0.01)]
    assert levels == [["signal", "signal", "watch"], ["signal", "watch", "watch"]]
    del line["signals"][0]["p"]
    with pytest.raises(ValueError, match="carries no p"):
        figures.at_alpha([line], 0.05)


def _signal(members: list[str], level: str = "signal", p: float = 0.01) -> dict[str, Any]:
    return {"id": members[0], "level": level, "members": members, "p": p}


def _planted() -> tuple[list[dict[str, Any]], dict[str, Any], list[dict[str, Any]]]:
    """Return a stream with a ramp raised in week 3, a step watched in week 4, a slow theme unseen."""
    rows, labels = [], {}
    for week in range(6):
        for theme in ("ramp", "slow", "step"):
            ident = f"{theme}{week}"
            labels[ident] = theme
            day = (MONDAY + dt.timedelta(weeks=week)).isoformat()
            rows.append({"id": ident, "date": day, "author": ident})
    emerging = {theme: {"start": 1, "shape": theme} for theme in ("ramp", "slow", "step")}
    truth = {"first_monday": MONDAY.isoformat(), "labels": labels, "emerging": emerging, "warm_up": 2}
    listed: dict[int, list[dict[str, Any]]] = {
        3: [_signal(["ramp2", "ramp3"])],
        4: [_signal(["ramp2", "ramp4"]), _signal(["step3", "step4"], "watch")],
    }
    lines = [
        {"as_of": (MONDAY + dt.timedelta(weeks=w, days=6)).isoformat(), "signals": listed.get(w, [])}
        for w in range(6)
    ]
    return rows, truth, lines


def test_each_theme_is_scored_by_the_rules_of_score_py(score: figures.Score) -> None:
    seen = {theme.shape: theme for theme in figures.by_theme(score, *_planted())}
    assert seen["ramp"] == figures.ThemeSeen("ramp", True, 4, 2, 4, 2)
    assert seen["step"] == figures.ThemeSeen("step", False, math.inf, math.inf, 5, 3)
    assert seen["slow"] == figures.ThemeSeen("slow", False, *[math.inf] * 4)


def test_the_figures_of_shapes_stand_in_the_table(score: figures.Score) -> None:
    rows, truth, lines = _planted()
    themes = figures.by_theme(score, rows, truth, lines)
    cells = [
        tables.Scored("live-60", seed, "ours", score(rows, truth, lines), themes, 10.0, 9.0, 2.0, 300.0)
        for seed in range(2)
    ]
    shapes = tables.shapes(cells, "live-60").splitlines()
    assert "| ramp (2 themes): recall | 1.00 (1.00–1.00) |" in shapes
    assert "| ramp: documents before the first signal | 4.00 (4.00–4.00) |" in shapes
    assert "| step: documents before the first signal | never (never–never) |" in shapes
    assert "| step: documents, first ten | 5.00 (5.00–5.00) |" in shapes
    quality = tables.quality(cells, "live-60").splitlines()
    assert quality[0] == "|  | ours |"
    assert "| recall | 0.333 (0.333–0.333) |" in quality
    assert "| documents (mean of the seeds' medians) | never in 2 of 2 seeds |" in quality
    assert "| live-60: peak MB (largest) | 300 |" in tables.costs(cells, ["live-60"])


def test_what_was_really_said_a_week_is_told() -> None:
    weekly = [[100] * 4 + [50] * 4 + [10] * 4]
    assert tables.said_a_week(weekly) == "said a week: first 100, median 50, last 10"


# Streams.


def test_every_kind_is_made_at_the_usual_volume_and_live_at_all() -> None:
    names = [case.name for case in planted.cases(["live", "null"], [20, 60, 200], 52)]
    assert names == ["live-60", "null-60", "live-20", "live-200"]


def test_a_sub_pool_has_the_named_themes_and_their_texts_only(tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv.gz"
    with gzip.open(answers, "wt", encoding="utf-8") as out:
        out.write('id,theme,text\n1,koulu,"a, b"\n2,bussi,c\n3,koulu,d\n')
    path, themes = planted.sub_pool(answers, ["koulu"], tmp_path / "pool.csv")
    assert themes == 1
    assert path.read_text(encoding="utf-8").splitlines() == ["id,theme,text", '1,koulu,"a, b"', "3,koulu,d"]
    assert planted.sub_pool(answers, None, tmp_path / "all.csv")[1] == 2
    with pytest.raises(SystemExit, match="'juna'"):
        planted.sub_pool(answers, ["koulu", "juna"], tmp_path / "none.csv")


def test_streams_are_read_as_the_store_reads_them(tmp_path: Path) -> None:
    rows = [
        {"id": "b", "text": "Bussi ei kulje illalla kylälle.", "date": "2024-01-09", "author": "p1"},
        {"id": "a", "text": "Skolan behöver fler lärare i vår.", "date": "2024-01-02", "author": "p2"},
    ]
    path = tmp_path / "stream.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    said = planted.read(path)
    assert [(one.record, one.language) for one in said] == [("a", "sv"), ("b", "fi")]
    assert [dt.date.fromordinal(one.day).day for one in said] == [2, 9]
