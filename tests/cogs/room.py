"""The real bot before a stand-in for Discord, and one Discord server in it with its people. Says nothing of answers."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copy
from typing import Any

from bot.app import PUBLIC
from bot.client import Connection
from bot.credentials import Token
from bot.domain.feeds import FeedSource
from bot.feeds.addresses import Guard
from bot.service import Outside, Ticks, running
from bot.usecases.progress import silent
from tests.at_work import OFTEN, Clock
from tests.cogs.markdown import read_lines, said
from tests.discord_server.acts import AS_USUAL, How
from tests.discord_server.channels import Channel
from tests.discord_server.guilds import Guild
from tests.discord_server.interactions import Interaction
from tests.discord_server.messages import Message
from tests.discord_server.people import User
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer
from tests.usecases import desk
from tests.usecases.campaign import CAMPAIGN, Item, at
from tests.usecases.desk import BARE, Desk, lines

NOON = datetime(2023, 10, 3, 12, tzinfo=UTC)
"""When the bot runs in these tests: the day after the last news of the campaign."""
PICKETS = (
    "Writers picket Netflix lot in Los Gatos",
    "WGA strike empties late night television, hosts say",
    "SAG-AFTRA strike: actors rally in Atlanta heat",
    "Drama school students join SAG-AFTRA picket in Manhattan",
    "WGA captains bring tacos to Burbank picket line",
    "Musicians play for striking actors at Paramount gate",
    "SAG-AFTRA strike delays awards season campaigns",
    "Striking writers auction scripts for crew relief fund",
    "SAG-AFTRA picket: Santa Monica pier closed by marchers",
    "Actors strike costs Georgia 1 billion dollars, economist finds",
    "Striking actors run a marathon for the hardship fund",
    "WGA picket: retired showrunner, 92, walks every morning",
)
PLENTY = tuple(
    Item(f"picket-{hour}", title, published=at(2023, 10, 1, 14) + timedelta(hours=3 * hour))
    for hour, title in enumerate(PICKETS)
)
"""So much news within two days that it fills pages."""


def fill(path: Path, folder: Path) -> None:
    """Make a database that has read the whole campaign, and plenty of news after it."""

    async def read() -> None:
        reader = Desk(path, clock=desk.Clock(NOON))
        async with reader.opened() as intake:
            await intake.import_files([lines(folder, *CAMPAIGN, *PLENTY)], silent)

    asyncio.run(read())


@dataclass
class Installation:
    """A bot that can be stopped and started again, with its database and clock, and the Discord that it talks to."""

    server: DiscordServer
    path: Path
    clock: Clock
    settings: dict[str, Any] = field(default_factory=lambda: dict(BARE))
    feeds: list[FeedSource] = field(default_factory=list)
    guard: Guard = PUBLIC

    @asynccontextmanager
    async def running(self, *, registered: bool = True) -> AsyncIterator[Connection]:
        """The bot, connected and with its commands registered, until the block ends."""
        known = Desk(self.path, settings=self.settings, feeds=self.feeds)
        outside = Outside(
            clock=self.clock,
            guard=self.guard,
            pause=timedelta(0),
            connector=self.server.connector,
            ticks=Ticks(queue=OFTEN * 5, send=OFTEN * 5, sync=OFTEN),
        )
        token = Token(self.server.token, self.server.world.application_id)
        async with running(known.config, known.known, self.path, token, outside) as connection:
            await self.server.ready()
            await self.until(lambda: connection.client is not None)
            if registered:
                await self.server.until(lambda: bool(self.server.world.commands.of()), what="no command was registered")
            yield connection

    async def room(self) -> Room:
        """A Discord server that the bot is in, with a channel, a member and a steward."""
        ada, stella = self.server.add_user("Ada"), self.server.add_user("Stella")
        guild = self.server.add_guild("Picket Line", ["news"], members=[ada])
        guild.add_member(stella, guild.add_role("Stewards", Permission.MANAGE_GUILD))
        if self.server.gateway.live:
            await self.server.ready()
        return Room(self, guild, ada, stella)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that the bot's own jobs change, of which Discord sees nothing."""
        async with asyncio.timeout(5):
            while not holds():
                await self.clock.ticks(1)

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """What the database file holds."""
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(sql, parameters).fetchall()

    async def write(self, sql: str, *parameters: object) -> None:
        """Change the database file behind the bot's back, once the bot is not writing itself."""
        await asyncio.to_thread(self._write, sql, parameters)

    def _write(self, sql: str, parameters: tuple[object, ...]) -> None:
        with closing(sqlite3.connect(self.path, timeout=10)) as connection, connection:
            connection.execute(sql, parameters)


