"""One installation for tests of digests and deliveries: a database, a clock, articles and subscriptions at will."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot.catalog.lexicon import load_lexicon
from bot.catalog.publishers import shipped_publishers
from bot.domain.lexicon import Lexicon
from bot.domain.reports import Event, ReadArticle
from bot.domain.stories import Story
from bot.usecases.assess_contract import AssessContract
from bot.usecases.change_digest import ChangeDigest
from bot.usecases.compose_digest import ComposeDigest
from bot.usecases.list_digests import ListDigests
from bot.usecases.preview_digest import PreviewDigest
from bot.usecases.queue_digests import QueueDigests
from bot.usecases.set_up_digest import DigestSetUp, DigestWish, SetUpDigest
from storage.database import Database
from storage.stories import StoryStore
from storage.transactions import Reading, Transaction
from tests.storage.samples import MBA, article, claim, report, store

MORNING = datetime(2024, 6, 3, 16, tzinfo=UTC)
"""Monday at nine in Los Angeles, where every digest of these tests is due at nine."""
HERE = "America/Los_Angeles"
ZONES = (HERE, "America/New_York", "Europe/Madrid", "Europe/Paris", "UTC")
GUILD, CHANNEL, STEWARD = 11, 22, 33


@cache
def lexicon() -> Lexicon:
    return load_lexicon(shipped_publishers(), ())


@dataclass
class Clock:
    """The time, which passes only when told."""

    now: datetime = MORNING
    on_read: Callable[[], None] = lambda: None

    def __call__(self) -> datetime:
        self.on_read()
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


class Tripwire:
    """Ends a life of the process some steps on, and some turns of the loop after that step."""

    def __init__(self, steps: int, turns: int) -> None:
        self._steps = steps
        self._turns = turns
        self.life: asyncio.Task[Any] | None = None
        self._cut: asyncio.Task[None] | None = None

    def step(self) -> None:
        self._steps -= 1
        if self._steps == 0:
            self._cut = asyncio.create_task(self._end())

    async def _end(self) -> None:
        for _ in range(self._turns):
            await asyncio.sleep(0)
        if self.life:
            self.life.cancel()


class SteppedDatabase(Database):
    """Tells when it is about to read or write, and when it has."""

    on_step: Callable[[], None] = staticmethod(lambda: None)

    @asynccontextmanager
    async def reader(self, *, single: bool = False) -> AsyncIterator[Reading]:
        self.on_step()
        async with super().reader(single=single) as view:
            yield view
        self.on_step()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        self.on_step()
        async with super().transaction() as unit:
            yield unit
            self.on_step()
        self.on_step()


@dataclass
class Newsroom:
    """A database with what writes to it."""

    database: SteppedDatabase
    clock: Clock = field(default_factory=Clock)

    @classmethod
    @asynccontextmanager
    async def opened(cls, path: Path, clock: Clock | None = None) -> AsyncIterator[Newsroom]:
        async with SteppedDatabase.open(path) as database:
            yield cls(database, clock or Clock())

    @property
    def compose(self) -> ComposeDigest:
        return ComposeDigest(self.database, AssessContract(self.database, {}))

    @property
    def queue(self) -> QueueDigests:
        unions = lexicon().unions
        return QueueDigests(self.database, self.compose, unions, unions, self.clock)

    @property
    def preview(self) -> PreviewDigest:
        unions = lexicon().unions
        return PreviewDigest(self.database, self.compose, unions, unions, self.clock)

    @property
    def change(self) -> ChangeDigest:
        return ChangeDigest(self.database, self.clock)

    @property
    def list(self) -> ListDigests:
        return ListDigests(self.database, self.clock)

    async def set_up(self, **changes: Any) -> DigestSetUp:
        wish: dict[str, Any] = {
            "guild_id": GUILD,
            "channel_id": CHANNEL,
            "user_id": STEWARD,
            "unions": "",
            "at": "9",
            "zone": HERE,
        }
        return await SetUpDigest(self.database, lexicon(), ZONES, self.clock)(DigestWish(**{**wish, **changes}))

    async def article(
        self,
        name: str,
        *,
        hours_old: float = 0,
        contract: str = MBA,
        event: Event = Event.STRIKE_THREAT,
        joins: Sequence[ReadArticle] = (),
        joined: bool = True,
        **changes: Any,
    ) -> ReadArticle:
        """An article that arrives now, alone in its story or with those that it `joins`."""
        at = self.clock.now - timedelta(hours=hours_old)
        made = article(name, title=name, published_at=at, first_seen_at=self.clock.now, **changes)
        read = await store(self.database, made, report(claim(contract, event), event=event))
        if joined:
            await self.join(*joins, read, contract=contract, event=event)
        return read

    async def join(self, *reads: ReadArticle, contract: str = MBA, event: Event = Event.STRIKE_THREAT) -> None:
        """Make these articles one story."""
        ordered = tuple(sorted(reads, key=lambda read: (read.article.published_at, read.article.url)))
        async with self.database.transaction() as unit:
            story = Story(ordered[0].article.url, (contract,), event, ordered)
            await StoryStore(self.database).replace(unit, [], [story])
