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

__all__ = [
    "ACTIONS",
    "LABEL_LENGTH",
    "OUTCOMES",
    "REASONS",
    "REASON_LENGTH",
    "State",
    "can_undo",
    "constraints",
    "last_row",
    "moved",
    "state",
]
