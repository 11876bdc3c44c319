"""What people decide of a signal: pure rules over the append-only log of decisions."""

from botnia_signals.review.constraints import constraints
from botnia_signals.review.decisions import (
    ACTIONS,
    LABEL_LENGTH,
    OUTCOMES,
    REASON_LENGTH,
    REASONS,
    State,
    can_undo,
    last_row,
    moved,
    state,
)
from botnia_signals.review.quotes import PARAPHRASE_LENGTH, QUOTE_ACTIONS, HeldQuote, held_quotes

__all__ = [
    "ACTIONS",
    "LABEL_LENGTH",
    "OUTCOMES",
    "PARAPHRASE_LENGTH",
    "QUOTE_ACTIONS",
    "REASONS",
    "REASON_LENGTH",
    "HeldQuote",
    "State",
    "can_undo",
    "constraints",
    "held_quotes",
    "last_row",
    "moved",
    "state",
]
