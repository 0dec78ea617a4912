"""The bot is killed at random moments while it takes in news and posts digests: nothing is lost, nothing comes twice.

`STRIKEWIRE_KILLS=300` kills it that often in each test.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.config import check_config
from bot.domain.deliveries import DeliveryState
from bot.domain.feeds import FeedSource
from bot.knowledge import knowledge_of
from bot.usecases.set_up_digest import DigestWish, SetUpDigest
from storage.database import Database
from tests.discord_server.channels import Channel
from tests.discord_server.checker import MESSAGE
from tests.discord_server.faults import REPLY_LOST
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer
from tests.feeds.publisher import Publisher
from tests.usecases.campaign import CAKE, SECOND, STRIKE, Item
from tests.usecases.desk import BARE, rss, serving
from tests.whole.process import Clock, Installation, stopped

KILLS = int(os.environ.get("STRIKEWIRE_KILLS", "3"))
A_DAY = min(KILLS, 16)
"""Kills on one day of the bot."""
NOON = datetime(2023, 6, 12, 12, tzinfo=UTC)
SPEED = 20
"""The bot's seconds in a real one: what Discord knows of nonces outlasts a start, a pause after a failure is short."""
GROUP = 8
"""Digests due in the same minute."""
ZONES = ("UTC", "America/Los_Angeles", "Asia/Kolkata", "Europe/Paris")
UNIONS = ("", "wga", "sag-aftra", "wga, iatse")
BEYOND = timedelta(minutes=6)
"""Longer than anybody knows a nonce."""
AGAIN = timedelta(minutes=35)
"""After which every feed is due again."""

_log = logging.getLogger(__name__)


@dataclass
class Newspaper:
    """One new feed for every start of the bot: of its items most match, some do not, and some all feeds share."""

    publisher: Publisher
    offered: dict[str, list[Item]] = field(default_factory=dict)
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    def founded(self) -> FeedSource:
        """Another feed."""
        name = f"{len(self.offered) + 1}"
        self.offered[name] = [
            *(replace(STRIKE, key=f"{name}-{n}", title=f"{STRIKE.title}: report {name}-{n}") for n in range(12)),
            *(replace(CAKE, key=f"cake-{name}-{n}") for n in range(4)),
            *(replace(SECOND, key=f"{name}-shared-{n}", link=f"https://deadline.com/{n}") for n in range(4)),
        ]
        body = rss(*self.offered[name])

        async def answer(request: web.Request) -> web.Response:
            self.asked.set()
            if request.headers.get("If-None-Match") == f'"{name}"':
                return web.Response(status=304)
            return web.Response(body=body, headers={"ETag": f'"{name}"'})

        return FeedSource(self.publisher.serves(f"/{name}", answer), "variety.com", name)


