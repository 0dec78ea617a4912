"""Thirty days of fifty publishers, with restarts in between: nobody is asked too soon, too often or in vain."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

from bot.config import check_config
from bot.feeds.addresses import Guard
from bot.feeds.fetching import Fetcher
from bot.feeds.parsing import Parser
from bot.feeds.turns import Turns
from bot.knowledge import knowledge_of
from bot.usecases.assess_contract import AssessContract
from bot.usecases.check_feed import CheckFeed
from bot.usecases.heed_pauses import HeedPauses
from bot.usecases.poll_feeds import PollFeeds
from bot.usecases.progress import silent
from bot.usecases.rebuild_ledger import RebuildLedger
from bot.usecases.store_items import StoreItems
from storage.database import Database
from storage.feeds import FeedStore
from tests.usecases.campaign import START
from tests.usecases.crowd import Asked, Crowd, Names, populate
from tests.usecases.desk import BARE, Clock

SPAN = timedelta(days=30)
TICK = timedelta(minutes=15)
RESTARTS = 20
PAUSE = timedelta(seconds=2)


class Installation:
    """What survives a restart: a database file and a configuration; and the chances of this run."""

    def __init__(self, path: Path, crowd: Crowd, parser: Parser, chance: Random) -> None:
        self._path = path
        self._crowd = crowd
        self._parser = parser
        self._chance = chance
        self._clock = crowd.clock
        self._feeds = populate(crowd)

    async def _sleep(self, seconds: float) -> None:
        self._clock.forward(seconds=seconds)
        await asyncio.sleep(0)

    @asynccontextmanager
    async def started(self) -> AsyncIterator[PollFeeds]:
        known = knowledge_of(check_config(BARE, "test"))
        turns = Turns(PAUSE, self._clock, self._sleep)
        guard = Guard(allowed=frozenset({("127.0.0.1", self._crowd.port)}))
        async with AsyncExitStack() as stack:
            database = await stack.enter_async_context(Database.open(self._path))
            fetcher = Fetcher(version="1", contact="c", guard=guard, clock=self._clock, turns=turns, resolver=Names())
            await stack.enter_async_context(fetcher)
            async with database.transaction() as unit:
                await FeedStore(database).sync(unit, self._feeds)
            heed = HeedPauses(database, turns, self._clock)
            store, jitter = StoreItems(database, known.lexicon, known.publishers), self._chance.random
            yield PollFeeds(
                database,
                CheckFeed(database, fetcher, heed, self._parser, store, clock=self._clock, jitter=jitter),
                heed,
                turns,
                store,
                RebuildLedger(database, known.lexicon, AssessContract(database, {}), self._clock),
                clock=self._clock,
                jitter=jitter,
                at_once=8,
                tell=lambda _: None,
            )

    async def live(self, until: datetime) -> None:
        """Poll whenever something is due until then, and be killed in the middle of the next round."""
        async with self.started() as poll:
            while self._clock() < until:
                summary = await poll(silent)
                self._clock.now = max(self._clock() + TICK, min(summary.next_at or until, until))
            before, noted = len(self._crowd.asked), set[str]()
            life = asyncio.create_task(poll(lambda _done, _total, name: noted.add(name)))
            self._crowd.when_asked(before + 3, life.cancel)
            with suppress(asyncio.CancelledError):
                await life
        for asked in self._crowd.asked[before:]:
            asked.lost = asked.url not in noted


def gaps(asked: Iterable[Asked], key: Callable[[Asked], str]) -> dict[str, timedelta]:
    """The shortest time between two requests of the same key."""
    times: defaultdict[str, list[datetime]] = defaultdict(list)
    for each in asked:
        times[key(each)].append(each.at)
    return {
        name: min((later - earlier for earlier, later in pairwise(all_)), default=SPAN) for name, all_ in times.items()
    }


def impatient(asked: list[Asked], key: Callable[[Asked], str]) -> list[str]:
    """Requests of the same key as one whose answer asked for a rest, before the rest was over."""
    resting: dict[str, datetime] = {}
    found = []
    for each in asked:
        if each.at < resting.get(key(each), START):
            found.append(f"{each.url} at {each.at - START}")
        if each.rest_until and not each.lost:
            resting[key(each)] = each.rest_until
    return found


async def test_thirty_days_of_fifty_publishers(tmp_path: Path) -> None:
    chance = Random(24)
    clock = Clock(START)
    async with Crowd(clock).serving() as crowd, Parser() as parser:
        installation = Installation(tmp_path / "strikewire.db", crowd, parser, chance)
        ends = sorted(START + SPAN * chance.random() for _ in range(RESTARTS))
        for end in [*ends, START + SPAN]:
            await installation.live(end)
        asked = crowd.asked
    assert len({each.domain for each in asked}) >= 50
    assert impatient(asked, lambda each: each.url) == []
    assert impatient(asked, lambda each: each.domain) == []
    assert {url: gap for url, gap in gaps(asked, lambda each: each.url).items() if gap < timedelta(minutes=15)} == {}
    assert {name: gap for name, gap in gaps(asked, lambda each: each.domain).items() if gap < PAUSE} == {}
    unchanged = [each for each in asked if each.unchanged]
    assert len([each for each in unchanged if each.conditional]) / len(unchanged) >= 0.95

    def to(name: str) -> list[Asked]:
        return [each for each in asked if each.domain == f"{name}.example"]

    def shortest(name: str) -> timedelta:
        """The shortest time between an answer that was read and the next request."""
        return min(later.at - one.at for one, later in pairwise(to(name)) if not one.lost)

    for hours in (13, 18, 23):
        for name in ("ttl", "fresh", "expires"):
            assert shortest(f"{name}{hours}") >= timedelta(hours=hours)
    # What is due a minute before midnight is asked when the next round comes.
    told = next(number for number, each in enumerate(to("nights")) if not each.lost)
    assert {each.at.hour for each in to("nights")[told + 1 :]}.isdisjoint(range(1, 9))
    assert len([each for each in to("gone") if each.at > START + timedelta(days=10) and not each.lost]) == 1
    assert max(each.at for each in to("moved301")) < START + timedelta(days=6)
    assert max(each.at for each in to("target301")) > START + timedelta(days=29)
