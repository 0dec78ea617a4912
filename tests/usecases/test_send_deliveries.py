"""Deliveries go out once each, whatever fails on the way, and in whatever moment the process ends."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from itertools import repeat
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.domain.deliveries import Delivery, DeliveryState, Reason
from bot.usecases.send_deliveries import SendDeliveries
from storage.deliveries import DeliveryStore
from tests.usecases.channels import Channels, Crashed
from tests.usecases.newsroom import GUILD, MORNING, Clock, Newsroom, Tripwire

FAST = 100_000.0


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with Newsroom.opened(tmp_path / "strikewire.db") as opened:
        yield opened


@pytest.fixture
def channels(room: Newsroom) -> Channels:
    return Channels(room.clock)


def sender(room: Newsroom, channels: Channels, pace: float = FAST, failed: list[Any] | None = None) -> SendDeliveries:
    def on_error(delivery: Delivery, error: Exception) -> None:
        assert failed is not None, error
        failed.append((delivery.id, error))

    return SendDeliveries(room.database, channels, clock=room.clock, pace=pace, on_error=on_error)


async def owed(room: Newsroom, number: int) -> None:
    """A digest is due in so many channels, each on a server of its own, and queued."""
    for channel in range(1, number + 1):
        await room.set_up(channel_id=channel, guild_id=GUILD if number < 20 else channel)
    assert (await room.queue()).queued == number


async def states(room: Newsroom) -> dict[DeliveryState, int]:
    counts = await DeliveryStore(room.database).counts()
    return {state: number for state, number in counts.items() if number}


async def reasons(room: Newsroom) -> dict[int, Reason | None]:
    troubles = await DeliveryStore(room.database).troubles(GUILD, MORNING - timedelta(days=1))
    return {each.channel_id: each.reason for each in troubles}


async def settled(room: Newsroom, channels: Channels, rounds: int = 30, failed: list[Any] | None = None) -> None:
    """Rounds, ten minutes apart, until nothing is left to try."""
    for _ in range(rounds):
        await sender(room, channels, failed=failed)()
        if not set(await states(room)) & {DeliveryState.QUEUED, DeliveryState.CLAIMED}:
            return
        room.clock.forward(minutes=10)


async def test_what_is_owed_is_sent_once_and_marked(room: Newsroom, channels: Channels) -> None:
    await owed(room, 3)
    assert await sender(room, channels)() == {DeliveryState.SENT: 3}
    assert await sender(room, channels)() == {}
    assert [len(channels.messages[channel]) for channel in (1, 2, 3)] == [1, 1, 1]
    assert channels.looked == []


async def test_one_refused_channel_keeps_back_no_other_and_says_why(room: Newsroom, channels: Channels) -> None:
    await owed(room, 3)
    channels.refusing = {1: Reason.NO_PERMISSION, 3: Reason.CHANNEL_GONE}
    assert await sender(room, channels)() == {DeliveryState.SENT: 1, DeliveryState.PARKED: 2}
    assert await reasons(room) == {1: Reason.NO_PERMISSION, 3: Reason.CHANNEL_GONE}


async def test_a_limit_is_waited_for_as_long_as_asked(room: Newsroom, channels: Channels) -> None:
    await owed(room, 1)
    channels.faults = iter(["limit"])
    await sender(room, channels)()
    room.clock.forward(seconds=6)
    assert await sender(room, channels)() == {}
    room.clock.forward(seconds=1)
    assert await sender(room, channels)() == {DeliveryState.SENT: 1}


async def test_a_lost_reply_is_no_second_message_and_its_nonce_never_changes(
    room: Newsroom, channels: Channels
) -> None:
    await owed(room, 1)
    channels.faults = iter(["lost", "lost", "unavailable"])
    for _ in range(4):
        await sender(room, channels)()
        room.clock.forward(seconds=30)
    assert await states(room) == {DeliveryState.SENT: 1}
    (nonces,) = channels.attempts.values()
    assert (len(nonces), len(set(nonces)), len(channels.messages[1])) == (4, 1, 1)


async def test_once_the_nonce_is_forgotten_the_channel_is_looked_at_first(room: Newsroom, channels: Channels) -> None:
    await owed(room, 2)
    channels.faults = iter(["lost", "unavailable"])
    await sender(room, channels)()
    room.clock.forward(minutes=30)
    await sender(room, channels)()
    assert sorted(channels.looked) == [1, 2]
    assert await states(room) == {DeliveryState.SENT: 2}
    assert (channels.messages[1], channels.messages[2]) != ([], [])
    assert len(channels.messages[1] + channels.messages[2]) == 2


async def test_a_look_back_that_finds_nothing_starts_the_nonce_anew(room: Newsroom, channels: Channels) -> None:
    await owed(room, 1)
    channels.faults = iter(["unavailable", "lost", ""])
    await sender(room, channels)()
    room.clock.forward(minutes=30)
    await sender(room, channels)()
    room.clock.forward(minutes=2)
    await sender(room, channels)()
    assert len(channels.looked) == 1
    assert len(channels.messages[1]) == 1


async def test_where_nobody_can_look_it_is_not_sent_again_but_listed(room: Newsroom, channels: Channels) -> None:
    await owed(room, 2)
    channels.faults = repeat("lost", 2)
    channels.unreadable = {2}
    await sender(room, channels)()
    room.clock.forward(minutes=30)
    await sender(room, channels)()
    assert await states(room) == {DeliveryState.SENT: 1, DeliveryState.UNCERTAIN: 1}
    assert await reasons(room) == {2: Reason.HISTORY_HIDDEN}
    assert [len(channels.messages[channel]) for channel in (1, 2)] == [1, 1]


async def test_after_a_day_of_failures_it_is_given_up_with_a_reason(room: Newsroom, channels: Channels) -> None:
    await owed(room, 1)
    channels.faults = repeat("unavailable")
    await settled(room, channels, rounds=6 * 26)
    assert await reasons(room) == {1: Reason.EXPIRED}
    assert room.clock.now - MORNING >= timedelta(hours=23, minutes=50)


async def test_a_bug_in_one_message_keeps_back_no_other(room: Newsroom, channels: Channels) -> None:
    await owed(room, 3)
    channels.faults = iter(["", "bug", ""])
    failed: list[Any] = []
    assert await sender(room, channels, failed=failed)() == {DeliveryState.SENT: 2, DeliveryState.QUEUED: 1}
    assert len(failed) == 1
    room.clock.forward(seconds=5)
    assert await sender(room, channels)() == {DeliveryState.SENT: 1}


async def test_stopping_finishes_what_is_under_way_and_begins_nothing_more(room: Newsroom, channels: Channels) -> None:
    await owed(room, 30)
    channels.latency = 0.01
    send = sender(room, channels, pace=200)
    begun = asyncio.Event()
    channels.on_step = begun.set
    running = asyncio.create_task(send())
    await begun.wait()
    send.stop()
    outcomes = await running
    assert 0 < outcomes[DeliveryState.SENT] < 30
    assert await states(room) == {
        DeliveryState.SENT: outcomes[DeliveryState.SENT],
        DeliveryState.QUEUED: 30 - outcomes[DeliveryState.SENT],
    }
    assert await send() == {}


async def test_two_rounds_at_once_send_nothing_twice(room: Newsroom, channels: Channels) -> None:
    await owed(room, 5)
    channels.latency = 0.001
    send = sender(room, channels)
    await asyncio.gather(send(), send())
    assert [len(channels.messages[channel]) for channel in range(1, 6)] == [1] * 5


async def test_slow_answers_do_not_slow_the_pace(room: Newsroom, channels: Channels) -> None:
    await owed(room, 60)
    channels.latency = 0.1
    begun = time.perf_counter()
    assert await sender(room, channels, pace=60)() == {DeliveryState.SENT: 60}
    # One after the other they would take 12 seconds.
    assert 56 / 60 <= time.perf_counter() - begun < 9


async def crash_at_random(path: Path, rng: Random, clock: Clock, channels: Channels) -> bool:
    """One life of the process that ends in a moment nobody chose; whether it did not come to its end."""
    wire = Tripwire(rng.randrange(1, 50), rng.choice([0, 1, 2, 3, 5, 8, 20, 100]))
    async with Newsroom.opened(path, clock) as room:
        clock.on_read = channels.on_step = wire.step
        wire.life = asyncio.ensure_future(sender(room, channels)())
        try:
            await wire.life
        except (asyncio.CancelledError, BaseExceptionGroup):
            return True
        finally:
            clock.on_read = channels.on_step = lambda: None
    return False


def mishaps(rng: Random) -> Iterator[str]:
    while True:
        yield rng.choices(
            ["", "crash before", "crash after", "lost", "unavailable", "limit"], [60, 8, 8, 12, 6, 6]
        ).pop()


@pytest.mark.parametrize("seed", range(25))
async def test_crashes_at_any_point_lose_nothing_and_double_nothing(tmp_path: Path, seed: int) -> None:
    rng, path, clock = Random(seed), tmp_path / "strikewire.db", Clock()
    channels = Channels(clock, mishaps(rng))
    channels.unreadable = set(rng.sample(range(1, 13), 3)) if seed % 2 else set()
    async with Newsroom.opened(path, clock) as room:
        await owed(room, 12)
    crashes = 0
    for _ in range(8):
        crashes += await crash_at_random(path, rng, clock, channels)
        clock.forward(minutes=rng.choice([0.01, 0.2, 2, 4.5, 9, 45]))
    assert crashes
    channels.faults = iter(())
    async with Newsroom.opened(path, clock) as room:
        await settled(room, channels)
        uncertain = {channel for channel, reason in (await reasons(room)).items() if reason is Reason.HISTORY_HIDDEN}
        counts = Counter(await states(room))
    assert counts[DeliveryState.SENT] + counts[DeliveryState.UNCERTAIN] == 12
    assert uncertain <= channels.unreadable
    for channel in range(1, 13):
        assert len(channels.messages[channel]) <= 1, f"channel {channel} had it twice"
        assert channels.messages[channel] or channel in uncertain, f"channel {channel} never had it"
    assert all(len(set(nonces)) == 1 for nonces in channels.attempts.values())


async def test_the_crashes_of_these_tests_are_crashes(room: Newsroom, channels: Channels) -> None:
    await owed(room, 1)
    channels.faults = iter(["crash after"])
    with pytest.raises(BaseExceptionGroup) as crashed:
        await sender(room, channels)()
    assert crashed.group_contains(Crashed)
    assert await states(room) == {DeliveryState.CLAIMED: 1}
