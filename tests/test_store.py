"""The store: one SQLite file that takes no raw text, forgets no decision and knows its own version."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
import sqlite3
import stat
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from botnia_signals.errors import PrivacyError, StoreError
from botnia_signals.records import (
    CurvePoint,
    Document,
    Event,
    Finding,
    Level,
    RawDocument,
    SourceKind,
    Span,
    Statement,
    Theme,
)
from botnia_signals.store import FILE, KEY, Store
from botnia_signals.store.documents import content_key
from botnia_signals.store.weeks import Listing, WeekRow

DAY = dt.date(2025, 3, 31)
AS_OF = dt.date(2025, 4, 6)


def document(
    ident: str = "d-1", text: str = "Jono kasvaa. Kukaan ei vastaa.", date: dt.date = DAY
) -> Document:
    return Document(
        *(ident, f"record {ident}", text, date, SourceKind.SURVEY, "a-1", "Kokkola", "fi"),
        attributes={"age": "30–39"},
        origin="answers.csv, row 2",
        masked=(Span(0, 4, "PERSON"),),
    )


def said(one: Document, parts: Sequence[str], lemmas: str = "") -> list[tuple[Statement, str]]:
    found = []
    for ordinal, part in enumerate(parts):
        start = one.text.index(part)
        statement = Statement(f"{one.id}.{ordinal}", one.id, ordinal, start, start + len(part), "fi", part)
        found.append((statement, lemmas))
    return found


def put(store: Store, *documents: Document) -> None:
    store.documents.add([(one, said(one, [one.text])) for one in documents])


def week_row(name: str = "2025-W14", as_of: dt.date = AS_OF) -> WeekRow:
    return WeekRow(name, as_of, "words", "s", "f", 3, 2)


def finding(*members: str, level: Level = Level.SIGNAL) -> Finding:
    centre = np.linspace(0, 1, 4, dtype=np.float32)
    return Finding(level, 9.5, 0.01, 3, 0.5, 3, DAY, 4, members, members[:1], centre, 0.75)


def signal(store: Store, ident: str = "S-0001", week: str = "2025-W14", as_of: dt.date = AS_OF) -> None:
    listing = Listing(ident, week, 0, finding("d-1.0"), {"fi": ("jono",)}, (CurvePoint(DAY, 1, 2),))
    store.weeks.write(week_row(week, as_of), [listing], [(ident, Event(as_of, "listed"))])


@pytest.fixture
def store(home: Path) -> Store:
    with Store(home) as opened:
        yield opened


# --- the file


def test_a_new_store_is_whole_and_private(home: Path) -> None:
    with Store(home) as store:
        assert store.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert store.db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert store.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert len(store.key) == 32
    assert stat.S_IMODE((home / KEY).stat().st_mode) == 0o600
    assert stat.S_IMODE((home / FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_each_store_has_a_key_of_its_own(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as one, Store(tmp_path / "b", create=True) as other:
        assert one.key != other.key


def test_making_a_store_over_a_store_is_refused_and_changes_nothing(home: Path) -> None:
    with Store(home) as store:
        key = store.key
        put(store, document())
    with pytest.raises(StoreError, match=str(home)) as caught:
        Store(home, create=True)
    assert caught.value.key == "store-exists"
    with Store(home) as store:
        assert store.key == key
        assert store.documents.count()["documents"] == 1


def test_a_key_that_lies_there_is_kept(tmp_path: Path) -> None:
    """A lost database can be made anew under the key of the old one."""
    tmp_path.joinpath(KEY).write_text("ab" * 32 + "\n", encoding="ascii")
    with Store(tmp_path, create=True) as store:
        assert store.key == b"\xab" * 32


def test_no_store_and_no_key_are_told_apart(home: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="botnia init") as caught:
        Store(tmp_path / "nowhere")
    assert caught.value.key == "store-missing"
    assert not (tmp_path / "nowhere").exists()
    (home / KEY).unlink()
    with Store(home) as store, pytest.raises(StoreError, match=r"botnia\.key") as caught:
        store.key  # noqa: B018
    assert caught.value.key == "store-key-missing"


@pytest.mark.parametrize("content", ["", "no hex at all\n", "abcd\n"])
def test_a_spoilt_key_is_refused_and_never_used(home: Path, content: str) -> None:
    (home / KEY).write_text(content, encoding="ascii")
    with Store(home) as store, pytest.raises(StoreError, match=r"botnia\.key") as caught:
        store.key  # noqa: B018
    assert caught.value.key == "store-key-broken"


def test_a_file_that_is_no_database_is_refused(home: Path) -> None:
    for path in home.glob(f"{FILE}*"):
        path.unlink()
    (home / FILE).write_bytes(b"this is no database, and long enough to be looked at" * 40)
    with pytest.raises(StoreError) as caught:
        Store(home)
    assert caught.value.key == "store-broken"


def test_a_store_of_a_newer_program_is_refused(home: Path) -> None:
    with Store(home) as store:
        columns = "(migration_set, name, applied_at)"
        store.db.execute(f"INSERT INTO _sqlite_migrations {columns} VALUES ('botnia', '999_later', 'x')")  # noqa: S608
        store.db.conn.commit()
    with pytest.raises(StoreError) as caught:
        Store(home)
    assert caught.value.key == "store-newer"


def test_a_store_whose_making_was_cut_short_is_made_whole_when_it_is_opened(home: Path) -> None:
    (home / FILE).unlink()
    for path in home.glob(f"{FILE}-*"):
        path.unlink()
    sqlite3.connect(home / FILE).close()
    (home / FILE).touch()
    with Store(home) as store:
        put(store, document())
        assert store.documents.count()["documents"] == 1


def test_migrations_run_once(home: Path) -> None:
    def schema() -> list[tuple[str, ...]]:
        with Store(home) as store:
            return store.db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()

    first = schema()
    assert schema() == first
    assert {"documents", "statements_fts", "decisions_keep"} <= {name for _, name, _ in first}


def test_a_copy_of_the_folder_is_a_backup(home: Path, tmp_path: Path) -> None:
    with Store(home) as store:
        put(store, document())
    shutil.copytree(home, tmp_path / "backup")
    with Store(tmp_path / "backup") as store:
        assert store.documents.count()["documents"] == 1


# --- documents


def test_raw_text_is_not_stored_and_nothing_beside_it(store: Store) -> None:
    raw = RawDocument("r", "Matti Meikäläinen soitti.", DAY, SourceKind.SURVEY, "Matti", "Kokkola", "fi")
    with pytest.raises(PrivacyError):
        store.documents.add([(document(), said(document(), ["Jono kasvaa."])), (raw, [])])  # type: ignore[list-item]
    assert store.documents.count() == {"documents": 0, "statements": 0, "authors": 0, "municipalities": 0}
    with pytest.raises(PrivacyError):
        store.documents.add([({"id": "x", "text": "Matti"}, [])])  # type: ignore[list-item]


def test_no_repr_shows_a_text(store: Store) -> None:
    raw = RawDocument(
        "r-77", "Matti soitti.", DAY, SourceKind.SURVEY, "Maija", "Kokkola", "fi", {"nimi": "Liisa"}
    )
    one = document(text="Salaista puhetta.")
    put(store, one)
    shown = repr([raw, one, *said(one, [one.text]), *store.documents.quotes(["d-1.0"])])
    assert not [word for word in ("Matti", "Maija", "Liisa", "r-77", "Salaista") if word in shown]


def test_a_document_comes_back_as_it_went_in(store: Store) -> None:
    one = document()
    pairs = said(one, ["Jono kasvaa.", "Kukaan ei vastaa."])
    assert store.documents.add([(one, pairs)]) == 1
    assert store.documents.document("d-1") == (one, [statement for statement, _ in pairs])
    assert store.documents.document_of("d-1.1") == "d-1"
    assert store.documents.document("d-2") is None
    assert store.documents.document_of("d-2.0") is None


def test_the_same_document_twice_is_one(store: Store) -> None:
    put(store, document())
    assert store.documents.add([(document(), said(document(), ["Jono kasvaa."]))]) == 0
    assert store.documents.count()["statements"] == 1
    assert store.documents.known(["d-1", "d-2"]) == {"d-1"}


def test_a_batch_goes_in_whole_or_not_at_all(store: Store) -> None:
    good, bad = document("d-1"), document("d-2")
    twice = said(bad, ["Jono kasvaa."]) * 2  # the same statement id twice
    with pytest.raises(sqlite3.IntegrityError):
        store.documents.add([(good, said(good, ["Jono kasvaa."])), (bad, twice)])
    assert store.documents.count()["documents"] == 0


def test_quotes_are_dated_and_ordered(store: Store) -> None:
    put(store, document("d-2", date=DAY), document("d-1", date=DAY + dt.timedelta(days=7)))
    assert [quote.id for quote in store.documents.quotes_until(DAY)] == ["d-2.0"]
    assert [quote.id for quote in store.documents.quotes_until(AS_OF + dt.timedelta(days=9))] == [
        "d-1.0",
        "d-2.0",
    ]
    assert [q.id for q in store.documents.quotes_until(dt.date(2026, 1, 1), AS_OF)] == ["d-1.0"]
    assert [quote.id for quote in store.documents.quotes(["d-2.0", "none", "d-1.0"])] == ["d-2.0", "d-1.0"]
    assert store.documents.span_of_dates() == (DAY, DAY + dt.timedelta(days=7))


def test_more_ids_than_one_query_takes(store: Store) -> None:
    many = [document(f"d-{number:04d}", f"Lause numero {number}.") for number in range(1203)]
    put(store, *many)
    ids = [f"{one.id}.0" for one in many]
    assert [quote.id for quote in store.documents.quotes(ids)] == ids
    assert len(store.documents.known(one.id for one in many)) == 1203


def test_a_fingerprint_sees_what_is_dated_up_to_a_day(store: Store) -> None:
    put(store, document("d-1"))
    before = store.documents.fingerprint(AS_OF)
    put(store, document("d-2", date=AS_OF + dt.timedelta(days=1)))
    assert store.documents.fingerprint(AS_OF) == before
    put(store, document("d-3"))
    assert store.documents.fingerprint(AS_OF) != before


def test_search_is_in_step_with_the_statements(store: Store) -> None:
    one = document("d-1", "Jonossa odotettiin pitkään.")
    store.documents.add([(one, said(one, [one.text], "jono odottaa"))])
    put(store, document("d-2", "Linja-auto ei kulje."))
    assert store.documents.search('"jonossa"', 5)[0] == 1
    assert [quote.id for quote in store.documents.search('"jono"', 5)[1]] == ["d-1.0"]
    assert store.documents.search('"puu"', 5) == (0, [])
    store.db.execute("INSERT INTO statements_fts(statements_fts, rank) VALUES ('integrity-check', 1)")
    with store.transaction():
        store.db.execute("DELETE FROM documents WHERE id = 'd-1'")
    assert store.documents.search('"jono"', 5) == (0, [])
    assert store.documents.count()["statements"] == 1, "the statements went with their document"
    store.db.execute("INSERT INTO statements_fts(statements_fts, rank) VALUES ('integrity-check', 1)")


def test_a_mapping_is_found_by_header_and_by_name(store: Store) -> None:
    store.documents.save_mapping("abc", {"text": ["Vastaus"]}, "kysely")
    assert store.documents.mapping("abc") == store.documents.mapping("kysely") == {"text": ["Vastaus"]}
    assert store.documents.mapping("other") is None


def test_a_name_belongs_to_the_mapping_that_took_it_last(store: Store) -> None:
    store.documents.save_mapping("abc", {"text": ["Vastaus"]}, "kysely")
    store.documents.save_mapping("def", {"text": ["Svar"]}, "kysely")
    assert store.documents.mapping("kysely") == {"text": ["Svar"]}
    assert store.documents.mapping("abc") == {"text": ["Vastaus"]}


# --- vectors


def test_a_vector_belongs_to_a_text_and_a_model(store: Store) -> None:
    put(store, document("d-1", "Sama teksti."), document("d-2", "Sama teksti."), document("d-3", "Toinen."))
    assert store.vectors.missing("m", AS_OF) == ["Toinen.", "Sama teksti."]
    vectors = np.array([[1, 0], [0, 1]], dtype=np.float32)
    store.vectors.put("m", ["Toinen.", "Sama teksti."], vectors)
    assert store.vectors.missing("m", AS_OF) == []
    assert len(store.vectors.missing("other model", AS_OF)) == 2
    np.testing.assert_array_equal(
        store.vectors.get("m", ["Sama teksti.", "Toinen.", "Sama teksti."]), vectors[[1, 0, 1]]
    )
    assert store.db.execute("SELECT count(*) FROM vectors").fetchone()[0] == 2
    assert content_key("Toinen.") != content_key("toinen.")


def test_vectors_are_missing_only_for_what_was_known_by_then(store: Store) -> None:
    put(store, document("d-1", "Ennen."), document("d-2", "Jälkeen.", AS_OF + dt.timedelta(days=1)))
    assert store.vectors.missing("m", AS_OF) == ["Ennen."]


def test_a_vector_comes_back_bit_for_bit(store: Store) -> None:
    vector = np.random.default_rng(0).normal(size=(1, 384)).astype(np.float32)
    store.vectors.put("m", ["a"], vector)
    assert store.vectors.get("m", ["a"]).tobytes() == vector.tobytes()
    assert store.vectors.get("m", []).shape[0] == 0


# --- weeks and signals


def test_a_week_comes_back_as_it_was_written(store: Store) -> None:
    put(store, document())
    signal(store)
    (listing,) = store.weeks.listings("2025-W14")
    assert (listing.signal, listing.place, listing.names) == ("S-0001", 0, {"fi": ("jono",)})
    assert listing.curve == (CurvePoint(DAY, 1, 2),)
    expected, got = dataclasses.asdict(finding("d-1.0")), dataclasses.asdict(listing.finding)
    np.testing.assert_array_equal(got.pop("centre"), expected.pop("centre"))
    assert got == expected
    assert store.weeks.done() == [week_row()]
    assert store.weeks.latest() == store.weeks.get("2025-W14") == week_row()
    assert store.weeks.get("2025-W15") is None
    assert [event.kind for event in store.weeks.events("S-0001")] == ["listed"]
    assert store.weeks.signals_with(["d-1.0", "d-9.0"], "2025-W14") == {"d-1.0": ["S-0001"]}


def test_a_week_written_again_takes_the_place_of_the_first(store: Store) -> None:
    put(store, document())
    signal(store)
    signal(store)
    assert len(store.weeks.listings("2025-W14")) == 1
    assert len(store.weeks.events("S-0001")) == 1


def test_a_week_that_fails_leaves_the_one_before_as_it_was(store: Store) -> None:
    put(store, document())
    signal(store)
    lost = Listing("S-0002", "2025-W14", 0, finding("no such statement"))
    with pytest.raises(sqlite3.IntegrityError):
        store.weeks.write(week_row(), [lost], [])
    assert [one.signal for one in store.weeks.listings("2025-W14")] == ["S-0001"]


def test_a_signal_knows_its_first_and_last_week_before_a_date(store: Store) -> None:
    put(store, document())
    signal(store)
    later = AS_OF + dt.timedelta(days=7)
    watch = Listing("S-0001", "2025-W15", 0, finding("d-1.0", level=Level.WATCH))
    store.weeks.write(week_row("2025-W15", later), [watch], [])
    (now,) = store.weeks.signals()
    assert (now.first_listed, now.first_raised, now.last_listed, now.level) == (
        AS_OF,
        AS_OF,
        later,
        Level.WATCH,
    )
    (then,) = store.weeks.signals(before=later)
    assert (then.last_listed, then.level) == (AS_OF, Level.SIGNAL)
    assert store.weeks.signals(before=AS_OF) == []


def test_numbers_go_on_after_9999(store: Store) -> None:
    put(store, document())
    assert store.weeks.highest_number() == 0
    for number, ident in enumerate(["S-9999", "S-10000"]):
        signal(store, ident, f"2025-W{14 + number}", AS_OF + dt.timedelta(days=7 * number))
    assert store.weeks.highest_number() == 10000


def test_themes_are_written_whole(store: Store) -> None:
    put(store, document())
    themes = [Theme(0, {"fi": "jono"}, {"fi": ("jono", "aika")}, 1, ("d-1.0",), ("d-1.0",))]
    assert store.themes.latest_week() is None
    store.themes.write("2025-W14", themes)
    store.themes.write("2025-W14", themes)
    assert store.themes.of("2025-W14") == themes
    assert store.themes.latest_week() == "2025-W14"


# --- decisions and users


def test_decisions_come_back_in_order(store: Store) -> None:
    put(store, document())
    signal(store)
    first = store.decisions.add("S-0001", "maija", "dismiss", {"reason": "noise"})
    second = store.decisions.add("S-0001", "maija", "undo", {}, undoes=first)
    assert second > first
    rows = store.decisions.of("S-0001")
    assert [(row.action, row.undoes, row.value) for row in rows] == [
        ("dismiss", None, {"reason": "noise"}),
        ("undo", first, {}),
    ]
    assert rows[0].at.tzinfo is not None
    assert store.decisions.all() == {"S-0001": rows}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE decisions SET action = 'accept'",
        "UPDATE decisions SET user = 'x' WHERE id = 1",
        "DELETE FROM decisions",
        "DELETE FROM decisions WHERE id = 1",
        "REPLACE INTO decisions (id, signal, user, at, action) VALUES (1, 'S-0001', 'x', 'now', 'accept')",
    ],
)
def test_the_database_itself_refuses_to_change_the_log(home: Path, sql: str) -> None:
    with Store(home) as store:
        put(store, document())
        signal(store)
        store.decisions.add("S-0001", "maija", "dismiss", {"reason": "noise"})
        before = store.decisions.of("S-0001")
    outside = sqlite3.connect(home / FILE)  # as any other program opens it, without our pragmas
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        outside.execute(sql)
    outside.close()
    with Store(home) as store:
        assert store.decisions.of("S-0001") == before


def test_a_signal_with_decisions_can_not_be_deleted(store: Store) -> None:
    put(store, document())
    signal(store)
    store.decisions.add("S-0001", "maija", "accept", {})
    with pytest.raises(sqlite3.IntegrityError):
        store.db.execute("DELETE FROM signals")


def test_a_decision_needs_a_signal_and_one_undo_names_a_row_once(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.decisions.add("S-0404", "maija", "accept", {})
    put(store, document())
    signal(store)
    first = store.decisions.add("S-0001", "maija", "accept", {})
    store.decisions.add("S-0001", "maija", "undo", {}, undoes=first)
    with pytest.raises(sqlite3.IntegrityError):
        store.decisions.add("S-0001", "maija", "undo", {}, undoes=first)


def test_users_are_kept_and_get_new_passwords(store: Store) -> None:
    store.users.put("maija", "hash 1", "sv")
    store.users.put("maija", "hash 2")
    user = store.users.get("maija")
    assert user is not None
    assert (user.hash, user.language) == ("hash 2", "sv")
    assert "hash 2" not in repr(user)
    store.users.set_language("maija", "en")
    assert store.users.get("maija").language == "en"  # type: ignore[union-attr]
    assert store.users.get("pekka") is None
    assert store.users.names() == ["maija"]


# --- transactions


def test_a_transaction_joins_writes_of_several_parts(store: Store) -> None:
    def half() -> None:
        with store.transaction():
            put(store, document())
            signal(store)
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        half()
    assert store.documents.count()["documents"] == 0
    assert store.weeks.done() == []


def test_one_reads_while_another_writes(home: Path) -> None:
    with Store(home) as writer, Store(home) as reader:
        with writer.transaction():
            put(writer, document())
            assert reader.documents.count()["documents"] == 0
        assert reader.documents.count()["documents"] == 1


def test_synthetic_records_mark_the_whole_store(store: Store) -> None:
    put(store, document())
    assert not store.is_synthetic()
    put(store, dataclasses.replace(document("d-2"), attributes={"synthetic": "yes"}))
    assert store.is_synthetic()


def test_another_writer_waits_while_a_transaction_reads_before_it_writes(home: Path) -> None:
    """Else the write after the read fails at once: "database is locked", and a run ends in the middle."""
    with Store(home) as running, Store(home) as other:
        other.db.execute("PRAGMA busy_timeout = 50")
        with running.transaction():
            assert running.documents.count()["documents"] == 0
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.users.put("maija", "hash")
            put(running, document())
        other.users.put("maija", "hash")
        assert running.users.names() == ["maija"]
        assert other.documents.count()["documents"] == 1
