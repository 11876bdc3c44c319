"""What was said since a signal was watched: evidence that grows with a theme and seldom without one."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from botnia_signals.emergence import scan
from botnia_signals.emergence.evidence import GROWTHS, Heard, e_value, since
from botnia_signals.records import Background, Followed, Level
from botnia_signals.settings import Settings

FIRST = dt.date(2025, 1, 6).toordinal()
WIDTH = 16


def heard(random: np.random.Generator, weeks: int, theme: int = 0, authors: int = 10**6) -> tuple[Heard, int]:
    """Return twenty statements a week at random, and `theme` more a week on one subject in the last ten."""
    vectors, days, voices = [], [], []
    subject = 3 * np.eye(WIDTH)[0]
    for week in range(weeks):
        said = 20 + (theme if week >= weeks - 10 else 0)
        for number in range(said):
            about = subject if number >= 20 else 0
            vectors.append(about + random.normal(0, 1, WIDTH))
            days.append(FIRST + 7 * week + int(random.integers(7)))
            voices.append(int(random.integers(authors)) if number < 20 or authors > 1 else authors)
    rows = np.array(vectors)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    names = np.unique(voices, return_inverse=True)[1].astype(np.int32)
    return (
        Heard(rows.astype(np.float32), np.array(days), names, np.zeros(len(days), np.int32)),
        FIRST + 7 * weeks - 1,
    )


def theme_rows(view: Heard, until: int) -> np.ndarray:
    return np.flatnonzero((view.vectors[:, 0] > 0.6) & (view.days <= until))[-4:]


@given(st.floats(0.01, 50))
def test_the_evidence_of_what_is_expected_is_one_at_most(expected: float) -> None:
    """The mean of the e-value over Poisson counts with the null's mean is 1: summed as far as it matters."""
    counts = np.arange(2000)
    logs = counts * np.log(expected) - expected - np.cumsum(np.log(np.maximum(counts, 1)))
    likely = np.flatnonzero(logs > -700)
    tilted = [np.exp(logs + counts * np.log(g) - (g - 1) * expected).sum() for g in GROWTHS]
    assert np.mean(tilted) == pytest.approx(1, abs=1e-6)
    assert all(np.isfinite(e_value(int(count), expected)) for count in likely[:50])


def test_evidence_grows_with_new_voices_and_falls_with_silence() -> None:
    assert e_value(8, 0.5) > e_value(4, 0.5) > 1 > e_value(0, 0.5)


def test_a_growing_theme_gathers_evidence() -> None:
    view, as_of = heard(np.random.default_rng(0), 40, theme=3)
    begun = as_of - 7 * 8
    found = since(view, theme_rows(view, begun), begun, as_of)
    assert found.evidence > 1000
    assert found.seen > 3 * found.expected
    assert (view.days[found.rows] > begun).all()
    assert len(set(view.voices[found.rows].tolist())) == len(found.rows) == found.seen


def test_one_voice_gathers_none() -> None:
    view, as_of = heard(np.random.default_rng(0), 40, theme=3, authors=1)
    begun = as_of - 7 * 8
    assert since(view, theme_rows(view, begun), begun, as_of).evidence < 2


def test_without_a_theme_evidence_seldom_gets_high() -> None:
    """Groups chosen because they are the most recent of their neighbourhood reach 1/δ no oftener than δ."""
    random = np.random.default_rng(1)
    highest = []
    for _ in range(120):
        view, as_of = heard(random, 30)
        begun = as_of - 7 * 12
        lately = np.flatnonzero((view.days <= begun) & (view.days > begun - 28))
        near = view.vectors[lately] @ view.vectors[lately].T
        tight = int(np.sort(near, axis=1)[:, -4].argmax())
        core = lately[np.argsort(-near[tight])[:4]]
        highest.append(max(since(view, core, begun, begun + 7 * weeks).evidence for weeks in range(1, 13)))
    assert np.mean(np.array(highest) >= 10) <= 0.1
    assert np.mean(np.array(highest) >= 100) <= 0.025


def background(view: Heard) -> Background:
    ids = tuple(f"s{i:05d}" for i in range(len(view.days)))
    none = ("",) * len(ids)
    authors = tuple(f"a{voice}" for voice in view.voices)
    return Background(ids, ids, authors, none, none, none, ("fi",) * len(ids), view.days, view.vectors)


def test_what_was_watched_is_raised_by_what_was_said_since() -> None:
    view, as_of = heard(np.random.default_rng(0), 40, theme=3)
    said = background(view)
    begun = as_of - 7 * 8
    core = tuple(said.ids[row] for row in theme_rows(view, begun))
    followed = Followed("S-0001", core, dt.date.fromordinal(begun))
    settings = Settings()
    day = dt.date.fromordinal(as_of)
    with_it = scan(said, day, settings, [followed])
    raised = [one for one in with_it if one.evidence]
    assert len(raised) == 1
    assert raised[0].level is Level.SIGNAL
    assert raised[0].p <= settings.alpha
    assert not any(one.evidence for one in scan(said, day, settings))


def test_statements_that_are_gone_are_not_followed() -> None:
    view, as_of = heard(np.random.default_rng(0), 20)
    day = dt.date.fromordinal(as_of)
    gone = Followed("S-0001", ("nobody",), day - dt.timedelta(days=30))
    plain = scan(background(view), day, Settings())
    assert [one.members for one in scan(background(view), day, Settings(), [gone])] == [
        one.members for one in plain
    ]
