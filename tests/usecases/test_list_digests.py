"""`/digest list` tells when each digest comes and what became of the last."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.deliveries import Delivery, DeliveryState, Reason
from bot.domain.subscriptions import Quiet
from bot.usecases.send_deliveries import SendDeliveries
from tests.usecases.channels import Channels
from tests.usecases.newsroom import GUILD, MORNING, Newsroom


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with Newsroom.opened(tmp_path / "strikewire.db") as opened:
        yield opened


async def deliver(room: Newsroom, channels: Channels) -> None:
    def on_error(delivery: Delivery, error: Exception) -> None:
        raise AssertionError(delivery.id) from error

    await room.queue()
    await SendDeliveries(room.database, channels, clock=room.clock, pace=1e5, on_error=on_error)()


async def test_each_shows_when_it_comes_next_and_what_became_of_the_last(room: Newsroom) -> None:
    await room.set_up(channel_id=1)
    await room.set_up(channel_id=2)
    await room.set_up(channel_id=3, quiet=Quiet.SILENT)
    await deliver(room, Channels(room.clock, refusing={2: Reason.NO_ACCESS}))
    listed = (await room.list(GUILD)).digests
    assert [each.subscription.channel_id for each in listed] == [1, 2, 3]
    assert {each.next_at for each in listed} == {MORNING + timedelta(days=1)}
    assert [each.last and (each.last.state, each.last.reason) for each in listed] == [
        (DeliveryState.SENT, None),
        (DeliveryState.PARKED, Reason.NO_ACCESS),
        None,
    ]


async def test_only_the_last_delivery_is_shown_but_troubles_for_a_week(room: Newsroom) -> None:
    await room.set_up(channel_id=1)
    await deliver(room, Channels(room.clock, refusing={1: Reason.NO_ACCESS}))
    room.clock.forward(days=1)
    await deliver(room, Channels(room.clock))
    shown = await room.list(GUILD)
    assert shown.digests[0].last is not None
    assert shown.digests[0].last.state is DeliveryState.SENT
    assert [(each.channel_id, each.reason) for each in shown.troubles] == [(1, Reason.NO_ACCESS)]
    room.clock.forward(days=6, minutes=1)
    assert (await room.list(GUILD)).troubles == ()


async def test_one_server_sees_nothing_of_another(room: Newsroom) -> None:
    await room.set_up(channel_id=1)
    await deliver(room, Channels(room.clock, refusing={1: Reason.NO_ACCESS}))
    other = await room.list(GUILD + 1)
    assert (other.digests, other.troubles) == ((), ())
