"""The encoder's seam: one contract over every implementation, and the alignment of languages."""

from __future__ import annotations

import functools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from botnia_signals.encoding import LEAST_FOR_MEAN, Encoder, WordHashEncoder, align, unit
from botnia_signals.pipeline.background import default_encoder

TEXTS = [
    "Jono hammashoitoon kasvaa.",
    "Kön till tandvården växer hela tiden.",
    "Takkaa.",
    "Puhelimeen ei vastata, takaisinsoitto tulee illalla, ja silloin olen jo töissä enkä pääse vastaamaan.",
    "Bussen går inte längre på kvällen.",
    "Jono hammashoitoon kasvaa.",
    "Puuta on liiterissä.",
]


@functools.cache
def encoder_named(name: str) -> Encoder:
    return WordHashEncoder() if name == "words" else default_encoder()[1]


@pytest.fixture(params=["words", pytest.param("default model", marks=pytest.mark.model)])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    """Return each implementation in turn."""
    return encoder_named(request.param)


def test_a_row_for_each_text_of_length_one(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.ndim == 2
    assert len(vectors) == len(TEXTS)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_the_same_text_has_the_same_vector_whatever_its_neighbours_and_order(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS)
    np.testing.assert_allclose(together[0], together[5], atol=1e-3)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    backwards = encoder.encode(TEXTS[::-1])[::-1]
    assert float(np.einsum("ij,ij->i", together, alone).min()) > 1 - 1e-3
    assert float(np.einsum("ij,ij->i", together, backwards).min()) > 1 - 1e-3


def test_the_same_call_gives_the_same_bytes(encoder: Encoder) -> None:
    assert encoder.encode(TEXTS).tobytes() == encoder.encode(TEXTS).tobytes()


def test_different_texts_have_different_vectors(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS[:5])
    assert float((vectors @ vectors.T - np.eye(5)).max()) < 0.99


def test_no_texts_give_no_rows_of_the_same_width(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.encode(TEXTS[:1]).shape[1])


def test_an_empty_text_is_taken(encoder: Encoder) -> None:
    vectors = encoder.encode(["", "Jono kasvaa."])
    assert np.isfinite(vectors).all()


def test_progress_counts_up_to_all_texts(encoder: Encoder) -> None:
    told: list[tuple[int, int]] = []
    encoder.encode(TEXTS, lambda done, whole: told.append((done, whole)))
    assert told[-1] == (len(TEXTS), len(TEXTS))
    assert told == sorted(told)


@pytest.mark.model
def test_the_real_model_puts_a_translation_nearer_than_another_subject() -> None:
    vectors = encoder_named("default model").encode(
        [
            "Jono hammaslääkäriin on puoli vuotta.",
            "Kön till tandläkaren är ett halvår.",
            "Bussi ei kulje illalla.",
        ]
    )
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_word_hashes_put_texts_with_common_words_near() -> None:
    vectors = WordHashEncoder().encode(["jono kasvaa aina", "Jono kasvaa taas.", "bussi ei kulje"])
    assert vectors[0] @ vectors[1] > 0.4 > abs(vectors[0] @ vectors[2])


def bilingual(number: int, seed: int = 0) -> tuple[np.ndarray, list[str]]:
    random = np.random.default_rng(seed)
    meaning = random.normal(size=(number, 16))
    offset = {"fi": 3 * np.eye(16)[0], "sv": 3 * np.eye(16)[1]}
    rows = [meaning[i] + offset[language] for i in range(number) for language in ("fi", "sv")]
    return unit(np.array(rows, dtype=np.float32)), ["fi", "sv"] * number


def test_align_takes_the_languages_means_away() -> None:
    vectors, languages = bilingual(200)
    aligned, means = align(vectors, languages)
    spoken = np.array(languages)
    raw_gap = np.linalg.norm(vectors[spoken == "fi"].mean(axis=0) - vectors[spoken == "sv"].mean(axis=0))
    gap = np.linalg.norm(aligned[spoken == "fi"].mean(axis=0) - aligned[spoken == "sv"].mean(axis=0))
    assert raw_gap > 0.5
    assert gap < 0.05
    assert {language: number for language, (number, _) in means.items()} == {"fi": 200, "sv": 200}
    np.testing.assert_allclose(means["fi"][1], vectors[spoken == "fi"].mean(axis=0), atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(aligned, axis=1), 1, atol=1e-5)
    # each statement's own translation is now its nearest neighbour in the other language
    nearest = (aligned[0::2] @ aligned[1::2].T).argmax(axis=1)
    assert (nearest == np.arange(200)).mean() > 0.95


def test_a_rare_language_takes_the_mean_of_all() -> None:
    vectors, languages = bilingual(40)
    languages = ["so" if i < LEAST_FOR_MEAN - 1 else language for i, language in enumerate(languages)]
    _, means = align(vectors, languages)
    assert means["so"][0] == LEAST_FOR_MEAN - 1
    np.testing.assert_allclose(means["so"][1], vectors.mean(axis=0), atol=1e-6)


def test_align_leaves_its_input_as_it_was_and_takes_nothing() -> None:
    vectors, languages = bilingual(30)
    before = vectors.copy()
    align(vectors, languages)
    np.testing.assert_array_equal(vectors, before)
    empty = np.zeros((0, 4), dtype=np.float32)
    aligned, means = align(empty, [])
    assert aligned.shape == (0, 4)
    assert means == {}


def test_identical_rows_become_zeros_and_not_noise_or_nan() -> None:
    vectors = np.tile(unit(np.ones((1, 8), dtype=np.float32)), (50, 1))
    aligned, _ = align(vectors, ["fi"] * 50)
    assert np.isfinite(aligned).all()
    assert len(np.unique(aligned.round(5), axis=0)) == 1


@examples(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=12), st.randoms(use_true_random=False))
def test_any_text_is_encoded_by_itself(texts: list[str], dice: object) -> None:
    order = list(range(len(texts)))
    dice.shuffle(order)  # type: ignore[attr-defined]
    vectors = WordHashEncoder(8).encode(texts)
    shuffled = WordHashEncoder(8).encode([texts[i] for i in order])
    np.testing.assert_array_equal(shuffled, vectors[order])


def test_the_means_are_the_same_to_the_bit_in_any_order() -> None:
    vectors, languages = bilingual(3000, seed=2)
    order = np.random.default_rng(1).permutation(len(vectors))
    aligned, means = align(vectors, languages)
    turned, other = align(vectors[order], [languages[i] for i in order])
    assert means["fi"][1].tobytes() == other["fi"][1].tobytes()
    assert turned.tobytes() == aligned[order].tobytes()
