"""Weeks that were run, what was found in each, and the signals that the findings belong to."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botnia_signals.records import CurvePoint, Event, Finding, Late, LateChange, Level, Signal
from botnia_signals.store.rows import batches, dumps, marks, now, one, pack, rows, unpack

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week that was run: its ISO name, last day known, and how much had been said.

    `provisional` says that it may be run again, `known` is the number of the last arrival that it knew, and
    `late` what records that came after the edition before would have changed in that edition.
    """

    week: str
    as_of: dt.date
    model: str
    settings: str
    fingerprint: str
    statements: int
    new_statements: int
    provisional: bool = False
    known: int = 0
    late: Late | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A signal as it was listed in one week: its place on the list, its finding, its names by language."""

    signal: str
    week: str
    place: int
    finding: Finding
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    curve: tuple[CurvePoint, ...] = ()


class Weeks:
    """Runs, findings, signals and their events. A week is written whole, in one transaction."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def done(self) -> list[WeekRow]:
        """Return the weeks that were run, oldest first."""
        return [_week(row) for row in rows(self.db, "SELECT * FROM weeks ORDER BY as_of")]

    def get(self, week: str) -> WeekRow | None:
        """Return a week by its ISO name ("2025-W14"), or None."""
        found = rows(self.db, "SELECT * FROM weeks WHERE week = ?", (week,))
        return _week(found[0]) if found else None

    def latest(self) -> WeekRow | None:
        """Return the last week that was run, or None."""
        found = rows(self.db, "SELECT * FROM weeks ORDER BY as_of DESC LIMIT 1")
        return _week(found[0]) if found else None

    def finished_at(self) -> str | None:
        """Return when a week was last written (ISO, UTC), or None."""
        found = one(self.db, "SELECT max(finished_at) FROM weeks")
        return None if found is None else str(found)

    def write(self, week: WeekRow, listings: Sequence[Listing], events: Iterable[tuple[str, Event]]) -> None:
        """Write a week whole, in place of an earlier version; the database refuses if it has an edition."""
        with self.db.atomic():
            self.db.execute("DELETE FROM weeks WHERE week = ?", (week.week,))
            self.db.execute("DELETE FROM signal_events WHERE week = ?", (week.week,))
            self.db.execute(
                "INSERT INTO weeks (week, as_of, model, settings, fingerprint, statements, new_statements,"
                " provisional, known, late, finished_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                (
                    week.week,
                    week.as_of.isoformat(),
                    week.model,
                    week.settings,
                    week.fingerprint,
                    week.statements,
                    week.new_statements,
                    int(week.provisional),
                    week.known,
                    dumps(dataclasses.asdict(week.late)) if week.late else "",
                    now(),
                ),
            )
            for listing in listings:
                self._write_listing(listing)
            for signal, event in events:
                self.db.execute(
                    "INSERT INTO signal_events (signal, week, day, kind, other) VALUES (?,?,?,?,?)",
                    (signal, week.week, event.day.isoformat(), event.kind, event.other),
                )

    def _write_listing(self, listing: Listing) -> None:
        found = listing.finding
        self.db.execute(
            "INSERT OR IGNORE INTO signals (id, first_week) VALUES (?,?)", (listing.signal, listing.week)
        )
        self.db.execute(
            "INSERT INTO findings (week, signal, place, level, score, p, seen, expected, voices, since,"
            " weeks, radius, scope, evidence, centre, names, curve)"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                listing.week,
                listing.signal,
                listing.place,
                found.level.value,
                found.score,
                found.p,
                found.seen,
                found.expected,
                found.voices,
                found.since.isoformat(),
                found.weeks,
                found.radius,
                found.place,
                found.evidence,
                pack(found.centre),
                dumps({language: list(words) for language, words in listing.names.items()}),
                dumps([[point.monday.isoformat(), point.voices, point.all] for point in listing.curve]),
            ),
        )
        core = set(found.core)
        for place, member in enumerate(found.members):
            self.db.execute(
                "INSERT INTO finding_members (week, signal, statement, place, core) VALUES (?,?,?,?,?)",
                (listing.week, listing.signal, member, place, int(member in core)),
            )

    def listings(self, week: str) -> list[Listing]:
        """Return what was listed in a week, best first."""
        return self._listings("f.week = ? ORDER BY f.place", (week,))

    def listings_of(self, signal: str) -> list[Listing]:
        """Return every listing of a signal, oldest first."""
        return self._listings("f.signal = ? ORDER BY f.week", (signal,))

    def _listings(self, condition: str, values: tuple[str, ...]) -> list[Listing]:
        found = rows(self.db, f"SELECT f.* FROM findings f WHERE {condition}", values)  # noqa: S608
        members = self._members([(row["week"], row["signal"]) for row in found])
        return [_listing(row, members.get((row["week"], row["signal"]), [])) for row in found]

    def _members(self, keys: list[tuple[str, str]]) -> dict[tuple[str, str], list[tuple[str, bool]]]:
        weeks = sorted({week for week, _ in keys})
        wanted = set(keys)
        found: dict[tuple[str, str], list[tuple[str, bool]]] = {}
        sql = f"""SELECT week, signal, statement, core FROM finding_members
                  WHERE week IN ({marks(weeks)}) ORDER BY week, signal, place"""  # noqa: S608
        for row in rows(self.db, sql, weeks):
            key = (row["week"], row["signal"])
            if key in wanted:
                found.setdefault(key, []).append((row["statement"], bool(row["core"])))
        return found

    def first_times(self, signals: Sequence[str]) -> dict[str, tuple[dt.date, dt.date | None]]:
        """Return when signals were first listed and first raised (None for never), those that were listed."""
        found: dict[str, tuple[dt.date, dt.date | None]] = {}
        for batch in batches(signals):
            sql = f"""SELECT f.signal, min(w.as_of) AS listed,
                        min(CASE WHEN f.level = 'signal' THEN w.as_of END) AS raised
                      FROM findings f JOIN weeks w ON w.week = f.week
                      WHERE f.signal IN ({marks(batch)}) GROUP BY f.signal"""  # noqa: S608
            for row in rows(self.db, sql, batch):
                raised = dt.date.fromisoformat(row["raised"]) if row["raised"] else None
                found[row["signal"]] = (dt.date.fromisoformat(row["listed"]), raised)
        return found

    def signals(self, before: dt.date | None = None) -> list[Signal]:
        """Return every signal with its last listing (in weeks that ended before a date), by id.

        With it come its events and every statement of its listings, both of those weeks only.
        """
        limit = before.isoformat() if before else "9999"
        gathered, events = self._gathered(limit), self._events(limit)
        return [
            dataclasses.replace(
                _signal(row, members),
                gathered=tuple(gathered.get(row["signal"], ())),
                events=tuple(events.get(row["signal"], ())),
            )
            for row, members in self._signal_rows(before)
        ]

    def signals_of(self, week: str) -> str:
        """Return the signals whose last listing is that of `week`, as text that `signals_in` reads.

        It is all that the database has of them, so that it can be read when the week was written anew.
        """
        if not one(self.db, "SELECT 1 FROM findings WHERE week = ? LIMIT 1", (week,)):
            return dumps([])
        kept = [
            [{name: _hex(value) for name, value in row.items()}, members]
            for row, members in self._signal_rows(None, week)
        ]
        return dumps(kept)

    def ids_before(self, day: dt.date) -> set[str]:
        """Return the ids of the signals that a week listed which ended before a day."""
        sql = "SELECT DISTINCT f.signal FROM findings f JOIN weeks w ON w.week = f.week WHERE w.as_of < ?"
        return {signal for (signal,) in self.db.execute(sql, (day.isoformat(),))}

    def _signal_rows(
        self, before: dt.date | None, week: str = ""
    ) -> list[tuple[dict[str, Any], list[tuple[str, bool]]]]:
        """Return the last listing of every signal (of those that `week` listed last), with its members."""
        limit = before.isoformat() if before else "9999"
        last = """WITH heard AS (
                     SELECT f.signal, max(w.as_of) AS last, min(w.as_of) AS first_listed,
                       min(CASE WHEN f.level = 'signal' THEN w.as_of END) AS first_raised
                     FROM findings f JOIN weeks w ON w.week = f.week WHERE w.as_of < ? GROUP BY f.signal),
                   listed AS (
                     SELECT h.*, w.week FROM heard h JOIN weeks w ON w.as_of = h.last
                     WHERE ? IN ('', w.week))"""
        sql = f"""{last} SELECT f.*, l.last AS as_of, l.first_listed, l.first_raised
                  FROM listed l JOIN findings f ON f.week = l.week AND f.signal = l.signal
                  ORDER BY f.signal"""  # noqa: S608
        found = rows(self.db, sql, (limit, week))
        sql = f"""{last} SELECT m.signal, m.statement, m.core
                  FROM listed l JOIN finding_members m ON m.week = l.week AND m.signal = l.signal
                  ORDER BY m.signal, m.place"""  # noqa: S608
        members: dict[str, list[tuple[str, bool]]] = {}
        for signal, statement, core in self.db.execute(sql, (limit, week)):
            members.setdefault(signal, []).append((statement, bool(core)))
        return [(row, members.get(row["signal"], [])) for row in found]

    def watched(self, after: dt.date, before: dt.date, most: int) -> list[tuple[dt.date, Listing]]:
        """Return the first `most` watched listings of each week that ended between two days, with the day."""
        sql = """SELECT * FROM (
                   SELECT f.*, w.as_of AS as_of,
                     row_number() OVER (PARTITION BY f.week ORDER BY f.place) AS nth
                   FROM findings f JOIN weeks w ON w.week = f.week
                   WHERE w.as_of > ? AND w.as_of < ? AND f.level = 'watch')
                 WHERE nth <= ? ORDER BY as_of, nth"""
        found = rows(self.db, sql, (after.isoformat(), before.isoformat(), most))
        members = self._members([(row["week"], row["signal"]) for row in found])
        return [
            (
                dt.date.fromisoformat(row["as_of"]),
                _listing(row, members.get((row["week"], row["signal"]), [])),
            )
            for row in found
        ]

    def _gathered(self, limit: str) -> dict[str, list[str]]:
        sql = """SELECT DISTINCT m.signal, m.statement FROM finding_members m JOIN weeks w ON w.week = m.week
                 WHERE w.as_of < ? ORDER BY m.signal, m.statement"""
        found: dict[str, list[str]] = {}
        for signal, statement in self.db.execute(sql, (limit,)):
            found.setdefault(signal, []).append(statement)
        return found

    def _events(self, limit: str) -> dict[str, list[Event]]:
        sql = "SELECT signal, day, kind, other FROM signal_events WHERE day < ? ORDER BY day, id"
        found: dict[str, list[Event]] = {}
        for row in rows(self.db, sql, (limit,)):
            found.setdefault(row["signal"], []).append(_event(row))
        return found

    def merges(self, before: dt.date | None = None) -> list[tuple[str, str]]:
        """Return which signal the ledger merged into which (in weeks that ended before a date), in order."""
        sql = "SELECT signal, other FROM signal_events WHERE kind = 'merged' AND day < ? ORDER BY day, id"
        limit = before.isoformat() if before else "9999"
        return [(row["signal"], row["other"]) for row in rows(self.db, sql, (limit,))]

    def first_week(self, ident: str) -> str:
        """Return the week that a signal's id is from, "" for an unknown one."""
        return str(one(self.db, "SELECT first_week FROM signals WHERE id = ?", (ident,)) or "")

    def reserve(self, ident: str, week: str) -> None:
        """Keep the id of a signal that people split off, before any week lists it."""
        self.db.execute("INSERT INTO signals (id, first_week) VALUES (?,?)", (ident, week))

    def names(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Return the names by language of every signal's last listing, those listed last at the end."""
        sql = """SELECT f.signal, f.names FROM findings f JOIN weeks w ON w.week = f.week
                 ORDER BY w.as_of, f.place DESC"""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for row in rows(self.db, sql):
            found.pop(row["signal"], None)
            found[row["signal"]] = {
                language: tuple(words) for language, words in json.loads(row["names"]).items()
            }
        return found

    def signal_ids(self) -> list[str]:
        """Return the id of every signal that was ever listed."""
        return [row["id"] for row in rows(self.db, "SELECT id FROM signals ORDER BY id")]

    def highest_number(self) -> int:
        """Return the number in the newest signal's id, 0 when there is none."""
        newest = one(self.db, "SELECT max(CAST(substr(id, 3) AS INTEGER)) FROM signals")
        return int(newest or 0)

    def events(self, signal: str) -> list[Event]:
        """Return what happened to a signal, oldest first."""
        sql = "SELECT day, kind, other FROM signal_events WHERE signal = ? ORDER BY day, id"
        return [_event(row) for row in rows(self.db, sql, (signal,))]

    def events_in(self, week: str) -> list[tuple[str, Event]]:
        """Return what happened in a week, each event with its signal, in the order of writing."""
        sql = "SELECT signal, day, kind, other FROM signal_events WHERE week = ? ORDER BY id"
        return [(row["signal"], _event(row)) for row in rows(self.db, sql, (week,))]

    def signals_with(self, statements: Sequence[str], week: str) -> dict[str, list[str]]:
        """Return, for each of `statements`, the signals that it is a member of in `week`."""
        sql = f"""SELECT statement, signal FROM finding_members
                  WHERE week = ? AND statement IN ({marks(statements)}) ORDER BY signal"""  # noqa: S608
        found: dict[str, list[str]] = {}
        for row in rows(self.db, sql, [week, *statements]):
            found.setdefault(row["statement"], []).append(row["signal"])
        return found


def _week(row: dict[str, Any]) -> WeekRow:
    values = {name: row[name] for name in WeekRow.__dataclass_fields__}
    values["as_of"] = dt.date.fromisoformat(values["as_of"])
    values["provisional"] = bool(values["provisional"])
    values["late"] = _late(json.loads(values["late"])) if values["late"] else None
    return WeekRow(**values)


def _late(content: dict[str, Any]) -> Late:
    changes = content.pop("changes")
    return Late(**content, changes=None if changes is None else tuple(_change(one) for one in changes))


def _change(content: dict[str, Any]) -> LateChange:
    names = {language: tuple(words) for language, words in content["names"].items()}
    return LateChange(content["kind"], content["signal"], names)


def _event(row: dict[str, Any]) -> Event:
    return Event(dt.date.fromisoformat(row["day"]), row["kind"], row["other"])


def signals_in(text: str) -> list[Signal]:
    """Return the signals that `Weeks.signals_of` wrote down."""
    return [
        _signal({name: _unhex(value) for name, value in row.items()}, [(one, core) for one, core in members])
        for row, members in json.loads(text)
    ]


def _hex(value: Any) -> Any:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def _unhex(value: Any) -> Any:
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value


def _finding(row: dict[str, Any], members: list[tuple[str, bool]]) -> Finding:
    return Finding(
        level=Level(row["level"]),
        score=row["score"],
        p=row["p"],
        seen=row["seen"],
        expected=row["expected"],
        voices=row["voices"],
        since=dt.date.fromisoformat(row["since"]),
        weeks=row["weeks"],
        members=tuple(member for member, _ in members),
        core=tuple(member for member, core in members if core),
        centre=unpack(row["centre"]),
        radius=row["radius"],
        place=row["scope"],
        evidence=row["evidence"],
    )


def _listing(row: dict[str, Any], members: list[tuple[str, bool]]) -> Listing:
    names = {language: tuple(words) for language, words in json.loads(row["names"]).items()}
    curve = tuple(
        CurvePoint(dt.date.fromisoformat(monday), voices, all_)
        for monday, voices, all_ in json.loads(row["curve"])
    )
    return Listing(row["signal"], row["week"], row["place"], _finding(row, members), names, curve)


def _signal(row: dict[str, Any], members: list[tuple[str, bool]]) -> Signal:
    raised = row["first_raised"]
    return Signal(
        id=row["signal"],
        level=Level(row["level"]),
        first_listed=dt.date.fromisoformat(row["first_listed"]),
        first_raised=dt.date.fromisoformat(raised) if raised else None,
        last_listed=dt.date.fromisoformat(row["as_of"]),
        finding=_finding(row, members),
    )
