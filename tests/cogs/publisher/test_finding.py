"""After an answer that was lost the channel is looked through for what was posted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.usecases.send_deliveries import TryLaterError, Unreadable
from cogs import publisher as posting
from cogs.publisher import DiscordPublisher
from tests.cogs.publisher.owed import HISTORY, crowd, owed
from tests.discord_server.faults import (
    Fault,
    rate_limited,
    server_error,
)
from tests.discord_server.guilds import Guild
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer
from tests.usecases.newsroom import Clock


@pytest.mark.parametrize("name", ["news", "thread", "attic"])
async def test_what_was_posted_is_found_behind_all_that_followed(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, clock: Clock, name: str
) -> None:
    channel = guild.channel(name)
    crowd(server, channel, 5)
    posted = await publisher.publish(owed(channel))
    channel.archived = name == "attic"
    clock.forward(hours=3)
    crowd(server, channel, 150)
    assert await publisher.find(owed(channel)) == posted


async def test_another_digest_is_not_taken_for_it(guild: Guild, publisher: DiscordPublisher) -> None:
    news = guild.channel("news")
    await publisher.publish(replace(owed(news), dedupe_key="digest:2:0:2024-06-03"))
    assert await publisher.find(owed(news)) is None


@pytest.mark.parametrize("name", ["news", "thread", "attic"])
async def test_where_nothing_was_posted_nothing_is_found(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, name: str
) -> None:
    crowd(server, guild.channel(name), 120)
    assert await publisher.find(owed(guild.channel(name))) is None


@pytest.mark.parametrize("denied", [Permission.READ_MESSAGE_HISTORY, Permission.VIEW_CHANNEL])
@pytest.mark.parametrize("name", ["news", "thread", "attic"])
async def test_what_the_bot_may_not_read_is_not_taken_for_empty(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, name: str, denied: Permission
) -> None:
    guild.channel("news").deny(denied)
    await server.ready()
    assert isinstance(await publisher.find(owed(guild.channel(name))), Unreadable)


async def test_a_server_the_bot_is_no_longer_in_is_not_taken_for_empty(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher
) -> None:
    delivery = owed(guild.channel("news"))
    server.remove_guild(guild)
    await server.ready()
    assert isinstance(await publisher.find(delivery), Unreadable)


async def test_a_channel_too_full_to_be_searched_is_not_taken_for_empty(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "LOOKED_THROUGH", 30)
    crowd(server, guild.channel("news"), 31)
    assert isinstance(await publisher.find(owed(guild.channel("news"))), Unreadable)


@pytest.mark.parametrize("fault", [server_error(503), rate_limited(40)], ids=lambda fault: fault.name)
async def test_a_search_that_fails_is_for_later(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, fault: Fault
) -> None:
    server.fault(fault, on=HISTORY)
    with pytest.raises(TryLaterError):
        await publisher.find(owed(guild.channel("news")))
