"""Organisations: companies, associations and offices by the words that their names are built with.

They stay in texts unless a setting says otherwise: what is said of a service needs its name. A municipality
is no organisation here; its name always stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from botnia_signals.records import Span

ORGANISATION = "ORGANISATION"

_PART = r"[A-ZÅÄÖ][\wåäöÅÄÖ&'’.-]*"
_FORM = r"(?:Oyj|Oy|Ab|Abp|Ky|Tmi|Avoin yhtiö|Osk|osk|ry|r\.y\.|rf|r\.f\.|rp|sr|säätiö|AB|Ltd|Inc|GmbH)"
_WITH_FORM = re.compile(
    rf"(?<![\w-])(?:{_PART}(?: (?:ja|och|&|and))? ){{1,4}}{_FORM}(?: (?:Ab|Oy))?(?::\w{{1,6}})?(?![\w-])"
    rf"|(?<![\w-])(?:Oy|Ab|AB|Tmi|Fma) (?:{_PART} ?){{1,4}}(?: ?(?:Ab|Oy|AB))?(?![\w-])"
)
_KIND = (
    r"(?:yhdistys|yhdistykse|järjestö|seura|liitto|liito|säätiö|osuuskau|osuuspank|pankki|panki"
    r"|seurakun|kuntayhtym|hyvinvointialue"
    r"|sairaanhoitopiiri|yhtiö|konserni|hoivakoti|hoivakodi|palvelukoti|palvelutalo|päiväkoti|päiväkodi"
    r"|terveyskesku|martat|klubi"
    r"|förening|förbund|stiftelse|bolag|bank|församling|samkommun|välfärdsområde|sjukvårdsdistrikt"
    r"|koncern|hälsocentral|daghem)"
)
_NAMED_KIND = re.compile(
    rf"(?<![\w-])[A-ZÅÄÖ][a-zåäö]+(?:n|s)? ?(?:[A-ZÅÄÖa-zåäö][a-zåäö]+n )?[\wåäö-]*{_KIND}\w*(?![\w-])"
    rf"|(?<![\w-])[A-ZÅÄÖ][a-zåäö]+{_KIND}\w*(?![\w-])"
)
_WELL_KNOWN = re.compile(
    r"(?<![\w-])(?:Kela|Kelan?|Kelasta|Kelassa|Kelalle|Kelaan|FPA|THL|TE-(?:toimisto|palvelut"
    r"|byrån?)\w*|Valvira\w{0,4}|Migri\w{0,4}|MTV|Yle\w{0,3}"
    r"|Attendo\w{0,4}|Mehiläi\w+|Esperi\w{0,4}|Pihlajalinna\w{0,4}|Folkhälsan\w{0,3}|HUS|VVO|SPR|MLL"
    r"|Eksote\w{0,3}|Soite\w{0,3})(?::\w{1,5})?(?![\w-])"
)


def organisations(text: str) -> Iterator[Span]:
    """Yield the names of organisations in the clean `text`, as far as their form tells them."""
    for pattern in (_WITH_FORM, _NAMED_KIND, _WELL_KNOWN):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), ORGANISATION)
