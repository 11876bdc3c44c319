"""What a page or a file does not show, counted, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from botnia_signals.messages import message


@dataclass(frozen=True, slots=True)
class Withheld:
    """How much is not shown, and why.

    `signals` are told of by their region only, since fewer than `least` independent people spoke; `few`
    quotes are not shown for that reason, `reviewer` quotes since a reviewer withheld them, and `paraphrased`
    are in a reviewer's words. `pointing` quotes are not shown since they point at one person,
    `widened` ones are said more widely. `places` are municipalities not named; `statements` are those of the
    quotes.
    """

    least: int = 0
    signals: int = 0
    few: int = 0
    reviewer: int = 0
    paraphrased: int = 0
    pointing: int = 0
    widened: int = 0
    places: int = 0
    statements: int = 0

    @classmethod
    def sum(cls, parts: Iterable[Withheld]) -> Withheld:
        """Return the sum of several; `least` is the largest."""
        known = list(parts)
        names = [one.name for one in fields(cls) if one.name != "least"]
        added = {name: sum(getattr(one, name) for one in known) for name in names}
        return cls(least=max((one.least for one in known), default=0), **added)

    def quotes(self, language: str) -> list[str]:
        """Return the sentences about a signal's quotes; none where all are shown as they were said."""
        if self.signals:
            return []
        said = []
        if self.reviewer:
            said.append(message("disclosure-reviewer", language, number=self.reviewer))
        if self.paraphrased:
            said.append(message("disclosure-in-other-words", language, number=self.paraphrased))
        if self.pointing:
            said.append(message("disclosure-pointing", language, number=self.pointing))
        if self.widened:
            said.append(message("disclosure-widened", language, number=self.widened))
        return said

    def lines(self, language: str) -> list[str]:
        """Return the sentences that say what a whole file does not show, or that it shows everything."""
        said = []
        if self.signals:
            said.append(
                message(
                    "disclosure-signals",
                    language,
                    number=self.signals,
                    least=self.least,
                    quotes=self.few,
                )
            )
        if self.places:
            said.append(message("disclosure-places", language, number=self.places, least=self.least))
        if self.reviewer:
            said.append(message("disclosure-reviewer", language, number=self.reviewer))
        if self.paraphrased:
            said.append(message("disclosure-in-other-words", language, number=self.paraphrased))
        if self.pointing:
            said.append(message("disclosure-pointing", language, number=self.pointing))
        if self.widened:
            said.append(message("disclosure-widened", language, number=self.widened))
        return said or [message("disclosure-nothing", language)]


NOTHING_WITHHELD = Withheld()
