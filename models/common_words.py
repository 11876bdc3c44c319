"""Counts which words stand in small letters in open texts, and writes those that name nobody by themselves.

usage: python -m models.common_words ../shared/data

What is written (`corpora/common/fi.txt`, `sv.txt`) are words alone, in alphabetical order: Finnish ones of
yle2015 (Yle open data) and ministers' answers (CC BY 4.0), Swedish ones of interpellations (open data). A
word is listed if it stands there `LEAST` times in small letters, `RATIO` times as often as with a capital
letter inside a sentence, and is no part of a name that a dictionary or the lists of names know. Finnish has
Voikko for the ordinary words of the written language; nothing else here knows those of Swedish.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from botnia_signals.privacy.lexicon import COMMON, look_up
from botnia_signals.privacy.mentions import WORD, starts_sentence
from botnia_signals.privacy.words import GIVEN_NAMES
from models.name_lists import names_of
from models.name_sets import column

LEAST, RATIO = 5, 20


def main() -> None:
    """Write the lists."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    finnish = column(data / "yle2015" / "answers.csv.gz", "text")
    for path in sorted((data / "eduskunta_vkk").glob("*.csv.gz")):
        finnish += column(path, "sentence")
    swedish = column(data / "interpellations_sv" / "1994_2013.csv.gz", "text")
    COMMON.mkdir(exist_ok=True)
    for language, texts in (("fi", finnish), ("sv", swedish)):
        words = sorted(common(texts, language))
        (COMMON / f"{language}.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


def common(texts: Iterable[str], language: str) -> set[str]:
    """Return the words of texts that stand there in small letters and name nobody by themselves."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for line in text.splitlines():
            end = 0
            for match in WORD.finditer(line):
                word, gap = match.group(), line[end : match.start()]
                if word.islower():
                    small[word] += 1
                elif word[0].isupper() and end and not starts_sentence(gap):
                    capital[word.lower()] += 1
                end = match.end()
    names = _names(language)
    return {
        word
        for word, times in small.items()
        if times >= max(LEAST, RATIO * capital[word]) and word not in names and not _is_named(word, language)
    }


def _names(language: str) -> set[str]:
    """Return the names, in small letters, that sentences are made with, those kept for measuring too."""
    names = set(GIVEN_NAMES)
    for kept in (False, True):
        lists = names_of(language, held_out=kept)
        for field in dataclasses.fields(lists):
            names |= {name.lower() for name in getattr(lists, field.name)}
    return names


def _is_named(word: str, language: str) -> bool:
    """Tell whether a dictionary has the word as a name; Swedish words are Finnish surnames by chance."""
    written, capital = look_up(word), look_up(word.capitalize())
    if len(word) < 2 or capital.municipality or capital.given or written.given:
        return True
    return language == "fi" and (written.name or capital.name)


if __name__ == "__main__":
    main()
