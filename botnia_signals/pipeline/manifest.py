"""What an edition is made of, as hashes: canonical JSON of a week's list, prints of all that it came from.

A week's trends, silences and seasons are not covered: they depend on the theme map,
which people may name anew.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import hashlib
import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import metadata
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from botnia_signals import __version__
from botnia_signals.settings import Settings
from botnia_signals.store.documents import Quote

if TYPE_CHECKING:
    from botnia_signals.pipeline.material import Material
    from botnia_signals.pipeline.week import Computed, Position
    from botnia_signals.records import Late, Vectors

HERE = Path(__file__).parents[1]
CODE = (
    *("emergence", "naming", "ledger", "review", "encoding.py", "copies.py", "guard.py", "places.py"),
    *("pipeline/background.py", "pipeline/following.py", "pipeline/material.py", "pipeline/week.py"),
)
"""The modules that a week's list comes from."""
LIBRARIES = ("numba", "numpy")
NOT_KEPT = ("known_as",)
"""Fields of a finding that are not stored, so that a list read back lacks them."""


def canonical(value: object) -> str:
    """Return JSON with sorted keys, floats in their shortest exact form, vectors as hexadecimal float32.

    Fields of records that have their default are left out: a field that a later version adds changes no
    earlier edition.
    """
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def print_of(value: object) -> str:
    """Return the SHA-256 of bytes, or of a value's canonical JSON, in hexadecimal."""
    content = value if isinstance(value, bytes) else canonical(value).encode()
    return hashlib.sha256(content).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, frozenset):
        return sorted((_plain(one) for one in value), key=canonical)
    if dataclasses.is_dataclass(value):
        return {name: _plain(one) for name, one in _fields(value)}
    return _atom(value)


def _atom(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return _floats(value).hex()
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.item() if isinstance(value, np.generic) else value


def _floats(vectors: Vectors) -> bytes:
    return np.ascontiguousarray(vectors, dtype="<f4").tobytes()


def _fields(record: Any) -> Iterable[tuple[str, Any]]:
    for one in dataclasses.fields(record):
        value = getattr(record, one.name)
        if one.name in NOT_KEPT or (not isinstance(value, np.ndarray) and value == one.default):
            continue
        if one.name == "core":  # the store keeps it in the order of the members
            value = tuple(member for member in record.members if member in set(value))
        yield one.name, float(value) if one.type == "float" else value


def result_of(computed: Computed, late: Late | None) -> dict[str, Any]:
    """Return a week's list as plain values, ready for `print_of`: what verifying compares."""
    listings = [_plain(listing) for listing in computed.listings]
    return {
        "statements": computed.statements,
        "new_statements": computed.new_statements,
        "listings": listings,
        "events": [[signal, _plain(event)] for signal, event in computed.events],
        "late": _plain(late),
    }


def result_print(result: Mapping[str, Any]) -> dict[str, Any]:
    """Return the hash of a result and of each signal's part of it."""
    parts = {one["signal"]: print_of(one) for one in result["listings"]}
    return {"sha256": print_of(result), "listings": parts}


def records_print(quotes: Sequence[Quote]) -> str:
    """Return the SHA-256 of every field of the statements, in the order of the scan."""
    digest = hashlib.sha256()
    fields = attrgetter(*(field.name for field in dataclasses.fields(Quote)))
    for quote in quotes:
        digest.update(("\x1f".join(map(str, fields(quote))) + "\x1e").encode())
    return digest.hexdigest()


def vectors_print(material: Material) -> str:
    """Return the SHA-256 of the statements' vectors, as little-endian float32, in the order of the scan."""
    return print_of(_floats(material.vectors))


def ledger_print(position: Position) -> str:
    """Return the SHA-256 of the signals that the ledger knew, by id, and of what held of their identity."""
    return print_of({"signals": position.signals, "constraints": position.constraints})


def settings_key(values: Mapping[str, object]) -> str:
    """Return the short hash of `Settings.scanning()` under which a week keeps its settings."""
    return hashlib.sha256(json.dumps(dict(values), sort_keys=True).encode()).hexdigest()[:16]


def settings_of(values: Mapping[str, Any]) -> Settings:
    """Return the settings that a manifest has.

    Raises:
        TypeError, SettingsError: this version has no such setting or does not take its value.
    """
    return Settings(**{**values, "windows": tuple(values["windows"])})


def model_print(model: str) -> dict[str, str]:
    """Return a model's id and the hashes of its entry in models/, its sharpener and its weights, if any."""
    from models.build import SEAL, model_path
    from models.manifest import HERE as MODELS
    from models.manifest import read_manifest

    card = read_manifest()[1].get(model)
    if card is None:
        return {"id": model}
    parts = {name: part.sha256 for name, part in card.index.items()}
    found = {"id": model, "entry": print_of([card.dimensions, card.prefix, card.max_tokens, parts])}
    if card.sharpener:
        found["sharpener"] = print_of((MODELS / card.sharpener).read_bytes())
    seal = model_path(card) / SEAL
    if seal.is_file():
        found["weights"] = print_of(json.loads(seal.read_text(encoding="utf-8"))["files"])
    return found


def same_model(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Tell whether two prints are of one model; weights that are not on this machine are not compared."""
    shared = (one.keys() | other.keys()) - (
        {"weights"} if "weights" not in one or "weights" not in other else set()
    )
    return all(one.get(name) == other.get(name) for name in shared)


@cache
def program_print() -> dict[str, str]:
    """Return the version, the hash of the code that lists a week, its libraries' versions, the machine."""
    digest = hashlib.sha256()
    for path in sorted(file for name in CODE for file in _sources(HERE / name)):
        digest.update(f"{path.relative_to(HERE).as_posix()}\n".encode() + path.read_bytes())
    return {
        "version": __version__,
        "code": digest.hexdigest(),
        "machine": platform.machine(),
        **{name: metadata.version(name) for name in LIBRARIES},
    }


def _sources(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.rglob("*.py"))
