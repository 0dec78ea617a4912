from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot import client as edge
from bot.client import Client, Connection
from cogs._localising import Translator
from cogs.publisher import DiscordPublisher
from cogs.tree import Tree
from tests.answers import NAMES
from tests.cogs.publisher.owed import NOW
from tests.discord_server.channels import Channel, ChannelKind
from tests.discord_server.checker import MESSAGE
from tests.discord_server.guilds import Guild
from tests.discord_server.server import DiscordServer
from tests.usecases.newsroom import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
async def server(clock: Clock) -> AsyncIterator[DiscordServer]:
    async with DiscordServer(clock) as server:
        server.limits.routes[MESSAGE] = (50, 1.0)
        yield server


@pytest.fixture
def guild(server: DiscordServer) -> Guild:
    """A server with a channel, a thread in it and one that is archived, so that a bot hears nothing of it."""
    guild = server.add_guild("Picket Line", ["news"])
    for name in ("thread", "attic"):
        thread = Channel(server.world.snowflakes.make(), name, ChannelKind.PUBLIC_THREAD, guild, owner=server.bot)
        thread.parent, thread.archived = guild.channel("news"), name == "attic"
        guild.keep(thread)
    return guild


@pytest.fixture
async def connection(server: DiscordServer, guild: Guild, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Connection]:
    monkeypatch.setattr(edge, "GUILDS_APART", 0.05)
    ready = asyncio.Event()

    async def told() -> None:
        ready.set()

    def make() -> Client:
        client = Client(server.connector(), Tree, Translator(), [], [])
        client.add_listener(told, "on_ready")
        return client

    async with Connection(make, server.token) as connection:
        await asyncio.wait_for(ready.wait(), 15)
        yield connection
    server.assert_clean()


@pytest.fixture
def publisher(connection: Connection) -> DiscordPublisher:
    return DiscordPublisher(lambda: connection.client, NAMES)
