"""The theme map: what `fit` promises whatever groups the vectors, and the default model on plain blobs."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from botnia_signals.records import Background
from botnia_signals.themes import AxisModel, BertopicModel, fit, representative
from botnia_signals.themes import fitting as fitting_module
from botnia_signals.themes import groups as groups_module
from botnia_signals.themes.clusters import join, neighbours
from botnia_signals.themes.groups import best_number, groups, mean_silhouette

if TYPE_CHECKING:
    from collections.abc import Sequence

    from botnia_signals.records import Theme
    from botnia_signals.themes import ThemeModel

MODELS = [AxisModel(), BertopicModel()]
SUBJECTS = [
    ("fi", "Hammaslääkäriin jonotetaan puoli vuotta, jono vain kasvaa."),
    ("fi", "Iltabussi lakkautettiin, kyläläiset kulkevat kimppakyydillä."),
    ("fi", "Nuorten yksinäisyys näkyy nuorisotalolla joka ilta."),
    ("sv", "Hemvården hinner inte med, vårdaren byts varje vecka."),
    ("sv", "Barnfamiljerna behöver avlastning och barnvakt."),
]
DIMENSIONS = 24


def blobs(each: int, spread: float = 0.12) -> tuple[Background, list[str]]:
    """Return `each` statements around five centres, and texts to match."""
    random = np.random.default_rng(3)
    vectors, texts, languages = [], [], []
    for axis, (language, text) in enumerate(SUBJECTS):
        centre = np.eye(DIMENSIONS)[axis]
        vectors.append(centre + random.normal(0, spread, (each, DIMENSIONS)))
        texts += [f"{text} ({n})" for n in range(each)]
        languages += [language] * each
    return background(np.concatenate(vectors), languages), texts


def background(vectors: np.ndarray, languages: Sequence[str] | None = None) -> Background:
    n = len(vectors)
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    ids = tuple(f"s{i:05d}" for i in range(n))
    none = ("",) * n
    spoken = tuple(languages) if languages is not None else ("fi",) * n
    days = np.zeros(n, np.int64)
    return Background(ids, ids, ids, none, none, none, spoken, days, unit.astype(np.float32))


def reordered(given: Background, texts: list[str], order: np.ndarray) -> tuple[Background, list[str]]:
    ids = tuple(given.ids[i] for i in order)
    spoken = tuple(given.languages[i] for i in order)
    return (
        replace(given, ids=ids, documents=ids, authors=ids, languages=spoken, vectors=given.vectors[order]),
        [texts[i] for i in order],
    )


def as_bytes(themes: list[Theme]) -> bytes:
    return json.dumps([asdict(theme) for theme in themes], ensure_ascii=False).encode()


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_another_order_of_input_gives_the_same_bytes(model: ThemeModel) -> None:
    given, texts = blobs(40)
    shuffled = reordered(given, texts, np.random.default_rng(1).permutation(len(texts)))
    assert as_bytes(fit(given, texts, model=model)) == as_bytes(fit(*shuffled, model=model))


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_blobs_become_themes_and_no_statement_is_in_two(model: ThemeModel) -> None:
    given, texts = blobs(40)
    themes = fit(given, texts, model=model)
    members = [member for theme in themes for member in theme.members]
    assert len(themes) == 5
    assert len(members) == len(set(members)) >= 0.95 * len(texts)
    assert [theme.id for theme in themes] == list(range(5))
    for theme in themes:
        axes = Counter(int(member[1:]) // 40 for member in theme.members)
        assert axes.most_common(1)[0][1] >= 0.9 * theme.size
        assert theme.size == len(theme.members)
        assert set(theme.examples) <= set(theme.members)
        assert len(theme.examples) == 3


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_a_model_labels_each_row(model: ThemeModel) -> None:
    given, texts = blobs(10)
    labels = model.group(given.vectors, texts, 0)
    assert labels.shape == (50,)
    assert labels.dtype == np.int64
    assert labels.min() >= -1
    np.testing.assert_array_equal(labels, model.group(given.vectors, texts, 0))


def test_themes_are_named_in_their_languages() -> None:
    given, texts = blobs(40)
    words = [theme.words for theme in fit(given, texts, model=AxisModel())]
    assert {"fi", "sv"} == {language for found in words for language in found}
    dentist = next(found["fi"] for found in words if "jono" in found.get("fi", ()))
    assert "hammaslääkäri" in dentist


def test_a_stray_statement_in_another_language_gives_no_name() -> None:
    given, texts = blobs(40)
    spoken = list(given.languages)
    spoken[0], texts[0] = "sv", "Kön till tandläkaren växer."
    strayed = replace(given, languages=tuple(spoken))
    words = [theme.words for theme in fit(strayed, texts, model=AxisModel()) if given.ids[0] in theme.members]
    assert [set(found) for found in words] == [{"fi"}]


@pytest.mark.parametrize("n", [0, 1, 2, 29])
def test_few_statements_have_no_themes(n: int) -> None:
    assert fit(background(np.random.default_rng(0).normal(size=(n, 8))), ["sana"] * n) == []


@pytest.mark.parametrize("n", [30, 31, 60])
def test_noise_of_any_small_size_is_taken(n: int) -> None:
    themes = fit(background(np.random.default_rng(0).normal(size=(n, 384))), ["sana"] * n)
    assert sum(theme.size for theme in themes) <= n


@pytest.mark.parametrize("vectors", [np.ones((200, 8)), np.zeros((200, 8))], ids=["identical", "zero"])
def test_constant_vectors_are_one_theme(vectors: np.ndarray) -> None:
    (theme,) = fit(background(vectors), ["Bussi ei kulje."] * 200)
    assert theme.size == 200
    assert 1 <= len(theme.examples) <= 3


def test_a_few_texts_that_many_repeat_are_a_theme_each() -> None:
    vectors = np.repeat(np.eye(8)[:3], [50, 40, 2], axis=0)
    assert [theme.size for theme in fit(background(vectors), ["sana"] * 92)] == [50, 40]


def test_empty_texts_and_nearly_identical_vectors_are_taken() -> None:
    random = np.random.default_rng(0)
    vectors = np.ones((120, 16)) + random.normal(0, 1e-3, (120, 16))
    themes = fit(background(vectors), [""] * 120)
    assert all(not theme.words for theme in themes)


def test_two_islands_are_two_themes() -> None:
    random = np.random.default_rng(0)
    vectors = np.concatenate([np.eye(8)[[axis] * 150] + random.normal(0, 0.02, (150, 8)) for axis in (0, 1)])
    themes = fit(background(vectors), ["sana"] * 300)
    assert all(len({int(member[1:]) // 150 for member in theme.members}) == 1 for theme in themes)


def test_texts_must_be_as_many_as_rows() -> None:
    with pytest.raises(ValueError, match="2 texts for 40 statements"):
        fit(background(np.ones((40, 4))), ["a", "b"])


def test_more_than_can_be_fitted_join_by_their_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting_module, "MOST_FITTED", 100)
    given, texts = blobs(80)
    themes = fit(given, texts, model=AxisModel())
    assert [theme.size for theme in themes] == [80] * 5


def test_progress_runs_to_its_end() -> None:
    seen: list[tuple[int, int]] = []
    given, texts = blobs(10)
    fit(given, texts, progress=lambda done, of: seen.append((done, of)), model=AxisModel())
    assert seen[0] == (0, 4)
    assert seen[-1] == (4, 4)


def test_representative_skips_near_duplicates() -> None:
    vectors = np.array([[1, 0.0, 0], [1, 0.01, 0], [1, 0.5, 0], [0, 1, 0], [1, 0, 0.6]], np.float32)
    assert representative(vectors, np.array([1, 0, 0], np.float32)) == [0, 2, 4]
    assert representative(vectors[:2], vectors[0]) == [0]
    assert representative(vectors[:0], vectors[0]) == []


def test_neighbours_are_exact() -> None:
    vectors = np.array([[1, 0], [0.8, 0.6], [0, 1]], np.float32)
    places, distances = neighbours(vectors[:1], vectors, 2)
    np.testing.assert_array_equal(places, [[0, 1]])
    np.testing.assert_allclose(distances, [[0, 0.2]], atol=1e-6)


@pytest.mark.parametrize(("number", "each"), [(2, 40), (5, 40), (10, 30), (2, 90), (12, 60)])
def test_as_many_groups_are_found_as_there_are(number: int, each: int) -> None:
    random = np.random.default_rng(number)
    centres = 4 * random.normal(size=(number, 12))
    truth = np.repeat(np.arange(number), each)
    points = (centres[truth] + random.normal(size=(len(truth), 12))).astype(np.float32)
    labels = groups(points, seed=0)
    assert labels.max() + 1 == number
    assert all(len(np.unique(labels[(truth == one) & (labels >= 0)])) == 1 for one in range(number))


def test_families_of_themes_are_told_apart() -> None:
    random = np.random.default_rng(0)
    families = np.repeat(12 * random.normal(size=(3, 12)), 3, axis=0)
    centres = families + 5 * random.normal(size=(9, 12))
    points = np.repeat(centres, 60, axis=0) + random.normal(size=(540, 12))
    assert groups(points.astype(np.float32), seed=0).max() + 1 == 9


def test_the_finer_of_two_maps_that_are_nearly_as_good_is_taken() -> None:
    assert best_number({3: 0.76, 8: 0.71, 30: 0.40}) == 8
    assert best_number({3: 0.76, 8: 0.60}) == 3
    assert best_number({}) is None


def test_the_silhouette_is_that_of_scikit_learn() -> None:
    from sklearn.metrics import pairwise_distances, silhouette_score

    random = np.random.default_rng(0)
    points = random.normal(size=(80, 3))
    labels = np.append(random.integers(0, 4, 79), 7)
    apart = pairwise_distances(points).astype(np.float32)
    expected = silhouette_score(points, labels)
    assert mean_silhouette(apart, labels) == pytest.approx(expected, abs=1e-5)
    assert mean_silhouette(apart, np.zeros(80, np.int64)) == 0


def test_points_between_two_centres_are_left_out_but_few() -> None:
    away = np.concatenate([np.tile([[0.1, 1.9]], (100, 1)), [[1 - n / 1000, 1.0] for n in range(20)]])
    labels = groups_module._leave_between(np.zeros(120, np.int64), away.astype(np.float32))
    np.testing.assert_array_equal(
        np.flatnonzero(labels == -1), range(100, 106), "one in twenty, the worst first"
    )


def test_another_seed_gives_nearly_the_same_map() -> None:
    from sklearn.metrics import adjusted_rand_score

    given, texts = blobs(40, spread=0.2)
    maps = [
        {member: theme.id for theme in fit(given, texts, seed=seed) for member in theme.members}
        for seed in (0, 1)
    ]
    first, second = ([one.get(ident, -1) for ident in given.ids] for one in maps)
    assert adjusted_rand_score(first, second) >= 0.95


def test_join_follows_the_nearest() -> None:
    fitted = np.eye(3, dtype=np.float32)[[0] * 20 + [1] * 20]
    np.testing.assert_array_equal(join(fitted[[0, 25]], fitted, np.repeat([0, -1], 20)), [0, -1])


ANSWERS = Path(__file__).resolve().parents[2] / "shared/data/yle2015/answers.csv.gz"


@pytest.mark.skipif(not ANSWERS.exists(), reason="the shared answers are not here")
def test_themes_of_real_answers_are_named_without_stop_words() -> None:
    """Vectors that know the question: only names are looked at here, the map is measured in benchmarks."""
    from botnia_signals.naming.words import place_names, stop_words

    with gzip.open(ANSWERS, "rt", encoding="utf-8") as file:
        rows = [row for row, _ in zip(csv.DictReader(file), range(1500), strict=False)]
    questions = sorted({row["question"] for row in rows})
    random = np.random.default_rng(0)
    axes = [questions.index(row["question"]) for row in rows]
    vectors = np.eye(max(len(questions), 2))[axes] + random.normal(
        0, 0.05, (len(rows), max(len(questions), 2))
    )
    themes = fit(background(vectors), [row["text"] for row in rows], model=AxisModel())
    for theme in themes:
        words = {word.lower() for word in theme.words["fi"]}
        assert 3 <= len(theme.words["fi"]) <= 5
        assert not words & stop_words("fi")
        assert not words & place_names()
