"""Which module reads which file, and the reading of a path: a file, or a folder of files."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from botnia_signals.errors import IntakeError
from botnia_signals.intake import captions, delimited, docx, jsonl, mail, markup, odt, pdf, sheets, text
from botnia_signals.intake.limits import MAX_TEXT, check_size, too_big
from botnia_signals.intake.offers import Columns, columns_of
from botnia_signals.intake.options import IntakeOptions, check_options
from botnia_signals.intake.prose import Item
from botnia_signals.records import RawDocument, Refusal

Reader = Callable[[Path, IntakeOptions], Iterator[Item]]

# A new format is one module and its lines here.
READERS: dict[str, Reader] = {
    ".jsonl": jsonl.read_jsonl,
    ".ndjson": jsonl.read_jsonl,
    ".csv": delimited.read_delimited,
    ".tsv": delimited.read_delimited,
    ".xlsx": sheets.read_workbook,
    ".xls": sheets.read_workbook,
    ".ods": sheets.read_workbook,
    ".txt": text.read_text,
    ".md": markup.read_markdown,
    ".html": markup.read_html,
    ".htm": markup.read_html,
    ".docx": docx.read_docx,
    ".odt": odt.read_odt,
    ".pdf": pdf.read_pdf,
    ".eml": mail.read_eml,
    ".msg": mail.read_msg,
    ".vtt": captions.read_vtt,
}
_PACKED = (".jsonl", ".ndjson", ".csv", ".tsv", ".txt")
# Formats that are known and not read, each with what to do about it.
_NOT_READ = {
    **dict.fromkeys((".doc", ".ppt", ".rtf", ".pptx"), "intake-old-format"),
    **dict.fromkeys((".docm", ".xlsm", ".xlsb", ".dotm", ".xltm"), "intake-macros"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".heic", ".bmp", ".gif"), "intake-image"),
    **dict.fromkeys((".zip", ".7z", ".rar", ".tar"), "intake-archive"),
}
EXTENSIONS = (*READERS, *(f"{ending}.gz" for ending in _PACKED))
_HEADINGS: dict[Reader, Callable[[Path], tuple[str, ...]]] = {
    delimited.read_delimited: delimited.read_headings,
    sheets.read_workbook: sheets.read_headings,
}


_STREAMED = frozenset((jsonl.read_jsonl, delimited.read_delimited))
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
GOLDEN = (5**0.5 - 1) / 2


def read(path: Path, options: IntakeOptions | None = None) -> Iterator[Item]:
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
    items = _read_files(files, options)
    return _spread(items, options.spread) if options.spread else items


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the file itself, or the files of a folder by name, hidden ones left out.

    Raises:
        IntakeError: the path is missing, or the folder has nothing to read.
    """
    return _files(path)


def read_columns(path: Path, options: IntakeOptions) -> Columns | None:
    """Return what the columns of a table are taken for, None for a file that is no table.

    Raises:
        IntakeError: the file can't be read or has no texts.
    """
    reader = READERS.get(_ending(path))
    if reader not in _HEADINGS:
        return None
    _checked(path)
    return columns_of(path, options.mapping, workbook=reader is sheets.read_workbook)


def is_prose(path: Path) -> bool:
    """Return whether a file is running text (minutes, reports, mails), by its ending."""
    reader = READERS.get(_ending(path))
    return reader is not None and reader not in _STREAMED and reader is not sheets.read_workbook


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


def read_pasted(data: bytes, name: str, options: IntakeOptions | None = None) -> Iterator[Item]:
    """Return the records of a pasted text (UTF-8, UTF-16 or cp1252), called `name` in the report.

    Raises:
        IntakeError: at once, when the options contradict each other.
    """
    options = options or IntakeOptions()
    check_options(options)
    items = _guarded(name, lambda: _pasted(data, name, options))
    return _spread(items, options.spread) if options.spread else items


def _pasted(data: bytes, name: str, options: IntakeOptions) -> Iterator[Item]:
    if len(data) > 4 * MAX_TEXT:  # no encoding of the ladder needs more bytes a letter
        raise too_big(name, len(data), MAX_TEXT)
    yield from text.read_pasted(data, name, options)


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


def _read_files(files: tuple[Path, ...], options: IntakeOptions) -> Iterator[Item]:
    for file in files:
        yield from _guarded(shown_name(file), functools.partial(_read_file, file, options))


def _read_file(file: Path, options: IntakeOptions) -> Iterator[Item]:
    _checked(file)
    reader = READERS[_ending(file)]
    if reader in _STREAMED:
        yield from reader(file, options)
    else:
        yield from list(reader(file, options))  # whole, or nothing of it


def _guarded(name: str, reading: Callable[[], Iterator[Item]]) -> Iterator[Item]:
    """Yield what is read; a file that can't be taken becomes a refusal with its name."""
    try:
        yield from reading()
    except IntakeError as error:
        yield Refusal(name, f"error-{error.key}", error.values)
    except (MemoryError, RecursionError):
        yield Refusal(name, "error-intake-too-wide", {"file": name})
    except OSError:
        yield Refusal(name, "error-intake-unreadable", {"file": name})


def shown_name(file: Path) -> str:
    """Return the name of a file as it can be shown: a mark for each byte or sign that has no letter."""
    return _UNSHOWN.sub("\ufffd", file.name)


def _checked(file: Path) -> None:
    if _UNSHOWN.search(file.name):
        raise IntakeError("intake-file-name", file=shown_name(file))
    if _ending(file) in _NOT_READ:
        raise IntakeError(_NOT_READ[_ending(file)], file=file.name)
    if _ending(file) not in READERS:
        raise IntakeError("intake-extension", file=file.name, endings=", ".join(READERS))
    check_size(file)


def _spread(items: Iterator[Item], spread: tuple[dt.date, int]) -> Iterator[Item]:
    """Yield the records with dates evenly over the weeks, neighbours in the file far apart in time.

    Record i gets the day at the fractional part of i times the golden ratio: an even sequence (Weyl) that
    a file sorted by question or by place does not turn into one topic a week.
    """
    first, weeks = spread
    taken = 0
    for item in items:
        if isinstance(item, RawDocument):
            taken += 1
            day = first + dt.timedelta(days=int(taken * GOLDEN % 1 * 7 * weeks))
            yield dataclasses.replace(item, date=day)
        else:
            yield item
