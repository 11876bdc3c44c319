"""Blind double coding in the store: begun, coded, revealed, settled, signed."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from botnia_signals.digest.content import Said
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline import codebook, coding, users
from botnia_signals.pipeline.alone import shown_by_id
from botnia_signals.pipeline.mask import mask_text
from botnia_signals.records import CodeRound, Label
from botnia_signals.review import double, roles
from botnia_signals.review.codebook import KINDS, tree
from botnia_signals.store import Store
from botnia_signals.store.code_rounds import GIVEN, SETTLED

TITLE_LENGTH = 120
LEAST_SAMPLE, MOST_SAMPLE = 5, 200
PAGE = 10


@dataclass(frozen=True, slots=True)
class DoubleView:
    """A double coding as its reader may see it: others' codes only once they are revealed.

    `mine` has the labels that the reader gave, by statement; `progress` how many statements each coder did;
    `agreements`, `disagreements` and `settled` are empty while it is blind.
    """

    round: CodeRound
    said: Mapping[str, Said]
    labels: Mapping[str, Label]
    mine: Mapping[str, frozenset[str]]
    progress: Mapping[str, int]
    agreements: tuple[double.LabelAgreement, ...] = ()
    disagreements: tuple[double.Disagreement, ...] = ()
    settled: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)

    @property
    def tree(self) -> list[tuple[int, Label]]:
        """The labels to code with, in the order of the codebook."""
        return tree([self.labels[key] for key in self.round.labels if key in self.labels])

    @property
    def disputed(self) -> dict[str, list[double.Disagreement]]:
        """Disagreements by statement."""
        found: dict[str, list[double.Disagreement]] = {}
        for one in self.disagreements:
            found.setdefault(one.statement, []).append(one)
        return found

    @property
    def unsettled(self) -> int:
        """How many statements have a disagreement that nobody has settled."""
        return sum(statement not in self.settled for statement in self.disputed)


def coders(home: Path) -> list[str]:
    """Return the names of those who may code."""
    return [one.name for one in users.every_user(home) if one.active and roles.may(one.grants, "code")]


def begin(home: Path, user: str, title: str, number: int, kinds: Sequence[str], people: Sequence[str]) -> int:
    """Draw a sample, as many of each language as it has of all, and begin a round; return its number.

    Only what may be shown is drawn; the same store draws the same sample.

    Raises:
        SettingsError: no title, fewer than two coders or somebody who may not code, no kind of labels, a
            number that can't be, or too few statements.
    """
    chosen = list(dict.fromkeys(people))
    if not title.strip():
        raise SettingsError("round-title")
    if len(chosen) < 2 or set(chosen) - set(coders(home)):
        raise SettingsError("double-people")
    if not kinds or set(kinds) - set(KINDS):
        raise SettingsError("double-kinds")
    if not LEAST_SAMPLE <= number <= MOST_SAMPLE:
        raise SettingsError("double-number", least=LEAST_SAMPLE, most=MOST_SAMPLE)
    with Store(home) as store, store.transaction():
        sample = _sample(store, number)
        if len(sample) < LEAST_SAMPLE:
            raise SettingsError("double-few", least=LEAST_SAMPLE)
        in_use = [one for one in codebook.labels_of(store).values() if not one.retired and one.kind in kinds]
        keys = [one.key for _, one in tree(in_use)]
        return store.code_rounds.add(mask_text(title.strip()[:TITLE_LENGTH]), user, sample, keys, chosen)


def _sample(store: Store, number: int) -> list[str]:
    by_language: dict[str, list[str]] = {}
    for ident, language in store.documents.statement_ids():
        by_language.setdefault(language, []).append(ident)
    whole = sum(map(len, by_language.values()))
    dice = random.Random(store.code_rounds.next_number())  # noqa: S311
    drawn: list[str] = []
    for language in sorted(by_language):
        ids = by_language[language]
        wanted = min(len(ids), -(-number * len(ids) // whole))
        candidates = dice.sample(ids, min(len(ids), 3 * wanted + 10))
        shown = shown_by_id(store, candidates)
        texts: dict[str, str] = {}
        for one in candidates:
            if one in shown:
                texts.setdefault(shown[one].text, one)
        drawn += list(texts.values())[:wanted]
    dice.shuffle(drawn)
    return drawn[:number]


def every(home: Path) -> list[CodeRound]:
    """Return every double coding, the newest first."""
    with Store(home) as store:
        return store.code_rounds.all()


def view(home: Path, number: int, user: str) -> DoubleView:
    """Return a double coding as `user` may see it.

    Raises:
        NotFoundError: no such round.
    """
    with Store(home) as store:
        return _view(store, number, user)


def _view(store: Store, number: int, user: str) -> DoubleView:
    found = _known(store, number)
    codes = store.code_rounds.given(number)
    said = shown_by_id(store, found.statements)
    found = dataclasses.replace(found, statements=tuple(one for one in found.statements if one in said))
    known = set(found.statements)
    codes = {key: given for key, given in codes.items() if key[0] in known}
    revealed = found.phase != "coding"
    return DoubleView(
        round=found,
        said=said,
        labels=codebook.labels_of(store),
        mine={statement: given for (statement, who), given in codes.items() if who == user},
        progress={who: sum(each == who for _, each in codes) for who in found.coders},
        agreements=tuple(double.agreements(found, codes)) if revealed else (),
        disagreements=tuple(double.disagreements(found, codes)) if revealed else (),
        settled=store.code_rounds.settled(number) if revealed else {},
    )


def code(home: Path, number: int, user: str, statement: str, labels: Sequence[str]) -> None:
    """Keep which labels a coder gives a statement, none of them too; a later one takes its place.

    Raises:
        NotFoundError: no such round, or the statement or a label is not in it.
        SettingsError: the person does not code in it, or it is blind no more.
    """
    with Store(home) as store, store.transaction():
        found = _known(store, number)
        _check_in(found, statement, labels)
        if user not in found.coders:
            raise SettingsError("round-uninvited")
        if found.phase != "coding":
            raise SettingsError("round-closed")
        store.code_rounds.code(number, GIVEN, statement, user, labels)


def reveal(home: Path, number: int, user: str) -> None:
    """Show all what each coder gave; nothing can be coded blind in it after that.

    Raises:
        NotFoundError: no such round.
        SettingsError: it was revealed already, or no statement was coded by two people.
    """
    with Store(home) as store, store.transaction():
        found, codes = _known(store, number), store.code_rounds.given(number)
        if found.phase != "coding":
            raise SettingsError("round-phase")
        if not any(len(double.coders_of(found, codes, one)) > 1 for one in found.statements):
            raise SettingsError("double-unready")
        store.code_rounds.step(number, user, "revealed")


def settle(home: Path, number: int, user: str, statement: str, labels: Sequence[str]) -> None:
    """Keep which of the labels in dispute a statement has after all; a later settling takes its place.

    Raises:
        NotFoundError: no such round, or the statement or a label is not in it.
        SettingsError: it is blind still, or signed.
    """
    with Store(home) as store, store.transaction():
        found = _known(store, number)
        _check_in(found, statement, labels)
        if found.phase != "revealed":
            raise SettingsError("round-phase")
        store.code_rounds.code(number, SETTLED, statement, user, labels)


def sign(home: Path, number: int, user: str) -> int:
    """Sign the round: what all gave and what was settled becomes the statements' labels; return how many.

    Each is a coding in the statement's log, which can be undone there.

    Raises:
        NotFoundError: no such round.
        SettingsError: it is blind still or signed already, or a disagreement is not settled.
    """
    with Store(home) as store, store.transaction():
        found = _view(store, number, user)
        if found.round.phase != "revealed":
            raise SettingsError("round-phase")
        if found.unsettled:
            raise SettingsError("double-unsettled", number=found.unsettled)
        given = dict.fromkeys(double.agreed(found.round, store.code_rounds.given(number)), True)
        for one in found.disagreements:
            given[one.statement, one.label] = one.label in found.settled[one.statement]
        usable = {key for key, one in found.labels.items() if not one.retired}
        done = 0
        for (statement, label), fits in given.items():
            if label in usable:
                coding.record(store, statement, user, label, fits=fits, value={"round": number})
                done += 1
        store.code_rounds.step(number, user, "done")
        return done


def _check_in(found: CodeRound, statement: str, labels: Sequence[str]) -> None:
    if statement not in found.statements:
        raise NotFoundError("statement-unknown", statement=statement[:40])
    for label in labels:
        if label not in found.labels:
            raise NotFoundError("label-unknown", label=label[:40])


def _known(store: Store, number: int) -> CodeRound:
    found = store.code_rounds.get(number)
    if found is None:
        raise NotFoundError("round-unknown", number=str(number))
    return found
