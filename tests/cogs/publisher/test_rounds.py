"""The outbox and the publisher together: once, or known to be uncertain."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.deliveries import Delivery, DeliveryState, Reason, nonce_of
from bot.domain.notices import FeedChange, FeedNews, FeedNotice
from bot.domain.proposals import Proposal
from bot.usecases.send_deliveries import SendDeliveries, TryLaterError, UndeliverableError
from cogs.publisher import DiscordPublisher
from storage.deliveries import DeliveryStore
from tests.cogs.publisher.owed import NOW, crowd, news_for
from tests.discord_server.checker import MESSAGE
from tests.discord_server.faults import (
    REPLY_LOST,
    RESET,
    Fault,
)
from tests.discord_server.guilds import Guild
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer
from tests.storage.samples import proposed
from tests.usecases.newsroom import Clock, Newsroom


@pytest.fixture
async def room(tmp_path: Path, clock: Clock) -> AsyncIterator[Newsroom]:
    async with Newsroom.opened(tmp_path / "strikewire.db", clock) as room:
        yield room


async def one_round(room: Newsroom, publisher: DiscordPublisher) -> dict[DeliveryState, int]:
    """The outbox is worked through once; what came of what."""

    def on_error(delivery: Delivery, error: Exception) -> None:
        raise AssertionError(delivery.id) from error

    send = SendDeliveries(room.database, publisher, clock=room.clock, pace=1000, on_error=on_error)
    return dict(await send())


@pytest.mark.parametrize("fault", [REPLY_LOST, RESET], ids=lambda fault: fault.name)
async def test_long_after_a_lost_answer_there_is_one_message(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, room: Newsroom, fault: Fault
) -> None:
    news = guild.channel("news")
    await room.set_up(guild_id=guild.id, channel_id=news.id)
    await room.queue()
    server.fault(fault, on=MESSAGE)
    assert await one_round(room, publisher) == {DeliveryState.QUEUED: 1}
    room.clock.forward(hours=2)
    crowd(server, news, 150)
    assert await one_round(room, publisher) == {DeliveryState.SENT: 1}
    (digest,) = [message for message in news.messages if message.author is server.bot]
    assert (fault is REPLY_LOST) == (news.messages[0] is digest)


async def test_where_nobody_can_look_it_is_uncertain_and_never_sent_again(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, room: Newsroom
) -> None:
    news = guild.channel("news")
    await room.set_up(guild_id=guild.id, channel_id=news.id)
    await room.queue()
    server.fault(REPLY_LOST, on=MESSAGE)
    await one_round(room, publisher)
    news.deny(Permission.READ_MESSAGE_HISTORY)
    await server.ready()
    for expected in ({DeliveryState.UNCERTAIN: 1}, {}):
        room.clock.forward(hours=1)
        assert await one_round(room, publisher) == expected
    (trouble,) = await DeliveryStore(room.database).troubles(guild.id, NOW - timedelta(days=1))
    assert trouble.reason is Reason.HISTORY_HIDDEN
    assert len(news.messages) == 1


@pytest.mark.parametrize("value", [proposed(id=3), FeedNews((FeedNotice(FeedChange.RECOVERED, "Variety", NOW),))])
async def test_a_person_is_told_in_direct_messages_where_it_is_found_again(
    server: DiscordServer, publisher: DiscordPublisher, value: Proposal | FeedNews
) -> None:
    delivery = replace(news_for(server.add_user("Olga")), value=value)
    direct = server.direct(server.world.users[delivery.target.channel_id])
    assert await publisher.find(delivery) is None
    posted = await publisher.publish(delivery)
    (message,) = direct.messages
    assert (message.id, message.nonce) == (posted, nonce_of(delivery))
    crowd(server, direct, 3)
    assert await publisher.find(delivery) == posted


async def test_after_a_lost_answer_a_person_has_one_message(server: DiscordServer, publisher: DiscordPublisher) -> None:
    olga = server.add_user("Olga")
    server.fault(REPLY_LOST, on=MESSAGE)
    with pytest.raises(TryLaterError):
        await publisher.publish(news_for(olga))
    await publisher.publish(news_for(olga))
    assert len(server.direct(olga).messages) == 1


async def test_somebody_who_takes_no_messages_is_the_reason_and_the_log_names_nobody(
    server: DiscordServer, publisher: DiscordPublisher, caplog: pytest.LogCaptureFixture
) -> None:
    olga = server.add_user("Olga")
    olga.takes_messages = False
    with pytest.raises(UndeliverableError) as refused:
        await publisher.publish(news_for(olga))
    assert refused.value.reason is Reason.NO_ACCESS
    assert "An operator could not be told of correction 3" in caplog.text
    assert str(olga.id) not in caplog.text
