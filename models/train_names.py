"""Learns the tagger of names: tunes the encoder's lower layers on marked sentences and writes what was added.

usage: python -m models.train_names ../shared/data [--epochs 3] [--layers 9] [--out names.safetensors]

The folder holds `ner/` (Turku NER, Talbanken, Webbnyheter), `yle2015/`, `eduskunta_vkk/` and
`interpellations_sv/`; see names.md for their licences. Every random choice comes from one seed. The sets' own
development parts and the last eighth of Webbnyheter are not learned from; at the end the share of
their name words that are found is printed at several shares of other words masked.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from botnia_signals.privacy.mentions import WORD
from botnia_signals.privacy.tagger import (
    KINDS,
    LENGTHS,
    Window,
    encoder_folder,
    network,
    tokenizer_of,
    windows_of,
)
from models.manifest import HERE
from models.name_sentences import Example, joined, lowered, made, made_without, shouted
from models.name_sets import column, marked_sentences, nameless, renamed, sentences, spaced

SEED, WORKERS, CELLS, RATE, HEAD_RATE, WARM = 20261125, 2, 2048, 2.5e-4, 1e-3, 0.06
SETS = ("fi_turku.train.tsv", "sv_talbanken.train.iob2", "sv_webbnyheter.train.tsv")
HELD_OUT = ("fi_turku.dev.tsv", "sv_talbanken.dev.iob2", "sv_webbnyheter.train.tsv")
MADE, WITHOUT, NAMELESS = 2000, 500, 800
"""Sentences of a language in each epoch: made with people, made without, and real ones without."""


def main() -> None:
    """Tune, print what each epoch finds on the parts held out, and write the tagger's file."""
    options = _options()
    import torch

    with tempfile.TemporaryDirectory() as folder:
        torch.multiprocessing.spawn(_work, (options, f"file://{folder}/meet"), nprocs=WORKERS)


def _work(rank: int, options: argparse.Namespace, meeting: str) -> None:
    """Be one of the processes that learn together: each takes its share of every batch."""
    import torch

    torch.distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=WORKERS)
    torch.manual_seed(SEED + rank)
    torch.set_num_threads(1)  # two threads of one process wait for each other on a busy machine
    random_ = random.Random(SEED)
    real = learned_from(options.data)
    free = _nameless(options.data, random_)
    tokenizer = tokenizer_of(encoder_folder())
    tuned = _Tuned(options.layers)
    start = time.monotonic()
    for epoch in range(options.epochs):
        batches = _epoch(real, free, random_, tokenizer)
        for number, batch in enumerate(batches):
            loss = tuned.step(batch[rank::WORKERS], (epoch + number / len(batches)) / options.epochs)
            if rank == 0 and number % 25 == 0:
                _say(f"{epoch + 1}: {number}/{len(batches)} loss {loss:.4f} {time.monotonic() - start:.0f} s")
        if rank == 0:
            tuned.write(options.out)
    torch.distributed.barrier()
    for name in HELD_OUT[rank::WORKERS]:
        _say(f"{name}: {_found(options.out, held_out(options.data, name))}")
    torch.distributed.destroy_process_group()