@asynccontextmanager
async def installed(archive: Path, folder: Path, **settings: Any) -> AsyncIterator[Installation]:
    """An installation with a copy of an archive, not running yet."""
    path, clock = folder / "strikewire.db", Clock(NOON)
    copy(archive, path)
    async with DiscordServer(clock=clock) as server:
        yield Installation(server, path, clock, {**BARE, **settings})


@dataclass
class Room:
    """One Discord server: Ada is a member, Stella its steward, and they talk in `news`."""

    installation: Installation
    guild: Guild
    ada: User
    stella: User

    @property
    def server(self) -> DiscordServer:
        return self.installation.server

    @property
    def news(self) -> Channel:
        return self.guild.channel("news")

    async def ask(
        self,
        command: str,
        /,
        *,
        by: User | None = None,
        where: Channel | None = None,
        how: How = AS_USUAL,
        **options: Any,
    ) -> Interaction:
        """Ada, or whoever it is `by`, sends a command; `time_zone` stands for the option `time-zone`."""
        return await self.server.slash(
            by or self.ada, where or self.news, command, how=how, **{_name(key): options[key] for key in options}
        )

    async def steer(self, command: str, /, *, where: Channel | None = None, **options: Any) -> Interaction:
        """Stella sends a command."""
        return await self.ask(command, by=self.stella, where=where, **options)

    async def set_up(self, *, where: Channel | None = None, **options: Any) -> Interaction:
        """Stella sets up a digest at nine in New York, or otherwise."""
        return await self.steer("digest setup", where=where, **{"hour": "9:00", "time_zone": "New York", **options})

    async def offered(
        self, command: str, /, *, by: User | None = None, where: Channel | None = None, **options: Any
    ) -> dict[str, Any]:
        """What is offered for the option that is typed last: values by name."""
        named = {_name(key): options[key] for key in options}
        typed = await self.server.autocomplete(by or self.ada, where or self.news, command, **named)
        return {choice["name"]: choice["value"] for choice in typed.choices}

    def member(self, locale: str = "en-US") -> User:
        """Another member, who has not asked anything yet, and whose Discord is in this language."""
        user = self.server.add_user("Amélie")
        user.locale = locale
        self.guild.add_member(user)
        return user

    async def crowd(self, count: int) -> None:
        """Store so many more digests like the first one, each in a channel of its own."""
        for number in range(count):
            await self.installation.write(
                "INSERT INTO subscriptions (kind, guild_id, target, settings, paused, created_by, created_at,"
                " active_since) SELECT kind, guild_id, ?, settings, paused, created_by, created_at, active_since"
                " FROM subscriptions WHERE guild_id = ? LIMIT 1",
                1000 + number,
                self.guild.id,
            )

    def digests(self, columns: str = "id") -> list[tuple[Any, ...]]:
        """Columns of the digests that this server has stored, oldest first."""
        sql = f"SELECT {columns} FROM subscriptions WHERE guild_id = ? ORDER BY id"  # noqa: S608
        return self.installation.rows(sql, self.guild.id)


def told(asked: Interaction | Message) -> str:
    """The words that a person reads in an answer or a message, one line below the other."""
    lines = [said(nodes) for _, nodes in read_lines(asked.text)]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def buttons(message: Message | None) -> dict[str, str]:
    """The custom ids of a message's buttons that can be pressed, by label."""
    rows = message.components if message else []
    found = [button for row in rows for button in row["components"] if not button.get("disabled")]
    return {button["label"]: button["custom_id"] for button in found}


def _name(keyword: str) -> str:
    return keyword.replace("_", "-")
