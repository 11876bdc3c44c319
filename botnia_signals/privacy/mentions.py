"""Mentions of people in one line, by rule: known names, titles before a name, initials, runs of capitals.

A run is taken at once (`sure`), or only if nothing speaks against it (`weak`): "Mäki" inside a sentence is a
surname unless the statistical pipeline sees a place or a firm there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from botnia_signals.privacy.lexicon import Word, common_words, like_surname, look_up, stems_of
from botnia_signals.privacy.words import (
    ENGLISH_HINTS,
    FINNISH_HINTS,
    GIVEN_NAMES,
    NOT_NAMES,
    PARTICLES,
    POLITE_TITLES,
    STRONG_TITLES,
    SWEDISH_HINTS,
    SWEDISH_WORDS,
    TITLES,
)

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_STARTS = re.compile(r"[.!?:;…•*\"”“»/]|^\s*[-(]|\s-\s")
_COMPOUND = re.compile(r"^[^\W\d_]*[A-ZÅÄÖ]{2}|-[a-zåäö]")  # "SOTElle", "Nato-joukkoja": no names
_BODY = re.compile(
    r"^Nato|^Sote|liit[ot]|puolue|kun[tn]a|keskus|ministeri|järjest|neuvosto|laito|virasto|partiet|förbund|kommun|stiftelse"
)
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a line: where it stands, what is between it and the word before, what is known of it."""

    start: int
    end: int
    text: str = field(repr=False)
    gap: str = field(repr=False)
    first: bool
    word: Word
    common: bool = False
    """Whether open texts have the word in small letters, time and again."""

    @property
    def capital(self) -> bool:
        """Tell whether the word begins with a capital letter and goes on with small ones."""
        return self.text[0].isupper() and not self.text.isupper() and not _COMPOUND.search(self.text)

    @property
    def shouted(self) -> bool:
        """Tell whether the word is written in capitals throughout."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def initial(self) -> bool:
        """Tell whether the word is a single capital letter."""
        return len(self.text) == 1 and self.text.isupper()

    @property
    def unknown(self) -> bool:
        """Tell whether the word looks like a name that no dictionary has."""
        if not self.capital or self.word.known or len(self.text) < 3 or _BODY.search(self.text):
            return False
        return all(part[:1].isupper() for part in self.text.split("-")) or self.text.startswith(
            ("Al-", "El-")
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens [first, last) that form a mention; `weak` if something may still speak against it."""

    first: int
    last: int
    weak: bool = False


def tokens_of(line: str, language: str) -> list[Token]:
    """Return the words of `line` in order; `language` decides which words are ordinary."""
    tokens: list[Token] = []
    common = common_words(language)
    end = 0
    for match in WORD.finditer(line):
        gap, text = line[end : match.start()], match.group()
        after_initial = bool(tokens) and tokens[-1].initial and gap.startswith(".")
        first = not tokens or (starts_sentence(gap) and not after_initial)
        word = _word(text, language)
        tokens.append(Token(match.start(), match.end(), text, gap, first, word, text.lower() in common))
        end = match.end()
    return tokens


def starts_sentence(gap: str) -> bool:
    """Tell whether what stands before a word ends a sentence, or opens a quotation or an item of a list."""
    return bool(_SENTENCE_STARTS.search(gap))


def language_hint(text: str) -> str:
    """Return fi, sv or en by the function words of `text`, or an empty string if they are too few to tell."""
    words = [word.lower() for word in WORD.findall(text[:2000])]
    counts = {
        "fi": sum(word in FINNISH_HINTS for word in words),
        "sv": sum(word in SWEDISH_HINTS for word in words),
        "en": sum(word in ENGLISH_HINTS for word in words),
    }
    counts["fi"] += text.count("ää") + text.count("ssa") + text.count("kk") // 2
    counts["sv"] += 2 * text.count("å")
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > sum(counts.values()) / 2 else ""


def titled(text: str) -> bool:
    """Tell whether a word is a title or a word of kinship, which a name may follow."""
    return not stems_of(text).isdisjoint(TITLES)


def runs_of(tokens: Sequence[Token], language: str) -> list[Run]:
    """Return the mentions of people among `tokens` that rules can tell, in order, not overlapping."""
    runs: list[Run] = []
    heading = _is_heading(tokens)
    place = 0
    while place < len(tokens):
        run = _run_at(tokens, place, language, heading)
        if run is not None:
            taken = runs[-1].last if runs else 0
            runs.append(_with_word_before(tokens, run, taken, language))
        place = run.last if run is not None else place + 1
    return runs


def _with_word_before(tokens: Sequence[Token], run: Run, taken: int, language: str) -> Run:
    """Return the run with the word before its surname, if that can be a given name ("Tyra Andersson")."""
    head = tokens[run.first]
    if run.first <= taken or run.weak or head.gap != " " or not head.word.surname or head.word.given:
        return run
    before = tokens[run.first - 1]
    if not before.capital or before.word.locative or not stems_of(before.text).isdisjoint(TITLES | NOT_NAMES):
        return run
    if before.first and language != "fi":
        fits = before.text.lower() not in SWEDISH_WORDS | SWEDISH_HINTS
    elif before.word.given or before.unknown:
        fits = before.word.nominative
    else:
        fits = not before.first and before.text.lower() in before.word.bases and not before.word.place
    return Run(run.first - 1, run.last) if fits else run


def _word(text: str, language: str) -> Word:
    word = look_up(text) if text[0].isupper() or text.islower() else Word()
    if language != "fi" and text.lower() in SWEDISH_WORDS:
        return Word(given=word.given, surname=word.surname, ordinary=True, bases=word.bases)
    if not stems_of(text).isdisjoint(NOT_NAMES) and text.lower() not in GIVEN_NAMES:
        return Word(ordinary=True)
    return word


