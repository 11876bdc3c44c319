"""Vehicle plates of Finland, Åland and Sweden: by their form, or where a vehicle is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from botnia_signals.records import Span

PLATE = "PLATE"

_PLATE = re.compile(
    r"(?<![\w/-])([A-ZÅÄÖ]{2,3}|[a-zåäö]{2,3})( ?- ?| ?)(\d{1,3}|\d\d[A-Z])(?![\w-]|[.,/:]\d| ?[%€]|\.\d)"
)
_VEHICLE = re.compile(
    r"(?:\brek\.|\brekister|\brekkari|\brekka\b|\brekan\b|kilpi|kilve|(?:^|\b|henkilö|paketti|kuorma"
    r"|linja|matkailu|taksi)auto"
    r"(?:n|ni|nsa|nne|mme|lla|llani|lle|ssa|sta|a|t|on)?\b|ajoneuvo|\bmopo\w*|\bmoottoripyörä\w*"
    r"|\bperäkärry\w*|\btraktori\w*"
    r"|\breg\.|\bregister(?:nummer|skylt)|\b\w*bil(?:en|ens)?\b|fordon|skylt|\bmoped\w*|\bmotorcykel\w*"
    r"|\bsläp(?:vagn\w*)?\b"
    r"|\bplate|\bcar\b|\bvehicle)",
    re.IGNORECASE,
)
_REGISTER = re.compile(
    r"\b(?:rek\.|rekisteri(?:numero|tunnu|kilpi|kilve)|rekkari|reg\.|register(?:nummer|skylt)"
    r"|plate)\w*\W{0,3}(?:nro\W{1,2}|\w{2,3} )?$",
    re.IGNORECASE,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ACRONYMS = _words(
    """
    ISO HIV SFS IEC DIN PCR EKP KHO MRI CPU DVD PDF USB DNA RNA CRP LDL HDL EEG EKG GSM EU HE KK SOU PM DS
    DK EN MG CO PL TV ADR LVI ICD OPS UMTS
    """
)
_LITTLE = _words(
    """
    den och på mot vid att art som med av till till kl nr ja on oli sai vei puh tel nro kpl yli ali noin en ei
    jo se ne ok vko klo sek min kg km alle tai kun jos vai is at no of to
    """
)


def plates(text: str) -> Iterator[Span]:
    """Yield vehicle plates: ABC-123 by its form, shorter, joined and lower-case ones beside a vehicle."""
    for match in _PLATE.finditer(text):
        if _is_plate(match, text[max(0, match.start() - 40) : match.start()]):
            yield Span(match.start(), match.end(), PLATE)


def _is_plate(match: re.Match[str], before: str) -> bool:
    letters, dash, digits = match.groups()
    if _REGISTER.search(before) and ("-" in dash or letters not in _LITTLE):
        return True
    if (letters in _LITTLE and "-" not in dash) or (letters in _ACRONYMS and digits.isdigit()):
        return False
    if not letters.isupper():
        return bool((_VEHICLE if "-" in dash else _REGISTER).search(before))
    by_form = dash == "-" and len(letters) == len(digits) == 3 and not set(letters) <= set("IVXLC")
    return by_form or bool(_VEHICLE.search(before))
