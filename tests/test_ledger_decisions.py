"""What people merged, split, named or dismissed holds whatever is found later and by whatever model."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from botnia_signals import review
from botnia_signals.ledger import SHARED, Constraints, Entry, Page, advance, followed, overlap, signal_id
from botnia_signals.records import Background, Decision, Finding, Level, Parting, Signal
from tests.test_ledger import WEEK, entries_of, finding, happened, known, remembered

AT = dt.datetime(2025, 4, 6, 12, tzinfo=dt.UTC)
APART = Constraints(
    partings=(Parting("S-0001", "S-0002", tuple("abcd"), tuple("efg")),),
    distinct=frozenset({frozenset(("S-0001", "S-0002"))}),
    decided=frozenset({"S-0001", "S-0002"}),
)


def row(ident: int, signal: str, action: str, undoes: int | None = None, **value: object) -> Decision:
    return Decision(ident, signal, "maija", AT, action, dict(value), undoes)


def held(*rows: Decision) -> Constraints:
    by_signal: dict[str, list[Decision]] = {}
    for one in rows:
        by_signal.setdefault(one.signal, []).append(one)
    return review.constraints(by_signal)


def ids(page: Page) -> list[str]:
    return [entry.signal for entry in page.entries]


# --- merged by people


def test_what_people_merged_is_one_whatever_the_vectors_are() -> None:
    signals = [known("S-0001", "abcd", 0), known("S-0002", "efgh", 1)]
    merged = held(row(1, "S-0001", "merge", into="S-0002"))
    for axis in range(12):
        for members in ("abcd", "efgh", "abcdefgh", "abx", "efx"):
            assert ids(advance(signals, [finding(members, axis)], WEEK, 2, merged)) == ["S-0002"]
    both = advance(
        signals, [finding("efgh", 4, Level.WATCH, 0.3), finding("abcd", 5, p=0.02)], WEEK, 2, merged
    )
    assert ids(both) == ["S-0002"]
    assert set(both.entries[0].finding.members) == set("abcdefgh")
    assert both.entries[0].finding.level is Level.SIGNAL
    follows = [replace(finding("abcd", 3), known_as="S-0001"), replace(finding("ef", 9), known_as="S-0002")]
    assert ids(advance(signals, follows, WEEK, 2, merged)) == ["S-0002"]


def test_an_undone_merge_makes_them_two_again_and_keeps_the_ledger_from_merging_them() -> None:
    signals = [known("S-0001", "abcd", 0), known("S-0002", "efgh", 1)]
    undone = held(row(1, "S-0001", "merge", into="S-0002"), row(2, "S-0001", "undo", 1))
    assert ids(advance(signals, [finding("efgh", 1), finding("abcd", 0)], WEEK, 2, undone)) == [
        "S-0002",
        "S-0001",
    ]
    assert happened(advance(signals, [finding("abcdefgh", 0)], WEEK, 2, undone)) == set()
    again = held(
        row(1, "S-0001", "merge", into="S-0002"), row(2, "S-0001", "undo", 1), row(3, "S-0001", "undo", 2)
    )
    assert again == held(row(1, "S-0001", "merge", into="S-0002"))


def test_merges_follow_one_another_and_never_close_a_loop() -> None:
    chain = held(row(1, "S-0001", "merge", into="S-0002"), row(2, "S-0002", "merge", into="S-0003"))
    assert [chain.root(f"S-000{number}") for number in (1, 2, 3)] == ["S-0003"] * 3
    loop = held(row(1, "S-0001", "merge", into="S-0002"), row(2, "S-0002", "merge", into="S-0001"))
    assert loop.merged == {"S-0001": "S-0002"}
    rows = {"S-0001": [row(1, "S-0001", "merge", into="S-0002")]}
    folded = review.constraints(rows, [("S-0001", "S-0009"), ("S-0002", "S-0001"), ("S-0004", "S-0001")])
    assert folded.folded == {"S-0004": "S-0001"}, "people go first; what would lead back is left out"
    assert folded.root("S-0004") == "S-0002"


def test_the_ledger_moves_nothing_that_people_decided_of() -> None:
    signals = [known("S-0001", "abcd", 0), known("S-0002", "efgh", 1)]
    for action in ("accept", "dismiss", "label"):
        decided = held(row(1, "S-0002", action, fi="x", reason="noise"))
        assert happened(advance(signals, [finding("abcdefgh", 0)], WEEK, 2, decided)) == set()


# --- split by people


def test_what_people_split_is_two_from_the_next_week_on() -> None:
    page = advance([known("S-0001", "abcdefg", 0)], [finding("abcdefg", 0, p=0.01)], WEEK, 2, APART)
    assert ids(page) == ["S-0001", "S-0002"]
    whole, part = (entry.finding for entry in page.entries)
    assert (whole.members, part.members) == (tuple("abcd"), tuple("efg"))
    assert (whole.level, whole.p) == (Level.SIGNAL, 0.01)
    assert (part.level, part.p) == (Level.WATCH, 1.0), "a part that was cut off was not tested by itself"
    assert happened(page) == {
        ("S-0002", "listed", ""),
        ("S-0002", "split", "S-0001"),
        ("S-0001", "parted", "S-0002"),
    }


@pytest.mark.parametrize(("members", "ident"), [("efgx", "S-0002"), ("abx", "S-0001"), ("xyz", "S-0003")])
def test_a_finding_of_one_side_is_that_side(members: str, ident: str) -> None:
    signals = [known("S-0001", "abcdefg", 0)]
    for axis in (3, 9):
        assert ids(advance(signals, [finding(members, axis)], WEEK, 2, APART)) == [ident]


def test_a_followed_side_is_joined_with_what_is_cut_off_for_it() -> None:
    signals = [known("S-0001", "abcd", 0), known("S-0002", "efg", 1)]
    follows = replace(finding("ef", 1, Level.SIGNAL, 0.03), known_as="S-0002")
    page = advance(signals, [finding("abcdg", 0), follows], WEEK, 2, APART)
    assert ids(page) == ["S-0001", "S-0002"]
    assert page.entries[1].finding.members == tuple("efg")
    assert page.entries[1].finding.p == 0.03
    strict = replace(finding("abefg", 0), known_as="S-0001")
    assert [
        entry.finding.members for entry in advance(signals, [strict, follows], WEEK, 2, APART).entries
    ] == [
        ("a", "b"),
        ("e", "f", "g"),
    ]


def test_a_stray_statement_of_the_other_side_is_left_out() -> None:
    unknown = "hijklmnopq"
    apart = Constraints(partings=(Parting("S-0001", "S-0002", tuple("abcd"), tuple("efgx")),))
    (entry,) = entries_of([known("S-0001", "abcdefgx", 0)], [finding(f"a{unknown}e", 5)], WEEK, 2, apart)
    assert entry.signal == "S-0003"
    assert not {"a", "e"} <= set(entry.finding.members)
    assert set(unknown) <= set(entry.finding.members)


def test_what_nobody_placed_goes_to_the_nearer_side() -> None:
    letters = tuple("abcdefgxy")
    vectors = np.zeros((9, 4), dtype=np.float32)
    vectors[:4, 0] = vectors[4:7, 1] = vectors[7, 0] = vectors[8, 1] = 1
    view = Background(
        *(letters,) * 2, tuple(f"author {one}" for one in "abcdeefxy"), *(("",) * 9,) * 4,
        days=np.arange(9) + WEEK.toordinal() - 30, vectors=vectors,
    )  # fmt: skip
    page = advance([known("S-0001", "abcdefg", 0)], [finding("abcdefgxy", 0)], WEEK, 2, APART, view)
    whole, part = (entry.finding for entry in page.entries)
    assert (whole.members, part.members) == (tuple("abcdx"), tuple("efgy"))
    assert (part.voices, part.seen) == (3, 3), "e and f were said by one person"
    assert part.since == WEEK - dt.timedelta(days=26)
    np.testing.assert_allclose(part.centre, [0, 1, 0, 0], atol=0.35)


def test_an_undone_split_leads_its_id_back() -> None:
    split = row(1, "S-0001", "split", statements=list("efg"), kept=list("abcd"), new="S-0002")
    undone = held(split, row(2, "S-0001", "undo", 1))
    assert (undone.partings, undone.merged) == ((), {"S-0002": "S-0001"})
    signals = [known("S-0001", "abcd", 0), known("S-0002", "efg", 1)]
    for found in (["abcdefg"], ["efg"], ["abcd", "efg"]):
        page = advance(signals, [finding(one, 2 + at) for at, one in enumerate(found)], WEEK, 2, undone)
        assert ids(page) == ["S-0001"]
    assert held(split, row(2, "S-0001", "undo", 1), row(3, "S-0001", "undo", 2)) == held(split)


def test_merging_the_parts_again_makes_them_one() -> None:
    split = row(1, "S-0001", "split", statements=list("efg"), kept=list("abcd"), new="S-0002")
    page = advance(
        [known("S-0001", "abcd", 0), known("S-0002", "efg", 1)],
        [finding("abcdefg", 4)],
        WEEK,
        2,
        held(split, row(2, "S-0002", "merge", into="S-0001")),
    )
    assert [(entry.signal, entry.finding.members) for entry in page.entries] == [("S-0001", tuple("abcdefg"))]


def test_a_scan_follows_signals_as_people_left_them() -> None:
    signals = [known("S-0001", "abcdefg", 0), known("S-0005", "xyz", 1), known("S-0006", "uv", 2)]
    both = replace(APART, merged={"S-0006": "S-0005"})
    found = {one.id: one.finding.members for one in followed(signals, both)}
    assert found == {"S-0001": tuple("abcd"), "S-0002": tuple("efg"), "S-0005": tuple("xyzuv")}
    assert [one.id for one in followed(signals, Constraints())] == ["S-0001", "S-0005", "S-0006"]


# --- dismissed and named


def test_a_dismissed_signal_does_not_come_back_under_a_new_id() -> None:
    dismissed = held(row(1, "S-0001", "dismiss", reason="noise"))
    signals = [known("S-0001", "abcdefgh", 0, days_ago=300)]
    page = advance(signals, [finding("abcd", 4), finding("efgh", 5)], WEEK, 1, dismissed)
    assert ids(page) == ["S-0001"]
    assert set(page.entries[0].finding.members) == set("abcdefgh")
    assert ids(advance(signals, [finding("abcd", 4), finding("efgh", 5)], WEEK, 1)) == ["S-0001", "S-0002"]
    later = replace(signals[0], finding=finding("uvw", 0), gathered=tuple("abcdefghuvw"))
    assert ids(advance([later], [finding("abc", 9)], WEEK, 1, dismissed)) == ["S-0001"]


# --- a change of model


def test_decisions_hold_when_all_vectors_are_replaced() -> None:
    numbers = np.random.default_rng(3)
    signals = [known("S-0001", "abcdefg", 0), known("S-0003", "hijk", 1), known("S-0004", "lmno", 2)]
    decided = held(
        row(1, "S-0001", "split", statements=list("efg"), kept=list("abcd"), new="S-0002"),
        row(2, "S-0003", "merge", into="S-0004"),
        row(3, "S-0001", "dismiss", reason="noise"),
        row(4, "S-0004", "label", fi="nimi"),
    )
    for size in (12, 12, 12, 384):
        found = []
        for members in ("abcdefgpq", "hijkl", "nmors"):
            centre = numbers.normal(size=size)
            found.append(
                replace(finding(members), centre=(centre / np.linalg.norm(centre)).astype(np.float32))
            )
        numbers.shuffle(found)  # type: ignore[arg-type]
        page = advance(signals, found, WEEK, 4, decided)
        assert set(ids(page)) == {"S-0001", "S-0002", "S-0004"}


# --- any sequence

LETTERS = "abcdefghijklmnopqrst"
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("week"), st.lists(st.text(LETTERS, min_size=1, max_size=9), max_size=4)),
        st.tuples(st.just("merge"), st.tuples(st.integers(0, 9), st.integers(0, 9))),
        st.tuples(st.just("split"), st.tuples(st.integers(0, 9), st.integers(1, 4))),
        st.tuples(st.just("dismiss"), st.integers(0, 9)),
        st.tuples(st.just("label"), st.integers(0, 9)),
        st.tuples(st.just("undo"), st.integers(0, 9)),
    ),
    min_size=3,
    max_size=14,
)


class World:
    """A store in memory: signals, the log of decisions, what the ledger merged, the ids ever given."""

    def __init__(self, dice: random.Random) -> None:
        self.dice, self.day, self.highest = dice, WEEK, 0
        self.signals: dict[str, Signal] = {}
        self.log: list[Decision] = []
        self.folded: list[tuple[str, str]] = []

    def constraints(self) -> Constraints:
        log: dict[str, list[Decision]] = {}
        for one in self.log:
            log.setdefault(one.signal, []).append(one)
        return review.constraints(log, self.folded)

    def pick(self, number: int) -> str:
        return signal_id(number % self.highest + 1)

    def decide(self, signal: str, action: str, undoes: int | None = None, **value: object) -> None:
        self.log.append(row(len(self.log) + 1, signal, action, undoes, **value))

    def merge(self, numbers: tuple[int, int]) -> None:
        one, other = map(self.pick, numbers)
        if one != other:
            self.decide(one, "merge", into=other)

    def split(self, numbers: tuple[int, int]) -> None:
        ident, size = self.pick(numbers[0]), numbers[1]
        own = {
            one.id: one.finding.members for one in followed(list(self.signals.values()), self.constraints())
        }
        members = own.get(ident, ())
        if len(members) > size:
            self.highest += 1
            chosen = self.dice.sample(members, size)
            kept = [one for one in members if one not in chosen]
            self.decide(ident, "split", statements=chosen, kept=kept, new=signal_id(self.highest))

    def dismiss(self, number: int) -> None:
        self.decide(self.pick(number), "dismiss", reason="noise")

    def label(self, number: int) -> None:
        self.decide(self.pick(number), "label", fi="nimi")

    def undo(self, number: int) -> None:
        if not self.log:
            return
        one = self.log[number % len(self.log)]
        if not review.can_undo(self.log, one.id):
            return
        before = self.constraints()
        self.decide(one.signal, "undo", undoes=one.id)
        self.decide(one.signal, "undo", undoes=len(self.log))
        assert self.constraints() == before, "an undo that is undone restores what held"
        del self.log[-1]

    def week(self, texts: Sequence[str]) -> None:
        self.day += dt.timedelta(days=7)
        found = [self.found(text) for text in texts]
        held_now = self.constraints()
        page = advance(list(self.signals.values()), found, self.day, self.highest, held_now)
        self.check(page, found, held_now)
        self.folded += [(ident, event.other) for ident, event in page.events if event.kind == "merged"]
        for entry in page.entries:
            before = self.signals.get(entry.signal)
            self.signals[entry.signal] = remembered(before, entry, self.day)
            self.highest = max(self.highest, int(entry.signal[2:]))

    def found(self, text: str) -> Finding:
        """Return a finding under vectors of a model that is new each time; some follow a known signal."""
        centre = np.eye(self.dice.choice((4, 8)), dtype=np.float32)[self.dice.randrange(4)]
        follows = self.dice.choice(sorted(self.signals)) if self.signals and self.dice.random() < 0.3 else ""
        members = tuple(dict.fromkeys(text))
        return replace(finding(members), members=members, core=members[:3], centre=centre, known_as=follows)

    def check(self, page: Page, found: Sequence[Finding], held_now: Constraints) -> None:
        given_ids = ids(page)
        assert len(set(given_ids)) == len(given_ids)
        assert all(held_now.root(ident) == ident for ident in given_ids), "a merged id never comes back"
        born = [ident for ident in given_ids if int(ident[2:]) > self.highest]
        assert set(given_ids) - set(born) <= {*self.signals, *(one.new for one in held_now.partings)}
        assert {m for entry in page.entries for m in entry.finding.members} <= {
            m for f in found for m in f.members
        }
        for entry in page.entries:
            self.check_apart(entry, held_now)
            assert len(set(entry.finding.members)) == len(entry.finding.members) > 0
            assert set(entry.finding.core) <= set(entry.finding.members)
        for ident, event in page.events:
            assert event.day == self.day
            assert event.kind != "asleep" or ident not in given_ids
            assert event.kind != "merged" or (ident not in given_ids and event.other in given_ids)
        if not held_now.partings:
            self.check_dismissed(page, born, held_now)

    def check_apart(self, entry: Entry, held_now: Constraints) -> None:
        owners: dict[str, str] = {}
        for one in held_now.partings:
            owners |= dict.fromkeys(one.kept, held_now.root(one.source))
            owners |= dict.fromkeys(one.split, held_now.root(one.new))
        inside = {owners[one] for one in entry.finding.members if one in owners}
        for one in held_now.partings:
            sides = {held_now.root(one.source), held_now.root(one.new)}
            assert len(sides & inside) < 2 or len(sides) == 1
            assert entry.signal not in sides or sides & inside <= {entry.signal}

    def check_dismissed(self, page: Page, born: Sequence[str], held_now: Constraints) -> None:
        for entry in page.entries:
            for ident in held_now.dismissed & set(self.signals) if entry.signal in born else ():
                if held_now.root(ident) == ident:
                    assert overlap(self.signals[ident].gathered, entry.finding.members) < SHARED


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(LETTERS, min_size=2, max_size=9), min_size=1, max_size=4), STEPS, st.integers(0, 99))
def test_whatever_is_found_and_decided_ids_hold(
    first: list[str], steps: list[tuple[str, object]], seed: int
) -> None:
    world = World(random.Random(seed))  # noqa: S311
    world.week(first)
    for name, value in steps:
        act: Callable[[object], None] = getattr(world, name)
        act(value)
    world.week([LETTERS])
