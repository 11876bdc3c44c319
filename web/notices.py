"""What the next page says about what was just done, and the undo that it offers."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from flask import flash, get_flashed_messages


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence of the catalogue; `kind` is done or problem, `decision` what an undo would undo."""

    key: str
    kind: str = "done"
    signal: str = ""
    decision: int = 0


def tell(notice: Notice) -> None:
    """Keep a notice for the next page."""
    flash(json.dumps(asdict(notice)))


def pending() -> list[Notice]:
    """Return the notices that were kept, each once."""
    return [Notice(**json.loads(text)) for text in map(str, get_flashed_messages())]
