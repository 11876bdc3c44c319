"""What is learned from labelled items: enough or not, sure or not, measured on what was held back."""

from __future__ import annotations

import numpy as np
import pytest

from botnia_signals.encoding import unit
from botnia_signals.records import Decision, Label
from botnia_signals.review import coding, learning

D = 24


def cloud(number: int, middle: int, spread: float, seed: int) -> np.ndarray:
    """Return unit vectors around an axis."""
    noise = np.random.default_rng(seed).standard_normal((number, D)) * spread / np.sqrt(D)
    noise[:, middle] += 1
    return unit(noise.astype(np.float32))


@pytest.fixture
def apart() -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Forty examples for and sixty against a label, from fifty people who said two things each."""
    vectors = np.concatenate([cloud(40, 0, 0.7, 1), cloud(60, 1, 0.7, 2)])
    return vectors, np.arange(100) < 40, [f"person {number // 2}" for number in range(100)]


def test_a_label_that_can_be_told_is_learned_and_measured(apart) -> None:
    vectors, truth, groups = apart
    learned = learning.learn(vectors, truth, groups)
    assert learned is not None
    found = learned.measures
    assert found.f1 > 0.9
    assert found.f1_interval[0] <= found.f1 <= found.f1_interval[1]
    assert found.brier < 0.1
    new = np.concatenate([cloud(30, 0, 0.7, 3), cloud(30, 1, 0.7, 4)])
    p = learned.probability(new)
    assert ((p >= 0.5) == (np.arange(60) < 30)).mean() > 0.9
    assert 0 < p.min() < p.max() < 1, "few examples never make it certain"


def test_the_same_twice(apart) -> None:
    one, two = learning.learn(*apart), learning.learn(*apart)
    assert one is not None
    assert two is not None
    assert one.weights.tobytes() == two.weights.tobytes()
    assert one.measures == two.measures


def test_what_means_nothing_is_not_found_and_not_sure() -> None:
    """Labels thrown by chance: probabilities stay near the share of the label, and F1 is honest."""
    dice = np.random.default_rng(5)
    vectors = unit(dice.standard_normal((200, D)).astype(np.float32))
    truth = dice.random(200) < 0.3
    learned = learning.learn(vectors, truth, [str(number) for number in range(200)])
    assert learned is not None
    assert learned.measures.f1 < 0.4
    assert abs(float(learned.held_back.mean()) - truth.mean()) < 0.1
    assert learned.measures.brier < 0.25


def test_nothing_is_measured_on_somebody_who_was_learned_from(apart) -> None:
    """Each person says one thing twenty times: learning the person by heart does not help with others."""
    dice = np.random.default_rng(6)
    middles = unit(dice.standard_normal((12, D)).astype(np.float32))
    vectors = unit(np.repeat(middles, 20, axis=0) + 0.02 * dice.standard_normal((240, D)).astype(np.float32))
    truth = np.repeat(np.arange(12) % 2 == 0, 20)
    people = [f"p{number // 20}" for number in range(240)]
    honest = learning.learn(vectors, truth, people)
    fooled = learning.learn(vectors, truth, [str(number) for number in range(240)])
    assert honest is not None
    assert fooled is not None
    assert fooled.measures.f1 > 0.95
    assert honest.measures.f1 < fooled.measures.f1 - 0.2


@pytest.mark.parametrize(("yes", "no", "people"), [(9, 60, 100), (60, 9, 100), (40, 60, 4), (0, 50, 50)])
def test_too_few_examples_or_people_teach_nothing(yes: int, no: int, people: int) -> None:
    vectors = np.concatenate([cloud(yes, 0, 0.5, 1), cloud(no, 1, 0.5, 2)])
    groups = [f"p{number % people}" for number in range(yes + no)]
    assert learning.learn(vectors, np.arange(yes + no) < yes, groups) is None


def test_probabilities_say_how_often_it_is_so() -> None:
    """Examples that overlap: of what was said with p, about p fits, in every fifth that has many."""
    vectors = np.concatenate([cloud(400, 0, 2.5, 7), cloud(400, 1, 2.5, 8)])
    truth = np.arange(800) < 400
    learned = learning.learn(vectors, truth, [str(number) for number in range(800)])
    assert learned is not None
    rows = learning.reliability(learned.held_back, truth)
    assert sum(number for _, _, number, _, _ in rows) == 800
    assert all(abs(mean - share) < 0.1 for _, _, number, mean, share in rows if number > 60)


def test_the_nearest_examples_go_first() -> None:
    examples = np.eye(4, dtype=np.float32)
    vectors = unit(np.array([[0.1, 1, 0.5, 0]], dtype=np.float32))
    assert learning.nearest(vectors, examples).tolist() == [[1, 2, 0]]


def test_what_to_label_next_is_uncertain_and_unlike() -> None:
    vectors = np.concatenate([cloud(20, 0, 0.1, 1), cloud(20, 1, 0.1, 2), cloud(20, 2, 0.1, 3)])
    p = np.concatenate([np.full(20, 0.5), np.full(20, 0.45), np.full(20, 0.999)])[:, None]
    chosen = learning.ask_next(learning.uncertainty(p), vectors, np.zeros((0, D), np.float32), 2)
    assert {row // 20 for row in chosen} == {0, 1}, "two of a kind would teach less"
    known = vectors[:1]
    first = learning.ask_next(learning.uncertainty(p), vectors, known, 1)
    assert first[0] // 20 == 1, "what is like a labelled one can wait"
    assert learning.ask_next(np.zeros(0), vectors[:0], known, 3) == []


# --- what holds of codings, and what it teaches

LABELS = {
    one.key: one
    for one in (
        Label("youth", "target_group"),
        Label("excluded", "target_group", parent="youth"),
        Label("old", "target_group"),
        Label("aged", "target_group", retired=True, into="old"),
        Label("gone", "target_group", retired=True),
        Label("income", "information_need"),
    )
}


def test_examples_follow_the_tree() -> None:
    found = coding.examples(
        {
            "a": {"excluded": True},
            "b": {"youth": True},
            "c": {"aged": True, "income": False},
            "d": {"youth": False, "gone": True},
        },
        LABELS,
    )
    assert found["youth"] == {"a": True, "b": True, "c": False, "d": False}
    assert found["excluded"] == {"a": True, "c": False, "d": False}, "of b nobody knows"
    assert found["old"] == {"a": False, "b": False, "c": True}
    assert found["income"] == {"c": False}, "another kind says nothing"
    assert set(found) == {"youth", "excluded", "old", "income"}


def row(ident: int, action: str, undoes: int | None = None, **value: object) -> Decision:
    import datetime as dt

    return Decision(ident, "x", "anna", dt.datetime(2026, 11, 1, tzinfo=dt.UTC), action, value, undoes)


def test_the_last_word_on_a_label_holds_and_an_undo_takes_it_back() -> None:
    log = [row(1, "code", label="youth"), row(2, "uncode", label="youth"), row(3, "code", label="old")]
    assert coding.coded(log) == {"youth": False, "old": True}
    assert coding.coded([*log, row(4, "undo", 2)]) == {"youth": True, "old": True}
    assert coding.rows_of(log)["old"].id == 3


def test_merged_and_retired_labels() -> None:
    assert coding.goes_on_as("aged", LABELS) == "old"
    assert coding.goes_on_as("gone", LABELS) == ""
    assert coding.goes_on_as("never", LABELS) == ""
    assert coding.above("excluded", LABELS) == ["youth"]
