"""Blind double coding: nobody sees another's labels before they are revealed; then settled and signed."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest
import web_sample
from flask.testing import FlaskClient

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import coding, double, users
from botnia_signals.records import CodeRound, Grant
from botnia_signals.review import double as rules
from botnia_signals.store import Store
from tests.made import records_of

PASSWORD = "toinen-pitka-salasana"


def round_of(statements: int) -> CodeRound:
    import datetime as dt

    at = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    ids = tuple(f"s{number}" for number in range(statements))
    return CodeRound(1, "x", "anna", at, ids, ("a", "b", "c"), ("bertta", "carl"), "revealed", "anna", at)


def test_agreement_is_counted_label_by_label() -> None:
    """Ten statements, one label: the binary example A of Krippendorff 2011, alpha 0.095."""
    one, two = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    codes = {}
    for number, (first, second) in enumerate(zip(one, two, strict=True)):
        codes[f"s{number}", "bertta"] = frozenset({"a"} if first else set())
        codes[f"s{number}", "carl"] = frozenset({"a"} if second else set())
    everything, label = rules.agreements(round_of(10), codes)
    assert (everything.label, label.label, label.given) == ("", "a", 6)
    assert label.alpha is not None
    assert label.alpha.value == pytest.approx(0.095, abs=0.0005)
    assert label.alpha.units == 10
    assert label.ac1 is not None
    assert label.ac1.interval is not None
    found = rules.disagreements(round_of(10), codes)
    assert [(one.statement, one.yes, one.no) for one in found] == [
        ("s0", ("carl",), ("bertta",)),
        ("s2", ("carl",), ("bertta",)),
        ("s5", ("carl",), ("bertta",)),
        ("s8", ("bertta",), ("carl",)),
    ]
    assert rules.agreed(round_of(10), codes) == [("s1", "a")]


def test_what_one_coded_alone_is_no_agreement() -> None:
    codes = {("s0", "bertta"): frozenset("a"), ("s1", "bertta"): frozenset("b")}
    assert rules.disagreements(round_of(2), codes) == []
    assert rules.agreed(round_of(2), codes) == []
    assert all(one.alpha is None and one.ac1 is None for one in rules.agreements(round_of(2), codes))
    assert rules.agreements(round_of(2), {}) == []


@pytest.fixture
def group(home: Path) -> tuple[Path, int]:
    """A store with two coders and a round of twelve statements with the target groups."""
    for name in ("bertta", "carl"):
        users.add_user(home, name, PASSWORD, "fi", (Grant("expert"),))
    number = double.begin(home, web_sample.USER, "Harjoitus", 12, ["target_group"], ["bertta", "carl"])
    return home, number


def test_the_sample_has_both_languages_and_nothing_twice(group: tuple[Path, int]) -> None:
    home, number = group
    view = double.view(home, number, "bertta")
    assert len(view.round.statements) == 12
    said = [view.said[one] for one in view.round.statements]
    assert len({one.text for one in said}) == 12
    assert {one.language for one in said} >= {"fi", "sv"}
    assert "families" in view.round.labels
    assert "tacit_trends" not in view.round.labels


def test_blind_until_revealed_then_settled_and_signed(group: tuple[Path, int]) -> None:
    home, number = group
    ids = double.view(home, number, "bertta").round.statements
    with pytest.raises(SettingsError):
        double.reveal(home, number, "anna")
    for place, statement in enumerate(ids):
        double.code(home, number, "bertta", statement, ["families"] if place < 4 else [])
        double.code(
            home, number, "carl", statement, ["families"] if place < 3 else ["elderly"] if place == 5 else []
        )
    blind = double.view(home, number, "bertta")
    assert set(blind.mine) == set(ids)
    assert (blind.agreements, blind.disagreements) == ((), ())
    assert blind.progress == {"bertta": 12, "carl": 12}
    with pytest.raises(SettingsError):
        double.settle(home, number, "anna", ids[3], [])
    double.reveal(home, number, "anna")
    with pytest.raises(SettingsError):
        double.code(home, number, "carl", ids[0], [])
    shown = double.view(home, number, "anna")
    assert {(one.statement, one.label) for one in shown.disagreements} == {
        (ids[3], "families"),
        (ids[5], "elderly"),
    }
    assert shown.agreements[0].label == ""
    with pytest.raises(SettingsError, match="2"):
        double.sign(home, number, "anna")
    double.settle(home, number, "anna", ids[3], ["families"])
    double.settle(home, number, "anna", ids[5], [])
    assert double.sign(home, number, "anna") == 5
    views = coding.views(home, list(ids))
    assert [views[one].fitting[0].label.key for one in ids[:4]] == ["families"] * 4
    assert [one.fits for one in views[ids[5]].given] == [False]
    assert coding.log_of(home, ids[0])[0].value["round"] == number
    with pytest.raises(SettingsError):
        double.sign(home, number, "anna")


def test_who_may_not_and_what_can_not(group: tuple[Path, int]) -> None:
    home, number = group
    (statement, *_) = double.view(home, number, "bertta").round.statements
    with pytest.raises(SettingsError):
        double.code(home, number, web_sample.USER, statement, [])
    with pytest.raises(NotFoundError):
        double.code(home, number, "carl", "nothing", [])
    with pytest.raises(NotFoundError):
        double.code(home, number, "carl", statement, ["tacit_trends"])
    with pytest.raises(NotFoundError):
        double.view(home, 99, "carl")
    people = ["bertta", "carl"]
    for title, size, kinds, coders in (
        ("", 12, ["topic"], people),
        ("x", 3, ["topic"], people),
        ("x", 12, [], people),
        ("x", 12, ["nonsense"], people),
        ("x", 12, ["target_group"], ["bertta"]),
        ("x", 12, ["target_group"], ["bertta", "nobody"]),
    ):
        with pytest.raises(SettingsError):
            double.begin(home, "anna", title, size, kinds, coders)
    double.code(home, number, "carl", statement, [])
    with Store(home) as store, pytest.raises(sqlite3.IntegrityError):
        store.db.execute("UPDATE code_round_codes SET labels = '[]'")


def test_the_pages_of_a_double_coding(client: FlaskClient, post, home: Path) -> None:
    users.add_user(home, "bertta", PASSWORD, "fi", (Grant("expert"),))
    form = {"title": "Kierros", "size": "12", "kind": "target_group", "coder": [web_sample.USER, "bertta"]}
    assert post("/double", **{**form, "coder": "bertta"}).status_code == 400
    number = int(post("/double", **form).headers["Location"].rsplit("/", 1)[1])
    page = f"/double/{number}"
    first = client.get(page).text
    assert first.count("<article") == 10
    assert len(first.encode()) < 250_000
    assert client.get(f"{page}?page=2").text.count("<article") == 2
    ids = double.view(home, number, "bertta").round.statements
    answer = post(f"{page}/codes", statement=ids[0], label=["families", "youth"], onward=ids[0], page="1")
    assert answer.headers["Location"].endswith(f"#s-{ids[0]}")
    assert "Annoit:" in client.get(page).text
    double.code(home, number, "bertta", ids[0], ["families"])
    hidden = client.get(page).text + client.get(f"{page}?as=json").text
    assert "Yksimielisyys" not in hidden
    assert json.loads(client.get(f"{page}?as=json").text)["disagreements"] == []
    post(f"{page}/reveal")
    shown = client.get(page).text
    assert "Yksimielisyys" in shown
    assert "Eri mieltä" in shown
    unready = post(f"{page}/sign")
    assert unready.status_code == 400
    post(f"{page}/settle", statement=ids[0], onward=ids[0])
    rows = records_of(client.get(f"{page}?as=csv").text)
    assert {row["label"] for row in rows} == {"all", "families", "youth"}
    assert post(f"{page}/sign").status_code == 302
    assert "Allekirjoittanut" in client.get(page).text
    for language in LANGUAGES:
        text = client.get(f"{page}?lang={language}").text + client.get("/double").text
        assert not re.search(r"\b(double|coding|round)-[a-z]+", re.sub(r"<[^>]*>", " ", text))
    assert client.get("/double/99").status_code == 404
    assert client.get("/double?as=csv").text.startswith("\ufeffround;title")
