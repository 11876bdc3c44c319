"""From a core to the whole group, and what is near whom."""

from __future__ import annotations

import numpy as np
import pytest

from botnia_signals.emergence import kernels
from botnia_signals.emergence.growth import LEAST_HEART, MOST_OF_AUTHOR, Grown, Said, grow
from botnia_signals.emergence.neighbourhoods import CROWD, crowding_of, neighbourhoods
from botnia_signals.emergence.surroundings import Surroundings

WINDOWS = np.array([2, 4, 7, 10], dtype=np.int32)
DIMENSIONS = 32
OTHERS = 400
RECENT = 3
"""Age in weeks of what is planted."""


def unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def around(theme: int, number: int, spread: float = 0.25, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng([seed, theme])
    return np.eye(DIMENSIONS)[theme] * 2 + random.normal(0, spread, (number, DIMENSIONS))


def others(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 0.5, (OTHERS, DIMENSIONS))


def grown(vectors: np.ndarray, core: np.ndarray, voices: np.ndarray | None = None) -> Grown:
    """Return the group around a core; the first statements are spread over a year, those after are recent."""
    planted = len(vectors) - OTHERS
    ages = np.concatenate([np.arange(OTHERS) % 50, np.full(planted, RECENT)]).astype(np.int32)
    who = np.arange(len(vectors), dtype=np.int32) if voices is None else voices
    rows = np.arange(len(vectors))
    balls = neighbourhoods(vectors, who, 32)
    return grow(Surroundings(vectors, rows, balls), Said(rows, ages, who), core, WINDOWS)


def test_a_group_takes_in_those_who_said_the_same_and_few_others() -> None:
    vectors = unit(np.concatenate([others(), around(3, 30)]))
    found = grown(vectors, np.arange(OTHERS, OTHERS + 8))
    members = set(found.members.tolist())
    assert len(members & set(range(OTHERS, OTHERS + 30))) >= 27
    assert len(members) <= 33
    assert float(np.linalg.norm(found.centre)) == pytest.approx(1, abs=1e-5)


def test_of_a_core_that_holds_two_things_the_greater_grows() -> None:
    vectors = unit(np.concatenate([others(), around(3, 20), around(9, 20)]))
    core = np.concatenate([np.arange(OTHERS, OTHERS + 8), np.arange(OTHERS + 20, OTHERS + 24)])
    members = set(grown(vectors, core).members.tolist())
    assert len(members & set(range(OTHERS, OTHERS + 20))) >= 16
    assert len(members & set(range(OTHERS + 20, OTHERS + 40))) <= 2


def test_a_core_that_is_nothing_grows_to_its_heart_at_least() -> None:
    vectors = unit(np.concatenate([others(), np.eye(DIMENSIONS)[:9]]))
    core = np.arange(OTHERS, OTHERS + 9)
    members = grown(vectors, core).members
    assert len(set(core.tolist()) & set(members.tolist())) >= LEAST_HEART
    assert len(set(members.tolist())) == len(members)


def test_one_author_adds_few_statements_to_a_group() -> None:
    vectors = unit(np.concatenate([others(), around(3, 30)]))
    voices = np.arange(len(vectors), dtype=np.int32)
    voices[OTHERS + 10 :] = voices[OTHERS + 10]
    members = grown(vectors, np.arange(OTHERS, OTHERS + 8), voices).members
    assert (voices[members] == voices[OTHERS + 10]).sum() <= MOST_OF_AUTHOR


def test_the_ball_of_the_radius_holds_as_many_of_the_period_as_the_group() -> None:
    vectors = unit(np.concatenate([others(), around(3, 30)]))
    found = grown(vectors, np.arange(OTHERS, OTHERS + 8))
    ages = np.concatenate([np.arange(OTHERS) % 50, np.full(30, RECENT)])
    inside = vectors @ found.centre >= found.radius - 1e-6
    assert (inside & (ages < found.weeks)).sum() == len(found.members)


def test_what_the_scan_left_out_has_the_likeness_it_would_have_had() -> None:
    vectors = unit(np.concatenate([others(), around(3, 30)]))
    rows = np.arange(len(vectors))
    voices = rows.astype(np.int32)
    left_out = np.arange(OTHERS + 20, OTHERS + 30)
    scanned = np.setdiff1d(rows, left_out)
    whole = Surroundings(vectors, rows, neighbourhoods(vectors, voices, 32))
    part = Surroundings(vectors, scanned, neighbourhoods(vectors[scanned], voices[: len(scanned)], 32))
    centre = unit(around(3, 30).mean(axis=0, keepdims=True))[0]
    there, here = whole.likeness(left_out, centre), part.likeness(left_out, centre)
    assert np.corrcoef(there, here)[0, 1] > 0.5
    assert abs(float(there.mean() - here.mean())) < 0.1
    far = part.likeness(np.arange(OTHERS), centre)
    assert float(here.min()) > float(far.max())


def test_a_statement_near_to_everything_is_in_few_balls() -> None:
    """A hub, the mean of all, has the largest cosine with most statements."""
    rows = others() + 0.6 * np.ones(DIMENSIONS)
    rows[0] = rows.mean(axis=0)
    vectors = unit(rows)
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1)
    plain = (np.argsort(-cosines, axis=1)[:, :10] == 0).any(axis=1).mean()
    nearest = neighbourhoods(vectors, np.arange(OTHERS, dtype=np.int32), 10).nearest
    assert plain > 0.7
    assert (nearest == 0).any(axis=1).mean() < plain / 2


def test_the_crowding_is_the_mean_of_the_nearest_others() -> None:
    vectors = unit(others())
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1)
    expected = np.sort(cosines, axis=1)[:, -CROWD:].mean(axis=1)
    assert np.allclose(crowding_of(vectors @ vectors.T), expected, atol=1e-5)


def test_a_mean_has_the_cosines_of_the_mean_vector() -> None:
    vectors = unit(others())
    some = np.array([[4, 9, 100], [7, -1, -1]], dtype=np.int32)
    means = unit(np.stack([vectors[[4, 9, 100]].sum(axis=0), vectors[7]]))
    assert np.allclose(kernels.cosines_of_means(vectors @ vectors.T, some), means @ vectors.T, atol=1e-5)


def test_the_same_text_is_as_near_wherever_it_stands() -> None:
    """What differs in the last bits only is in the order of the columns."""
    alike = np.full((1, 50), 0.5, dtype=np.float32)
    alike[0, 25:] += np.float32(1e-7)
    order = kernels.most_similar(alike, np.zeros(50, dtype=np.float32), 10)
    assert order[0].tolist() == list(range(10))