@dataclass
class Campaign:
    """Channels that have a digest each day, and the bot that is killed over and over."""

    server: DiscordServer
    bot: Installation
    news: Newspaper
    log: Path
    apart: timedelta
    """Time between two groups of digests."""
    channels: list[Channel] = field(default_factory=list)
    chance: random.Random = field(default_factory=random.Random)
    caught: Counter[str] = field(default_factory=Counter)
    """What the kills left in the middle."""
    begun: datetime = NOON
    """When the day began."""
    had: Counter[int] = field(default_factory=Counter)
    """Messages by channel when the day began."""

    async def subscribe(self) -> None:
        """A server for each group, with a channel for each digest."""
        known = knowledge_of(check_config(self.bot.settings, "test"))
        async with Database.open(self.bot.path) as database:
            set_up = SetUpDigest(database, known.lexicon, ZONES, lambda: NOON)
            for group in range(A_DAY + 1):
                guild = self.server.add_guild(f"Group {group}", [f"news-{number}" for number in range(GROUP)])
                self.channels += guild.channels
                due_at = NOON + timedelta(minutes=1) + group * self.apart
                for number, channel in enumerate(guild.channels):
                    zone = ZONES[number % len(ZONES)]
                    local = due_at.astimezone(ZoneInfo(zone))
                    unions = UNIONS[(number + group) % len(UNIONS)]
                    await set_up(DigestWish(guild.id, channel.id, guild.owner.id, unions, f"{local:%H:%M}", zone))

    @asynccontextmanager
    async def started(self) -> AsyncIterator[asyncio.subprocess.Process]:
        self.bot.feeds.append(self.news.founded())
        with self.log.open("ab") as log:
            async with self.bot.started(log.fileno()) as process:
                yield process

    async def kill(self) -> None:
        """Start the bot and kill it: soon after a feed is asked, soon after a message is posted, or at any moment."""
        self.news.asked.clear()
        self.server.recorder.calls.clear()
        async with self.started() as process:
            with suppress(TimeoutError, AssertionError):
                await self.moment()
            assert process.returncode is None, self.log.read_text()
        self.look()

    async def moment(self) -> None:
        match self.chance.randrange(3):
            case 0:
                await asyncio.wait_for(self.news.asked.wait(), 10)
                await asyncio.sleep(self.chance.random() * 0.4)
            case 1:
                nth = self.chance.randrange(1, GROUP)
                await self.server.until(lambda: len(self.server.recorder.to(MESSAGE)) >= nth, 10)
                await asyncio.sleep(self.chance.random() * 0.1)
            case _:
                await asyncio.sleep(self.chance.random() * 4)

    def look(self) -> None:
        """Whether the database is sound, and what was under way."""
        assert self.rows("PRAGMA integrity_check") == [("ok",)]
        assert self.rows("PRAGMA foreign_key_check") == []
        self.caught.update(state for (state,) in self.rows("SELECT DISTINCT state FROM deliveries"))
        self.caught["unjoined"] += bool(self.rows("SELECT 1 FROM unjoined LIMIT 1"))

    async def evening(self) -> None:
        """Let the bot work until all that is due is done, feeds that a kill interrupted among it."""
        end = self.begun + timedelta(minutes=2) + A_DAY * self.apart
        self.bot.clock.forward(max(AGAIN, end - self.bot.clock()))
        async with self.started() as process:
            await self.server.until(self.settled, 120 + 2 * KILLS)
            await stopped(process)
        self.look()

    def settled(self) -> bool:
        ((owed,),) = self.rows("SELECT count(*) FROM deliveries WHERE created_at >= ?", self.begun.isoformat())
        waiting = self.rows("SELECT 1 FROM deliveries WHERE state IN ('queued', 'claimed') LIMIT 1")
        ((read,),) = self.rows("SELECT count(*) FROM feeds WHERE last_success_at IS NOT NULL")
        unjoined = self.rows("SELECT 1 FROM unjoined LIMIT 1")
        return owed == len(self.channels) and not waiting and read == len(self.bot.feeds) and not unjoined

    def assert_delivered(self) -> None:
        """Each channel has today's message once, or else its delivery is listed as uncertain."""
        found = self.rows("SELECT target, state FROM deliveries WHERE created_at >= ?", self.begun.isoformat())
        states = dict(found)
        assert len(found) == len(states) == len(self.channels)
        for channel in self.channels:
            new = len(channel.messages) - self.had[channel.id]
            uncertain = states[channel.id] == DeliveryState.UNCERTAIN
            assert new == 1 or (new == 0 and uncertain), f"{new} messages in {channel.name}, {states[channel.id]}"
            assert uncertain or states[channel.id] == DeliveryState.SENT
            self.caught["missing"] += 1 - new
        self.caught["delivered"] += sum(len(channel.messages) - self.had[channel.id] for channel in self.channels)
        self.caught["reported uncertain"] += sum(state == DeliveryState.UNCERTAIN for state in states.values())

    def assert_stored(self) -> None:
        """Every item that was offered is kept once, and every article told of in one story."""
        kept = Counter(self.rows("SELECT name, key FROM entries JOIN feeds ON feeds.id = feed_id"))
        offered = self.news.offered
        assert kept == Counter((name, item.key) for name, items in offered.items() for item in items)
        matching = {item.url for items in offered.values() for item in items if "cake" not in item.key}
        assert Counter(url for (url,) in self.rows("SELECT url FROM articles")) == Counter(matching)
        in_stories = self.rows("SELECT url FROM articles JOIN story_articles ON id = article_id")
        assert Counter(url for (url,) in in_stories) == Counter(matching)
        assert self.rows("SELECT * FROM unjoined") == []
        self.caught["articles"] = len(matching)

    def dawn(self) -> None:
        """The next day."""
        self.begun += timedelta(days=1)
        self.bot.clock.forward(self.begun - self.bot.clock())
        self.had = Counter({channel.id: len(channel.messages) for channel in self.channels})

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.bot.path)) as connection:
            return connection.execute(sql, parameters).fetchall()


@asynccontextmanager
async def campaign(folder: Path, apart: timedelta) -> AsyncIterator[Campaign]:
    clock = Clock(NOON, SPEED)
    # The heart beats often, so that the stand-in often looks whether all is done.
    async with DiscordServer(clock, heartbeat=0.25) as server, serving() as publisher:
        bot = Installation(server, folder / "strikewire.db", clock, settings=dict(BARE))
        made = Campaign(server, bot, Newspaper(publisher), folder / "log", apart)
        await made.subscribe()
        clock.forward(NOON - clock())
        server.fault(REPLY_LOST, on=MESSAGE, times=None, chance=0.05, seed=KILLS)
        try:
            yield made
        finally:
            _log.info("%d kills: %s", KILLS, dict(made.caught))
        server.assert_clean()
        assert " ERROR " not in made.log.read_text()


async def survive(made: Campaign, between: Callable[[], None] = lambda: None) -> None:
    """Kill it over and over; at the end of each day all must have been delivered, at the end all be stored."""
    for kill in range(1, KILLS + 1):
        await made.kill()
        between()
        if kill % A_DAY == 0 or kill == KILLS:
            await made.evening()
            made.assert_delivered()
            made.dawn()
    made.assert_stored()


async def test_killed_at_any_moment_it_posts_each_digest_once(tmp_path: Path) -> None:
    async with campaign(tmp_path, apart=timedelta(minutes=1)) as made:
        await survive(made)
        assert made.caught["missing"] == made.caught["reported uncertain"] == 0


async def test_with_the_nonces_forgotten_at_every_kill_it_posts_none_twice_and_lists_what_may_be_missing(
    tmp_path: Path,
) -> None:
    async with campaign(tmp_path, apart=BEYOND) as made:
        hidden = [channel for number, channel in enumerate(made.channels) if number % 4 == 3]
        for channel in hidden:
            channel.deny(Permission.READ_MESSAGE_HISTORY)

        def forget() -> None:
            made.server.forget_nonces()
            made.bot.clock.forward(BEYOND)

        await survive(made, forget)
        uncertain = {target for (target,) in made.rows("SELECT target FROM deliveries WHERE state = 'uncertain'")}
        assert uncertain <= {channel.id for channel in hidden}
