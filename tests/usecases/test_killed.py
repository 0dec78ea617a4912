"""Polling is killed at random moments and started again: nothing offered is lost, nothing is stored twice.

`STRIKEWIRE_KILLS=100` kills it that often.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from aiohttp import web

from tests.feeds.publisher import Publisher
from tests.usecases.campaign import CAKE, SECOND, STRIKE, Item
from tests.usecases.desk import Desk, rss

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("STRIKEWIRE_KILLS", "12"))
FEEDS = ("/one", "/two", "/three")
NEVER = 1_000_000


@dataclass
class Growing:
    """A feed with more items at every request: of three, one matches, one does not, and one all feeds share."""

    path: str
    requests: int = 0
    offered: list[Item] = field(default_factory=list)
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, _: web.Request) -> web.Response:
        self.requests += 1
        self.asked.set()
        if len(self.offered) < 490:
            name = f"{self.path[1:]}-{self.requests}"
            self.offered += [
                replace(STRIKE, key=name, title=f"{STRIKE.title}: report {name}"),
                replace(CAKE, key=f"cake-{name}", title=f"{CAKE.title}, part {name}"),
                replace(SECOND, key=f"shared-{self.requests}", link=f"https://deadline.com/{self.requests}"),
            ]
        return web.Response(body=rss(*self.offered), headers={"ETag": f'"{len(self.offered)}"'})


async def test_killed_at_any_moment_it_loses_nothing_and_doubles_nothing(publisher: Publisher, tmp_path: Path) -> None:
    desk, chance = Desk(tmp_path / "strikewire.db"), random.Random()
    feeds = [Growing(name) for name in FEEDS]
    for feed in feeds:
        publisher.serves(feed.path, feed.answer)
    for run in range(KILLS):
        process = await _started(desk.path, publisher.port, 1_000 * run, NEVER)
        if run % 6:
            feeds[0].asked.clear()
            await feeds[0].asked.wait()
            await asyncio.sleep(chance.random() * 0.4)
        else:
            await asyncio.sleep(chance.random() * 0.8)
        process.kill()
        await process.wait()
        _assert_sound(desk)
    last = await _started(desk.path, publisher.port, 1_000 * KILLS, 2)
    assert await last.wait() == 0
    _assert_sound(desk)
    _assert_all_stored(desk, feeds)


async def _started(path: Path, port: int, begun: int, rounds: int) -> asyncio.subprocess.Process:
    arguments = [str(path), str(port), str(begun), str(rounds), *FEEDS]
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.usecases.poller_to_kill", *arguments, cwd=ROOT
    )


def _assert_sound(desk: Desk) -> None:
    if desk.path.exists():
        assert desk.rows("PRAGMA integrity_check") == [("ok",)]
        assert desk.rows("PRAGMA foreign_key_check") == []


def _assert_all_stored(desk: Desk, feeds: list[Growing]) -> None:
    assert all(feed.offered for feed in feeds)
    stored = Counter(desk.rows("SELECT feeds.url, key FROM entries JOIN feeds ON feeds.id = feed_id"))
    assert set(stored.values()) == {1}
    offered = Counter({feed.path: len(feed.offered) for feed in feeds})
    assert Counter("/" + url.rpartition("/")[2] for url, _ in stored) == offered
    matching = {item.url for feed in feeds for item in feed.offered if "cake" not in item.key}
    assert sorted(url for (url,) in desk.rows("SELECT url FROM articles")) == sorted(matching)
    assert {url for (url,) in desk.rows("SELECT url FROM articles JOIN story_articles ON id = article_id")} == matching
    assert desk.rows("SELECT * FROM unjoined") == []
    assert desk.rows("SELECT phase FROM moves") == [("on_strike",)]
