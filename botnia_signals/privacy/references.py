"""Numbers that lead to one person in a register, dates of birth, and postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from botnia_signals.privacy.lexicon import look_up, municipalities
from botnia_signals.records import Span

CASE, BIRTH, POSTCODE = "CASE", "BIRTH", "POSTCODE"

_WHOSE = (
    "asiakkuus|asiakas|as\\.|tapauksen|asian?|diaari|päätös|päätöksen|tapaus|potilas|jäsen|laskun?"
    "|viite|vakuutus|hakemus|hakemuksen|opiskelija|tilaus"
    "|sopimus|sopimuksen|vahinko|ilmoitus|ilmoituksen|passin?|ajokortin?|kortin|lähete|lähetteen|käynti"
    "|rikosilmoitus|rikosilmoituksen"
    "|asiakkaan|potilaan|kirjasto|työntekijä|henkilökortin|kela-kortin"
    "|kund|ärende|diarie|patient|medlems|fall|besluts|faktura|referens|försäkrings|ansöknings|avtals"
    "|pass|körkorts|klient|anmälnings"
    "|skade|ocr|journal|elev|anställnings|lånekorts|case|customer|client|reference|passport|file"
    "|invoice|patient"
)
_KEYWORD = (
    rf"\b(?:(?:{_WHOSE})[ -]?(?:numero|nro|nr\b|n:o|nummer|numre[tn]|tunnus|tunniste|tunnukse"
    rf"|beteckning|number|no\b|id\b)[\w:]{{0,8}}"
    r"|dnro|dno|dnr|diaarinro|asianro|viitenro|diarienr|ärendenr|kundnr)"
)
_JOIN = r"(?:\.? ?[:=#] ?|\.? (?:(?:on|oli|olisi|är|var|is|was|nro|nr)\.?[: ] ?)?|\.)(?:#|nro |nr |n:o )?"
_VALUE = (
    r"(?P<value>(?:[A-ZÅÄÖ]{1,6}[-/ ]?)?\d[\dA-Z]*"
    r"(?:[/.:_-]{1,2}[\dA-Z]+| (?:[/-] ?)?\d{2,}| [-/] [\dA-Z]+){0,6})"
)
_REFERENCE = re.compile(rf"{_KEYWORD}{_JOIN}{_VALUE}(?!\w|,\d)", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:asiakas|asiakkaa[nl]\w{0,3}|potilas|potilaa[nl]\w{0,3}|klient(?:en)?s?|kund(?:en)?s?"
    r"|patient(?:en)?s?|client|customer)"
    r" (?:#|nro |nr )?(?P<value>[A-Z]{0,3}-?\d{5,}(?:-\d+)?)(?!\w|[.,]\d| ?(?:€|euro|kr))",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"(?<![\w/.])(?:[A-ZÅÄÖ]{2,8}/)?\d{1,6}/\d\d(?:\.\d\d){1,3}/(?:19|20)\d\d(?![\w/])"
    r"|(?<![\w/])\d{4}/[A-Z]{1,2}/\d{1,7}/\d{2,4}(?![\w/])"
)
_FEWEST_DIGITS = 4
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "januari",
        "februari",
        "mars",
        "maj",
        "juni",
        "juli",
        "augusti",
        "oktober",
    ]
)

_MONTH = (
    "(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuuta"
    "|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
)
_DAY = (
    r"(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:18|19|20)?\d\d(?!\d)|(?:(?:18|19|20)?\d\d)(?:0[1-9]"
    r"|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|\d{1,2}[./] ?\d{1,2} (?:18|19|20)\d\d(?!\d)"
    rf"|\d{{1,2}} ?[./-] ?\d{{1,2}} ?(?:[./-] ?(?:(?:18|19|20)\d\d|\d\d)(?!\d)|\.)|(?:18|19"
    rf"|20)\d\d[-./]\d\d[-./]\d\d(?!\d)"
    rf"|\d{{1,2}}\.? ?(?:{_MONTH})(?: (?:18|19|20)\d\d| -?\d\d)?)"
)
_BORN = re.compile(
    r"(?:\bsynt(?:yn\w+|yi\w*|ymäa\w+|ymäp\w+|\.)|\bs\.|\bsyntymäaika\w*|\bfödd?a?\b|\bföddes\b|\bf\."
    r"|\bfödelse(?:datum|tid|dag)\w*|\bborn\b"
    rf"|\bdate of birth\b|\bd\.?o\.?b\.?)[ :=(]{{0,3}}(?:(?!\d)[\wåäö]+[ :]{{1,2}}){{0,2}}(?P<day>{_DAY})",
    re.IGNORECASE,
)
_DAY_BORN = re.compile(rf"(?<![\d.])(?P<day>{_DAY}) ?-?(?:syntyn\w+|född\w?\b|born\b)", re.IGNORECASE)
_YEARLESS = re.compile(r"\d{1,2} ?[./-] ?\d{1,2}\.?$")
_BEFORE_OR_AFTER = re.compile(
    r"\b(?:ennen|jälkeen|före|efter|innan|before|after|since|sedan)\b", re.IGNORECASE
)

_POSTCODE = re.compile(
    r"(?<![\w.,:/+-])(?P<code>(?:(?:FI|AX|SE|S)[ -]{0,2})?\d{5}|(?<!\d )(?:(?:SE"
    r"|S)[ -]{0,2})?\d{3} \d\d)(?= {1,2}(?P<place>[A-ZÅÄÖ][A-ZÅÄÖa-zåäöé-]{2,}))"
)
_POST_WORD = re.compile(
    r"\b(?:postinumero|postinro|postnummer|postnr|postcode|zip)\w{0,6}[ :=]{1,3}(?:(?:on|är"
    r"|is) )?(?P<code>(?:FI|AX|SE)?-?(?:\d{5}|\d{3} \d\d))(?!\d)",
    re.IGNORECASE,
)


def references(text: str) -> Iterator[Span]:
    """Yield case, customer, member, invoice and passport numbers that are called so, and registered cases."""
    for match in (*_REFERENCE.finditer(text), *_PERSON.finditer(text)):
        digits = sum(character.isdigit() for character in match["value"])
        if digits >= _FEWEST_DIGITS or (digits >= 3 and re.search(r"[/-]", match["value"])):
            yield Span(match.start("value"), match.end("value"), CASE)
    for match in _FILED.finditer(text):
        yield Span(match.start(), match.end(), CASE)


def births(text: str) -> Iterator[Span]:
    """Yield dates that are said to be somebody's birth; the year alone is none."""
    for match in (*_BORN.finditer(text), *_DAY_BORN.finditer(text)):
        said = text[match.start() : match.start("day")]
        if _BEFORE_OR_AFTER.search(said) or (
            said.lower().startswith(("s.", "f.")) and _YEARLESS.match(match["day"])
        ):
            continue
        yield Span(match.start("day"), match.end("day"), BIRTH)


def postcodes(text: str) -> Iterator[Span]:
    """Yield postcodes that stand before a place or are called so; the place itself stays."""
    for match in _POSTCODE.finditer(text):
        certain = match["place"].lower() in municipalities() or match["code"][0].isalpha()
        if certain or (_is_place(match["place"]) and not match["code"].endswith("000")):
            yield Span(match.start("code"), match.end("code"), POSTCODE)
    for match in _POST_WORD.finditer(text):
        yield Span(match.start("code"), match.end("code"), POSTCODE)


def _is_place(word: str) -> bool:
    """Tell whether a word can be a post town: a place, or a capitalised word that no dictionary has."""
    if word.lower() in MONTHS:
        return False
    known = look_up(word)
    return known.municipality or known.place or not (known.ordinary or known.name)
