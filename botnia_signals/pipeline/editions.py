"""Editions: a week's list is frozen with a manifest of what it came from; it can be replayed and compared.

What arrives after the freeze is late: it changes no edition. The next week hears it as history and says what
it would have changed in the edition before.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from botnia_signals import naming
from botnia_signals.errors import NotFoundError, SettingsError, StoreError
from botnia_signals.pipeline import manifest as prints
from botnia_signals.pipeline.following import constraints_of, followed_on
from botnia_signals.pipeline.material import Material
from botnia_signals.pipeline.week import Computed, Position, compute_week, look
from botnia_signals.records import Late, LateChange, Level
from botnia_signals.settings import Settings
from botnia_signals.store import Store
from botnia_signals.store.editions import EditionRow
from botnia_signals.store.weeks import Listing, WeekRow
from botnia_signals.weeks import week_days, week_name


@dataclass(frozen=True, slots=True)
class Draft:
    """What a week's edition says beside its list. It is made before the week is written, for it takes time.

    `known` is the number of the last arrival dated in the week or before it; `inputs` is the manifest's part
    that says where the list came from, empty for a week that is not over.
    """

    over: bool
    known: int
    late: Late | None
    inputs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as the manifest has it: a kind, and the values of its sentence."""

    kind: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying an edition found; nothing when the replay gave the same bytes."""

    week: str
    differences: tuple[Difference, ...] = ()

    @property
    def same(self) -> bool:
        """Tell whether the replay gave the same bytes from the same inputs."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition in a list: its week, when it was frozen, its records, what it lists, what came late."""

    week: str
    frozen_on: dt.date
    records: int
    listed: int
    late: int


# --- freezing


def is_over(day: dt.date, today: dt.date) -> bool:
    """Tell whether `day` ends a week that lies before `today`."""
    return day.weekday() == 6 and day < today


def late_records(store: Store, week: WeekRow) -> int:
    """Return how many records dated in a week or before it arrived after it was last run."""
    return store.documents.arrived(week.as_of, after=week.known)


def draft(
    store: Store,
    model: str,
    settings: Settings,
    material: Material,
    words: naming.Corpus | None,
    day: dt.date,
    today: dt.date,
    arrivals: int,
) -> Draft:
    """Return the edition-to-be of the week of `day`, from material that holds nothing dated later.

    `arrivals` is the number of the last document that was looked at.
    """
    known = store.documents.last_arrival(day, until=arrivals)
    facts = {"model": prints.model_print(model), "program": prints.program_print()}
    late = late_of(store, facts, material, words, day, known)
    if not is_over(day, today):
        return Draft(False, known, late)
    records = {
        "last_arrival": known,
        "documents": store.documents.arrived(day, until=known),
        "since": material.since.isoformat(),
        "statements": len(material.rows),
        "sha256": prints.records_print(material.quotes),
        "vectors": prints.vectors_print(material),
    }
    inputs = {"as_of": day.isoformat(), **facts, "settings": settings.scanning(), "records": records}
    return Draft(True, known, late, inputs)


def freeze(
    store: Store, week: str, draft: Draft, computed: Computed, position: Position, carried: str
) -> None:
    """Write the manifest of a week that has just been written."""
    content = {
        "week": week,
        **draft.inputs,
        "ledger": {
            "highest_number": position.number,
            "signals": len(position.signals),
            "last_decision": position.decision,
            "sha256": prints.ledger_print(position),
        },
        "result": prints.result_print(prints.result_of(computed, draft.late)),
    }
    store.editions.add(week, prints.canonical(content), carried)


def late_of(
    store: Store,
    facts: Mapping[str, Any],
    material: Material,
    words: naming.Corpus | None,
    day: dt.date,
    known: int,
) -> Late | None:
    """Return what came too late for the week before that of `day`, and what it would have changed; or None.

    That week is scanned again with the late records and under its own settings, and its list compared. It
    can't be compared where `facts` (model and program) are others, or where a record of it was erased.
    """
    monday = week_days(week_name(day))[0]
    before = [row for row in store.weeks.done() if row.as_of < monday]
    if not before:
        return None
    row = before[-1]
    number = store.documents.arrived(row.as_of, after=row.known, until=known)
    if not number:
        return None
    edition = store.editions.get(row.week)
    content = _manifest(edition) if edition else None
    if content is None or not _comparable(store, content, facts):
        return Late(row.week, number, None)
    return Late(row.week, number, _changes(store, row, content, material, words, monday, known))


