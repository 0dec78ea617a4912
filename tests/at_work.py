"""The whole bot before a stand-in for Discord, started and stopped at will, its clock in the test's hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.client import Connection
from bot.credentials import Token
from bot.feeds.addresses import Guard
from bot.knowledge import Knowledge
from bot.service import Outside, Ticks, running
from tests.discord_server.channels import Channel
from tests.discord_server.checker import MESSAGE
from tests.discord_server.guilds import Guild
from tests.discord_server.interactions import Interaction
from tests.discord_server.messages import Message
from tests.discord_server.people import User
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer
from tests.usecases.desk import Desk

EVENING = datetime(2023, 5, 3, 22, tzinfo=UTC)
"""Six in the evening in New York, where every digest of these tests is due at nine in the morning."""
NINE = datetime(2023, 5, 4, 13, tzinfo=UTC)
OFTEN = timedelta(milliseconds=20)
PATIENCE = 15.0
"""Seconds after which a test has waited long enough, also where the machine is busy."""
TICKS = Ticks(poll=OFTEN, queue=OFTEN, send=OFTEN, sync=OFTEN, prune=OFTEN)


class Clock:
    """The time, which passes only when told; reading it is a sign of life."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._read = asyncio.Semaphore(0)

    def __call__(self) -> datetime:
        self._read.release()
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)

    async def ticks(self, number: int = 30) -> None:
        """Wait until the bot has asked for the time so often."""
        self._read = asyncio.Semaphore(0)
        async with asyncio.timeout(PATIENCE):
            for _ in range(number):
                await self._read.acquire()


@dataclass
class AtWork:
    """One installation of the bot, a Discord server it is in, and its steward."""

    server: DiscordServer
    desk: Desk
    clock: Clock
    guild: Guild
    steward: User
    ticks: Ticks = field(default=TICKS)

    @classmethod
    @asynccontextmanager
    async def opened(cls, desk: Desk) -> AsyncIterator[AtWork]:
        """An installation that has not run yet; at the end all must be well with Discord."""
        clock = Clock(EVENING)
        async with DiscordServer(lambda: clock.now) as server:
            guild, steward = server.add_guild("Picket Line", ["news"]), server.add_user("Stella")
            guild.add_member(steward, guild.add_role("Stewards", Permission.MANAGE_GUILD))
            yield cls(server, desk, clock, guild, steward)

    @property
    def news(self) -> Channel:
        return self.guild.channel("news")

    @property
    def token(self) -> Token:
        return Token(self.server.token, self.server.world.application_id)

    @property
    def known(self) -> Knowledge:
        return self.desk.known

    @property
    def outside(self) -> Outside:
        guard = Guard(allowed=frozenset({("127.0.0.1", self.desk.publisher.port)}))
        return Outside(self.clock, guard, timedelta(0), self.server.connector, self.ticks)

    @asynccontextmanager
    async def started(self) -> AsyncIterator[Connection]:
        """The bot, whether it reaches Discord or not."""
        async with running(self.desk.config, self.known, self.desk.path, self.token, self.outside) as connection:
            yield connection

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Connection]:
        """The bot, connected, with its commands registered."""
        async with self.started() as connection:
            await self.connected(connection)
            yield connection

    async def connected(self, connection: Connection) -> None:
        """Wait until the bot is connected and its commands are registered."""
        await self.server.ready(PATIENCE)
        async with asyncio.timeout(PATIENCE):
            while connection.client is None:  # noqa: ASYNC110 - nothing tells
                await asyncio.sleep(0)
        await self.server.until(lambda: bool(self.server.world.commands.of()), PATIENCE, "no command was registered")

    async def ask(self, command: str, **options: Any) -> Interaction:
        """The steward sends a command."""
        named = {name.replace("_", "-"): value for name, value in options.items()}
        return await self.server.slash(self.steward, self.news, command, **named)

    async def set_up(self, channel: Channel | None = None, **options: Any) -> None:
        """The steward sets up a digest at nine in New York."""
        place = {"channel": channel} if channel else {}
        await self.ask("digest setup", hour="9:00", time_zone="America/New_York", **place, **options)

    def digests(self, channel: Channel | None = None) -> list[Message]:
        """What the bot posted in a channel."""
        return [message for message in (channel or self.news).messages if message.author is self.server.bot]

    async def posted(self, number: int = 1, channel: Channel | None = None) -> list[Message]:
        """Wait for so many digests in a channel."""
        await self.server.until(lambda: len(self.digests(channel)) >= number, PATIENCE, f"no {number} digests came")
        return self.digests(channel)

    def states(self) -> list[str]:
        """The states of all deliveries, in order of their making; with a reason where there is one."""
        rows = self.desk.rows("SELECT state, reason FROM deliveries ORDER BY id")
        return [f"{state}: {reason}" if reason else state for state, reason in rows]

    async def settled(self, *states: str) -> None:
        """Wait until the deliveries are in these states."""
        async with asyncio.timeout(PATIENCE):
            while self.states() != list(states):
                await self.clock.ticks(1)

    async def polled(self) -> None:
        """Wait until an article is stored."""
        async with asyncio.timeout(PATIENCE):
            while not self.desk.titles():
                await self.clock.ticks(1)

    async def asked_to_post(self) -> None:
        """Wait until Discord has a message to answer for, answered or not."""
        async with asyncio.timeout(PATIENCE):
            while not self.server.recorder.to(MESSAGE):
                await self.clock.ticks(1)
