"""What goes wrong at Discord, as discord.py meets it."""

from __future__ import annotations

import asyncio
import random
import time

import aiohttp
import discord
import pytest

from tests.discord_server.channels import Channel
from tests.discord_server.checker import MESSAGE
from tests.discord_server.faults import MISSING_PERMISSIONS, REPLY_LOST, RESET, rate_limited, server_error, slow
from tests.discord_server.server import DiscordServer
from tests.discord_server_checks.bots import SampleBot


@pytest.fixture
def channel(bot: SampleBot, news: Channel) -> discord.PartialMessageable:
    return bot.get_partial_messageable(news.id)


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_429_is_waited_out(
    server: DiscordServer, channel: discord.PartialMessageable, news: Channel, everywhere: bool
) -> None:
    server.fault(rate_limited(0.05, everywhere=everywhere), on=MESSAGE, times=2)
    await channel.send("hello")
    assert [call.status for call in server.recorder.to(MESSAGE)] == [429, 429, 200]
    assert len(news.messages) == 1
    assert server.recorder.refused() == 2


async def test_a_503_is_raised_at_once(
    server: DiscordServer, channel: discord.PartialMessageable, news: Channel
) -> None:
    server.fault(server_error(503), on=MESSAGE)
    with pytest.raises(discord.DiscordServerError):
        await channel.send("hello")
    assert news.messages == []


async def test_a_502_is_tried_again_by_the_client(
    server: DiscordServer, channel: discord.PartialMessageable, news: Channel
) -> None:
    server.fault(server_error(502), on=MESSAGE)
    await channel.send("hello")
    assert len(news.messages) == 1


async def test_a_reset_before_acceptance_leaves_nothing(
    server: DiscordServer, channel: discord.PartialMessageable, news: Channel
) -> None:
    server.fault(RESET, on=MESSAGE)
    with pytest.raises(aiohttp.ClientOSError):
        await channel.send("hello")
    assert news.messages == []


async def test_a_reply_lost_leaves_the_message_and_its_nonce_finds_it(
    server: DiscordServer, channel: discord.PartialMessageable, news: Channel
) -> None:
    server.fault(REPLY_LOST, on=MESSAGE)
    with pytest.raises(aiohttp.ClientOSError):
        await channel.send("hello", nonce="delivery-1")
    assert len(news.messages) == 1
    found = await channel.send("hello", nonce="delivery-1")
    assert [message.id for message in news.messages] == [found.id]


async def test_a_slow_answer_is_late_but_right(
    server: DiscordServer, channel: discord.PartialMessageable, news: Channel
) -> None:
    server.fault(slow(0.1), on=MESSAGE)
    began = time.monotonic()
    await channel.send("hello")
    assert time.monotonic() - began >= 0.1


async def test_a_fault_strikes_only_where_it_is_planned(
    server: DiscordServer, channel: discord.PartialMessageable, news: Channel
) -> None:
    other = news.guild.add_channel("other") if news.guild else news
    planned = server.fault(MISSING_PERMISSIONS, on=MESSAGE, where=lambda call: call.id("channel_id") == other.id)
    await channel.send("hello")
    assert planned.used == 0
    assert server.recorder.to(MESSAGE, channel_id=other.id) == []


async def test_chance_strikes_the_same_calls_each_time(
    server: DiscordServer, channel: discord.PartialMessageable
) -> None:
    server.limits.routes.clear()
    planned = server.fault(MISSING_PERMISSIONS, on=MESSAGE, times=None, chance=0.2, seed=3)
    failed = 0
    for _ in range(30):
        try:
            await channel.send("hello")
        except discord.Forbidden:
            failed += 1
    dice = random.Random(3)
    assert failed == planned.used == sum(dice.random() < 0.2 for _ in range(30))
    server.rest.faults.clear()
    await channel.send("hello")


async def test_a_channel_takes_five_messages_in_its_window(
    server: DiscordServer, bot: SampleBot, channel: discord.PartialMessageable, news: Channel
) -> None:
    server.limits.routes[MESSAGE] = (5, 0.3)
    await asyncio.gather(*(channel.send(str(number)) for number in range(12)))
    assert len(news.messages) == 12
    answers = server.recorder.to(MESSAGE)
    assert answers[-1].arrived - answers[0].arrived >= 0.6


async def test_the_limit_of_the_whole_bot_is_told_as_global(server: DiscordServer) -> None:
    server.limits.everything = (2, 60)
    async with aiohttp.ClientSession(connector=server.connector()) as session:
        answers = [
            await session.get("https://discord.com/api/v10/gateway", headers={"Authorization": f"Bot {server.token}"})
            for _ in range(3)
        ]
        assert [answer.status for answer in answers] == [200, 200, 429]
        assert answers[2].headers["X-RateLimit-Global"] == "true"
        assert (await answers[2].json())["global"] is True
        assert 0 < float(answers[2].headers["Retry-After"]) <= 60.1
    server.assert_clean()


async def test_too_many_refusals_ban_the_address(server: DiscordServer) -> None:
    async with aiohttp.ClientSession(connector=server.connector()) as session:
        await session.get("https://discord.com/api/v10/gateway")
        server.recorder.calls *= 10_000
        answer = await session.get(
            "https://discord.com/api/v10/gateway", headers={"Authorization": f"Bot {server.token}"}
        )
        assert answer.status == 429
        assert "Via" not in answer.headers


async def test_an_unknown_route_is_told(server: DiscordServer) -> None:
    async with aiohttp.ClientSession(connector=server.connector()) as session:
        await session.get("https://discord.com/api/v10/voice/regions", headers={"Authorization": f"Bot {server.token}"})
    with pytest.raises(AssertionError, match="unknown route: GET /voice/regions"):
        server.assert_clean()
