"""Names of people: rules over Voikko's classes, the tagger that reads whole sentences, repeats.

Where the tagger's model is not built, or is switched off, the Finnish spaCy pipeline stands in for it.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from botnia_signals.privacy.judged import flags_of, judged, standings, worth_reading
from botnia_signals.privacy.lexicon import like_surname, long_municipalities, voikko_available
from botnia_signals.privacy.mentions import Run, Token, language_hint, runs_of, tokens_of
from botnia_signals.privacy.tagger import shared_tagger, tagger_available
from botnia_signals.privacy.words import NOT_NAMES
from botnia_signals.records import Span

__all__ = ["PERSON", "find_names", "voikko_available"]

PERSON = "PERSON"
PIPELINE = "spacy_fi_experimental_web_md"
_BATCH = 64
_LONGEST_LINE = 100_000
_AGAINST = frozenset(["ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "NORP"])


Entities = list[tuple[int, int, str]]


@dataclass(slots=True)
class _Line:
    """One line of a text on its way through the name finder."""

    text: int
    start: int
    line: str = field(repr=False)
    language: str
    tokens: list[Token] = field(repr=False)
    runs: list[Run]


def find_names(
    texts: Sequence[str],
    progress: Callable[[int, int], None] | None = None,
    *,
    finder: str = "model",
) -> list[tuple[Span, ...]]:
    """Return the names of people in each text as PERSON spans, in order; `progress` gets (done, total).

    `finder` is "model" for the tagger if it is available, or "rules" to go without it.
    """
    tagged = finder == "model" and tagger_available()
    lines = [line for number, text in enumerate(texts) for line in _lines_of(number, text)]
    if tagged:
        _judge(lines, len(texts), progress)
    else:
        _hear_pipeline(lines, len(texts), progress)
    by_text: list[list[_Line]] = [[] for _ in texts]
    for line in lines:
        by_text[line.text].append(line)
    if progress is not None:
        progress(len(texts), len(texts))
    return [tuple(_spans_of(own)) for own in by_text]


def _judge(lines: Sequence[_Line], total: int, progress: Callable[[int, int], None] | None) -> None:
    """Let the tagger read the lines and join what it finds with what the rules found."""
    stand = [(line, standings(line.tokens, line.runs)) for line in lines]
    stand = [(line, own) for line, own in stand if worth_reading(line.tokens, own)]
    if not stand:
        return

    def report(done: int, whole: int) -> None:
        if progress is not None:
            progress(total * done // whole, total)

    words = [(line.line, [(token.start, token.end) for token in line.tokens]) for line, _ in stand]
    flags = [flags_of(line.tokens, own) for line, own in stand]
    for (line, own), odds in zip(stand, shared_tagger().odds(words, flags, report), strict=True):
        line.runs = judged(line.tokens, line.runs, own, odds)


def _hear_pipeline(lines: Sequence[_Line], total: int, progress: Callable[[int, int], None] | None) -> None:
    """Let the Finnish pipeline read the lines that rules leave undecided."""
    undecided = [line for line in lines if _is_undecided(line)]
    for line, entities in zip(undecided, _entities([line.line for line in undecided]), strict=True):
        line.runs = _with_entities(line, entities)
        if progress is not None:
            progress(line.text, total)


def _lines_of(number: int, text: str) -> Iterator[_Line]:
    """Yield the lines of a text that hold words, with what the rules find in them."""
    whole = language_hint(text) or "fi"
    place = 0
    for line in text.splitlines(keepends=True):
        language = language_hint(line) or whole
        tokens = tokens_of(line, language)
        if tokens:
            yield _Line(number, place, line, language, tokens, runs_of(tokens, language))
        place += len(line)


def _is_undecided(line: _Line) -> bool:
    """Tell whether the pipeline's opinion can change what the rules found: weak runs, unknown words."""
    if line.language != "fi" or len(line.line) > _LONGEST_LINE:
        return False
    if any(run.weak for run in line.runs):
        return True
    covered = _covered(line.runs)
    return any(
        (token.unknown or (token.word.name and token.capital))
        for place, token in enumerate(line.tokens)
        if place not in covered
    )


def _covered(runs: Sequence[Run]) -> set[int]:
    return {place for run in runs for place in range(run.first, run.last)}


def _entities(lines: Sequence[str]) -> Iterator[Entities]:
    """Yield the pipeline's entities of each line."""
    if not lines:
        return
    for document in _pipeline().pipe(lines, batch_size=_BATCH):
        yield [(entity.start_char, entity.end_char, entity.label_) for entity in document.ents]


