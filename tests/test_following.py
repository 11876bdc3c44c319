"""Which signals a week follows: those of earlier weeks, under the ids and with the statements people left."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from botnia_signals.pipeline import decide, editions, read
from botnia_signals.pipeline.following import followed_on, resolved
from botnia_signals.records import Constraints, Followed, Parting
from botnia_signals.store import Store
from botnia_signals.weeks import week_name
from tests.made import sunday

DAY = dt.date(2025, 3, 2)


def one(signal: str = "S-0001", core: str = "ab") -> Followed:
    return Followed(signal, tuple(core), DAY)


def test_nothing_changes_where_nobody_decided_anything() -> None:
    chosen = [one(), one("S-0002")]
    assert resolved(chosen, {"S-0001", "S-0002"}, Constraints()) == chosen


def test_what_was_merged_is_followed_under_the_id_that_goes_on() -> None:
    held = Constraints(merged={"S-0001": "S-0002"}, folded={"S-0002": "S-0003"})
    (found,) = resolved([one()], {"S-0001", "S-0002", "S-0003"}, held)
    assert (found.signal, found.core) == ("S-0003", tuple("ab"))


def test_what_was_merged_into_one_that_no_earlier_week_listed_keeps_its_id() -> None:
    (found,) = resolved([one()], {"S-0001"}, Constraints(merged={"S-0001": "S-0009"}))
    assert found.signal == "S-0001"


def test_what_people_split_off_is_followed_no_more() -> None:
    held = Constraints(partings=(Parting("S-0001", "S-0005", ("a", "c"), ("b", "d")),))
    there = {"S-0001", "S-0005"}
    (found,) = resolved([one()], there, held)
    assert found.core == ("a",)
    assert resolved([one(core="bd")], there, held) == []
    (other,) = resolved([one("S-0005", "bd")], there, held)
    assert other.core == ("b", "d")


def test_a_week_follows_what_earlier_weeks_watched(filled: Path) -> None:
    with Store(filled) as store:
        first = {listing.signal for listing in store.weeks.listings(read.weeks(filled)[-1])}
        before = {signal.id for signal in store.weeks.signals(before=sunday(15) - dt.timedelta(days=6))}
        followed = followed_on(store, sunday(15), 0)
        assert followed_on(store, sunday(0), 0) == []
    assert followed
    assert {one.signal for one in followed} <= before
    assert all(one.begun < sunday(15) and one.core for one in followed)
    assert first - before or {one.signal for one in followed} & first


def test_decisions_after_the_freeze_change_no_edition(copied: Path) -> None:
    last = week_name(sunday(15))
    with Store(copied) as store:
        followed = followed_on(store, sunday(15), 0)
        signals = {signal.id: signal for signal in store.weeks.signals()}
    one = next(found for found in followed if len(signals[found.signal].finding.members) > 2)
    other = next(found for found in followed if found.signal != one.signal)
    members = signals[one.signal].finding.members
    decide.split(copied, one.signal, "maija", members[:1])
    decide.merge(copied, other.signal, "maija", one.signal)
    decide.dismiss(copied, one.signal, "maija", "noise")
    with Store(copied) as store:
        assert store.decisions.last() == 3
        now = followed_on(store, sunday(15), store.decisions.last())
        assert followed_on(store, sunday(15), 0) == followed
    assert [found.signal for found in now] != [found.signal for found in followed]
    assert editions.manifest_of(copied, last)["ledger"]["last_decision"] == 0
    assert all(verdict.same for verdict in editions.verify_all(copied))
