"""Language: which one a text is written in, and where its statements of one to three sentences begin and end.

detect        language and confidence of a text
language_of   the same, with a default for what is too short or uncertain
sentences     where the sentences of a text stand
split         the statements of a document
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from botnia_signals.records import Document, Statement

LONGEST_STATEMENT = 300
MOST_SENTENCES = 3
_SHORTEST_PART = 40
_FEWEST_WORDS = 4
_CERTAIN = 0.6
_OWN = ("fi", "sv")
_NAMES = (
    "FINNISH", "SWEDISH", "ENGLISH", "ESTONIAN", "BOKMAL", "NYNORSK", "DANISH", "RUSSIAN", "ARABIC", "GERMAN",
    "UKRAINIAN", "SOMALI",
)  # fmt: skip
_CODES = {"nn": "nb"}

_ROLE_TOKEN = re.compile(r"\[[A-ZÅÄÖ][A-ZÅÄÖ -]*(?: \d+)?\]")
_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPH = re.compile(r"[^\n]+")
_LIST_MARK = re.compile(r"\s*(?:[-–—•*·▪◦]|\(?\d{1,2}[.)]|[a-zåäö]\))\s+\S")
_STOP = re.compile(
    r"(?:[.!?]+|…)(?: ?[:;=]-?[()DP])?[\"”’»')\]]*(?=\s)|(?<=[^\W\d_]{2})[.!?]+(?=[A-ZÅÄÖ][a-zåäö]*[\s,])"
)
_NEXT = re.compile(r"\s*[\"”“«»'(\[–—-]*\s*(\S)")
_LAST_WORD = re.compile(r"([^\s(\"”“'\[]+?)[.!?…]*[\"”’»')\]]*$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MIDDLE = _words(
    """
    esim mm ns ym yms jne tms tmv ko em ks vrt n noin ed s ts eli mml ml alk vast kpl krs os puh prof
    tri dos toht lis maist fil oik yo huom aik joht kirj siht pj vpj toim osoit klo tod näk engl ruots
    suom st srk v t.ex bl.a bl t.o.m s.k o.s.v o.d d.v.s m.m m.fl fr.o.m p.g.a f.d f.n i.o.m e.d tex ex
    dvs osv pga fr.o.m kl ca nr s.a.s resp tel st jfr obs ung ang bil mån inkl exkl forts fig avd sid dr
    hr mr mrs ms e.g i.e etc vs no p
    """
)
_MONTHS = _words(
    """
    tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu
    joulukuu januari februari mars april maj juni juli augusti september oktober november december
    """
)
_MAY_END = _words(
    """
    jne ym yms tms m.m m.fl osv o.s.v o.d e.d etc kpl krs
    """
)


def detect(text: str) -> tuple[str, float]:
    """Return the ISO 639-1 code of the likeliest language of `text` and its confidence, 0 to 1.

    Norwegian is `nb` in both its written forms; a text without letters is ("", 0.0). Role tokens don't count.
    """
    plain = _ROLE_TOKEN.sub(" ", text)
    if _WORD.search(plain) is None:
        return "", 0.0
    totals: dict[str, float] = {}
    for found in _detector().compute_language_confidence_values(plain):
        code = str(found.language.iso_code_639_1.name).lower()
        code = _CODES.get(code, code)
        totals[code] = totals.get(code, 0.0) + float(found.value)
    best = max(totals, key=lambda code: totals[code])
    return best, min(1.0, totals[best])


def language_of(text: str, default: str) -> str:
    """Return the language of `text`, or `default` where it is under four words long or uncertain."""
    if len(_WORD.findall(_ROLE_TOKEN.sub(" ", text))) < _FEWEST_WORDS:
        return default
    code, confidence = detect(text)
    return code if confidence >= _CERTAIN else default


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of one paragraph stand: (start, end) without the blanks around them.

    Dates ("12.3. sovittiin"), times ("kl. 14.30"), ordinals, initials and abbreviations end no sentence.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, start, stop):
            found.append((start, stop.end()))
            start = stop.end()
    found.append((start, len(text)))
    return [trimmed for span in found if (trimmed := _trimmed(text, *span))[0] < trimmed[1]]


def split(document: Document, default_language: str = "fi") -> tuple[Statement, ...]:
    """Return the statements of a document, in order; `text == document.text[start:end]` holds for each.

    A statement is one to three sentences of a paragraph, about 300 characters; a longer sentence stays whole
    and list lines stand alone. Its language is its paragraph's where that is sure, else the document's, else
    the default.
    """
    base = language_of(document.text, document.language or default_language)
    found: list[Statement] = []
    for start, end in _paragraphs(document.text):
        language = _paragraph_language(document.text[start:end], base, end - start == len(document.text))
        for first, last in _grouped(sentences(document.text[start:end])):
            found.append(_statement(document, len(found), start + first, start + last, language))
    return tuple(found)


@functools.cache
def _detector() -> Any:
    from lingua import Language, LanguageDetectorBuilder

    languages = [getattr(Language, name) for name in _NAMES]
    return LanguageDetectorBuilder.from_languages(*languages).build()


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of the text; a line that only wraps (small letters before and after) is not cut."""
    start = end = -1
    for line in _PARAGRAPH.finditer(text):
        if not line.group().strip():
            continue
        if start >= 0 and not _wraps(text, end, line):
            yield start, end
            start = -1
        start = line.start() if start < 0 else start
        end = line.end()
    if start >= 0:
        yield start, end


