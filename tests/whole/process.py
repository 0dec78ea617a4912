"""The bot in a process of its own against the stand-in, over a database, with a clock that both share."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from signal import SIGTERM
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.client import Connector
from bot.config import check_config
from bot.credentials import take_token
from bot.domain.feeds import FeedSource
from bot.feeds.addresses import Guard
from bot.knowledge import knowledge_of
from bot.logs import start_logging
from bot.service import Outside, Ticks, serve

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Clock:
    """The same time in every process of this machine: `at` when it was set, and `speed` times faster since then."""

    at: datetime
    speed: float = 1.0
    since: float = field(default_factory=time.monotonic)

    def __call__(self) -> datetime:
        return self.at + timedelta(seconds=(time.monotonic() - self.since) * self.speed)

    def forward(self, by: timedelta) -> None:
        """Move it; a process that runs keeps the old time."""
        self.at += by


@dataclass
class Installation:
    """A bot's database, feeds and clock, and how it is started."""

    server: DiscordServer
    path: Path
    clock: Clock
    feeds: list[FeedSource] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    tick: float = 0.1
    """Seconds between two looks of each job; the one for digests that are due looks ten times less often."""

    @asynccontextmanager
    async def started(self, log: int | None = None) -> AsyncIterator[asyncio.subprocess.Process]:
        """The bot, killed at the end unless it has stopped; what it logs goes to the file `log`, if there is one."""
        told = {
            "path": str(self.path),
            "clock": [self.clock.at.isoformat(), self.clock.speed, self.clock.since],
            "feeds": [[feed.url, feed.publisher, feed.name, feed.interval.total_seconds()] for feed in self.feeds],
            "settings": self.settings,
            "tick": self.tick,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.discord_server.run",
            "tests.whole.process:run",
            json.dumps(told),
            cwd=ROOT,
            env={**os.environ, **self.server.environment()},
            stderr=log,
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def stopped(process: asyncio.subprocess.Process) -> None:
    """Tell the bot to stop, and see that it does so in order."""
    process.send_signal(SIGTERM)
    assert await process.wait() == 0


async def run(connect: Connector, arguments: Sequence[str]) -> None:
    """The bot, until SIGTERM; the factory for `tests.discord_server.run`."""
    start_logging("warning")
    told = json.loads(arguments[0])
    at, speed, since = told["clock"]
    feeds = tuple(
        FeedSource(url, publisher, name, "en", timedelta(seconds=interval))
        for url, publisher, name, interval in told["feeds"]
    )
    config = check_config(told["settings"], "test")
    tick = timedelta(seconds=told["tick"])
    outside = Outside(
        clock=Clock(datetime.fromisoformat(at), speed, since),
        guard=Guard(allowed=frozenset(map(_host, feeds))),
        pause=timedelta(0),
        connector=connect,
        ticks=Ticks(poll=tick, queue=10 * tick, send=tick, sync=tick),
    )
    known = replace(knowledge_of(config), feeds=feeds)
    serving = asyncio.ensure_future(serve(config, known, Path(told["path"]), take_token(os.environ, None), outside))
    asyncio.get_running_loop().add_signal_handler(SIGTERM, serving.cancel)
    with suppress(asyncio.CancelledError):
        await serving


def _host(feed: FeedSource) -> tuple[str, int]:
    parts = urlsplit(feed.url)
    return parts.hostname or "", parts.port or 0
