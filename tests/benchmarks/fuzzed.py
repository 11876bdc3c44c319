"""Reads one hostile file in a process of its own, and says how it ended, how long it took, what it needed."""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import select
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from botnia_signals import intake
from botnia_signals.errors import IntakeError
from botnia_signals.intake import IntakeOptions
from botnia_signals.messages import LANGUAGES, message
from botnia_signals.records import RawDocument, Refusal, SourceKind

LONGEST = 20.0
"""Seconds of the processor after which a file is a fault: the clock also counts what else runs."""
HANGS = 180.0
"""Seconds of the clock after which a file is a fault, whatever it does."""
MOST_MEMORY = 1 << 30
"""Bytes of resident memory from which on a file is a fault."""
LIBRARIES = 200 << 20
"""Bytes of a process with the readers' libraries; what a larger parent shares above it is not the file's."""
GUARD = 8 << 30
OPTIONS = IntakeOptions(source=SourceKind.OTHER, date=dt.date(2026, 9, 14))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of a file ended: records, keys of refusals, seconds, peak bytes, the fault if any."""

    records: int
    refused: tuple[str, ...]
    seconds: float
    peak: int
    fault: str


def read_apart(path: Path, options: IntakeOptions = OPTIONS) -> Outcome:
    """Read a file in a forked process: headings, columns and records; what it raises is a fault.

    The peak is the resident memory of that process with the libraries, without what else this one holds.
    """
    start, shared = time.monotonic(), _resident()
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        _child(path, options, into)
    os.close(into)
    data, timely = _drained(out, start + HANGS)
    os.close(out)
    if not timely:
        os.kill(child, signal.SIGKILL)
    _, status, usage = os.wait4(child, 0)
    seconds, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 - max(0, shared - LIBRARIES)
    if not timely or seconds > LONGEST:
        return Outcome(0, (), seconds, peak, f"over {LONGEST:.0f} s")
    if status or not data:
        return Outcome(0, (), seconds, peak, f"died ({os.waitstatus_to_exitcode(status)})")
    records, refused, fault = json.loads(data)
    if not fault and peak > MOST_MEMORY:
        fault = f"{peak >> 20} MiB"
    return Outcome(records, tuple(refused), seconds, peak, fault)


def _resident() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


def _drained(out: int, until: float) -> tuple[bytes, bool]:
    pieces = []
    while True:
        ready, _, _ = select.select([out], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            return b"", False
        piece = os.read(out, 1 << 16)
        if not piece:
            return b"".join(pieces), True
        pieces.append(piece)


def _child(path: Path, options: IntakeOptions, into: int) -> None:
    """Read the file and write what came of it; never returns."""
    resource.setrlimit(resource.RLIMIT_AS, (GUARD, GUARD))
    resource.setrlimit(resource.RLIMIT_CPU, (int(LONGEST) + 1, int(LONGEST) + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        records, refused = read_whole(path, options)
        said = json.dumps([records, refused, ""])
    except BaseException as error:  # whatever it is, it is the finding
        said = json.dumps([0, [], _where(error)])
    os.write(into, said.encode("utf-8", "replace"))
    os._exit(0)


def read_whole(path: Path, options: IntakeOptions = OPTIONS) -> tuple[int, list[str]]:
    """Return how many records a file gives and the keys of its refusals, each said in every language."""
    for look in (intake.read_header, lambda file: intake.read_columns(file, options)):
        try:
            look(path)
        except IntakeError as error:
            _said(f"error-{error.key}", error.values)
        except OSError:
            pass
    records, refused = 0, []
    for item in intake.read(path, options):
        if isinstance(item, RawDocument):
            records += 1
            item.text.encode()
        elif isinstance(item, Refusal):
            refused.append(item.key)
            _said(item.key, item.values)
    return records, refused


def _said(key: str, values: dict[str, object]) -> Sequence[str]:
    sentences = [message(key, language, **values) for language in LANGUAGES]
    for sentence in sentences:
        sentence.encode()
    return sentences


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__} at {place}"
