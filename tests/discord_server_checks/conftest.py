from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.discord_server.channels import Channel
from tests.discord_server.guilds import Guild
from tests.discord_server.people import User
from tests.discord_server.server import DiscordServer
from tests.discord_server_checks.bots import SampleBot, running


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        yield server


@pytest.fixture
def guild(server: DiscordServer) -> Guild:
    return server.add_guild("Picket Line", ["news"])


@pytest.fixture
def news(guild: Guild) -> Channel:
    return guild.channel("news")


@pytest.fixture
def ada(server: DiscordServer, guild: Guild) -> User:
    """A member without any role."""
    ada = server.add_user("Ada")
    guild.add_member(ada)
    return ada


@pytest.fixture
async def bot(server: DiscordServer, guild: Guild) -> AsyncIterator[SampleBot]:
    async with running(SampleBot(server), server) as bot:
        yield bot
