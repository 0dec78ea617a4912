"""A real client gets in, or is refused as Discord refuses it."""

from __future__ import annotations

import aiohttp
import discord
import pytest

from tests.discord_server.faults import UNAUTHORIZED, server_error
from tests.discord_server.guilds import Guild
from tests.discord_server.server import DiscordServer
from tests.discord_server_checks.bots import SampleBot, running


async def test_a_client_connects_and_sees_its_guilds(server: DiscordServer, guild: Guild) -> None:
    async with running(SampleBot(server), server, sync=False) as bot:
        seen = bot.get_guild(guild.id)
        assert seen is not None
        assert [channel.name for channel in seen.text_channels] == ["news"]
        assert seen.me.guild_permissions.send_messages
        assert not seen.me.guild_permissions.manage_guild
        assert bot.latency < 1
    server.assert_clean()


async def test_without_intents_a_client_sees_no_guild(server: DiscordServer, guild: Guild) -> None:
    async with running(SampleBot(server, discord.Intents.none()), server, sync=False) as bot:
        seen = bot.get_guild(guild.id)
        assert seen is None or seen.unavailable
    server.assert_clean()


async def test_a_refused_token_stops_the_login(server: DiscordServer) -> None:
    async with SampleBot(server) as bot:
        with pytest.raises(discord.LoginFailure):
            await bot.start("not the token")
    assert server.recorder.statuses() == {401: 1}
    server.assert_clean()


async def test_a_login_can_be_refused_later_too(server: DiscordServer) -> None:
    server.fault(UNAUTHORIZED, on="GET /users/@me")
    async with SampleBot(server) as bot:
        with pytest.raises(discord.LoginFailure):
            await bot.start(server.token)


async def test_trouble_at_login_is_raised_at_once(server: DiscordServer) -> None:
    fault = server.fault(server_error(503), on="GET /users/@me", times=None)
    async with SampleBot(server) as bot:
        with pytest.raises(discord.DiscordServerError):
            await bot.start(server.token)
    assert fault.used == 1


async def test_while_discord_is_unreachable_nobody_answers(server: DiscordServer) -> None:
    async with server.unreachable(), SampleBot(server) as bot:
        with pytest.raises(aiohttp.ClientConnectorError):
            await bot.start(server.token)
    async with running(SampleBot(server), server):
        pass
    server.assert_clean()


async def test_a_client_that_lost_discord_comes_back_to_its_session(server: DiscordServer, bot: SampleBot) -> None:
    async with server.unreachable():
        pass
    await server.until(lambda: len(server.gateway.resumes) == 1)
    await server.ready()
    assert len(server.gateway.identifies) == 1


async def test_no_other_name_leads_anywhere(server: DiscordServer) -> None:
    async with aiohttp.ClientSession(connector=server.connector()) as session:
        with pytest.raises(aiohttp.ClientConnectorDNSError):
            await session.get("https://example.org/")


async def test_a_guild_joined_later_is_told(server: DiscordServer, bot: SampleBot) -> None:
    later = server.add_guild("Second", ["chat"])
    await server.ready()
    assert bot.get_guild(later.id) is not None
    server.remove_guild(later)
    await server.ready()
    assert bot.get_guild(later.id) is None
