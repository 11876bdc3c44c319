"""Agreement against published examples, and a round from the first blind rating to the signature."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from pathlib import Path

import pytest
import web_sample

from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.messages import LANGUAGES
from botnia_signals.pipeline import read, rounds, users
from botnia_signals.records import Grant, Rating
from botnia_signals.review import agreement
from botnia_signals.review import rounds as rules
from botnia_signals.store import Store

# Krippendorff 2011, "Computing Krippendorff's alpha-reliability", example C: four observers, twelve units.
PUBLISHED = [
    [1, 1, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [5, 5, 5],
    [1, 1],
    [3],
]


@pytest.mark.parametrize(
    ("distance", "published"),
    [(agreement.nominal, 0.743), (agreement.ordinal, 0.815), (agreement.interval, 0.849)],
)
def test_alpha_is_that_of_the_published_example(distance, published: float) -> None:
    found = agreement.alpha(PUBLISHED, distance)
    assert found == pytest.approx(published, abs=0.0005)


def test_alpha_of_two_observers_and_two_values() -> None:
    """Krippendorff 2011, example A: binary data of two observers, 0.095."""
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    two = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    found = agreement.alpha([list(pair) for pair in zip(one, two, strict=True)], agreement.nominal)
    assert found == pytest.approx(0.095, abs=0.0005)


def test_ac1_is_that_of_the_published_example() -> None:
    """The same ratings in Gwet's own irrCAC: AC1 0.77544, observed agreement 0.81818."""
    assert agreement.ac1(PUBLISHED, (1, 2, 3, 4, 5)) == pytest.approx(0.77544, abs=0.00005)


def test_what_can_not_be_told_is_none() -> None:
    assert agreement.alpha([]) is None
    assert agreement.alpha([[1], [2]]) is None
    assert agreement.alpha([[3, 3], [3, 3]]) is None, "nothing varies"
    assert agreement.ac1([[1], [2]], (1, 2)) is None
    assert agreement.ac1([[3, 3], [3, 3]], (1, 2, 3)) == 1
    assert agreement.alpha([[1, 1], [5, 5]]) == 1


def test_the_interval_holds_the_value_and_is_the_same_twice() -> None:
    found = agreement.measured(PUBLISHED, agreement.alpha)
    assert found is not None
    assert found.interval is not None
    assert found.interval[0] < found.value <= found.interval[1]
    assert found == agreement.measured(PUBLISHED, agreement.alpha)
    few = agreement.measured(PUBLISHED[:2], agreement.alpha)
    assert few is not None
    assert few.interval is None


def rating(user: str, signal: str = "S-0001", step: int = 1, reason: str = "", **values: int) -> Rating:
    given = {**dict.fromkeys(rules.CRITERIA, 3), **values}
    return Rating(step, signal, user, dt.datetime(2026, 11, 1, tzinfo=dt.UTC), given, reason)


def test_the_minority_is_kept_with_its_reason() -> None:
    given = [rating("a", impact=5), rating("b", impact=4), rating("c", impact=2, reason="Vain yksi kylä.")]
    (one,) = rules.minorities(given, "S-0001")
    assert (one.user, one.criterion, one.value, one.middle, one.reason) == (
        "c",
        "impact",
        2,
        4.0,
        "Vain yksi kylä.",
    )
    spread = rules.spread([*given, rating("d", impact=0)], "S-0001", "impact")
    assert spread.values == (2, 4, 5)
    assert spread.unsaid == 1


def test_what_ratings_speak_for() -> None:
    assert rules.suggested([rating("a", plausibility=4, impact=4)], "S-0001") == "accept"
    assert rules.suggested([rating("a", plausibility=2)], "S-0001") == "dismiss"
    assert rules.suggested([rating("a", known=5, novelty=1)], "S-0001") == "dismiss"
    assert rules.suggested([rating("a")], "S-0001") == "open"
    assert rules.suggested([], "S-0001") == "open"


def test_nothing_is_seen_while_it_is_rated() -> None:
    seen = {(phase, step): rules.may_see(phase, step) for phase in rules.PHASES for step in (1, 2)}
    assert [pair for pair, open_ in seen.items() if open_] == [
        ("revealed", 1),
        ("second", 1),
        ("done", 1),
        ("done", 2),
    ]


FORM = {"novelty": "4", "plausibility": "5", "impact": "4", "urgency": "3", "known": "0"}


@pytest.fixture
def meeting(home: Path) -> tuple[Path, int, list[str]]:
    """A store with an expert group of three and a round on two signals."""
    users.add_user(home, "anna", "pitka-salasana", grants=(Grant("planner"),))
    for name in ("bertta", "carl", "dag"):
        users.add_user(home, name, "pitka-salasana", grants=(Grant("expert"),))
    signals = ["S-0007", "S-0011"]
    return home, rounds.begin(home, "anna", "Marraskuun kierros", signals, ["bertta", "carl"], None), signals


