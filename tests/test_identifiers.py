"""Identifiers with a form, planted into our own synthetic texts, are found whole however they are written."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from botnia_signals.privacy import find_forms, find_spans, mask
from botnia_signals.privacy.patterns import KINDS
from tests.identifiers import MAKERS, Maker, hidden

SAMPLE = Path(__file__).parents[1] / "corpora" / "sample" / "statements.jsonl"
EACH = 250


def sample_texts(language: str) -> list[str]:
    """Return texts of the synthetic sample in a language."""
    rows = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    return [row["text"] for row in rows if row["language"] == language][:EACH]


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_all_that_is_planted_is_found(kind: str, language: str) -> None:
    texts = sample_texts(language)
    maker = Maker(2026, language)
    planted = [maker.plant(kind, texts[place % len(texts)]) for place in range(EACH)]
    missed = [
        (one.form, one.text[one.start : one.end]) for one in planted if not hidden(one, find_forms(one.text))
    ]
    assert missed == []
    assert len({one.text[one.start : one.end] for one in planted}) > EACH // 3


def test_every_kind_is_planted() -> None:
    assert set(MAKERS) == set(KINDS)


def test_in_our_own_texts_only_what_was_written_into_them_is_found() -> None:
    found = Counter(
        span.kind for text in (*sample_texts("fi"), *sample_texts("sv")) for span in find_forms(text)
    )
    assert found == Counter(ID=18, PHONE=6, EMAIL=2)


def test_planted_identifiers_are_gone_from_the_masked_text() -> None:
    maker = Maker(7, "fi")
    planted = [maker.plant(kind, text) for kind in sorted(MAKERS) for text in sample_texts("fi")[:4]]
    for one, spans in zip(planted, find_spans([one.text for one in planted]), strict=True):
        assert one.text[one.start : one.end] not in mask(one.text, spans, "fi")
