"""Which module reads which file, and the reading of a path: a file, or a folder of files."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from botnia_signals.errors import IntakeError
from botnia_signals.intake import delimited, docx, jsonl, sheets, text
from botnia_signals.intake.limits import check_size
from botnia_signals.intake.options import IntakeOptions, check_options
from botnia_signals.records import RawDocument, Refusal

Reader = Callable[[Path, IntakeOptions], Iterator[RawDocument | Refusal]]

# A new format is one module and its lines here.
READERS: dict[str, Reader] = {
    ".jsonl": jsonl.read_jsonl,
    ".ndjson": jsonl.read_jsonl,
    ".csv": delimited.read_delimited,
    ".tsv": delimited.read_delimited,
    ".xlsx": sheets.read_workbook,
    ".txt": text.read_text,
    ".docx": docx.read_docx,
}
_PACKED = (".jsonl", ".ndjson", ".csv", ".tsv", ".txt")
EXTENSIONS = (*READERS, *(f"{ending}.gz" for ending in _PACKED))
_HEADINGS: dict[Reader, Callable[[Path], tuple[str, ...]]] = {
    delimited.read_delimited: delimited.read_headings,
    sheets.read_workbook: sheets.read_headings,
}


GOLDEN = (5**0.5 - 1) / 2


def read(path: Path, options: IntakeOptions | None = None) -> Iterator[RawDocument | Refusal]:
    """Return the records of a file, or of the files of a folder in the order of their names, one by one.

    A row that can't be taken is a Refusal with its place; a file that can't be taken is a Refusal whose
    origin is the file's name, so the other files of a folder go in. Hidden files are passed over and folders
    in the folder are not entered.

    Raises:
        IntakeError: at once, when the path is missing, the folder has nothing to read, or the options
            contradict each other.
    """
    options = options or IntakeOptions()
    check_options(options)
    files = _files(path)
    return _spread(files, options, options.spread) if options.spread else _read_files(files, options)


def read_header(path: Path) -> tuple[str, ...]:
    """Return the headings of a table (CSV, TSV, XLSX), to look a saved mapping up; () for other files.

    Raises:
        IntakeError: the file is missing or can't be read.
    """
    if not path.is_file():
        raise IntakeError("intake-path-missing", path=str(path))
    reader = READERS.get(_ending(path))
    if reader not in _HEADINGS:
        return ()
    _checked(path)
    return _HEADINGS[reader](path)


def _files(path: Path) -> tuple[Path, ...]:
    if path.is_file():
        return (path,)
    if not path.is_dir():
        raise IntakeError("intake-path-missing", path=str(path))
    files = sorted(file for file in path.iterdir() if file.is_file() and file.name[0] not in ".~")
    if not any(_ending(file) in READERS for file in files):
        raise IntakeError("intake-folder-empty", path=str(path), endings=", ".join(READERS))
    return tuple(files)


def _ending(path: Path) -> str:
    """Return the ending that tells the format: ".csv" for answers.csv and for answers.csv.gz."""
    name = path.name.lower()
    inner = Path(name.removesuffix(".gz")).suffix
    return "" if name.endswith(".gz") and inner not in _PACKED else inner


def _read_files(files: tuple[Path, ...], options: IntakeOptions) -> Iterator[RawDocument | Refusal]:
    for file in files:
        try:
            _checked(file)
            yield from READERS[_ending(file)](file, options)
        except IntakeError as error:
            yield Refusal(file.name, f"error-{error.key}", error.values)
        except OSError:
            yield Refusal(file.name, "error-intake-unreadable", {"file": file.name})


def _checked(file: Path) -> None:
    if _ending(file) not in READERS:
        raise IntakeError("intake-extension", file=file.name, endings=", ".join(READERS))
    check_size(file)


def _spread(
    files: tuple[Path, ...], options: IntakeOptions, spread: tuple[dt.date, int]
) -> Iterator[RawDocument | Refusal]:
    """Yield the records with dates evenly over the weeks, neighbours in the file far apart in time.

    Record i gets the day at the fractional part of i times the golden ratio: an even sequence (Weyl) that
    a file sorted by question or by place does not turn into one topic a week.
    """
    first, weeks = spread
    taken = 0
    for item in _read_files(files, options):
        if isinstance(item, RawDocument):
            taken += 1
            day = first + dt.timedelta(days=int(taken * GOLDEN % 1 * 7 * weeks))
            yield dataclasses.replace(item, date=day)
        else:
            yield item
