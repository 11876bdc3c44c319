"""What a municipality is called in the reader's language. The store holds the Finnish name."""

from __future__ import annotations

import csv
import functools
from importlib import resources

COMMON_NAMES = {"Pedersören kunta": "Pedersöre"}
"""Official names that stand in running text otherwise."""


@functools.cache
def _swedish_names() -> dict[str, str]:
    text = resources.files("corpora").joinpath("municipalities.csv").read_text(encoding="utf-8")
    return {row["name_fi"]: row["name_sv"] for row in csv.DictReader(text.splitlines())}


def place_name(municipality: str, language: str) -> str:
    """Return the name to show: the Swedish one on Swedish pages; an unknown one as it is."""
    if language == "sv":
        return _swedish_names().get(municipality) or municipality
    return COMMON_NAMES.get(municipality, municipality)
