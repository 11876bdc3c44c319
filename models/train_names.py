"""Learns the head that tells names of people, on the default encoder's states, and writes it.

usage: python -m models.train_names ../shared/data [--keep FOLDER] [--out names.safetensors]

The folder holds `ner/` (Turku NER, Talbanken, Webbnyheter), `yle2015/`, `eduskunta_vkk/` and
`interpellations_sv/`; see names.md for their licences. Every random choice comes from one seed. The sets' own
development parts and the last eighth of Webbnyheter are not learned from; at the end the share of their name
words that are found is printed at several shares of other words masked. `--keep` keeps the states that the
encoder gives, so that a second run learns only the head.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from botnia_signals.privacy.judged import flags_of, standings
from botnia_signals.privacy.mentions import language_hint, runs_of, tokens_of
from botnia_signals.privacy.tagger import KINDS, Reader, encoder_folder, with_flags
from models.manifest import HERE
from models.name_head import found, learned
from models.name_sentences import Example, joined, lowered, made, made_without, shouted
from models.name_sets import column, marked_sentences, nameless, renamed, sentences, spaced

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Learned = tuple[NDArray[np.float16], NDArray[np.int64]]

SEED, WORKERS, CHUNK = 20261125, 2, 100
SETS = ("fi_turku.train.tsv", "sv_talbanken.train.iob2", "sv_webbnyheter.train.tsv")
HELD_OUT = ("fi_turku.dev.tsv", "sv_talbanken.dev.iob2", "sv_webbnyheter.train.tsv")
MADE, WITHOUT, NAMELESS = 1500, 400, 500
"""Sentences of a language: made with people, made without, and real ones without."""


def main() -> None:
    """Read all sentences with the encoder, learn the head, write it, and print what it finds."""
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        kept = options.keep or Path(scratch)
        kept.mkdir(exist_ok=True)
        random_ = random.Random(SEED)  # noqa: S311
        states, kinds = _read("learned", partial(_lines, options.data, random_), kept)
        head = learned(states, kinds, SEED)
        from safetensors.torch import save_file

        save_file(head, options.out, metadata={"encoder": encoder_folder().name, "kinds": ",".join(KINDS)})
        for name in HELD_OUT:
            _say(f"{name}: {found(head, *_read(name, partial(held_out, options.data, name), kept))}")


def _options() -> argparse.Namespace:
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("data", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--out", type=Path, default=HERE / "names.safetensors")
    return parser.parse_args()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def held_out(data: Path, name: str) -> list[Example]:
    """Return the marked sentences of a set that are kept for measuring."""
    examples = marked_sentences(data / "ner", name)
    return examples if ".dev." in name else examples[len(examples) * 7 // 8 :]


def _lines(data: Path, random_: random.Random) -> list[Example]:
    """Return everything that is learned from, as lines of one to four sentences."""
    lines: list[Example] = []
    for name in SETS:
        examples = marked_sentences(data / "ner", name)
        examples = examples if "webbnyheter" not in name else examples[: len(examples) * 7 // 8]
        chosen = [example for example in examples if random_.random() < _share(example)]
        lines += [_written(line, random_) for line in _in_lines(chosen, random_)]
        people = [one for one in examples if _has_person(one) and random_.random() < 0.5]
        lines += [_written(renamed(one, random_), random_) for one in people]
    for language, texts in _nameless(data, random_).items():
        fresh = [made(language, random_) for _ in range(MADE)]
        fresh += [made_without(language, random_) for _ in range(WITHOUT)]
        fresh += random_.sample(texts, NAMELESS)
        random_.shuffle(fresh)
        lines += [_written(line, random_) for line in _in_lines(fresh, random_)]
    return lines


def _share(example: Example) -> float:
    """Return the share of sentences of this one's sort that are learned from."""
    if _has_person(example):
        return 1.0
    return 0.6 if example.marks else 0.1


def _has_person(example: Example) -> bool:
    return any(kind == "person" for _, _, kind in example.marks)


def _nameless(data: Path, random_: random.Random) -> dict[str, list[Example]]:
    finnish = column(data / "yle2015" / "answers.csv.gz", "text")[::10]
    for path in sorted((data / "eduskunta_vkk").glob("*.csv.gz")):
        finnish += column(path, "sentence")[::30]
    swedish = column(data / "interpellations_sv" / "1994_2013.csv.gz", "text")[::30]
    texts = {"fi": finnish, "sv": swedish}
    return {language: nameless(sentences(own), language, 4000, random_) for language, own in texts.items()}


def _in_lines(examples: Sequence[Example], random_: random.Random) -> list[Example]:
    lines, place = [], 0
    while place < len(examples):
        number = random_.choice((1, 1, 1, 2, 3, 4))
        lines.append(joined(examples[place : place + number]))
        place += number
    return lines


def _written(line: Example, random_: random.Random) -> Example:
    draw = random_.random()
    if draw < 0.16:
        line = lowered(line, names_only=False)
    elif draw < 0.24:
        line = lowered(line, names_only=True)
    elif draw < 0.26:
        line = shouted(line)
    return spaced(line) if random_.random() < 0.15 else line


def _read(name: str, made_of: Callable[[], Sequence[Example]], folder: Path) -> Learned:
    """Return float16 (words, width) and the kinds of the words, read by the encoder or kept from before."""
    import numpy as np

    path = folder / f"{name}.npz"
    if not path.is_file():
        examples = made_of()
        chunks = [examples[place : place + CHUNK] for place in range(0, len(examples), CHUNK)]
        with multiprocessing.get_context("spawn").Pool(WORKERS) as pool:
            parts = []
            for part in pool.imap(_rows, chunks):
                parts.append(part)
                _say(f"{name}: {len(parts)} of {len(chunks)} read")
        states, kinds = (np.concatenate(column_) for column_ in zip(*parts, strict=True))
        np.savez(path, states=states, kinds=kinds)
    with np.load(path) as stored:
        return stored["states"], stored["kinds"]


_readers: list[Reader] = []


def _rows(examples: Sequence[Example]) -> Learned:
    import numpy as np
    import torch

    torch.set_num_threads(1)
    if not _readers:
        _readers.append(Reader(encoder_folder()))
    blank = random.Random(len(examples[0].text))  # noqa: S311
    lines, flags, kinds = [], [], []
    for example in examples:
        language = language_hint(example.text) or "fi"
        tokens = tokens_of(example.text, language)
        words = [(token.start, token.end) for token in tokens]
        lines.append((example.text, words))
        own = flags_of(tokens, standings(tokens, runs_of(tokens, language)))
        flags.append(own * (blank.random() > 0.08))
        kinds += kinds_of(example, words)
    states = _readers[0].states(lines)
    rows = np.concatenate([with_flags(one, own) for one, own in zip(states, flags, strict=True)])
    return rows.astype(np.float16), np.array(kinds)


def kinds_of(example: Example, words: Sequence[tuple[int, int]]) -> list[int]:
    """Return for each word the place in KINDS of the mark that it overlaps."""
    kinds = [0] * len(words)
    for start, end, kind in example.marks:
        for place, word in enumerate(words):
            if word[0] < end and word[1] > start:
                kinds[place] = KINDS.index(kind)
    return kinds


if __name__ == "__main__":
    main()
