"""Looks at stored texts for what points at one person without a name, and says quotes more widely."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence

from botnia_signals import places
from botnia_signals.privacy import indirect
from botnia_signals.records import Revealing
from botnia_signals.store import Store
from botnia_signals.store.documents import Quote

BATCH = 250


@dataclasses.dataclass(slots=True)
class Looked:
    """What looking at texts found: statements with anything, those of high risk, and finds by kind."""

    statements: int = 0
    high: int = 0
    kinds: Counter[str] = dataclasses.field(default_factory=Counter)

    def add(self, other: Looked) -> None:
        """Count what another look found too."""
        self.statements += other.statements
        self.high += other.high
        self.kinds.update(other.kinds)


def look(store: Store) -> Looked:
    """Look at every document that was not looked at with these rules; harmless to repeat, resumes."""
    looked = Looked()
    while waiting := store.revealing.to_look_at(indirect.VERSION, BATCH):
        people = {document: places.population(municipality) for document, municipality in waiting}
        finds = {
            statement: found
            for document, statement, language, text in store.revealing.statements(list(people))
            if (found := indirect.find_revealing(text, language, people[document]))
        }
        store.revealing.put(people, finds, indirect.VERSION)
        looked.statements += len(finds)
        looked.high += sum(found[0].high for found in finds.values())
        looked.kinds.update(find.kind for found in finds.values() for find in found)
    return looked


def finds_in(store: Store, quotes: Sequence[Quote]) -> dict[str, tuple[Revealing, ...]]:
    """Return what points at one person in statements, of texts that nobody has looked at yet too."""
    unseen = store.revealing.not_looked_at({quote.document_id for quote in quotes}, indirect.VERSION)
    finds = store.revealing.of([quote.id for quote in quotes if quote.document_id not in unseen])
    for quote in quotes:
        if quote.document_id in unseen:
            people = places.population(quote.municipality)
            if found := indirect.find_revealing(quote.text, quote.language, people):
                finds[quote.id] = found
    return finds


def is_told(finds: Sequence[Revealing], place: str, generalise: str) -> bool:
    """Tell whether the setting `generalise` lets a statement of a municipality be quoted, said widely or not.

    With "on" it is not if it points at somebody even said widely, with "withhold" if it points at somebody.
    """
    if generalise == "off" or not any(find.high for find in finds):
        return True
    return generalise == "on" and not indirect.points_still(finds, places.region_population(place))


def is_widened(finds: Sequence[Revealing], generalise: str) -> bool:
    """Tell whether a statement is said more widely where it is quoted."""
    return generalise != "off" and any(find.high for find in finds)
