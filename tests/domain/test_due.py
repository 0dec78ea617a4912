"""When a digest is due: once each local day, whatever the clock does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.due import CATCH_UP, due_day, next_due
from bot.domain.subscriptions import DigestSubscription, Quiet

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ZONES = (
    "America/Los_Angeles",
    "America/New_York",
    "Europe/Madrid",
    "Europe/London",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "America/Asuncion",
    "America/Nuuk",
    "Africa/Cairo",
    "Asia/Kolkata",
    "Pacific/Chatham",
    "Asia/Tehran",
)
CHANGES = (
    ("America/Los_Angeles", date(2024, 3, 10)),
    ("America/Los_Angeles", date(2024, 11, 3)),
    ("America/Sao_Paulo", date(2018, 11, 4)),
    ("America/Sao_Paulo", date(2018, 2, 18)),
    ("Australia/Lord_Howe", date(2024, 4, 7)),
    ("Australia/Lord_Howe", date(2024, 10, 6)),
    ("America/Asuncion", date(2023, 10, 1)),
    ("America/Nuuk", date(2024, 3, 30)),
    ("Africa/Cairo", date(2024, 4, 26)),
    ("Africa/Cairo", date(2024, 10, 31)),
    ("Asia/Tehran", date(2022, 3, 22)),
    ("Pacific/Chatham", date(2024, 9, 29)),
)


def subscription(zone: str = "America/Los_Angeles", at: time = time(9), **changes: object) -> DigestSubscription:
    made = DigestSubscription(
        1, 2, 3, 4, (), at, (), zone, None, Quiet.SAY, False, "en", False, created_at=LONG_AGO, active_since=LONG_AGO
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def moment(zone: str, *wall: int) -> datetime:
    return datetime(*wall, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[misc,arg-type]


def la(*wall: int) -> datetime:
    return moment("America/Los_Angeles", *wall)


def digests(made: DigestSubscription, ticks: Iterable[datetime]) -> Counter[date]:
    """Digests by local day, when the clock shows these times one after the other."""
    had: Counter[date] = Counter()
    for now in ticks:
        if due := due_day(made, had, now):
            had[due.day] += 1
    return had


def whole_days(zone: str, first: date, count: int, rng: Random) -> Iterable[datetime]:
    """Ticks from before the first of these local days until after the last, at odd distances of up to 50 minutes."""
    now = moment(zone, first.year, first.month, first.day) - timedelta(hours=1)
    last = first + timedelta(days=count)
    while now < moment(zone, last.year, last.month, last.day) + timedelta(hours=2):
        yield now
        now += timedelta(minutes=rng.uniform(1, 50))


def assert_one_each_day(zone: str, at: time, first: date, count: int, rng: Random) -> None:
    had = digests(subscription(zone, at), whole_days(zone, first, count, rng))
    days = [first + timedelta(days=number) for number in range(count)]
    assert {day: had[day] for day in days} == dict.fromkeys(days, 1), (zone, at)
    assert set(had.values()) == {1}


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_every_day_around_a_change_of_the_clock_has_one_digest_at_any_hour(zone: str, day: date) -> None:
    rng = Random(f"{zone} {day}")
    for half in range(48):
        assert_one_each_day(zone, time(half // 2, half % 2 * 30), day - timedelta(days=1), 3, rng)


@pytest.mark.parametrize("zone", ZONES)
def test_two_years_have_one_digest_each_day(zone: str) -> None:
    rng = Random(zone)
    assert_one_each_day(zone, time(rng.randrange(24)), date(2023, 1, 1), 731, rng)


def test_clocks_that_jump_an_hour_to_and_fro_double_nothing() -> None:
    rng = Random(8)
    ticks = [now + timedelta(hours=rng.choice((-1, 0, 1))) for now in whole_days("UTC", date(2024, 3, 1), 30, rng)]
    assert set(digests(subscription("UTC"), ticks).values()) == {1}


def test_it_is_due_from_its_time_of_day_on() -> None:
    made = subscription()
    assert due_day(made, (), la(2024, 6, 3, 8, 59)) is None
    due = due_day(made, (), la(2024, 6, 3, 9))
    assert due is not None
    assert (due.day, due.due_at, due.late) == (date(2024, 6, 3), la(2024, 6, 3, 9), False)


def test_a_day_that_had_its_digest_has_no_other() -> None:
    assert due_day(subscription(), {date(2024, 6, 3)}, la(2024, 6, 3, 9, 5)) is None


def test_a_time_that_the_clock_skips_is_due_right_after_the_gap() -> None:
    made = subscription(at=time(2, 30))
    assert due_day(made, {date(2024, 3, 9)}, la(2024, 3, 10, 1, 59)) is None
    due = due_day(made, {date(2024, 3, 9)}, la(2024, 3, 10, 3))
    assert due is not None
    assert due.due_at == la(2024, 3, 10, 3)


def test_a_skipped_time_before_midnight_still_belongs_to_its_day() -> None:
    due = due_day(subscription("America/Nuuk", time(23, 30)), (), datetime(2024, 3, 31, 1, 0, tzinfo=UTC))
    assert due is not None
    assert (due.day, due.due_at) == (date(2024, 3, 30), datetime(2024, 3, 31, 1, 0, tzinfo=UTC))


def test_a_time_that_comes_twice_is_due_the_first_time() -> None:
    due = due_day(subscription(at=time(1, 30)), (), la(2024, 11, 3, 1, 45))
    assert due is not None
    assert due.due_at == datetime(2024, 11, 3, 8, 30, tzinfo=UTC)


def test_a_day_that_a_zone_skipped_has_no_digest() -> None:
    ticks = whole_days("Pacific/Apia", date(2011, 12, 28), 5, Random(1))
    had = digests(subscription("Pacific/Apia", time(8)), ticks)
    assert sorted(had) == [date(2011, 12, 28), date(2011, 12, 29), date(2011, 12, 31), date(2012, 1, 1)]


def test_it_is_caught_up_for_twelve_hours_and_says_that_it_is_late() -> None:
    due = due_day(subscription(), (), la(2024, 6, 3, 21))
    assert due is not None
    assert due.late
    assert due_day(subscription(), (), la(2024, 6, 3, 21, 1)) is None


def test_a_few_minutes_are_not_late() -> None:
    due = due_day(subscription(), (), la(2024, 6, 3, 9, 15))
    assert due is not None
    assert not due.late


def test_yesterdays_is_caught_up_after_midnight() -> None:
    due = due_day(subscription(at=time(22)), (), la(2024, 6, 4, 3))
    assert due is not None
    assert (due.day, due.late) == (date(2024, 6, 3), True)


def test_what_fell_due_before_it_was_made_is_not_made_up_for() -> None:
    made = subscription(active_since=la(2024, 6, 3, 9, 1))
    assert due_day(made, (), la(2024, 6, 3, 9, 2)) is None
    assert next_due(made, (), la(2024, 6, 3, 9, 2)) == la(2024, 6, 4, 9)


def test_other_weekdays_have_none() -> None:
    made = subscription(days=(0, 4))
    monday, tuesday = la(2024, 6, 3, 9), la(2024, 6, 4, 9)
    assert due_day(made, (), monday) is not None
    assert due_day(made, (), tuesday) is None
    assert next_due(made, (), monday) == la(2024, 6, 7, 9)


def test_while_it_is_paused_none_is_due() -> None:
    assert due_day(subscription(paused=True), (), la(2024, 6, 3, 9)) is None
    assert next_due(subscription(paused=True), (), la(2024, 6, 3, 9)) is None


def test_the_next_one_is_not_on_a_day_already_done() -> None:
    made = subscription(at=time(18))
    assert next_due(made, (), la(2024, 6, 3, 9)) == la(2024, 6, 3, 18)
    assert next_due(made, {date(2024, 6, 3)}, la(2024, 6, 3, 9)) == la(2024, 6, 4, 18)


@given(
    zone=st.sampled_from(ZONES),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    now=st.integers(0, 20 * 365 * 86400).map(lambda seconds: LONG_AGO + timedelta(days=15 * 365, seconds=seconds)),
)
def test_what_is_said_to_come_next_comes_then(zone: str, at: time, now: datetime) -> None:
    made = subscription(zone, at)
    coming = next_due(made, (), now)
    assert coming is not None
    assert now < coming <= now + timedelta(hours=26)
    due = due_day(made, (), coming)
    assert due is not None
    before = due_day(made, {due.day}, coming - timedelta(microseconds=1))
    assert before is None or coming - before.due_at <= CATCH_UP
