"""Learning in a store: what people labelled comes back as suggestions, and no alarm hears of it."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import numpy as np
import pytest

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.intake import IntakeOptions
from botnia_signals.pipeline import coding, decide, learned, read
from botnia_signals.pipeline.add import add
from botnia_signals.pipeline.background import encode_missing
from botnia_signals.pipeline.following import followed_on
from botnia_signals.pipeline.learn import DISMISSED, learn
from botnia_signals.pipeline.material import Material
from botnia_signals.pipeline.run import run_weeks
from botnia_signals.pipeline.week import Position, compute_week, look
from botnia_signals.records import Level
from botnia_signals.settings import load_settings
from botnia_signals.store import Store
from botnia_signals.weeks import week_name
from tests.made import ENCODER, SUBJECTS, stream, sunday, write_jsonl

MODEL, LAST = ENCODER[0], sunday(15)
DENTAL = set(SUBJECTS["fi"][0].split()) - {"aika", "odotus"}


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose weeks were scanned and listed, without names and themes, so that it is quick."""
    folder = tmp_path_factory.mktemp("heard")
    home = folder / "home"
    Store(home, create=True).close()
    add(home, [write_jsonl(folder / "stream.jsonl", stream())], IntakeOptions())
    with Store(home) as store:
        encode_missing(store, MODEL, ENCODER[1], LAST)
        quotes = store.documents.quotes_until(LAST)
        due = [sunday(week) for week in range(8, 16)]
        run_weeks(store, MODEL, load_settings(home), quotes, due, lambda *_: None, named=False)
    return home


@pytest.fixture
def copied(heard: Path, tmp_path: Path) -> Path:
    """A copy of that home that a test may change."""
    return Path(shutil.copytree(heard, tmp_path / "copied"))


def subject(text: str) -> bool:
    return len(DENTAL & set(text.lower().rstrip(".").split())) >= 3


def teach(home: Path, number: int = 30) -> list[str]:
    """Label statements about the dentist, and others otherwise; return the dental ones not labelled."""
    with Store(home) as store:
        quotes = store.documents.quotes_until(LAST)
    dental = [one.id for one in quotes if subject(one.text)]
    others = [one.id for one in quotes if not subject(one.text)]
    for statement in dental[:number]:
        coding.code(home, statement, "anna", "families")
    for statement in others[: 2 * number]:
        coding.code(home, statement, "anna", "elderly")
    return dental[number:]


def taught(home: Path) -> bool:
    with Store(home) as store:
        return learn(store, MODEL, load_settings(home), LAST)


@pytest.fixture
def lesson(copied: Path) -> tuple[Path, list[str]]:
    """A store in which sixty and more statements are labelled, learned from."""
    left = teach(copied, 15)
    assert taught(copied)
    return copied, left


def test_suggestions_are_right_and_say_why(lesson: tuple[Path, list[str]]) -> None:
    home, left = lesson
    found = learned.report(home)
    families = next(one for one in found.taught if one.label.key == "families")
    assert (families.yes, families.no) == (15, 30)
    assert families.measures is not None
    assert families.measures["f1"] > 0.8
    assert families.measures["f1_interval"][0] <= families.measures["f1"]
    assert found.labelled == 45
    assert sum(one.number for one in found.fifths) >= 90, "both labels' examples, held back"
    with Store(home) as store:
        made = [one for one in store.learned.of_kind("families") if not one.item.startswith("S-")]
    assert len({one.item for one in made} & set(left)) / len(left) > 0.8
    assert len({one.item for one in made} - set(left)) / len(made) < 0.2
    assert all(0.5 <= one.p < 1 and len(one.like) == 3 for one in made)
    view = learned.of_item(home, made[0].item)
    assert view.given == ()
    assert view.offers[0].label.key == "families"
    assert view.offers[0].like, "the labelled statements that it is most like"


def test_a_person_decides_and_can_undo(lesson: tuple[Path, list[str]]) -> None:
    home, _ = lesson
    made = learned.suggested(home, "families").rows
    item, other = made[0].said.statement, made[1].said.statement
    total = learned.suggested(home, "families").total
    assert {one.label.key: one.waiting for one in learned.report(home).taught}["families"] == total
    row = coding.code(home, item, "bertta", "families", p=made[0].p)
    coding.code(home, other, "bertta", "families", fits=False, p=made[1].p)
    assert learned.suggested(home, "families").total == total - 2
    assert {one.label.key: one.waiting for one in learned.report(home).taught}["families"] == total - 2
    (given,) = learned.of_item(home, item).given
    assert (given.fits, given.by, given.p) == (True, "bertta", made[0].p)
    assert learned.of_item(home, other).given[0].fits is False
    back = coding.undo(home, item, "anna", row)
    assert learned.of_item(home, item).given == ()
    assert learned.suggested(home, "families").total == total - 1
    with pytest.raises(NotFoundError):
        coding.undo(home, item, "anna", row)
    coding.undo(home, item, "anna", back)
    assert learned.of_item(home, item).fitting[0].label.key == "families"
    assert taught(home), "there is something new to learn from"
    assert not taught(home), "and then nothing more"


def test_the_same_labels_teach_the_same(lesson: tuple[Path, list[str]]) -> None:
    home, _ = lesson
    with Store(home) as store:
        once = (store.learned.facts(), store.learned.of_kind("families"), store.learned.asked(200))
        store.learned.write("nothing", [], [], [], [])
        assert store.learned.facts() == []
    assert taught(home)
    with Store(home) as store:
        assert (store.learned.facts(), store.learned.of_kind("families"), store.learned.asked(200)) == once


