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


def population(municipality: str) -> int | None:
    """Return how many people live in a municipality (by its Finnish name), None if it is not known."""
    found = _table().get(municipality)
    return found[1] or None if found else None


@functools.cache
def region_population(municipality: str) -> int:
    """Return how many people live in a municipality's wellbeing county; the least where it is not known."""
    counties: dict[str, int] = {}
    for county, people in _table().values():
        counties[county] = counties.get(county, 0) + people
    found = _table().get(municipality)
    return counties[found[0]] if found else min(counties[county] for county in REGIONS)


@functools.cache
def in_region(name: str) -> tuple[str, ...]:
    """Return the Finnish names of a region's municipalities, sorted; none for what is no region."""
    counties = {county for county, region_ in REGIONS.items() if region_ == name}
    return tuple(sorted(town for town, (county, _) in _table().items() if county in counties))


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
