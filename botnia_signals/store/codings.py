"""Labels that people gave to statements and signals, and what was learned from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botnia_signals.store.decisions import Decisions
from botnia_signals.store.rows import batches, dumps, marks, now, one, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


HOLDS = """c.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM codings u WHERE u.undoes = c.id
  AND NOT EXISTS (SELECT 1 FROM codings r WHERE r.undoes = u.id))"""
"""Of a coding `c`: nobody has undone it, or the undo was undone."""


class Codings(Decisions):
    """The log of labels given to items (a statement's id, or S-0007), apart from decisions on signals."""

    TABLE, SUBJECT = "codings", "object"

    def items(self) -> int:
        """Return how many items have a coding that holds."""
        sql = f"SELECT count(DISTINCT c.object) FROM codings c WHERE {HOLDS}"  # noqa: S608
        return int(one(self.db, sql))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A label that was learned for an item, how probable it is, and the labelled items it is most like."""

    item: str
    label: str
    p: float
    like: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement that it pays to label next, and the label that is most uncertain of it ("" for none)."""

    statement: str
    label: str
    p: float


@dataclass(frozen=True, slots=True)
class LabelFacts:
    """What was learned of a label: examples for and against, and measures (None where there are too few)."""

    label: str
    yes: int
    no: int
    measures: Mapping[str, Any] | None = field(default=None)


class Shelf:
    """What was learned last; each learning takes the place of the one before."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def write(
        self,
        state: str,
        facts: Iterable[LabelFacts],
        reliability: Sequence[Sequence[float]],
        suggestions: Iterable[Suggestion],
        asked: Iterable[Asked],
    ) -> None:
        """Put what was learned in the place of what was learned before; `state` says from what."""
        with self.db.atomic():
            for table in ("learned_labels", "label_suggestions", "label_next"):
                self.db.execute(f"DELETE FROM {table}")  # noqa: S608
            for fact in facts:
                self.db.execute(
                    "INSERT INTO learned_labels (label, yes, no, measures) VALUES (?,?,?,?)",
                    (fact.label, fact.yes, fact.no, dumps(fact.measures)),
                )
            for made in suggestions:
                self.db.execute(
                    "INSERT INTO label_suggestions (item, label, p, alike) VALUES (?,?,?,?)",
                    (made.item, made.label, made.p, dumps(list(made.like))),
                )
            for place, wanted in enumerate(asked):
                self.db.execute(
                    "INSERT INTO label_next (statement, place, label, p) VALUES (?,?,?,?)",
                    (wanted.statement, place, wanted.label, wanted.p),
                )
            self.db.execute(
                "INSERT OR REPLACE INTO learnings (id, at, state, reliability) VALUES (1,?,?,?)",
                (now(), state, dumps([list(row) for row in reliability])),
            )

    def last(self) -> tuple[str, str, list[list[float]]] | None:
        """Return when and from what was learned last, and how reliable its probabilities are; or None."""
        found = rows(self.db, "SELECT * FROM learnings WHERE id = 1")
        return (found[0]["at"], found[0]["state"], json.loads(found[0]["reliability"])) if found else None

    def facts(self) -> list[LabelFacts]:
        """Return what was learned of each label."""
        return [
            LabelFacts(row["label"], row["yes"], row["no"], json.loads(row["measures"]))
            for row in rows(self.db, "SELECT * FROM learned_labels ORDER BY label")
        ]

    def of_items(self, items: Sequence[str]) -> dict[str, list[Suggestion]]:
        """Return the suggestions for items, the surest first."""
        found: dict[str, list[Suggestion]] = {}
        for batch in batches(items):
            sql = f"SELECT * FROM label_suggestions WHERE item IN ({marks(batch)}) ORDER BY p DESC, label"  # noqa: S608
            for row in rows(self.db, sql, batch):
                found.setdefault(row["item"], []).append(_suggestion(row))
        return found

    def of_label(self, label: str, limit: int, offset: int = 0) -> tuple[int, list[Suggestion]]:
        """Return how many statements a label is suggested for, and some of them, the surest first."""
        condition = f"""FROM label_suggestions n WHERE n.label = ? AND n.item NOT GLOB 'S-*' AND NOT EXISTS (
            SELECT 1 FROM codings c WHERE c.object = n.item
            AND json_extract(c.value, '$.label') = n.label AND {HOLDS})"""  # noqa: S608
        total = one(self.db, f"SELECT count(*) {condition}", (label,))
        sql = f"SELECT n.* {condition} ORDER BY n.p DESC, n.item LIMIT ? OFFSET ?"
        return int(total), [_suggestion(row) for row in rows(self.db, sql, (label, limit, offset))]

    def waiting(self) -> dict[str, int]:
        """Return for how many statements each label is suggested, without those that somebody has coded."""
        of_statements = "n.item NOT GLOB 'S-*'"
        whole = (
            f"SELECT n.label, count(*) AS number FROM label_suggestions n WHERE {of_statements} GROUP BY 1"  # noqa: S608
        )
        taken = f"""SELECT n.label, count(DISTINCT n.item) AS number FROM codings c
                    JOIN label_suggestions n
                      ON n.item = c.object AND n.label = json_extract(c.value, '$.label')
                    WHERE {HOLDS} AND {of_statements} GROUP BY 1"""  # noqa: S608
        found = {row["label"]: row["number"] for row in rows(self.db, whole)}
        for row in rows(self.db, taken):
            found[row["label"]] -= row["number"]
        return found

    def of_kind(self, label: str) -> list[Suggestion]:
        """Return every suggestion of a label, for statements and signals, the surest first."""
        sql = "SELECT * FROM label_suggestions WHERE label = ? ORDER BY p DESC, item"
        return [_suggestion(row) for row in rows(self.db, sql, (label,))]

    def asked(self, limit: int, offset: int = 0) -> list[Asked]:
        """Return what it pays to label next, without what somebody has labelled since."""
        sql = f"""SELECT n.* FROM label_next n
                 WHERE NOT EXISTS (SELECT 1 FROM codings c WHERE c.object = n.statement AND {HOLDS})
                 ORDER BY n.place LIMIT ? OFFSET ?"""  # noqa: S608
        return [
            Asked(row["statement"], row["label"], row["p"]) for row in rows(self.db, sql, (limit, offset))
        ]


def _suggestion(row: dict[str, Any]) -> Suggestion:
    return Suggestion(row["item"], row["label"], row["p"], tuple(json.loads(row["alike"])))
