"""Statements shown by themselves, outside any signal, as far as the rules of disclosure let them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from botnia_signals.digest.content import Said
from botnia_signals.pipeline.disclose import Control
from botnia_signals.pipeline.read import _said
from botnia_signals.pipeline.reveal import finds_in
from botnia_signals.store import Store

if TYPE_CHECKING:
    from botnia_signals.store.documents import Quote


def shown_alone(store: Store, quotes: Sequence[Quote], control: Control | None = None) -> list[Said]:
    """Return those of `quotes` that may be shown, in their order, said as widely as they must be."""
    control = control or Control.of(store)
    quotable = [quote for quote in quotes if control.quotable(quote)]
    finds = finds_in(store, quotable)
    told = [quote for quote in quotable if control.told(quote, finds.get(quote.id, ()))]
    return [control.alone(one, finds.get(one.statement, ())) for one in _said(told)]


def shown_by_id(store: Store, ids: Sequence[str]) -> dict[str, Said]:
    """Return what may be shown of the statements named, by id."""
    return {
        one.statement: one for one in shown_alone(store, store.documents.quotes(list(dict.fromkeys(ids))))
    }


def shown_of(home: Path, ids: Sequence[str]) -> list[Said]:
    """Return what may be shown of the statements of a store that are named, in their order."""
    with Store(home) as store:
        return shown_alone(store, store.documents.quotes(ids))
