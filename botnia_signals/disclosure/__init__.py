"""Disclosure control: what may leave the house, as pure rules over counts and texts.

    tables      which places may be named and counted, so that no few people can be told apart
    mentions    a municipality's name taken out of a quote
    leaks       a last look at what is about to be written

A place is named, and counted, only from k independent voices; what is left out can't be reckoned back from
the totals. A subject of fewer voices is still counted and named as existing in its region.
"""

from botnia_signals.disclosure.leaks import Leak, Secrets, find_leaks, pieces
from botnia_signals.disclosure.mentions import without_place
from botnia_signals.disclosure.tables import PlaceTable, Voiced, place_table, voices

__all__ = [
    "Leak",
    "PlaceTable",
    "Secrets",
    "Voiced",
    "find_leaks",
    "pieces",
    "place_table",
    "voices",
    "without_place",
]
