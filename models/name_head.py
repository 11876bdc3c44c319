"""Learns a head that tells a word's kind from its states, and tells how much such a head finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botnia_signals.privacy.tagger import KINDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

INNER, EPOCHS, BATCH, RATE, DROPPED, DECAY = 192, 6, 256, 1.5e-3, 0.25, 0.02
SHARES = (0.0025, 0.005, 0.01, 0.02, 0.025)


def learned(states: NDArray[np.float16], kinds: NDArray[np.int64], seed: int) -> dict[str, Any]:
    """Return the head's tensors: `mean`, `spread`, `first.*`, `last.*`.

    states: float16 (n, d); kinds: places in KINDS (n,). One inner layer with GELU, cross entropy, AdamW.
    """
    import torch

    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rows, wanted = torch.from_numpy(states), torch.from_numpy(kinds)
    mean, spread = rows.float().mean(dim=0), rows.float().std(dim=0) + 0.05
    first = torch.nn.Linear(rows.shape[1], INNER)
    last = torch.nn.Linear(INNER, len(KINDS))
    optimiser = torch.optim.AdamW([*first.parameters(), *last.parameters()], lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * (len(rows) // BATCH)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(EPOCHS):
        order = torch.randperm(len(rows))
        for place in range(0, len(rows) - BATCH + 1, BATCH):
            chosen = order[place : place + BATCH]
            inner = torch.nn.functional.dropout((rows[chosen].float() - mean) / spread, DROPPED)
            inner = torch.nn.functional.dropout(torch.nn.functional.gelu(first(inner)), DROPPED)
            loss = torch.nn.functional.cross_entropy(last(inner), wanted[chosen])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            plan.step()
    tensors = {"first.weight": first.weight, "first.bias": first.bias}
    tensors |= {"last.weight": last.weight, "last.bias": last.bias, "mean": mean, "spread": spread}
    return {name: tensor.detach().contiguous() for name, tensor in tensors.items()}


def found(head: dict[str, Any], states: NDArray[np.float16], kinds: NDArray[np.int64]) -> str:
    """Return in words the share of name words found at several shares of other words masked."""
    import torch

    inner = (torch.from_numpy(states).float() - head["mean"]) / head["spread"]
    inner = torch.nn.functional.gelu(inner @ head["first.weight"].T + head["first.bias"])
    logits = inner @ head["last.weight"].T + head["last.bias"]
    person = KINDS.index("person")
    rest = [place for place in range(len(KINDS)) if place != person]
    odds = logits[:, person] - logits[:, rest].logsumexp(dim=1)
    names = odds[torch.from_numpy(kinds == person)]
    others = odds[torch.from_numpy(kinds != person)].sort(descending=True).values
    parts = [f"{len(names)} name words"]
    for share in SHARES:
        level = others[int(len(others) * share)]
        parts.append(f"{share:.2%}: {(names > level).float().mean():.4f} (>{level:.1f})")
    return ", ".join(parts)
