"""Street addresses, Finnish and Swedish: a street word, inflected or not, and the number of a house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from botnia_signals.records import Span

ADDRESS = "ADDRESS"

_STREET = re.compile(
    r"(?:(?:katu|kadu|tie|kuja|polku|polu|kaari|kaare|puistikko|puistiko|puisto|raitti|raiti|rinne"
    r"|rintee|väylä|aukio"
    r"|penger|penkere|penkeree|pengermä|esplanadi|bulevardi|kulma|laituri|portti|kierto|kierro|kehä"
    r"|(?<=[an])tori)"
    r"(?:n|a|ä|ta|tä|lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|seen|en|in)?"
    r"|gatan|vägen|gränd|gränden|stigen|allén?|esplanaden|torget|backen|svängen|bågen|kajen|stranden"
    r"|parken|platsen"
    r"|brinken|ringen|slingan|leden)$",
    re.IGNORECASE,
)
_ROAD = re.compile(
    r"(?:valta|kanta|moottori|seutu|yhdys|rauta|kehä|perus|maan|työ|pika|väli|poli)tie\w{0,3}$|(?:riks"
    r"|järn|stam|motor)väg"
    r"|auditori|kaupunginpuisto|nationalparken|kansallispuisto",
    re.IGNORECASE,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ADJECTIVES = _words(
    """
    Pohjoinen Eteläinen Läntinen Itäinen Iso Pieni Vanha Uusi Norra Södra Östra Västra Stora Lilla Gamla
    Nya Övre Nedre Pohjoisella Eteläisellä Läntisellä Itäisellä Isolla Pienellä Vanhalla Uudella
    """
)
_BARE = frozenset(("Esplanaden", "Kauppatori", "Salutorget", "Esplanadi", "Bulevardi"))
_NUMBER = (
    r"\d{1,4}(?: ?[-/] ?\d{1,4}(?!\d)){0,2}"
    r"(?: ?(?:bst|as|lgh|asunto|bostad|lägenhet)\b\.?(?= ?\d)"
    r"|[ -]{0,2}[A-ZÅÄÖ](?![^\W\d])|[a-zåäö](?![^\W\d])(?=[ -]?\d|\b)| [a-hj-nq-z](?= ?\d))?"
    r"(?:(?<=[A-Za-zåäöÅÄÖ.])[ .-]{0,2}\d{1,3}(?!\d))?"
    r"(?:,? (?:as|bst|lgh|asunto|bostad|lägenhet)\b\.? ?[A-Za-z]? ?\d{1,4}(?!\d))?"
)
_CANDIDATE = re.compile(
    r"(?<![\w-])(?:(?P<before>[A-ZÅÄÖa-zåäö][\w-]*) )?(?P<word>[^\W\d][\w-]*?)(?:,? {1,2}|,|(?=\d))"
    rf"(?P<number>{_NUMBER})"
    r"(?![\w%]|[.,/]\d| ?[%€])"
)
_UNIT = re.compile(
    r" (?:(?:km|m|m2|min|h)\b|metri|kilometri|meter|minuu|euro|prosent|procent|vuo|år|kertaa|gånger|kpl"
    r"|tuhat|tusen|milj(?:oon|on|ard|\.)|kuukau|päiv"
    r"|vko|viikko|dag|timm|tunti|kaista)"
)
_FLAT = re.compile(
    r"(?<![\w-])[A-ZÅÄÖ][a-zåäö][\w-]{2,} \d{1,3} (?:[A-H] ?\d{1,3}|as\.? \d{1,3})(?![\w%]|[.,/]\d| ?[%€])"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_CAPITAL = re.compile(r"(?<![\w-])[A-ZÅÄÖ][\wåäö-]+ $")
_LIVES = re.compile(
    r"\b(?:osoit\w+|asu(?:n|u|t|vat|mme|imme|in|i|nut|nnon|nto|va[nt]?|massa|ttiin)?\b|asuu\w*|muutt\w+"
    r"|muuti\w+|koti\w*|adress\w*"
    r"|bor(?:de)?\b|bo\b|bott\b|flytt\w+|hem(?:met)?\b|lives? at|address\w*)\W",
    re.IGNORECASE,
)


def addresses(text: str) -> Iterator[Span]:
    """Yield street addresses of the clean `text`; an inflection after a colon ("4:ssä") stays outside.

    A capitalised word, a house, a staircase and a flat are an address whatever the word. In lower case a
    street counts where a flat's number or the words before it speak of a home.
    """
    for match in _CANDIDATE.finditer(text):
        if match["number"].isdigit() and (_YEAR.match(match["number"]) or _UNIT.match(text, match.end())):
            continue
        start = _start_of_street(match, text)
        if start >= 0:
            yield Span(_with_words_before(text, start), match.end(), ADDRESS)
    for match in _FLAT.finditer(text):
        yield Span(match.start(), match.end(), ADDRESS)


def _with_words_before(text: str, start: int) -> int:
    """Return where a street of several words begins: "Juhani Ahon tie", "Vanhan kirkon kuja"."""
    first = text[start:].split(" ", 2)
    if len(first) < 3 or not re.match(
        r"(?:katu|kadu|tie|kuja|polku|polu|raitti|raiti|kaari|aukio)", first[1]
    ):
        return start
    before = _CAPITAL.search(text[:start])
    return before.start() if before else start


def _start_of_street(match: re.Match[str], text: str) -> int:
    """Return where the street's name begins, or -1 if the word before the number is no street."""
    before, word = match["before"] or "", match["word"]
    suffix = _STREET.search(word)
    if suffix is None or _ROAD.match(word):
        return -1
    if suffix.start() == 0 and word not in _BARE and not before:
        return -1
    if before and suffix.start() == 0 and word[0].islower() and before.endswith(("n", "s")):
        written_before = text[: match.start("before")]
        return match.start("before") if before[0].isupper() or _CAPITAL.search(written_before) else -1
    named = before[:1].isupper()
    if before in _ADJECTIVES or (named and word[0].islower() and before.endswith(("n", "s"))):
        return match.start("before")
    if word[0].isupper():
        return match.start("word") if suffix.start() > 1 or word in _BARE else -1
    flat = re.search(r"\d ?[a-zA-Z] ?\d", match["number"])
    home = _LIVES.search(text[max(0, match.start("word") - 30) : match.start("word")])
    return match.start("word") if suffix.start() > 2 and (flat or home) else -1
