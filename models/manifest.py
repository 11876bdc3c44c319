"""What `manifest.toml` says of each model."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from botnia_signals.errors import ModelError

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a model inside a package of the index."""

    package: str
    version: str
    member: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One model of the manifest."""

    id: str
    title: str
    origin: str
    licence: str
    dimensions: int
    prefix: str
    max_tokens: int
    card: str
    sharpener: str = ""
    index: dict[str, Part] = field(default_factory=dict)


def weights_folder() -> Path:
    """Return the folder of built models: BOTNIA_MODELS, or `models/weights` of the checkout."""
    return Path(os.environ.get("BOTNIA_MODELS") or HERE / "weights")


def read_manifest() -> tuple[str, dict[str, ModelCard]]:
    """Return the default model's id and every model by id."""
    content = tomllib.loads((HERE / "manifest.toml").read_text(encoding="utf-8"))
    cards = {}
    for ident, row in content["models"].items():
        parts = {name: Part(**part) for name, part in row.pop("index", {}).items()}
        cards[ident] = ModelCard(id=ident, index=parts, **row)
    return str(content["default"]), cards


def find_card(ident: str | None = None) -> ModelCard:
    """Return the named model, or the default one.

    Raises:
        ModelError: the manifest has no such model.
    """
    default, cards = read_manifest()
    try:
        return cards[ident or default]
    except KeyError:
        raise ModelError("model-unknown", model=ident or default, known=", ".join(sorted(cards))) from None
