"""The secret's rotation and encrypted stores: the same author stays the same; no byte is readable."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from botnia_signals import pseudonyms
from botnia_signals.cli import main
from botnia_signals.errors import StoreError
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import erase, keep, locking, searching
from botnia_signals.pipeline.add import add
from botnia_signals.store import KEY, NEXT_KEY, Store, connecting
from tests.made import stream, write_jsonl

PASSPHRASE = "kolme-hevosta-tallissa"


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "_keys", {})
    for name in (connecting.PASSPHRASE, connecting.KEY_FILE):
        monkeypatch.delenv(name, raising=False)


def _two(author: str, number: int) -> list[dict[str, object]]:
    return [{**stream(1, 1, 0)[0], "id": f"r{number}", "author": author, "text": f"Bussi ei kulje {number}."}]


def _authors(home: Path) -> list[str]:
    with Store(home) as store:
        return [row[0] for row in store.db.execute("SELECT author FROM documents ORDER BY record_id")]


def test_after_a_rotation_the_same_author_is_the_same_and_has_another_key(home: Path, tmp_path: Path) -> None:
    add(home, [write_jsonl(tmp_path / "1.jsonl", _two("Maija", 1))], IntakeOptions())
    before = _authors(home)
    assert keep.rotate_key(home) == (2, 1)
    add(home, [write_jsonl(tmp_path / "2.jsonl", _two("Maija", 2) + _two("Liisa", 3))], IntakeOptions())
    keep.rotate_key(home)
    add(home, [write_jsonl(tmp_path / "4.jsonl", _two("Maija", 4))], IntakeOptions())
    first, second, other, last = _authors(home)
    assert first == second == last
    assert first not in {other, *before}
    assert stat.S_IMODE((home / KEY).stat().st_mode) == 0o600
    assert len((home / KEY).read_text(encoding="ascii").split()) == 3
    report = add(home, [tmp_path / "1.jsonl"], IntakeOptions())
    assert (report.stored, report.known) == (0, 1)
    assert erase.preview(home, author="Maija").documents == 3


def test_a_rotation_cut_short_is_finished_or_forgotten(home: Path) -> None:
    old = (home / KEY).read_text(encoding="ascii")
    (home / NEXT_KEY).write_text(old + "00" * 32 + "\n", encoding="ascii")
    with Store(home) as store:  # the keys were not carried over: the old file holds
        assert store.later_keys == ()
    keep.rotate_key(home)
    new = (home / KEY).read_text(encoding="ascii")
    (home / NEXT_KEY).write_text(new, encoding="ascii")
    (home / KEY).write_text(old, encoding="ascii")
    with Store(home) as store:  # they were, the file was not moved yet
        assert len(store.later_keys) == 1
    assert (home / KEY).read_text(encoding="ascii") == new


def test_an_older_key_file_is_refused_and_not_taken_for_the_new(home: Path) -> None:
    old = (home / KEY).read_text(encoding="ascii")
    keep.rotate_key(home)
    (home / KEY).write_text(old, encoding="ascii")
    with Store(home) as store, pytest.raises(StoreError):
        _ = store.key


def test_an_empty_author_stays_nobody() -> None:
    assert pseudonyms.carried("", [b"x" * 32]) == ""


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    home = tmp_path / "locked"
    locking.encrypt_new(home, None, PASSPHRASE)
    Store(home, create=True).close()
    return home


def test_nothing_of_an_encrypted_store_is_readable_and_everything_works(locked: Path, tmp_path: Path) -> None:
    records = _two("Maija", 1) + _two("Liisa", 2)
    assert add(locked, [write_jsonl(tmp_path / "1.jsonl", records)], IntakeOptions()).stored == 2
    assert searching.search(locked, "bussi").total == 2
    made, _ = keep.backup(locked, tmp_path / "backups")
    erase.erase(locked, author="Liisa")
    for path in [*locked.glob("*.sqlite*"), Path(made.path)]:
        content = path.read_bytes()
        assert not content.startswith(b"SQLite format 3")
        assert b"Bussi" not in content
        assert b"documents" not in content
    assert searching.search(locked, "bussi").total == 1
    assert keep.verify_audit(locked).broken == ()
    assert keep.rotate_key(locked) == (2, 1)


def test_a_backup_of_an_encrypted_store_opens_with_its_key_only(locked: Path, tmp_path: Path) -> None:
    made, _ = keep.backup(locked, tmp_path / "backups")
    restored = tmp_path / "restored"
    restored.mkdir()
    (restored / "botnia.sqlite").write_bytes(Path(made.path).read_bytes())
    for name in (connecting.CARD,):
        (restored / name).write_bytes((tmp_path / "backups" / name).read_bytes())
    (restored / KEY).write_bytes((locked / KEY).read_bytes())
    connecting._keys.clear()
    locking.unlock(restored, "aivan väärä lause")
    with pytest.raises(StoreError) as caught:
        Store(restored)
    assert caught.value.key == "encryption-wrong-key"
    locking.unlock(restored, PASSPHRASE)
    Store(restored).close()


def test_without_its_key_the_store_says_what_to_do(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connecting._keys.clear()
    with pytest.raises(StoreError) as caught:
        Store(locked)
    assert caught.value.key == "encryption-locked"
    monkeypatch.setenv(connecting.PASSPHRASE, PASSPHRASE)
    Store(locked).close()


def test_init_encrypts_with_a_key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, key = tmp_path / "h", tmp_path / "usb.key"
    key.write_text("ab" * 32, encoding="ascii")
    monkeypatch.setenv("BOTNIA_LANGUAGE", "fi")
    done = CliRunner().invoke(main, ["--home", str(home), "init", "--encrypt", "--key-file", str(key)])
    assert done.exit_code == 0
    assert "avaintiedostoa" in done.output
    connecting._keys.clear()
    assert CliRunner().invoke(main, ["--home", str(home), "status"]).exit_code == 1
    monkeypatch.setenv(connecting.KEY_FILE, str(key))
    assert CliRunner().invoke(main, ["--home", str(home), "status"]).exit_code == 0
    key.write_text("short", encoding="ascii")
    connecting._keys.clear()
    refused = CliRunner().invoke(main, ["--home", str(home), "status"])
    assert refused.exit_code == 1
    assert "Avaintiedosto" in refused.output


def test_a_short_passphrase_and_a_second_store_are_refused(tmp_path: Path, home: Path) -> None:
    with pytest.raises(StoreError, match="12"):
        locking.encrypt_new(tmp_path / "x", None, "lyhyt")
    with pytest.raises(StoreError):
        locking.encrypt_new(home, None, PASSPHRASE)
