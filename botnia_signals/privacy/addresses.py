"""Street addresses, Finnish and Swedish: a street word, inflected or not, and the number of a house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from botnia_signals.records import Span

ADDRESS = "ADDRESS"

_STREET = re.compile(
    r"(?:(?:katu|kadu|tie|kuja|polku|polu|kaari|kaare|puistikko|puistiko|puisto|raitti|raiti|rinne|rintee|väylä|aukio"
    r"|penger|penkere|esplanadi|bulevardi|kulma|laituri|portti|kierto|kierro|kehä|(?<=[an])tori)"
    r"(?:n|a|ä|ta|tä|lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|seen|en|in)?"
    r"|gatan|vägen|gränd|gränden|stigen|allén?|esplanaden|torget|backen|svängen|bågen|kajen|stranden|parken|platsen"
    r"|brinken|ringen|slingan|leden)$",
    re.IGNORECASE,
)
_ROAD = re.compile(
    r"(?:valta|kanta|moottori|seutu|yhdys|rauta|kehä|perus|maan|työ|pika|väli|poli)tie\w{0,3}$|(?:riks|järn|stam|motor)väg"
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
_CANDIDATE = re.compile(
    r"(?<![\w-])(?:(?P<before>[A-ZÅÄÖ][\w-]*) )?(?P<word>[^\W\d][\w-]*?)[ ]{1,2}"
    r"(?P<number>\d{1,4}(?: ?- ?\d{1,4})?"
    r"(?: ?[A-Z](?!\w)(?: ?\d{1,3}(?!\d))?|[a-z](?!\w)(?: \d{1,3}(?!\d))?| [a-hj-nq-z] ?\d{1,3}(?!\d))?"
    r"(?:,? (?:as|bst|lgh|asunto|bostad|lägenhet)\b\.? ?[A-Za-z]? ?\d{1,3}(?!\d))?)"
    r"(?![\w%]|[.,/]\d| ?[%€]| (?:km|m|m2|min|h)\b| (?:metri|kilometri|meter|minuu|euro|prosent|procent|vuo"
    r"|år|kertaa|gånger|kpl|tuhat|tusen|milj|kuukau|päiv|vko|viikko|dag|timm|tunti|kaista|vaihe|henkilö|person))"
)


def addresses(text: str) -> Iterator[Span]:
    """Yield street addresses of the clean `text`; an inflection after a colon ("4:ssä") stays outside."""
    for match in _CANDIDATE.finditer(text):
        start = _start_of_street(match)
        if start >= 0:
            yield Span(start, match.end(), ADDRESS)


def _start_of_street(match: re.Match[str]) -> int:
    """Return where the street's name begins, or -1 if the word before the number is no street."""
    before, word = match["before"] or "", match["word"]
    suffix = _STREET.search(word)
    if suffix is None or _ROAD.match(word):
        return -1
    if suffix.start() == 0 and word not in _BARE and not before:
        return -1
    if before in _ADJECTIVES or (word[0].islower() and before.endswith(("n", "s"))):
        return match.start("before")
    starts_a_name = word[0].isupper() and (suffix.start() > 1 or word in _BARE)
    return match.start("word") if starts_a_name else -1
