"""Where a municipality lies and how large it is, from the list in the corpora folder."""

from __future__ import annotations

import csv
import functools
from importlib import resources

REGIONS = {"EP": "ep", "PO": "po", "KP": "kp"}
"""The wellbeing counties of the three regions: South Ostrobothnia, Ostrobothnia, Central Ostrobothnia."""
SMALL, LARGE = 5_000, 20_000


@functools.cache
def _table() -> dict[str, tuple[str, int]]:
    text = resources.files("corpora").joinpath("municipalities.csv").read_text(encoding="utf-8")
    return {
        row["name_fi"]: (row["wellbeing_county"], int(row["population_2021"] or 0))
        for row in csv.DictReader(text.splitlines())
    }


def region(municipality: str) -> str:
    """Return "ep", "po" or "kp" by a municipality's Finnish name, "other" elsewhere, "" if not known."""
    found = _table().get(municipality)
    return REGIONS.get(found[0], "other") if found else ""


@functools.cache
def names_of(municipality: str) -> tuple[str, ...]:
    """Return a municipality's names, Finnish and Swedish, by its Finnish name; itself if it is on no list."""
    text = resources.files("corpora").joinpath("municipalities.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        if row["name_fi"] == municipality:
            return tuple(dict.fromkeys(name for name in (municipality, row["name_sv"]) if name))
    return (municipality,) if municipality else ()


def size_class(municipality: str) -> str:
    """Return "small" (under 5,000 people), "middle" or "large" (20,000 or more), "" if it is not known."""
    found = _table().get(municipality)
    if not found or not found[1]:
        return ""
    return "small" if found[1] < SMALL else "large" if found[1] >= LARGE else "middle"