def _is_heading(tokens: Sequence[Token]) -> bool:
    long = [token for token in tokens if len(token.text) > 3]
    return len(long) > 3 and sum(token.text[0].isupper() for token in long) > 0.75 * len(long)


def _run_at(tokens: Sequence[Token], place: int, language: str, heading: bool) -> Run | None:
    token = tokens[place]
    title = _title_before(tokens, place)
    if not token.text[0].isupper():
        return _small_run_at(tokens, place, title, language)
    if not _may_begin(tokens, place, title, language):
        return None
    last = place + 1
    while last - place < _LONGEST_NAME and (step := _extends(tokens, last, language)):
        last += step
    return _judged(tokens, Run(place, last), title, language, heading)


def _small_run_at(tokens: Sequence[Token], place: int, title: str, language: str) -> Run | None:
    """Return a name in small letters: "liisa virtanen", or after a title what can be nothing but a name."""
    head = tokens[place]
    if not head.word.name or not head.text.islower():
        return None
    if language == "fi" and head.word.given and head.word.nominative and place + 1 < len(tokens):
        second = tokens[place + 1]
        both = second.word.surname and second.text.islower() and second.gap == " "
        if both and (head.word.sure or second.word.sure) and not second.word.municipality:
            return Run(place, place + 2)
    return Run(place, place + 1) if title and head.word.sure else None


def _may_begin(tokens: Sequence[Token], place: int, title: str, language: str) -> bool:
    token = tokens[place]
    if token.initial:
        following = next((later for later in tokens[place + 1 : place + 4] if not later.initial), None)
        return following is not None and following.gap in {". ", "."} and following.word.surname
    if token.unknown and language == "sv" and not token.first and _is_lone_surname(token.text):
        return True
    if token.word.municipality:
        return title in POLITE_TITLES and token.capital and not token.word.locative
    return token.word.name or (bool(title) and token.unknown)


def _is_lone_surname(text: str) -> bool:
    return len(text) > 5 and text.removesuffix("s").endswith(
        ("berg", "lund", "blom", "lin", "dahl", "stedt", "backa")
    )


def _extends(tokens: Sequence[Token], place: int, language: str) -> int:
    """Return how many tokens from `place` go on with the name before it: 0, 1, or 2 with a particle."""
    if place >= len(tokens):
        return 0
    before, token = tokens[place - 1], tokens[place]
    if token.gap != " " and not (before.initial and token.gap in {". ", "."}):
        return 0
    if language == "fi" and not before.word.nominative:
        return 0
    if token.text in PARTICLES and place + 1 < len(tokens):
        following = tokens[place + 1]
        return 2 if following.gap == " " and (following.unknown or following.word.name) else 0
    return int(_is_later_part(before, token))


def _is_later_part(before: Token, token: Token) -> bool:
    """Tell whether `token` can be a second given name or a surname after `before`."""
    if token.initial:
        return before.word.given
    if not token.text[0].isupper() or token.shouted != before.shouted:
        return before.initial and token.word.name and token.text[0].isupper()
    if token.word.municipality or token.word.place:
        return before.word.given and not token.word.locative
    if token.word.ordinary and not token.word.name:
        return before.word.given and not token.word.locative and token.text.lower() not in NOT_NAMES
    return token.word.name or token.unknown


def _judged(tokens: Sequence[Token], run: Run, title: str, language: str, heading: bool) -> Run | None:
    """Return the run if there is enough evidence for it, marked weak where the evidence may be overruled."""
    parts = tokens[run.first : run.last]
    head = parts[0]
    if head.shouted:
        return run if len(parts) > 1 and head.word.given and parts[1].word.surname else None
    if _is_titled(head, title) or (len(parts) > 1 and _is_full_name(head, parts[1], language)):
        return run
    if any(part.word.sure and part.capital for part in parts) or head.initial:
        return None if _lone_foreign_word(parts, language) else run
    doubtful = head.first or heading or (head.word.place and head.word.locative)
    foreign = language != "fi" and (head.word.place or not (head.word.given or head.unknown))
    return None if doubtful or foreign else Run(run.first, run.last, weak=True)


def _is_titled(head: Token, title: str) -> bool:
    return bool(title) and (title in STRONG_TITLES or title in POLITE_TITLES or head.word.name)


def _is_full_name(head: Token, second: Token, language: str) -> bool:
    if language != "fi" and head.text.lower() not in SWEDISH_WORDS:
        return head.word.given
    return head.word.given and (not head.first or _second_is_surname(second))


def _lone_foreign_word(parts: Sequence[Token], language: str) -> bool:
    """Tell whether a single word at the head of a Swedish sentence is a name only by Finnish morphology."""
    return language != "fi" and len(parts) == 1 and parts[0].first and not parts[0].word.nominative


def _second_is_surname(token: Token) -> bool:
    if token.word.municipality or token.word.place:
        return False
    return token.word.surname or (token.unknown and like_surname(token.text))


def _title_before(tokens: Sequence[Token], place: int) -> str:
    """Return the title or kinship word right before a token, in its base form, or an empty string."""
    if place == 0 or tokens[place].gap not in {" ", ". "}:
        return ""
    title = tokens[place - 1].text
    if tokens[place].gap == ". " and title.lower() not in {"mr", "mrs", "ms", "dr", "tri", "prof"}:
        return ""
    return next((stem for stem in stems_of(title) if stem in TITLES), "")
