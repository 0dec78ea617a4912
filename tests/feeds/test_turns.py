from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.feeds import Pause
from bot.errors import PausedError
from bot.feeds.turns import REMEMBERED, Turns, registrable

NOON = datetime(2023, 9, 22, 12, tzinfo=UTC)
PAUSE = timedelta(seconds=2)


@dataclass
class Day:
    """A clock that sleeping moves on."""

    now: datetime = NOON
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> datetime:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def turns(day: Day) -> Turns:
    turns = Turns(PAUSE, day, day.sleep)
    day.now += PAUSE
    return turns


async def take(turns: Turns, host: str) -> None:
    async with turns.of(host):
        pass


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.variety.com", "variety.com"),
        ("Feeds.BBC.co.uk.", "bbc.co.uk"),
        ("one.blogspot.com", "one.blogspot.com"),
        ("127.0.0.1", "127.0.0.1"),
        ("::1", "::1"),
        ("localhost", "localhost"),
        ("co.uk", "co.uk"),
        ("", ""),
    ],
)
def test_hosts_of_one_owner_are_one_domain(host: str, domain: str) -> None:
    assert registrable(host) == domain


async def test_requests_to_one_domain_keep_their_distance_and_others_do_not_wait(day: Day, turns: Turns) -> None:
    await take(turns, "www.variety.com")
    await take(turns, "deadline.com")
    assert day.slept == []
    await take(turns, "feeds.variety.com")
    assert day.slept == [2.0]


async def test_the_distance_is_from_the_end_of_a_request(day: Day, turns: Turns) -> None:
    async with turns.of("a.org"):
        day.now += timedelta(seconds=9)
    await take(turns, "a.org")
    assert day.slept == [2.0]


async def test_one_request_at_a_time(turns: Turns) -> None:
    under_way = most = 0

    async def ask() -> None:
        nonlocal under_way, most
        async with turns.of("a.org"):
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0)
            under_way -= 1

    await asyncio.gather(*(ask() for _ in range(5)))
    assert most == 1


async def test_a_process_that_has_just_begun_does_not_know_who_asked_before(day: Day) -> None:
    await take(Turns(PAUSE, day, day.sleep), "a.org")
    assert day.slept == [2.0]


async def test_a_clock_that_is_set_back_stretches_no_pause(day: Day, turns: Turns) -> None:
    await take(turns, "a.org")
    day.now -= timedelta(days=400)
    await take(turns, "a.org")
    assert day.slept == [2.0]


async def test_a_domain_that_is_held_is_not_asked_by_any_way_until_then(day: Day, turns: Turns) -> None:
    turns.hold(Pause("a.org", NOON, NOON + timedelta(hours=1)))
    with pytest.raises(PausedError) as caught:
        await take(turns, "www.a.org")
    assert caught.value.until == turns.held_until("a.org") == NOON + timedelta(hours=1)
    day.now = NOON + timedelta(hours=1)
    await take(turns, "www.a.org")
    assert turns.held_until("a.org") is None


async def test_domains_seen_long_ago_take_no_room(day: Day, turns: Turns) -> None:
    for number in range(3 * REMEMBERED):
        await take(turns, f"{number}.example")
        day.now += PAUSE
    assert len(turns._free_at) <= REMEMBERED


async def test_a_hold_is_never_shortened(turns: Turns) -> None:
    turns.hold(Pause("a.org", NOON, NOON + timedelta(hours=6)))
    turns.hold(Pause("a.org", NOON, NOON + timedelta(hours=1)))
    assert turns.held_until("a.org") == NOON + timedelta(hours=6)


async def test_a_clock_that_is_set_back_stretches_no_hold(day: Day, turns: Turns) -> None:
    day.now = NOON + timedelta(days=400)
    turns.hold(Pause("a.org", day.now, day.now + timedelta(hours=1)))
    day.now = NOON
    assert turns.held_until("a.org") == NOON + timedelta(hours=1)


async def test_who_is_led_to_a_domain_is_kept_away_for_longer_than_its_own(day: Day, turns: Turns) -> None:
    turns.hold(Pause("a.org", day.now, day.now + timedelta(hours=6), led=True))
    day.now += timedelta(minutes=15)
    await take(turns, "a.org")
    with pytest.raises(PausedError):
        async with turns.of("www.a.org", "b.org"):
            pass


async def test_holds_that_are_over_take_no_room(day: Day, turns: Turns) -> None:
    for number in range(3 * REMEMBERED):
        turns.hold(Pause(f"{number}.example", day.now, day.now + PAUSE))
        day.now += PAUSE
    assert len(turns._held) <= REMEMBERED