@functools.cache
def _pipeline() -> Any:
    """Return the Finnish pipeline with nothing but its tokens' vectors and its entity recogniser."""
    import spacy

    unused = ["tagger", "morphologizer", "parser", "lemmatizer", "attribute_ruler", "senter"]
    return spacy.load(PIPELINE, exclude=unused)


def _with_entities(line: _Line, entities: Entities) -> list[Run]:
    """Return the line's runs after the pipeline was heard: some weak ones dropped, some words added."""
    against = [(start, end) for start, end, label in entities if label in _AGAINST]
    kept = [run for run in line.runs if not (run.weak and _is_overruled(line, run, against))]
    covered = _covered(kept)
    starts = [token.start for token in line.tokens]
    for start, end, label in entities:
        if label == "PERSON":
            inside = range(bisect.bisect_left(starts, start), bisect.bisect_left(starts, end))
            kept.extend(_credible(line.tokens, [place for place in inside if place not in covered]))
    return sorted(kept, key=lambda run: run.first)


def _is_overruled(line: _Line, run: Run, against: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the pipeline sees a place, a firm or the like where a weak run stands."""
    here = (line.tokens[run.first].start, line.tokens[run.last - 1].end)
    given = line.tokens[run.first].word.given
    place = bisect.bisect_left(against, (here[1], 0)) - 1
    return place >= 0 and against[place][1] > here[0] and not (given and against[place] == here)


def _credible(tokens: Sequence[Token], inside: Sequence[int]) -> Iterator[Run]:
    """Yield those words of a PERSON entity that can be a name: the pipeline alone is often wrong."""
    for place in inside:
        token = tokens[place]
        if not token.capital or token.word.municipality:
            continue
        if token.unknown:
            found = voikko_available() or not token.first or like_surname(token.text)
        elif token.first:
            found = token.word.name and not token.word.locative
        elif token.word.name:
            found = not (token.word.locative and token.word.place)
        else:
            found = token.word.ordinary and not token.word.locative and token.text.lower() not in NOT_NAMES
        if found:
            yield Run(place, place + 1)


def _spans_of(lines: Sequence[_Line]) -> Iterator[Span]:
    """Yield the spans of one text: its runs, neighbours joined, and repeats of the names in them."""
    known = _known_parts(lines)
    for line in lines:
        places = _covered(line.runs) | {
            place for place, token in enumerate(line.tokens) if _is_repeat(token, known)
        }
        places -= _municipal(line)
        starts = {run.first for run in line.runs}
        for first, last in _joined(line.tokens, sorted(places), starts):
            yield Span(line.start + line.tokens[first].start, line.start + line.tokens[last].end, PERSON)


def _municipal(line: _Line) -> set[int]:
    """Return the words of municipalities' names that have several words, as "S:t Karins"."""
    found = [match.span() for match in long_municipalities().finditer(line.line)]
    return {
        place
        for place, token in enumerate(line.tokens)
        if any(start <= token.start and token.end <= end for start, end in found)
    }


def _known_parts(lines: Sequence[_Line]) -> frozenset[str]:
    """Return the base forms of the parts of full names: their parts are known wherever they stand alone."""
    parts: set[str] = set()
    for line in lines:
        for run in line.runs:
            if not run.weak:
                for token in line.tokens[run.first : run.last]:
                    alone = run.last - run.first == 1 and (token.word.ordinary or token.word.place)
                    if len(token.text) > 2 and token.capital and not alone:
                        parts |= token.word.bases
    return frozenset(parts)


def _is_repeat(token: Token, known: frozenset[str]) -> bool:
    if not token.word.bases & known:
        return False
    if token.text.islower():
        return token.word.sure
    return token.capital and not (token.word.municipality and token.word.locative)


def _joined(tokens: Sequence[Token], places: Sequence[int], starts: set[int]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of the stretches of neighbouring places; a run of its own begins a new one."""
    first = last = -1
    for place in places:
        if first >= 0 and place == last + 1 and _belongs(tokens, place, starts):
            last = place
            continue
        if first >= 0:
            yield first, last
        first = last = place
    if first >= 0:
        yield first, last


def _belongs(tokens: Sequence[Token], place: int, starts: set[int]) -> bool:
    gap_is_narrow = tokens[place].gap == " " or (
        tokens[place - 1].initial and tokens[place].gap in {". ", "."}
    )
    single = tokens[place].word.given and tokens[place - 1].word.surname
    return gap_is_narrow and not (place in starts and (single or not tokens[place - 1].word.nominative))
