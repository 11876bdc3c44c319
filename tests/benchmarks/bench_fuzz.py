"""Hostile files: each ends in records or in a message of the catalogue, in time and in little memory.

Read are `FILES` seeded changes of the test files (`tests/files/mutations.py`) and the files at the limits
(`tests/files/hard.py`), each in a process of its own; then those that gave records are added to a store. A
fault is a traceback, more than 20 seconds, or 1 GiB of resident memory; the command ends with 1 where there
is one.
"""

from __future__ import annotations

import gc
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from botnia_signals.messages import LANGUAGES, message
from tests.benchmarks.fuzzed import OPTIONS, Outcome, read_apart
from tests.files.hard import HARD, write_hard
from tests.files.mutations import mutated

FILES = 5000


def main(seed: int, files: int = FILES) -> None:
    """Print how the files ended, the slowest, the greatest memory, and every fault."""
    _load()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        outcomes = _print("changed", _changed(folder, seed, files))
        outcomes += _print("at the limits", _at_limits(folder / "hard"))
        faults = sum(1 for _, one in outcomes if one.fault) + _stored(folder)
    print(f"\nfaults: {faults}")
    if faults:
        sys.exit(1)


def _load() -> None:
    """Import what readers need, so that the memory and the time of a file are its own and the libraries'."""
    import docx  # noqa: F401
    import markdown_it  # noqa: F401
    import olefile  # noqa: F401
    import oxmsg  # noqa: F401
    import pypdfium2  # noqa: F401
    import python_calamine  # noqa: F401
    import selectolax.lexbor  # noqa: F401
    import webvtt  # noqa: F401

    for language in LANGUAGES:
        message("error-intake-empty", language, file="x")
    gc.freeze()


def _changed(folder: Path, seed: int, files: int) -> Iterator[tuple[str, Outcome]]:
    kept = folder / "kept"
    kept.mkdir()
    for number in range(files):
        name, data, kind = mutated(number, seed)
        place = folder / "one"
        place.mkdir(exist_ok=True)
        path = place / name
        path.write_bytes(data)
        outcome = read_apart(path)
        if outcome.records:
            (kept / str(number)).mkdir()
            path.rename(kept / str(number) / name)
        else:
            path.unlink()
        yield f"{number} {name!a} ({kind})", outcome


def _at_limits(folder: Path) -> Iterator[tuple[str, Outcome]]:
    folder.mkdir()
    for name in HARD:
        path = write_hard(name, folder)
        yield name, read_apart(path)
        path.unlink()


def _print(title: str, files: Iterator[tuple[str, Outcome]]) -> list[tuple[str, Outcome]]:
    outcomes: list[tuple[str, Outcome]] = []
    for name, outcome in files:
        outcomes.append((name, outcome))
        if outcome.fault:
            print(f"FAULT {name}: {outcome.fault}", flush=True)
    read = sum(1 for _, one in outcomes if one.records)
    print(f"\n{title}: {len(outcomes)} files, {read} read, {len(outcomes) - read} refused")
    keys = Counter(key for _, one in outcomes for key in set(one.refused))
    for key, number in keys.most_common():
        print(f"  {number:>5}  {key}")
    slowest = sorted(outcomes, key=lambda pair: -pair[1].seconds)[:5]
    largest = sorted(outcomes, key=lambda pair: -pair[1].peak)[:5]
    print("slowest: " + "; ".join(f"{one.seconds:.1f} s {name}" for name, one in slowest))
    print("peak memory: " + "; ".join(f"{one.peak >> 20} MiB {name}" for name, one in largest), flush=True)
    return outcomes


def _stored(folder: Path) -> int:
    """Add every file that gave records to one store, and return how many could not be added."""
    from botnia_signals.pipeline.add import add
    from botnia_signals.store import Store

    home, kept = folder / "home", sorted((folder / "kept").iterdir(), key=lambda one: int(one.name))
    Store(home, create=True).close()
    (home / "settings.toml").write_text('name_finder = "rules"\n', encoding="utf-8")
    start, faults, slowest = time.monotonic(), 0, 0.0
    stored = known = 0
    for place in kept:
        (path,) = place.iterdir()
        begun = time.monotonic()
        try:
            report = add(home, [path], OPTIONS)
        except Exception as error:
            faults += 1
            print(f"FAULT add {place.name}: {type(error).__name__}", flush=True)
            continue
        slowest = max(slowest, time.monotonic() - begun)
        stored, known = stored + report.stored, known + report.known
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(
        f"\nadded to a store: {len(kept)} files, {stored} records stored, {known} known already, "
        f"{time.monotonic() - start:.0f} s in all, slowest {slowest:.1f} s, peak memory {peak} MiB "
        "(names found by rules)"
    )
    return faults
