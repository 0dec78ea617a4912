"""A server that the bot was removed from gets nothing more, and others are not touched."""

from __future__ import annotations

from pathlib import Path

from bot.domain.deliveries import DeliveryState, Reason
from bot.usecases.forget_server import ForgetServer
from bot.usecases.queue_digests import QueueSummary
from storage.deliveries import DeliveryStore
from tests.usecases.newsroom import GUILD, Newsroom


async def test_its_digests_are_taken_back_with_what_was_queued(tmp_path: Path) -> None:
    async with Newsroom.opened(tmp_path / "strikewire.db") as room:
        await room.set_up(channel_id=1)
        await room.set_up(channel_id=2)
        kept = (await room.set_up(guild_id=GUILD + 1)).subscription
        await room.queue()
        await ForgetServer(room.database)(GUILD)
        gone = await room.list(GUILD)
        assert gone.digests == ()
        assert {(each.state, each.reason) for each in gone.troubles} == {(DeliveryState.PARKED, Reason.REMOVED)}
        assert [each.subscription for each in (await room.list(GUILD + 1)).digests] == [kept]
        assert (await DeliveryStore(room.database).counts())[DeliveryState.QUEUED] == 1
        room.clock.forward(days=1)
        assert await room.queue() == QueueSummary(queued=1)


async def test_a_server_without_digests_is_forgotten_as_easily(tmp_path: Path) -> None:
    async with Newsroom.opened(tmp_path / "strikewire.db") as room:
        await ForgetServer(room.database)(GUILD)
        assert (await room.list(GUILD)).troubles == ()
