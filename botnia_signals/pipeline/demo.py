"""The demo: the synthetic sample in a store of its own, its weeks run, this week's digest written."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from botnia_signals.intake import IntakeOptions, parse_source
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.outgoing import digest_file
from botnia_signals.pipeline.run import run
from botnia_signals.pipeline.users import add_user, new_password
from botnia_signals.store import FILE, Store

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample"
USER = "demo"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the digest was written and how to sign in; the password is new at every start."""

    digest: Path
    user: str
    password: str


def prepare_demo(home: Path, progress: Progress | None = None) -> Demo:
    """Load the sample into `home` if it is not there, run what is due, write the digest, make a user."""
    if not (home / FILE).is_file():
        Store(home, create=True).close()
    load_sample(home, progress)
    run(home, progress=progress)
    written = home / "digest.html"
    written.write_text(digest_file(home, None, "html", "fi"), encoding="utf-8")
    password = new_password()
    add_user(home, USER, password)
    return Demo(written, USER, password)


def load_sample(home: Path, progress: Progress | None = None) -> int:
    """Add the synthetic sample to the store in `home` and return how many records were new."""
    content = tomllib.loads((SAMPLE / "sample.toml").read_text(encoding="utf-8"))
    stored = 0
    for part in content["part"]:
        source = part.get("source")
        options = IntakeOptions(source=parse_source(source) if source else None)
        stored += add(home, [SAMPLE / part["path"]], options, progress, synthetic=True).stored
    return stored
