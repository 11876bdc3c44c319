"""VTT transcripts: what each speaker said, one turn a record; the speakers are the authors."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from botnia_signals.errors import IntakeError
from botnia_signals.intake.encodings import opened
from botnia_signals.intake.limits import MAX_TEXT, check_text
from botnia_signals.intake.notes import split_speaker
from botnia_signals.intake.options import IntakeOptions
from botnia_signals.intake.parts import Paragraph
from botnia_signals.intake.prose import Item, prose_records
from botnia_signals.intake.values import clean

_TURN_ENDS = 600
"""Characters after which a long turn is cut at the end of a sentence."""


def read_vtt(path: Path, options: IntakeOptions) -> Iterator[Item]:
    """Yield a record for each turn: neighbouring captions of one speaker, or of nobody that is named.

    Raises:
        IntakeError: the file can't be read, or it has no statement.
    """
    with opened(path) as source:
        content = source.read(MAX_TEXT + 1)
    check_text(content, path.name)
    yield from prose_records(list(_turns(_captions(content, path.name))), path.name, options)


def _captions(content: str, file: str) -> list[Any]:
    import webvtt

    captions: Any = webvtt
    lines = content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        return [*captions.from_string(lines)]
    except Exception:  # webvtt raises whatever a broken cue leads to
        raise IntakeError("intake-broken", file=file) from None


def _turns(captions: list[Any]) -> Iterator[Paragraph]:
    speaker, said, number = "", "", 0
    for caption in captions:
        words = clean(" ".join(html.unescape(caption.text).split()))
        voice = clean(html.unescape(caption.voice or ""))
        named = ("", "", words) if voice else split_speaker(words, plain=True)
        who, what = voice or named[0] or speaker, named[2]
        full = len(said) > _TURN_ENDS and said.endswith((".", "!", "?"))
        if said and (who != speaker or full):
            number += 1
            yield _turn(number, speaker, said)
            said = ""
        speaker = who
        said = f"{said} {what}".strip() if not _repeats(said, what) else said
    if said:
        yield _turn(number + 1, speaker, said)


def _turn(number: int, speaker: str, said: str) -> Paragraph:
    return Paragraph(number, 0, said, listed=len(re.findall(r"\w+", said)) >= 3, unit="turn", author=speaker)


def _repeats(said: str, what: str) -> bool:
    """Return whether a caption says again what the one before it ended with, as rolling captions do."""
    return bool(what) and said.endswith(what)
