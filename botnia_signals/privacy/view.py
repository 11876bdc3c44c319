"""A clean view of a text to search in, with the way back to the offsets of the text itself.

People paste from word processors: dashes of eight kinds, no-break spaces, invisible characters inside a
number, letters built of two code points. The patterns look at a view without these.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from botnia_signals.records import Span

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_FOLD = {**dict.fromkeys(DASHES, "-"), **dict.fromkeys(SPACES, " "), **dict.fromkeys(INVISIBLE, "")}
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class View:
    """`text` is what is searched; character i of it stands at [starts[i], ends[i]) of the original.

    `starts` is None where view and original are the same.
    """

    text: str = field(repr=False)
    starts: tuple[int, ...] | None = field(default=None, repr=False)
    ends: tuple[int, ...] = field(default=(), repr=False)

    def span(self, start: int, end: int, kind: str) -> Span:
        """Return the span of the original text that stands behind [start, end) of the view."""
        if self.starts is None:
            return Span(start, end, kind)
        return Span(self.starts[start], self.ends[end - 1], kind)


def normalise(text: str) -> str:
    """Return `text` in NFC with `\\n` as its only line end."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_view(text: str) -> View:
    """Return the view of `text`: NFC, plain hyphens, spaces and digits, nothing invisible."""
    if _is_plain(text):
        return View(text)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        for character in _folded(cluster.group()):
            characters.append(character)
            starts.append(cluster.start())
            ends.append(cluster.end())
    return View("".join(characters), tuple(starts), tuple(ends))


def _is_plain(text: str) -> bool:
    if text.isascii() and "\t" not in text:
        return True
    return unicodedata.is_normalized("NFKC", text) and not any(character in text for character in _FOLD)


def _folded(cluster: str) -> str:
    folded = _FOLD.get(cluster)
    if folded is not None:
        return folded
    if len(cluster) > 1:
        return unicodedata.normalize("NFC", "".join(_FOLD.get(character, character) for character in cluster))
    if cluster.isdigit() and not cluster.isascii():
        return str(unicodedata.digit(cluster))
    return unicodedata.normalize("NFKC", cluster) if "\uff01" <= cluster <= "\uff5e" else cluster
