"""Tunes the default encoder a little: texts about the same thing move together, in both languages.

usage: python -m models.tune SHARED_DATA [--steps 120] [--out models]

SHARED_DATA is the folder with yle2015, interpellations_sv and sib200. Small additions of low rank to the
encoder's matrices (Hu and others 2021, "LoRA: low-rank adaptation of large language models",
arXiv:2106.09685) learn from groups of texts with the supervised contrastive loss (Khosla and others 2020,
arXiv:2004.11362): answers to one question, passages of one interpellation, one sentence in Finnish, Swedish
and English. Half of the questions, every second by size, are held out: `e5-small-botnia.held.json` names
them, and whatever is measured on streams is measured on those. More steps fit the learned half better and
the held-out half worse, so there are few. Writes the adapter, the list, and nothing of any text.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from models.manifest import HERE, find_card

if TYPE_CHECKING:
    import torch

RANK, RATE, TEMPERATURE, MOST_TOKENS = 8, 4e-4, 0.06, 48
GROUPS, TEXTS_OF_GROUP, SENTENCES = 12, 4, 16
SHORTEST, LEAST_TEXTS, LONGEST = 40, 20, 600
WARM_UP, AVERAGED, STRONGEST_GRADIENT = 15, 0.98, 1.0
KINDS = {"answers": 0.55, "interpellations": 0.33, "translations": 0.12}
BASE = "e5-small-q4"
TUNED = "e5-small-botnia"

Group = list[tuple[str, str]]
"""Texts about one thing, each with its language."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """What is learned from: groups of each kind, and the questions that are held out."""

    answers: list[Group]
    interpellations: list[Group]
    translations: list[Group]
    held: list[str]

    def batch(self, chance: random.Random) -> Iterator[tuple[str, str, int]]:
        """Yield the texts of one step: text, language, number of its group."""
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        groups = chance.sample(getattr(self, kind), SENTENCES if kind == "translations" else GROUPS)
        for number, group in enumerate(groups):
            for text, language in chance.sample(group, min(TEXTS_OF_GROUP, len(group))):
                yield text, language, number


def lessons(data: Path) -> Lessons:
    """Return what is learned from; the order of nothing depends on the machine."""
    answers = read_answers(data / "yle2015" / "answers.csv.gz")
    names = sorted(answers, key=lambda name: (-len(answers[name]), name))
    languages = ("fi", "sv", "en")
    tables = [_sentences(data / "sib200", code) for code in ("fin_Latn", "swe_Latn", "eng_Latn")]
    common = sorted(set.intersection(*(set(table) for table in tables)))
    spoken = _rows(data / "interpellations_sv" / "1994_2013.csv.gz")
    passages = [[*_passages(row["text"]), row["subject"]] for row in spoken]
    return Lessons(
        answers=[answers[name] for name in names[::2]],
        interpellations=[[(text, "sv") for text in one] for one in passages if len(one) > TEXTS_OF_GROUP],
        translations=[
            [(table[key], language) for table, language in zip(tables, languages, strict=True)]
            for key in common[::2]
        ],
        held=sorted(names[1::2]),
    )


def read_answers(path: Path) -> dict[str, Group]:
    """Return the answers to each question with at least 20 of them, without repeats and very short ones."""
    seen: set[str] = set()
    answers: dict[str, Group] = {}
    for row in _rows(path):
        if len(row["text"]) >= SHORTEST and row["text"] not in seen:
            seen.add(row["text"])
            answers.setdefault(row["theme"], []).append((row["text"][:LONGEST], row["lang"]))
    return {theme: texts for theme, texts in answers.items() if len(texts) >= LEAST_TEXTS}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


def _sentences(folder: Path, code: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in ("train", "dev"):
        with (folder / f"{code}.{part}.tsv").open(encoding="utf-8", newline="") as source:
            found.update((row["index_id"], row["text"]) for row in csv.DictReader(source, delimiter="\t"))
    return found


def _passages(text: str) -> list[str]:
    """Return the text in passages of a sentence or two."""
    parts = re.split(r"(?<=[.!?])\s+", text.replace("\n", " "))
    sentences = [part.strip() for part in parts if len(part.strip()) >= SHORTEST]
    return [" ".join(sentences[start : start + 2])[:LONGEST] for start in range(0, len(sentences), 2)]


def tune(taught: Lessons, steps: int) -> dict[str, Any]:
    """Return the adapter: for each matrix of the encoder its two low-rank factors, float16."""
    import torch
    from torch.nn.utils import parametrize

    from botnia_signals.encoding import SentenceEncoder
    from models.build import model_path

    torch.manual_seed(0)
    chance = random.Random(0)  # noqa: S311  (a seed, not a secret)
    card = find_card(BASE)
    model = SentenceEncoder(model_path(card), card.prefix)._model
    encoder, tokenizer = model[0].auto_model.float(), model.tokenizer
    for parameter in encoder.parameters():
        parameter.requires_grad_(False)

    class Added(torch.nn.Module):
        """A matrix with something of low rank added."""

        def __init__(self, matrix: torch.Tensor) -> None:
            super().__init__()
            self.down = torch.nn.Parameter(torch.randn(RANK, matrix.shape[1]) / matrix.shape[1] ** 0.5)
            self.up = torch.nn.Parameter(torch.zeros(matrix.shape[0], RANK))

        def forward(self, matrix: torch.Tensor) -> torch.Tensor:
            return matrix + self.up @ self.down

    added = {}
    for name, module in list(encoder.named_modules()):
        if name.startswith("encoder.") and isinstance(module, torch.nn.Linear):
            added[name] = Added(module.weight)
            parametrize.register_parametrization(module, "weight", added[name])

    def encode(texts: Sequence[str]) -> torch.Tensor:
        read = tokenizer(
            [card.prefix + text for text in texts],
            **{"padding": True, "truncation": True, "max_length": MOST_TOKENS, "return_tensors": "pt"},
        )
        weight = read["attention_mask"][..., None].float()
        hidden = encoder(**read).last_hidden_state
        return torch.nn.functional.normalize((hidden * weight).sum(1) / weight.sum(1), dim=1)

    encoder.eval()
    with torch.no_grad():
        means = {language: encode(texts).mean(0) for language, texts in _typical(taught, chance).items()}
    parameters = [one for module in added.values() for one in module.parameters()]
    averages = [one.detach().clone() for one in parameters]
    optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.01)
    encoder.train()
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / WARM_UP) * (1 - step / steps)
        texts, languages, numbers = zip(*taught.batch(chance), strict=True)
        centred = encode(texts) - torch.stack([means[language] for language in languages])
        loss = contrastive(torch.nn.functional.normalize(centred, dim=1), torch.tensor(numbers))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(parameters, STRONGEST_GRADIENT)
        optimiser.step()
        keep = min(AVERAGED, (step + 1) / (step + 10))
        for average, one in zip(averages, parameters, strict=True):
            average.mul_(keep).add_(one.detach(), alpha=1 - keep)
        sys.stdout.write(f"\rstep {step + 1} of {steps}, loss {loss.item():.3f}")
        sys.stdout.flush()
    named = [f"{name}.{part}" for name, module in added.items() for part, _ in module.named_parameters()]
    return {name: one.half() for name, one in zip(named, averages, strict=True)}


def contrastive(vectors: torch.Tensor, groups: torch.Tensor) -> torch.Tensor:
    """Return the supervised contrastive loss of unit rows and their groups (Khosla 2020, equation 2)."""
    import torch

    itself = torch.eye(len(groups), dtype=torch.bool)
    likeness = (vectors @ vectors.T / TEMPERATURE).masked_fill(itself, -1e9)
    same = (groups[:, None] == groups[None]) & ~itself
    log_share = likeness - torch.logsumexp(likeness, 1, keepdim=True)
    return -((log_share * same).sum(1) / same.sum(1)).mean()


def _typical(taught: Lessons, chance: random.Random) -> dict[str, list[str]]:
    """Return texts of each language whose mean stands for the language."""
    groups = [*taught.answers, *chance.sample(taught.interpellations, 200), *taught.translations[:200]]
    texts = [one for group in groups for one in group[:10]]
    return {
        language: [text for text, spoken in texts if spoken == language][:400]
        for language in sorted({spoken for _, spoken in texts})
    }


def main() -> None:
    """Tune, and write the adapter and the held-out questions beside the manifest."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("data", type=Path)
    parser.add_argument("--steps", type=int, default=120)
    parser.add_argument("--out", type=Path, default=HERE)
    options = parser.parse_args()
    from safetensors.torch import save_file

    taught = lessons(options.data)
    save_file(tune(taught, options.steps), options.out / f"{TUNED}.adapter.safetensors")
    held = json.dumps(taught.held) + "\n"
    (options.out / f"{TUNED}.held.json").write_text(held, encoding="utf-8")


if __name__ == "__main__":
    np.random.seed(0)
    main()
