"""A baseline on words: the keyword emergence map and the keyword issue map, on base forms.

Yoon 2012, "Detecting weak signals for long-term business opportunities using text mining of Web news",
Expert Systems with Applications 39:16. In period j of n a word's degree of visibility is
TF/N·(1 − tw·(n − j)), tw = 0.05, and its degree of diffusion the same of the statements that have it (DF). A
map sets a word's mean frequency against the growth of its degree (geometric mean over the periods); both axes
are cut at their medians. A word that is rare and grows in both maps is a weak signal.

What the paper leaves open: periods are 4 weeks that end on the day of the list, 13 at most, so that no weight
is negative; half a count is added at both ends, so that a word may begin from nothing; words are those of
`naming` without stop words, persons and municipalities, said in 3 statements and in 2 of the last 8 weeks;
weak signals are ranked by the growth of diffusion, words that share half of their statements are one, and the
first ten are raised.

Beside the maps, as they can't tell chance, each line has under `rates` the first ten of all these words by
the rate test of `rates`, last 8 weeks against before, with p corrected for the number of words.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from botnia_signals.naming.lemmas import Kind, lemmatiser
from botnia_signals.naming.words import is_place, stop_words
from tests.benchmarks.rates import bonferroni, rate_p
from tests.benchmarks.said import Aligned, Said, Week, known, records

TIME_WEIGHT = 0.05
PERIOD_WEEKS, MOST_PERIODS, RECENT_WEEKS = 4, 13, 8
LEAST_STATEMENTS, LEAST_LATELY, SHORTEST = 3, 2, 3
LISTED, SAME = 10, 0.5
LEFT_OUT = {Kind.FUNCTION, Kind.PERSON, Kind.PLACE}

Word = tuple[str, str]
"""Language and base form."""
Floats = NDArray[np.float64]


class Mapped(NamedTuple):
    """Words on the two maps: mean frequencies and growths, each (words,)."""

    visible: Floats
    visible_growth: Floats
    diffused: Floats
    diffused_growth: Floats


def keywords(said: Sequence[Said], _vectors: Aligned, weeks: Sequence[dt.date]) -> list[Week]:
    """Return the weak signals of each week, the fastest growing first, and its words by rate.

    A signal's id is its word; under `rates` the smallest p comes first.
    """
    words = [Counter(words_of(one.text, one.language)) for one in said]
    return [_line(said, words[: known(said, day)], day) for day in weeks]


def words_of(text: str, language: str) -> list[Word]:
    """Return the base forms of a text that could name something, as often as they stand there."""
    stop = stop_words(language)
    return [
        (language, token.reading.lemma)
        for token in lemmatiser(language).tokens(text)
        if token.reading.kind not in LEFT_OUT
        and len(token.reading.lemma) >= SHORTEST
        and not {token.reading.lemma, token.surface.lower()} & stop
        and not is_place(token.reading.lemma, token.surface, known=token.reading.kind is not Kind.UNKNOWN)
    ]


def maps(terms: Floats, statements: Floats, volume: Floats) -> Mapped:
    """Return both maps of words from counts by period: terms and statements (words, n), volume (n,)."""
    return Mapped(
        terms.mean(axis=1), growth(terms, volume), statements.mean(axis=1), growth(statements, volume)
    )


def growth(counts: Floats, volume: Floats) -> Floats:
    """Return the growth a period of each word's time-weighted degree, (words,), from counts (words, n).

    The geometric mean of n − 1 ratios is the (n − 1)th root of last over first. A period without any
    statement counts as one with one.
    """
    n = counts.shape[1]
    if n < 2:
        return np.zeros(len(counts))
    weight = 1 - TIME_WEIGHT * (n - 1 - np.arange(n))
    degree = (counts + 0.5) / np.maximum(volume, 1) * weight
    rates: Floats = (degree[:, -1] / degree[:, 0]) ** (1 / (n - 1)) - 1
    return rates


def weak(mapped: Mapped) -> NDArray[np.bool_]:
    """Tell which words are rare and grow in both maps, cut at the medians."""
    rare = (mapped.visible <= np.median(mapped.visible)) & (mapped.diffused <= np.median(mapped.diffused))
    grows = mapped.visible_growth > np.median(mapped.visible_growth)
    rows: NDArray[np.bool_] = rare & grows & (mapped.diffused_growth > np.median(mapped.diffused_growth))
    return rows


def _line(said: Sequence[Said], words: Sequence[Counter[Word]], day: dt.date) -> Week:
    ages = np.array([(day.toordinal() - one.day) // 7 for one in said[: len(words)]], np.int64)
    where = _candidates(words, ages)
    if not where or not len(ages) or ages.max() < 2 * PERIOD_WEEKS:
        return {"as_of": day.isoformat(), "signals": [], "rates": []}
    names = sorted(where)
    terms, statements, volume = _counts(names, words, where, ages)
    mapped = maps(terms, statements, volume)
    p = _p(names, where, ages)
    chosen = np.flatnonzero(weak(mapped))
    recent = [[row for row in where[name] if ages[row] < RECENT_WEEKS] for name in names]

    def listed(ranked: Iterable[int]) -> list[dict[str, object]]:
        return [
            {
                "id": ":".join(names[i]),
                "level": "signal",
                "members": records(said, recent[i]),
                "p": float(p[i]),
            }
            for i in _apart(ranked, [set(rows) for rows in recent])
        ]

    growing = chosen[np.argsort(-mapped.diffused_growth[chosen], kind="stable")]
    rates = listed(np.argsort(p, kind="stable"))
    return {"as_of": day.isoformat(), "signals": listed(growing), "rates": rates}


def _candidates(words: Sequence[Counter[Word]], ages: NDArray[np.int64]) -> dict[Word, list[int]]:
    """Return the rows that have each word that is said often enough, lately too."""
    where: dict[Word, list[int]] = {}
    for row, counted in enumerate(words):
        for word in counted:
            where.setdefault(word, []).append(row)
    return {
        word: rows
        for word, rows in where.items()
        if len(rows) >= LEAST_STATEMENTS and np.count_nonzero(ages[rows] < RECENT_WEEKS) >= LEAST_LATELY
    }


def _counts(
    names: Sequence[Word],
    words: Sequence[Counter[Word]],
    where: dict[Word, list[int]],
    ages: NDArray[np.int64],
) -> tuple[Floats, Floats, Floats]:
    """Return term and statement counts (words, n) and the statements of each period (n,), oldest first."""
    n = min(MOST_PERIODS, (int(ages.max()) + 1) // PERIOD_WEEKS)
    period = n - 1 - ages // PERIOD_WEEKS
    terms, statements = np.zeros((len(names), n)), np.zeros((len(names), n))
    for place, name in enumerate(names):
        for row in where[name]:
            if period[row] >= 0:
                terms[place, period[row]] += words[row][name]
                statements[place, period[row]] += 1
    return terms, statements, np.bincount(period[period >= 0], minlength=n).astype(np.float64)


def _p(names: Sequence[Word], where: dict[Word, list[int]], ages: NDArray[np.int64]) -> Floats:
    lately = np.array([np.count_nonzero(ages[where[name]] < RECENT_WEEKS) for name in names])
    before = np.array([len(where[name]) for name in names]) - lately
    said = int((ages < RECENT_WEEKS).sum())
    return bonferroni(rate_p(lately, before, said, len(ages) - said))


def _apart(ranked: Iterable[int], members: Sequence[set[int]]) -> list[int]:
    """Return the first ten that do not share half of their statements with a better one."""
    chosen: list[int] = []
    for i in ranked:
        if len(chosen) == LISTED:
            break
        if all(len(members[i] & members[j]) < SAME * len(members[i] | members[j]) for j in chosen):
            chosen.append(int(i))
    return chosen