def _wraps(text: str, end: int, line: re.Match[str]) -> bool:
    """Tell whether `line` goes on with the sentence that the line ending at `end` left open."""
    if text[end : line.start()].count("\n") > 1 or _LIST_MARK.match(line.group()):
        return False
    before, after = text[:end].rstrip()[-1:], line.group().lstrip()[:1]
    return (before.islower() or before == ",") and after.islower() and end - text.rfind("\n", 0, end) > 50


def _paragraph_language(paragraph: str, base: str, whole: bool) -> str:
    if whole:
        return base
    code = language_of(paragraph, base)
    if code == base:
        return base
    sure = 0.8 if code in _OWN else 0.9
    return code if detect(paragraph)[1] >= sure else base


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    following = _NEXT.match(text, stop.end())
    if following is None:
        return True
    if following.group(1).islower():
        return False
    word = _LAST_WORD.search(text[max(start, stop.end() - 40) : stop.end()])
    last = word.group(1).lower().rstrip(".") if word else ""
    if not last or any(mark in stop.group() for mark in ("!", "?", "…", "..")):
        return True
    if last in _MIDDLE:
        return last in _MAY_END and following.group(1).isupper()
    if last.replace(".", "").isdigit():
        counts = last.isdigit() and text[start : stop.start()].strip() == last
        return not (counts or _date_or_ordinal(last, text[stop.end() :], following.group(1)))
    return not (len(last) == 1 and last.isalpha())


def _date_or_ordinal(last: str, rest: str, following: str) -> bool:
    """Tell whether a full stop after digits belongs to them: "12.3. 2020", "1. Tammikuuta", "3. – 5.6."."""
    if following.isdigit() or rest.lstrip().startswith(("–", "-")):
        return len(last) <= 5
    month = _WORD.match(rest.lstrip())
    is_month = month is not None and any(month.group().lower().startswith(name) for name in _MONTHS)
    return is_month or (last.isdigit() and len(last) <= 2 and rest[:1] == " " and not following.isupper())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))


def _grouped(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the statements of a paragraph: its sentences in the fewest groups allowed, as even as can be.

    Of all divisions into runs of at most three sentences and 300 characters (one longer sentence, or one with
    a rest of a few words, may exceed them) the one with the least cost is taken.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    for last in range(1, len(spans) + 1):
        options = (
            (best[first][0] + _cost(spans[first][0], spans[last - 1][1], last - first), first)
            for first in range(max(0, last - MOST_SENTENCES), last)
        )
        best.append(min(options))
    groups: list[tuple[int, int]] = []
    last = len(spans)
    while last > 0:
        first = best[last][1]
        groups.append((spans[first][0], spans[last - 1][1]))
        last = first
    return groups[::-1]


def _cost(start: int, end: int, count: int) -> float:
    """Return the cost of one statement: 1, and more if it is too long, or so short that it says little."""
    length = end - start
    too_long = 0.0 if count == 1 else max(0, length - LONGEST_STATEMENT) / 40
    too_short = max(0, _SHORTEST_PART - length) / 10
    uneven = (length / LONGEST_STATEMENT) ** 2 / 10
    return 1.0 + too_long + too_short + uneven


def _statement(document: Document, ordinal: int, start: int, end: int, language: str) -> Statement:
    digest = hashlib.sha256(f"{document.id}\x1f{start}\x1f{end}".encode()).hexdigest()[:20]
    return Statement(
        id=f"s-{digest}",
        document_id=document.id,
        ordinal=ordinal,
        start=start,
        end=end,
        language=language,
        text=document.text[start:end],
    )
