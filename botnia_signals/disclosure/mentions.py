"""A municipality's name, in any of its inflected forms, taken out of a quote whose place is not shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

ENDINGS = (("joki", 2), ("nen", 3), ("järvi", 1))
SHORTEST = 4


def without_place(text: str, names: Iterable[str], token: str) -> str:
    """Return `text` with `token` for each capitalised word that begins as one of `names` does.

    Finnish names are compared without the letters that inflection changes: Seinäjoella, Kannuksessa.
    """
    for name in sorted(set(names), key=len, reverse=True):
        first = name.split()[0] if name else ""
        if len(first) < SHORTEST:
            continue
        stem = re.escape(first[: len(first) - _cut(first)])
        text = re.sub(rf"(?<![\w-]){stem}[\w-]*", token, text)
    return text


def _cut(name: str) -> int:
    return next((cut for ending, cut in ENDINGS if name.endswith(ending)), 1)