def test_what_is_asked_for_next_is_not_labelled_yet(lesson: tuple[Path, list[str]]) -> None:
    home, _ = lesson
    rows = learned.next_ones(home)
    assert len(rows) > 5
    assert all(not row.view.given for row in rows)
    coding.code(home, rows[0].said.statement, "anna", "elderly")
    assert rows[0].said.statement not in {row.said.statement for row in learned.next_ones(home)}


def test_before_anything_is_labelled_it_asks_for_what_is_unlike(copied: Path) -> None:
    assert taught(copied)
    report = learned.report(copied)
    assert (report.taught, report.fifths, report.labelled) == ([], (), 0)
    rows = learned.next_ones(copied)
    assert len({row.said.text for row in rows}) == len(rows) > 5
    assert all(row.label is None for row in rows)


def test_few_examples_suggest_nothing_and_say_so(copied: Path) -> None:
    teach(copied, 4)
    taught(copied)
    found = {one.label.key: one for one in learned.report(copied).taught}
    assert found["families"].yes == 4
    assert found["families"].measures is None
    with Store(copied) as store:
        assert store.learned.of_kind("families") == []


def test_labels_and_items_that_are_not_there(copied: Path) -> None:
    with Store(copied) as store:
        statement = store.documents.quotes_until(LAST)[0].id
    with pytest.raises(NotFoundError):
        coding.code(copied, statement, "anna", "nowhere")
    with pytest.raises(NotFoundError):
        coding.code(copied, "nothing", "anna", "families")
    with pytest.raises(NotFoundError):
        coding.code(copied, "S-9999", "anna", "families")
    from botnia_signals.pipeline import codebook

    codebook.retire(copied, "anna", "families")
    with pytest.raises(SettingsError):
        coding.code(copied, statement, "anna", "families")


def test_what_was_suggested_goes_with_its_statement(lesson: tuple[Path, list[str]]) -> None:
    home, _ = lesson
    with Store(home) as store:
        made = next(one for one in store.learned.of_kind("families") if not one.item.startswith("S-"))
        document = store.documents.document_of(made.item)
        store.db.execute("DELETE FROM documents WHERE id = ?", (document,))
        assert made.item not in {one.item for one in store.learned.of_kind("families")}


# --- dismissals and the alarm


def raised(home: Path) -> tuple[list[bytes], list[bytes]]:
    """Return what the last week's scan finds and raises from the store as it stands, byte for byte."""
    day = LAST
    with Store(home) as store:
        settings, decision = load_settings(home), store.decisions.last()
        material = Material.of(store, MODEL, store.documents.quotes_until(day)).until(day)
        scanned = look(material, day, settings, followed_on(store, day, decision))
        carried = store.weeks.signals_of(week_name(day))
        position = Position.before_week(store, day, carried, store.weeks.highest_number(), decision)
        listings = compute_week(scanned, position, None).listings

    def exact(value: object) -> bytes:
        found = {
            field.name: getattr(value, field.name)
            for field in dataclasses.fields(value)  # type: ignore[arg-type]
        }
        return repr(
            {name: one.tobytes() if isinstance(one, np.ndarray) else one for name, one in found.items()}
        ).encode()

    findings = [exact(one) for one in scanned.findings]
    signals = [
        one.signal.encode() + exact(one.finding) for one in listings if one.finding.level is Level.SIGNAL
    ]
    return findings, signals


def test_raised_signals_are_the_same_bytes_with_and_without_dismissals(copied: Path) -> None:
    """Everything that was ever only watched is dismissed, and learned from: what is raised is untouched."""
    before = raised(copied)
    assert before[1], "something is raised"
    with Store(copied) as store:
        ups = {one.signal for row in store.weeks.done() for one in store.weeks.listings(row.week)}
        last = {one.signal for one in store.weeks.listings(week_name(LAST))}
    for signal in sorted(ups - last):
        decide.dismiss(copied, signal, "anna", "noise")
    taught(copied)
    assert raised(copied) == before
    for signal in sorted(last):
        decide.dismiss(copied, signal, "anna", "noise")
    taught(copied)
    assert raised(copied) == before


def along_an_axis(home: Path) -> list[str]:
    """Return the ids of all signals by where their centres lie on the axis that tells most of them apart."""
    with Store(home) as store:
        rows = [one for row in store.weeks.done() for one in store.weeks.listings(row.week)]
    centres = {one.signal: one.finding.centre for one in rows}
    names, vectors = list(centres), np.stack(list(centres.values()))
    axis = np.linalg.svd(vectors - vectors.mean(axis=0), full_matrices=False)[2][0]
    return [names[place] for place in np.argsort(vectors @ axis, kind="stable")]


def test_what_is_like_the_dismissed_sinks_and_stays_on_the_list(copied: Path) -> None:
    """One side of an axis is dismissed, the other accepted: what is undecided on the first side sinks."""
    with Store(copied) as store:
        listings = store.weeks.listings(week_name(LAST))
    listed = [one.signal for one in listings]
    watched = {one.signal for one in listings if one.finding.level is Level.WATCH}
    order = along_an_axis(copied)
    undecided = [one for one in order if one in watched][:2]
    decided = [one for one in order if one not in undecided]
    for signal in decided[: len(decided) // 2]:
        decide.dismiss(copied, signal, "anna", "noise")
    for signal in decided[len(decided) // 2 :]:
        decide.accept(copied, signal, "anna")
    taught(copied)
    verdict = learned.report(copied).dismissals
    assert verdict is not None
    assert (verdict.yes, verdict.no) == (len(decided) // 2, len(decided) - len(decided) // 2)
    sunk = learned.sunk(copied)
    assert set(undecided) <= set(sunk) <= watched
    digest = read.digest(copied)
    assert [one.signal for one in (*digest.signals, *digest.watch)] == listed
    with Store(copied) as store:
        assert all(one.label == DISMISSED for one in store.learned.of_kind(DISMISSED))