def _options() -> argparse.Namespace:
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("data", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--layers", type=int, default=9)
    parser.add_argument("--out", type=Path, default=HERE / "names.safetensors")
    return parser.parse_args()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def learned_from(data: Path) -> list[list[Example]]:
    """Return the marked sentences to learn from, a list a set."""
    sets = [marked_sentences(data / "ner", name) for name in SETS]
    sets[-1] = sets[-1][: len(sets[-1]) * 7 // 8]
    return sets


def held_out(data: Path, name: str) -> list[Example]:
    """Return the marked sentences of a set that are kept for measuring."""
    examples = marked_sentences(data / "ner", name)
    return examples if ".dev." in name else examples[len(examples) * 7 // 8 :]


def _nameless(data: Path, random_: random.Random) -> list[list[Example]]:
    finnish = column(data / "yle2015" / "answers.csv.gz", "text")[::4]
    for path in sorted((data / "eduskunta_vkk").glob("*.csv.gz")):
        finnish += column(path, "sentence")[::10]
    swedish = column(data / "interpellations_sv" / "1994_2013.csv.gz", "text")[::10]
    return [
        nameless(sentences(texts), language, 12_000, random_)
        for texts, language in ((finnish, "fi"), (swedish, "sv"))
    ]


def _epoch(
    real: Sequence[Sequence[Example]],
    free: Sequence[Sequence[Example]],
    random_: random.Random,
    tokenizer: Any,
) -> list[list[tuple[Window, list[int]]]]:
    """Return one epoch's batches: windows of about one length with the kind of each of their words."""
    lines: list[Example] = []
    for examples in real:
        lines += _in_lines([_changed(example, random_) for example in _thinned(examples, random_)], random_)
    for language, texts in zip(("fi", "sv"), free, strict=True):
        fresh = [made(language, random_) for _ in range(MADE)]
        fresh += [made_without(language, random_) for _ in range(WITHOUT)]
        fresh += random_.sample(texts, NAMELESS)
        random_.shuffle(fresh)
        lines += _in_lines(fresh, random_)
    return _batches([_written(line, random_) for line in lines], random_, tokenizer)


def _thinned(examples: Sequence[Example], random_: random.Random) -> list[Example]:
    """Return the examples in order, of those without any mark one in four."""
    return [example for example in examples if example.marks or random_.random() < 0.25]


def _changed(example: Example, random_: random.Random) -> Example:
    return renamed(example, random_) if random_.random() < 0.4 else example


def _in_lines(examples: Sequence[Example], random_: random.Random) -> list[Example]:
    """Return the examples as lines of one to four, neighbours together."""
    lines, place = [], 0
    while place < len(examples):
        number = random_.choice((1, 1, 1, 2, 3, 4))
        lines.append(joined(examples[place : place + number]))
        place += number
    return lines


def _written(line: Example, random_: random.Random) -> Example:
    draw = random_.random()
    if draw < 0.14:
        line = lowered(line, names_only=False)
    elif draw < 0.20:
        line = lowered(line, names_only=True)
    elif draw < 0.23:
        line = shouted(line)
    return spaced(line) if random_.random() < 0.15 else line


def _batches(
    lines: Sequence[Example], random_: random.Random, tokenizer: Any
) -> list[list[tuple[Window, list[int]]]]:
    words = [[match.span() for match in WORD.finditer(line.text)] for line in lines]
    kinds = [kinds_of(line, spans) for line, spans in zip(lines, words, strict=True)]
    windows = windows_of(tokenizer, [(line.text, spans) for line, spans in zip(lines, words, strict=True)])
    random_.shuffle(windows)
    classes: dict[int, list[tuple[Window, list[int]]]] = {length: [] for length in LENGTHS}
    batches = []
    for window in windows:
        length = next(length for length in LENGTHS if len(window.ids) <= length)
        classes[length].append((window, kinds[window.line]))
        if len(classes[length]) * length >= CELLS:
            batches.append(classes[length])
            classes[length] = []
    batches += [rest for rest in classes.values() if len(rest) >= WORKERS]
    random_.shuffle(batches)
    return batches


def kinds_of(example: Example, words: Sequence[tuple[int, int]]) -> list[int]:
    """Return for each word the place in KINDS of the mark that it overlaps."""
    kinds = [0] * len(words)
    for start, end, kind in example.marks:
        for place, word in enumerate(words):
            if word[0] < end and word[1] > start:
                kinds[place] = KINDS.index(kind)
    return kinds


class _Tuned:
    """The network while it learns."""

    def __init__(self, layers: int) -> None:
        import torch

        self._torch = torch
        self._count = layers
        self._layers = network(encoder_folder(), layers)
        self._start = {name: value.clone() for name, value in self._layers.encoder.state_dict().items()}
        self._head = torch.nn.Linear(self._layers.config.hidden_size, len(KINDS))
        torch.nn.init.normal_(self._head.weight, std=0.02, generator=torch.Generator().manual_seed(SEED))
        torch.nn.init.zeros_(self._head.bias)
        for parameter in self._layers.embeddings.parameters():
            parameter.requires_grad = False
        body = [one for one in self._layers.encoder.parameters() if one.dim() > 1]
        thin = [one for one in self._layers.encoder.parameters() if one.dim() == 1]
        self._rates = [RATE, RATE, HEAD_RATE]
        self._optimiser = torch.optim.AdamW(
            [
                {"params": body, "weight_decay": 0.01},
                {"params": thin, "weight_decay": 0.0},
                {"params": list(self._head.parameters()), "weight_decay": 0.0},
            ],
            lr=RATE,
        )
        self._layers.train()

    def step(self, batch: Sequence[tuple[Window, list[int]]], when: float) -> float:
        """Learn from one batch; `when` is how much of all learning is done. Returns the loss."""
        torch = self._torch
        for group, rate in zip(self._optimiser.param_groups, self._rates, strict=True):
            group["lr"] = rate * min(when / WARM, (1 - when) / (1 - WARM))
        ids, mask, owners, kinds = self._tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self._layers(input_ids=ids, attention_mask=mask).last_hidden_state
        logits = self._head(states.float()).flatten(0, 1)
        known = owners >= 0
        sums = torch.zeros((len(kinds), len(KINDS))).index_add(0, owners[known], logits[known])
        counts = torch.zeros(len(kinds)).index_add(0, owners[known], torch.ones(int(known.sum())))
        read = counts > 0
        loss = torch.nn.functional.cross_entropy(
            sums[read] / counts[read][:, None], kinds[read], label_smoothing=0.01
        )
        self._optimiser.zero_grad()
        loss.backward()
        self._share()
        torch.nn.utils.clip_grad_norm_(self._layers.parameters(), 1.0)
        self._optimiser.step()
        return float(loss.detach())

    def _share(self) -> None:
        """Put the mean of all processes' gradients in place of one's own."""
        torch = self._torch
        gradients = [one.grad for one in (*self._layers.encoder.parameters(), *self._head.parameters())]
        flat = torch._utils._flatten_dense_tensors(gradients)
        torch.distributed.all_reduce(flat)
        flat /= WORKERS
        for own, mean in zip(
            gradients, torch._utils._unflatten_dense_tensors(flat, gradients), strict=True
        ):
            own.copy_(mean)

    def _tensors(self, batch: Sequence[tuple[Window, list[int]]]) -> tuple[Any, Any, Any, Any]:
        torch = self._torch
        length = max(len(window.ids) for window, _ in batch)
        ids = torch.ones((len(batch), length), dtype=torch.long)
        mask = torch.zeros((len(batch), length), dtype=torch.long)
        owners = torch.full((len(batch), length), -1, dtype=torch.long)
        kinds: list[int] = []
        for row, (window, own) in enumerate(batch):
            ids[row, : len(window.ids)] = torch.tensor(window.ids)
            mask[row, : len(window.ids)] = 1
            placed = torch.tensor(window.owners)
            owners[row, : len(window.ids)] = torch.where(placed >= 0, placed + len(kinds), -1)
            kinds += own
        return ids, mask, owners.flatten(), torch.tensor(kinds)

    def write(self, path: Path) -> None:
        """Write what was added to each weight, in 8 bits a number with a scale a row, and the head."""
        from safetensors.torch import save_file

        torch = self._torch
        stored = {"head.weight": self._head.weight.detach(), "head.bias": self._head.bias.detach()}
        for name, value in self._layers.encoder.state_dict().items():
            added = (value - self._start[name]).detach()
            if added.dim() == 1:
                stored[f"encoder.{name}"] = added
                continue
            scale = added.abs().amax(dim=1, keepdim=True).clamp_min(1e-12) / 127
            stored[f"encoder.{name}.steps"] = (added / scale).round().to(torch.int8)
            stored[f"encoder.{name}.scale"] = scale
        save_file(
            {name: value.contiguous() for name, value in stored.items()},
            path,
            metadata={"layers": str(self._count), "encoder": encoder_folder().name, "kinds": ",".join(KINDS)},
        )


def _found(tuned: Path, examples: Sequence[Example]) -> str:
    """Return the share of name words found at several shares of other words masked."""
    import numpy as np

    from botnia_signals.privacy.tagger import Tagger

    words = [[match.span() for match in WORD.finditer(example.text)] for example in examples]
    lines = [(example.text, spans) for example, spans in zip(examples, words, strict=True)]
    odds = np.concatenate([one[:, 1] for one in Tagger(encoder_folder(), tuned).odds(lines)])
    kinds = np.concatenate(
        [kinds_of(example, spans) for example, spans in zip(examples, words, strict=True)]
    )
    names, others = odds[kinds == 1], np.sort(odds[kinds != 1])[::-1]
    parts = []
    for share in (0.0025, 0.005, 0.01, 0.02, 0.025):
        threshold = others[int(len(others) * share)]
        parts.append(f"{share:.2%}: {(names > threshold).mean():.4f} (>{threshold:.1f})")
    return f"{len(names)} name words, " + ", ".join(parts)


if __name__ == "__main__":
    main()
