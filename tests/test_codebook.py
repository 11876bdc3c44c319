"""The codebook: contrast, the tree, CSV and REFI-QDA there and back, changes that people make."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline import codebook as book
from botnia_signals.records import Label
from botnia_signals.review import codebook


def test_contrast_is_that_of_wcag() -> None:
    assert codebook.contrast("#000000") == pytest.approx(21)
    assert codebook.contrast("#777777") == pytest.approx(4.48, abs=0.01), "the known grey just below 4.5"
    assert codebook.contrast("#ffffff") == pytest.approx(1)
    assert all(codebook.contrast(colour) >= codebook.LEAST_CONTRAST for colour in codebook.COLOURS)


def test_what_is_shipped_is_whole() -> None:
    shipped = {one.key: one for one in book.shipped()}
    assert {"families", "youth_exclusion", "participation", "tacit_trends"} <= set(shipped)
    for one in shipped.values():
        assert codebook.checked(one, shipped) == one
        assert {"fi", "sv", "en"} == set(one.names) == set(one.definition), one.key
        if one.kind == "target_group":
            assert {"fi", "sv"} <= set(one.example)
            assert {"fi", "sv"} <= set(one.counter)


def test_the_tree_holds_everything_once_and_children_below() -> None:
    rows = codebook.tree(book.shipped())
    assert len(rows) == len(book.shipped())
    places = {one.key: (place, depth) for place, (depth, one) in enumerate(rows)}
    assert places["youth_exclusion"][0] > places["youth"][0]
    assert places["youth_exclusion"][1] == places["youth"][1] + 1
    orphan = Label("x", "topic", "gone", {"fi": "orpo"})
    assert codebook.tree([orphan]) == [(0, orphan)]


def test_csv_there_and_back() -> None:
    odd = Label("odd", "topic", "", {"fi": "=SUM(A1)", "sv": "rad\noch rad"}, colour="#00347a", retired=True)
    kept = [*book.shipped(), odd, dataclasses.replace(odd, key="old", into="odd")]
    text = codebook.as_csv(kept)
    assert "\n=SUM" not in text
    assert ",=SUM" not in text
    assert {one.key: one for one in codebook.from_csv(text)} == {one.key: one for one in kept}


def test_refi_qda_there_and_back() -> None:
    data = codebook.as_qda(book.shipped(), "fi")
    assert b'xmlns="urn:QDA-XML:codebook:1.0"' in data
    back = codebook.from_qda(data, "fi", book.shipped())
    assert {one.key: one for one in back} == {one.key: one for one in book.shipped()}
    fresh = codebook.from_qda(data, "sv")
    assert {one.names["sv"] for one in fresh} == {one.name("fi") for one in book.shipped()}
    parents = {one.key: one.parent for one in fresh}
    assert sum(bool(parent) for parent in parents.values()) == sum(bool(one.parent) for one in book.shipped())
    assert set(parents.values()) - {""} <= set(parents)


@pytest.mark.parametrize(
    "data",
    [
        b"<CodeBook/>",
        b"<a",
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>',
        b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1" name=""/></Codes></CodeBook>',
    ],
)
def test_what_is_no_codebook_is_refused(data: bytes) -> None:
    with pytest.raises(SettingsError):
        codebook.from_qda(data, "fi")


def test_a_csv_without_names_is_refused() -> None:
    with pytest.raises(SettingsError, match="name_fi"):
        codebook.from_csv("a,b\n1,2\n")
    with pytest.raises(SettingsError, match="Row 3"):
        codebook.from_csv("key;name_fi\nx;Nimi\ny;\n")


def test_labels_are_added_changed_and_told_when_another_was_quicker(home: Path) -> None:
    label = Label("", "topic", "", {"fi": "Sähkölasku", "sv": "Elräkning"}, colour="#00347a")
    made = book.save(home, "anna", label)
    assert made.key == "sahkolasku"
    assert book.save(home, "anna", label).key == "sahkolasku_2"
    _, versions = book.history(home, made.key)
    book.save(home, "bertta", dataclasses.replace(made, names={"fi": "Sähkö"}), versions[0].id)
    with pytest.raises(SettingsError, match="bertta"):
        book.save(home, "anna", dataclasses.replace(made, names={"fi": "Virta"}), versions[0].id)
    assert book.labels(home)[made.key].names == {"fi": "Sähkö"}
    assert [one.user for one in book.history(home, made.key)[1]] == ["bertta", "anna"]


def test_nonsense_is_refused(home: Path) -> None:
    label = Label("", "topic", "", {"fi": "Aihe"}, colour="#00347a")
    for wrong in (
        dataclasses.replace(label, names={"fi": " "}),
        dataclasses.replace(label, colour="#ffff00"),
        dataclasses.replace(label, colour="red"),
        dataclasses.replace(label, kind="mood"),
        dataclasses.replace(label, parent="families"),
        dataclasses.replace(label, parent="nix"),
    ):
        with pytest.raises(SettingsError):
            book.save(home, "anna", wrong)
    youth = book.labels(home)["youth"]
    with pytest.raises(SettingsError, match="below itself"):
        book.save(home, "anna", dataclasses.replace(youth, parent="youth_exclusion"))
    with pytest.raises(NotFoundError):
        book.retire(home, "anna", "nix")


def test_merge_moves_children_and_retire_can_be_taken_back(home: Path) -> None:
    book.merge(home, "anna", "youth", "children")
    labels = book.labels(home)
    assert labels["youth"].into == "children"
    assert labels["youth_exclusion"].parent == "children"
    assert "youth" not in {one.key for one in book.target_groups(home)}
    book.retire(home, "bertta", "youth", back=True)
    assert not book.labels(home)["youth"].retired
    with pytest.raises(SettingsError):
        book.merge(home, "anna", "youth", "participation")


def test_a_file_is_taken_whole_or_not_at_all(home: Path) -> None:
    good = Label("one", "topic", "", {"fi": "yksi"}, colour="#00347a")
    bad = Label("two", "topic", "nix", {"fi": "kaksi"}, colour="#00347a")
    with pytest.raises(SettingsError):
        book.take_in(home, "anna", [good, bad])
    assert "one" not in book.labels(home)
    assert book.take_in(home, "anna", [good, dataclasses.replace(bad, parent="one")]) == (2, 0)
    assert book.take_in(home, "anna", [good]) == (0, 0)
