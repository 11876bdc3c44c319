"""What leads to a person on the net: e-mail addresses, links, user names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from botnia_signals.privacy.mentions import language_hint
from botnia_signals.records import Span

EMAIL, LINK, USER = "EMAIL", "LINK", "USER"

_AT = r"(?:@|\((?:a|at|ät|miukumauku|snabel-a)\)|\[(?:a|at|ät)\]|(?<= )(?:ät|miukumauku|snabel-a|at)(?= ))"
_DOT = (
    r"(?:\.(?: (?=(?:fi|com|se|ax)\b))?| \.(?=(?:fi|com|se|ax)\b)|,(?=(?:fi|com|se|ax|net|org)\b)"
    r"|\((?:dot|piste|punkt)\)|\[(?:dot|piste|punkt)\]| (?:piste|punkt) )"
)
_EMAIL = re.compile(
    rf"(?<![\w.+%-])[\w.+%'-]*[\w+%-]\s?{_AT}\s?(?:[^\W_](?:[\w-]*[^\W_])?{_DOT})+[^\W\d_]{{2,24}}(?![\w@])",
    re.IGNORECASE,
)
_SPACED_AT = re.compile(r"\s(?:@|at)\s")
_NO_DOMAIN = re.compile(r"(?<![\w.+%@-])[^\W\d_][\w-]*[._][\w.-]*\w@[^\W\d_][\w-]{2,}(?![\w@])")
_DOMAINS = "fi|com|net|org|info|eu|ax|se|nu|ee|de|uk|ru|no|dk|is|gov|edu|blog"
_KNOWN_DOMAIN = re.compile(rf"(?:{_DOMAINS})$", re.IGNORECASE)

_STOP = r"""\s<>"'”»«\]\[{}|"""
_LINK = re.compile(
    rf"(?<![\w@])(?:(?:https?|ftp) ?:? ?/{{1,2}} ?(?:www ?[.,] ?)?[^{_STOP}]{{3,}}"
    rf"|www ?[.,] ?[^{_STOP}]{{2,}}(?: ?\. ?(?:fi|com|net|org|se|ax)\b[^{_STOP}]*)?"
    rf"|(?<![.-])(?:[a-zåäö0-9][\wåäö-]*\.)+(?:{_DOMAINS}|me|tv|io|app|ly|be)/[^{_STOP}]+"
    r"|(?<![.-])(?-i:[a-zåäöA-ZÅÄÖ0-9][\wåäö-]+\.)+(?-i:fi|com|net|org|info|eu|ax|se)(?![\w-]|\.\w|/))",
    re.IGNORECASE,
)
_LINK_TAIL = re.compile(r"(?:[.,;:!?)…]|:[a-zåäö]{1,6})+$")
_SCHEME = re.compile(r"(?:https?|ftp)\W|www\W", re.IGNORECASE)

_HANDLE = re.compile(r"(?<![\w@./+-])@[^\W\d][\w.-]{1,28}[\w]", re.UNICODE)
_PUBLIC = frozenset(
    ("kela", "thl", "yle", "poliisi", "migri", "verohallinto", "stm", "fpa", "hus", "sosped", "polisen")
)
_SERVICE = re.compile(
    r"\b(?:instagram|insta|ig\b|snapchat|snap\b|snäppi|tiktok|twitter|discord|skype|telegram|twitch"
    r"|youtube|facebook|steam|jodel|kik)"
    r"[\w-]{0,8}(?: ?[:=] ?| (?:nimellä|tunnuksella|on|är|som|med namnet|nimi|tunnus|tili|konto|namn) "
    r"|, | )[\"'”»(]?"
    r"(?P<name>[\w.-]{3,30})",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:käyttäjätunnu|käyttäjänim|kirjautumistunnu|nimimerk|nickin?\b|nick\b|tunnuksella\b"
    r"|användarnamn|användarid|signaturen?\b|pseudonym"
    r"|user ?name|user ?id|nickname)[\w]{0,8}(?: ?[:=] ?| (?:on|oli|är|var|is)\b ?[:=]? ?| )"
    r"(?:(?P<quote>[\"”“'»])(?P<quoted>[^\"”“'«»\n]{2,30})[\"”“'«»]|(?P<name>[\w.-]{3,30}))",
    re.IGNORECASE,
)
_MADE_UP = re.compile(r"\d|_|[a-zåäö][A-ZÅÄÖ]|\w{3}\.\w{3}")
_ORDINARY = re.compile(r"(?:\d+|\d+[-.]\d+(?:[-.]\d+)?|\d+-\w+)$")


def emails(text: str) -> Iterator[Span]:
    """Yield e-mail addresses, those with a written-out "(at)", stray spaces or no domain's end among them."""
    for match in _EMAIL.finditer(text):
        if not _SPACED_AT.search(match.group()) or _KNOWN_DOMAIN.search(match.group()):
            yield Span(match.start(), match.end(), EMAIL)
    for match in _NO_DOMAIN.finditer(text):
        yield Span(match.start(), match.end(), EMAIL)


def links(text: str) -> Iterator[Span]:
    """Yield addresses of pages, with a scheme or not; an inflection after a colon stays outside."""
    for match in _LINK.finditer(text):
        written = match.group()
        end = match.start() + len(written) - len(tail.group() if (tail := _LINK_TAIL.search(written)) else "")
        if _SCHEME.match(written) or not written.endswith(".se") or language_hint(text) != "fi":
            yield Span(match.start(), end, LINK)


def user_names(text: str) -> Iterator[Span]:
    """Yield handles (@name), and names that are called user names or stand after the name of a service."""
    for match in _HANDLE.finditer(text):
        if match.group()[1:].lower() not in _PUBLIC:
            yield Span(match.start(), match.end(), USER)
    for match in _CALLED.finditer(text):
        group = "quoted" if match["quoted"] else "name"
        if match["quoted"] or _is_user_name(match["name"]):
            yield _trimmed(match, group)
    for match in _SERVICE.finditer(text):
        if _is_user_name(match["name"]):
            yield _trimmed(match, "name")


def _is_user_name(word: str) -> bool:
    return bool(_MADE_UP.search(word)) and not _ORDINARY.match(word)


def _trimmed(match: re.Match[str], group: str) -> Span:
    return Span(match.start(group), match.start(group) + len(match[group].rstrip(".-")), USER)