def _comparable(store: Store, content: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    same = prints.same_model(content["model"], facts["model"]) and content["program"] == facts["program"]
    return same and not _erased(store, content)


def _changes(
    store: Store,
    row: WeekRow,
    content: Mapping[str, Any],
    material: Material,
    words: naming.Corpus | None,
    monday: dt.date,
    arrived: int,
) -> tuple[LateChange, ...]:
    decision = content["ledger"]["last_decision"]
    followed = followed_on(store, row.as_of, decision)
    settings, since = prints.settings_of(content["settings"]), _since(content)
    if since != material.since:
        quotes = store.documents.quotes_until(row.as_of, since, arrived)
        material = Material.of(store, content["model"]["id"], quotes, since, arrived)
    scanned = look(material.until(row.as_of), row.as_of, settings, followed)
    known = store.weeks.signals(before=monday)
    held = constraints_of(store, week_days(row.week)[0], decision)
    position = Position(tuple(known), (), store.weeks.highest_number(), decision, held)
    computed = compute_week(scanned, position, words)
    return _compared(store.weeks.listings(row.week), computed.listings, {signal.id for signal in known})


def _compared(was: Sequence[Listing], now: Sequence[Listing], known: set[str]) -> tuple[LateChange, ...]:
    """Return how a list differs: what is listed otherwise in the new list's order, then what is not in it."""
    levels = {one.signal: one.finding.level for one in was}
    changes = []
    for one in now:
        kind = _kind(levels.get(one.signal), one.finding.level)
        if kind:
            changes.append(LateChange(kind, one.signal if one.signal in known else "", one.names))
    still = {one.signal for one in now}
    dropped = [LateChange("dropped", one.signal, one.names) for one in was if one.signal not in still]
    return (*changes, *dropped)


def _kind(was: Level | None, now: Level) -> str:
    if was is now:
        return ""
    if now is Level.SIGNAL:
        return "raised"
    return "added" if was is None else "lowered"


# --- reading


def list_editions(home: Path) -> list[EditionView]:
    """Return every edition, oldest first."""
    with Store(home) as store:
        weeks = {row.week: row for row in store.weeks.done()}
        return [_view(store, edition, weeks[edition.week]) for edition in store.editions.all()]


def _view(store: Store, edition: EditionRow, row: WeekRow) -> EditionView:
    content = _manifest(edition)
    return EditionView(
        week=edition.week,
        frozen_on=edition.frozen_on,
        records=content["records"]["documents"],
        listed=len(content["result"]["listings"]),
        late=late_records(store, row),
    )


def manifest_of(home: Path, week: str) -> dict[str, Any]:
    """Return when a week was frozen (`frozen_at`, UTC) and its manifest.

    Raises:
        NotFoundError: the week was not run, is provisional or has no manifest.
        SettingsError: no such week.
    """
    with Store(home) as store:
        edition = _edition(store, week)
    return {"frozen_at": edition.frozen_at, **_manifest(edition)}


def weeks_without(home: Path) -> list[str]:
    """Return the weeks that are closed but have no manifest: they were run before there were editions."""
    with Store(home) as store:
        there = {edition.week for edition in store.editions.all()}
        return [row.week for row in store.weeks.done() if not row.provisional and row.week not in there]


def _edition(store: Store, week: str) -> EditionRow:
    name = week_name(week_days(week)[0])
    edition = store.editions.get(name)
    if edition:
        return edition
    row = store.weeks.get(name)
    if row is None:
        raise NotFoundError("week-not-run", week=name)
    raise NotFoundError("edition-provisional" if row.provisional else "edition-none", week=name)


def _manifest(edition: EditionRow) -> dict[str, Any]:
    try:
        content = json.loads(edition.manifest)
    except ValueError:
        content = None
    if not isinstance(content, dict):
        raise StoreError("edition-broken", week=edition.week)
    return content


def _since(content: Mapping[str, Any]) -> dt.date:
    """Return the first day of an edition's statements; the earliest editions knew none."""
    return dt.date.fromisoformat(content["records"].get("since", dt.date.min.isoformat()))


def _erased(store: Store, content: Mapping[str, Any]) -> int:
    """Return how many documents of an edition are gone."""
    records = content["records"]
    as_of = dt.date.fromisoformat(content["as_of"])
    return int(records["documents"]) - store.documents.arrived(as_of, until=records["last_arrival"])


# --- verifying


def verify(home: Path, week: str) -> Verdict:
    """Replay an edition from the store and compare it, byte for byte, with its manifest and its stored list.

    Nothing is written. The replay takes the edition's own settings and the vectors that are stored.

    Raises:
        NotFoundError: the week was not run, is provisional or has no manifest.
        SettingsError: no such week.
    """
    with Store(home) as store:
        edition = _edition(store, week)
        return Verdict(edition.week, tuple(_differences(store, edition, _manifest(edition))))


def verify_all(home: Path) -> list[Verdict]:
    """Verify every edition, oldest first."""
    return [verify(home, edition.week) for edition in list_editions(home)]


def _differences(store: Store, edition: EditionRow, content: dict[str, Any]) -> list[Difference]:
    erased = _erased(store, content)
    if erased:
        return [Difference("erased", {"number": erased})]
    as_of = dt.date.fromisoformat(content["as_of"])
    known = content["records"]["last_arrival"]
    since = _since(content)
    quotes = store.documents.quotes_until(as_of, since, known)
    found = _settings_and_model(store, content)
    rekeyed = store.audit.since(edition.frozen_at, "key-rotate") > 0
    same_records = prints.records_print(quotes) == content["records"]["sha256"]
    if not same_records and not rekeyed:
        found.append(Difference("records"))
    if store.vectors.lacks(content["model"]["id"], [quote.text for quote in quotes]):
        return [*found, Difference("vectors")]
    material = Material.of(store, content["model"]["id"], quotes, since, known)
    if prints.vectors_print(material) != content["records"]["vectors"]:
        found.append(Difference("vectors"))
    try:
        settings = prints.settings_of(content["settings"])
    except (TypeError, SettingsError):
        return found
    replayed = _replayed(store, edition, content, material, settings)
    if rekeyed and not same_records and replayed:
        found.append(Difference("rekeyed"))
    return found + replayed


def _settings_and_model(store: Store, content: dict[str, Any]) -> list[Difference]:
    found = []
    row = store.weeks.get(content["week"])
    if row is None or row.settings != prints.settings_key(content["settings"]):
        found.append(Difference("settings"))
    if not prints.same_model(content["model"], prints.model_print(content["model"]["id"])):
        found.append(Difference("model", {"model": content["model"]["id"]}))
    return found


def _replayed(
    store: Store, edition: EditionRow, content: dict[str, Any], material: Material, settings: Settings
) -> list[Difference]:
    """Return where the ledger's position, the stored list and the replayed list are not the manifest's."""
    found = []
    as_of = dt.date.fromisoformat(content["as_of"])
    words = naming.Corpus(material.quotes)
    number, decision = content["ledger"]["highest_number"], content["ledger"]["last_decision"]
    position = Position.before_week(store, as_of, edition.carried, number, decision)
    if prints.ledger_print(position) != content["ledger"]["sha256"]:
        found.append(Difference("ledger"))
    scanned = look(material, as_of, settings, followed_on(store, as_of, decision))
    computed = compute_week(scanned, position, words)
    late = late_of(store, content, material, words, as_of, content["records"]["last_arrival"])
    stored = _parts(content, prints.result_of(*_stored(store, edition.week)))
    replayed = _parts(content, prints.result_of(computed, late))
    if stored:
        found.append(Difference("stored", {"parts": ", ".join(stored)}))
    if replayed:
        found.append(Difference("replayed", {"parts": ", ".join(replayed)}))
        found += _program(content)
    return found


def _stored(store: Store, week: str) -> tuple[Computed, Late | None]:
    row = store.weeks.get(week)
    numbers = (row.statements, row.new_statements) if row else (0, 0)
    listed = Computed(*numbers, store.weeks.listings(week), store.weeks.events_in(week))
    return listed, row.late if row else None


def _parts(content: Mapping[str, Any], result: Mapping[str, Any]) -> list[str]:
    """Return the signals whose part of a result is not the manifest's, or else the week; none if the same."""
    wanted, found = content["result"], prints.result_print(result)
    if wanted["sha256"] == found["sha256"]:
        return []
    one, other = wanted["listings"], found["listings"]
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)) or [
        content["week"]
    ]


def _program(content: Mapping[str, Any]) -> list[Difference]:
    was, now = content["program"], prints.program_print()
    return [Difference("program", {"was": was["version"], "now": now["version"]})] if was != now else []