def test_a_round_from_blind_to_signed(meeting: tuple[Path, int, list[str]]) -> None:
    home, number, signals = meeting
    with pytest.raises(SettingsError, match="Nobody has rated"):
        rounds.move(home, number, "anna", "revealed")
    for who in ("bertta", "carl"):
        for signal in signals:
            rounds.rate(home, number, who, signal, FORM, "Matti Virtanen kertoi tästä.")
    blind = rounds.view(home, number, "bertta")
    assert blind.shown == {}
    assert {one.user for one in blind.mine.values()} == {"bertta"}
    assert blind.progress == {"bertta": 2, "carl": 2}
    assert "Virtanen" not in blind.mine[signals[0]].reason
    assert rounds.view(home, number, "anna").shown == {}, "not even who holds the round sees"
    rounds.move(home, number, "anna", "revealed")
    assert {one.user for one in rounds.view(home, number, "anna").shown[1]} == {"bertta", "carl"}
    with pytest.raises(SettingsError):
        rounds.rate(home, number, "carl", signals[0], FORM, "")
    with pytest.raises(SettingsError):
        rounds.move(home, number, "anna", "first")
    rounds.move(home, number, "anna", "second")
    rounds.rate(home, number, "carl", signals[0], {**FORM, "impact": "1"}, "Muutin mieltäni.")
    rounds.rate(home, number, "carl", signals[0], {**FORM, "impact": "2"}, "Taas.")
    assert set(rounds.view(home, number, "bertta").shown) == {1}
    outcomes = {signals[0]: "dismiss", signals[1]: "accept"}
    with pytest.raises(SettingsError):
        rounds.sign(home, number, "anna", outcomes, {}, "")
    assert read.decisions(home, signals[1]) == (), "all or nothing"
    rounds.sign(home, number, "anna", outcomes, {signals[0]: "known"}, "Ryhmän yhteinen näkemys.")
    view = rounds.view(home, number, "carl")
    assert view.round.phase == "done"
    assert [one.values["impact"] for one in view.shown[2]] == [2]
    assert read.signal(home, signals[0]).state.standing == "dismissed"
    assert read.signal(home, signals[1]).state.standing == "accepted"
    assert read.decisions(home, signals[0])[-1].value["round"] == number
    with pytest.raises(SettingsError):
        rounds.sign(home, number, "anna", outcomes, {signals[0]: "known"}, "")


def test_who_may_not_and_what_can_not(meeting: tuple[Path, int, list[str]]) -> None:
    home, number, signals = meeting
    with pytest.raises(SettingsError, match="not invited"):
        rounds.rate(home, number, "dag", signals[0], FORM, "")
    with pytest.raises(SettingsError):
        rounds.rate(home, number, "carl", signals[0], {**FORM, "impact": "6"}, "")
    with pytest.raises(NotFoundError):
        rounds.rate(home, number, "carl", "S-9999", FORM, "")
    with pytest.raises(NotFoundError):
        rounds.view(home, 99, "carl")
    for title, chosen, people in (
        ("", signals, ["carl"]),
        ("x", [], ["carl"]),
        ("x", signals, ["anna"]),
        ("x", signals, []),
    ):
        with pytest.raises(SettingsError):
            rounds.begin(home, "anna", title, chosen, people, None)


def test_ratings_are_never_changed(meeting: tuple[Path, int, list[str]]) -> None:
    home, number, signals = meeting
    rounds.rate(home, number, "carl", signals[0], FORM, "")
    with Store(home) as store, pytest.raises(sqlite3.IntegrityError):
        store.db.execute("UPDATE ratings SET reason = 'x'")


def test_the_pages_of_a_round(client, post, meeting: tuple[Path, int, list[str]]) -> None:
    """The sample's user holds every role, so one browser plays them all."""
    home, _, _ = meeting
    form = {"title": "Kierros", "signal": ["S-0007", "S-0011"], "invited": web_sample.USER}
    number = int(post("/rounds", **form).headers["Location"].rsplit("/", 1)[1])
    page = f"/rounds/{number}"
    assert client.get(page).text.count('action="/rounds/') == 3, "two signals and the next step"
    missing = post(f"{page}/ratings", signal="S-0007", novelty="4", reason="Kesken.")
    assert missing.status_code == 400
    assert "Kesken." in missing.text
    for signal in ("S-0007", "S-0011"):
        assert post(f"{page}/ratings", signal=signal, reason="Näin on.", **FORM).status_code == 302
    assert "Yksimielisyys" not in client.get(page).text
    post(f"{page}/phase", phase="revealed")
    shown = client.get(page).text
    assert "Yksimielisyys" in shown
    assert "Näin on." in shown
    post(f"{page}/phase", phase="second")
    post(f"{page}/ratings", signal="S-0007", **FORM)
    unsure = post(f"{page}/sign", **{"outcome-S-0007": "accept", "note": "Yhdessä."})
    assert unsure.status_code == 400
    assert "Yhdessä." in unsure.text
    assert post(f"{page}/sign", **{"outcome-S-0007": "accept", "outcome-S-0011": "open"}).status_code == 302
    for language in LANGUAGES:
        text = client.get(f"{page}?lang={language}").text + client.get("/rounds").text
        assert not re.search(r"\b(round|criterion|outcome)-[a-z]+", re.sub(r"<[^>]*>", " ", text))
    assert read.signal(home, "S-0007").state.standing == "accepted"
    assert read.signal(home, "S-0011").state.standing == "open"
    assert client.get("/rounds/99").status_code == 404
    assert post("/rounds", title="x").status_code == 400
