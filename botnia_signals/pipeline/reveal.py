"""Looks at stored texts for what points at one person without a name, and says quotes more widely."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence

from botnia_signals import places
from botnia_signals.digest.content import Said
from botnia_signals.privacy import indirect
from botnia_signals.records import Revealing
from botnia_signals.store import Store
from botnia_signals.store.documents import Quote

BATCH = 250
NOT_TOLD = "[…]"


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


def said_safely(said: Said, finds: Sequence[Revealing], generalise: str) -> Said:
    """Return a quote as the setting `generalise` lets it be shown.

    One that points at somebody is said more widely ("on"): ages as bands, days as months, its municipality as
    the region. What does so even then, and with "withhold" every one that does, is not told.
    """
    if generalise == "off" or not any(find.high for find in finds):
        return said
    region = places.region(said.municipality)
    wide = dataclasses.replace(
        said, municipality="", region=region if region in places.REGIONS.values() else "", widened="widely"
    )
    people = places.region_population(said.municipality)
    if generalise == "withhold" or indirect.points_still(finds, people):
        return dataclasses.replace(wide, text=NOT_TOLD, widened="withheld")
    return dataclasses.replace(wide, text=indirect.said_widely(said.text, finds))
