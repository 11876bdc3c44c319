"""The rules of disclosure put to what pages and files show: quotes, places, words."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from botnia_signals.digest.content import Said
from botnia_signals.digest.withheld import Withheld
from botnia_signals.disclosure import PlaceTable, Voiced, place_table, voices, without_place
from botnia_signals.messages import message
from botnia_signals.pipeline.remembered import by_texts
from botnia_signals.pipeline.reveal import is_told, is_widened
from botnia_signals.places import names_of, region
from botnia_signals.privacy.indirect import said_widely
from botnia_signals.records import Revealing
from botnia_signals.review import HeldQuote, held_quotes
from botnia_signals.settings import load_settings

if TYPE_CHECKING:
    from botnia_signals.store import Store
    from botnia_signals.store.documents import Quote


class Spoken(Protocol):
    """What the table of places asks of a statement: a quote has it."""

    @property
    def author(self) -> str:
        """Return the author's key, "" where there is none."""

    @property
    def document_id(self) -> str:
        """Return the document's id, which stands for an author that is not known."""

    @property
    def municipality(self) -> str:
        """Return the municipality's Finnish name, "" where it is not known."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place as far as it may be named: a municipality, its region, or neither."""

    municipality: str
    region: str = ""
    place_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """What holds in a store: from how many voices, what reviewers decided of quotes, where few are heard."""

    least: int
    held: dict[str, HeldQuote]
    paraphrases: dict[int, str]
    narrow: frozenset[str]
    people: dict[str, int]
    generalise: str = "off"

    @classmethod
    def of(cls, store: Store) -> Control:
        """Return the control of a store."""
        people = by_texts(store, "people", store.documents.people_by_place)
        regions = [region_of(place) for place in people]
        settings = load_settings(store.home)
        return cls(
            least=settings.shown_voices,
            held=held_quotes(store.decisions.all()),
            paraphrases=store.paraphrases.all(),
            narrow=frozenset(one for one in regions if regions.count(one) == 1),
            people=people,
            generalise=settings.generalise,
        )

    def table(self, quotes: Sequence[Spoken], copies: Sequence[int] = ()) -> PlaceTable:
        """Return which places of a group of statements may be named."""
        people = voices([quote.author or quote.document_id for quote in quotes], copies)
        said = [
            Voiced(voice, quote.municipality, region_of(quote.municipality))
            for voice, quote in zip(people, quotes, strict=True)
        ]
        return place_table(said, self.least, self.narrow)

    def quotable(self, quote: Quote) -> bool:
        """Tell whether a reviewer lets a statement be quoted, in its own or in other words."""
        held = self.held.get(quote.id)
        return held is None or bool(held.paraphrase and held.paraphrase in self.paraphrases)

    def told(self, quote: Quote, finds: Sequence[Revealing]) -> bool:
        """Tell whether a statement does not point too clearly at one person; a reviewer's words never do."""
        return quote.id in self.held or is_told(finds, quote.municipality, self.generalise)

    def said(self, one: Said, table: PlaceTable, finds: Sequence[Revealing] = ()) -> Said:
        """Return a quote with its place as far as it may be named, in the words that a reviewer gave it.

        What `finds` says to point at one person is said more widely, with the region in place of the place.
        """
        place, area = table.shown(one.municipality, region_of(one.municipality))
        changed = dataclasses.replace(
            one, municipality=place, region=area, place_hidden=bool(one.municipality and not place)
        )
        held = self.held.get(one.statement)
        text = self.paraphrases.get(held.paraphrase) if held else None
        if text is not None:
            changed = dataclasses.replace(changed, text=text, paraphrased=True)
        elif is_widened(finds, self.generalise):
            changed = self._widely(one, finds)
        if changed.place_hidden:
            bare = nameless(changed.text, one.municipality, one.language)
            changed = dataclasses.replace(changed, text=bare)
        return changed

    def _widely(self, one: Said, finds: Sequence[Revealing]) -> Said:
        area = region_of(one.municipality)
        return dataclasses.replace(
            one,
            text=said_widely(one.text, finds),
            municipality="",
            region="" if area in self.narrow else area,
            place_hidden=bool(one.municipality),
            widened=True,
        )

    def alone(self, one: Said, finds: Sequence[Revealing] = ()) -> Said:
        """Return a quote that stands by itself: its place if enough people of it are heard in the store.

        What `finds` says to point at one person is said more widely.
        """
        where = self.place_alone(one.municipality)
        places = {one.municipality: 1} if where.municipality else {}
        return self.said(one, PlaceTable(0, places, {where.region: 1} if where.region else {}), finds)

    def place_alone(self, place: str) -> Where:
        """Return how far the place of a text that stands by itself may be named."""
        area = region_of(place)
        if not place or self.people.get(place, 0) >= self.least:
            return Where(place)
        return Where("", "" if area in self.narrow else area, place_hidden=True)


def region_of(place: str) -> str:
    """Return a municipality's region; "other" for one that no list has, "" for none."""
    return (region(place) or "other") if place else ""


def nameless(text: str, place: str, language: str) -> str:
    """Return a text without the name of its municipality."""
    token = message("disclosure-token", language if language in {"fi", "sv"} else "en")
    return without_place(text, names_of(place), token)


def nameless_words(
    names: dict[str, tuple[str, ...]], quotes: Sequence[Quote], table: PlaceTable
) -> dict[str, tuple[str, ...]]:
    """Return a signal's words without the names of municipalities that may not be named."""
    places = {quote.municipality for quote in quotes} - set(table.places)
    hidden = {name for place in places for name in names_of(place)}
    folded = {name.casefold() for name in hidden}
    return {
        language: tuple(
            word
            for word in words
            if word.casefold() not in folded and without_place(word[:1].upper() + word[1:], hidden, "") != ""
        )
        for language, words in names.items()
    }


def withheld_of(
    control: Control, quotes: Sequence[Quote], table: PlaceTable, shown: Sequence[Said], pointing: int = 0
) -> Withheld:
    """Return what is not shown of a group's statements: `shown` are quoted, `pointing` point at somebody."""
    number = len(quotes)
    if table.voices < control.least:
        return Withheld(
            least=control.least,
            signals=1,
            few=number,
            places=len({quote.municipality for quote in quotes if quote.municipality}),
            statements=number,
        )
    quoted = sum(one.copies for one in shown)
    return Withheld(
        least=control.least,
        reviewer=number - quoted - pointing,
        paraphrased=sum(one.paraphrased for one in shown),
        pointing=pointing,
        widened=sum(one.widened for one in shown),
        places=table.left_out,
        statements=number - quoted,
    )
