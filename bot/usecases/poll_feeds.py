"""Poll the feeds that are due: fetch, parse, store; one feed's trouble never stops another's."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

from bot.domain.feeds import FeedRecord, FeedState, back_off, due, next_check
from bot.domain.negotiations import Move
from bot.domain.secrets import shown_url
from bot.errors import FeedError, FetchError
from bot.feeds.fetching import Fetched, Fetcher
from bot.feeds.parsing import Parser
from bot.usecases.progress import Progress
from bot.usecases.rebuild_ledger import RebuildLedger
from bot.usecases.store_items import Offered, Stored, StoreItems
from storage.database import Database
from storage.feeds import FeedStore


@dataclass(frozen=True, slots=True)
class FailedFeed:
    """A feed that could not be read this time; `address` is without its secrets."""

    address: str
    reason: str


@dataclass(slots=True)
class PollSummary:
    """What one round of polling brought. `next_at` is when the next feed is due."""

    polled: int = 0
    unchanged: int = 0
    stored: Stored = field(default_factory=Stored)
    failed: list[FailedFeed] = field(default_factory=list)
    changes: tuple[Move, ...] = ()
    next_at: datetime | None = None


class PollFeeds:
    """Poll what is due, at most `at_once` hosts together and each host one request at a time."""

    def __init__(
        self,
        database: Database,
        fetcher: Fetcher,
        parser: Parser,
        store_items: StoreItems,
        rebuild_ledger: RebuildLedger,
        *,
        clock: Callable[[], datetime],
        jitter: Callable[[], float],
        at_once: int,
        pause: timedelta,
    ) -> None:
        """`jitter` yields numbers in [0, 1); `pause` lies between two requests to one host."""
        self._database = database
        self._fetcher = fetcher
        self._parser = parser
        self._store_items = store_items
        self._rebuild_ledger = rebuild_ledger
        self._clock = clock
        self._jitter = jitter
        self._slots = asyncio.Semaphore(at_once)
        self._pause = pause
        self._feeds = FeedStore(database)

    async def __call__(self, progress: Progress) -> PollSummary:
        """Poll every feed that is due once, then bring the ledger up to date."""
        now = self._clock()
        ready = due(await self._feeds.all(), now)
        async with self._database.transaction() as unit:
            for record in ready:
                checked_at = next_check(record.source.interval, None, now, self._jitter())
                await self._feeds.schedule(unit, record.id, checked_at)
        summary = PollSummary()
        try:
            async with asyncio.TaskGroup() as tasks:
                for records in _by_host(ready):
                    tasks.create_task(self._poll_host(records, summary, len(ready), progress))
        except ExceptionGroup as group:
            # The first of them is told, a full disk as a full disk; it stopped the others.
            raise group.exceptions[0] from group
        summary.changes = await self._rebuild_ledger()
        summary.next_at = min(
            (record.next_check_at for record in await self._feeds.all() if record.next_check_at), default=None
        )
        return summary

    async def _poll_host(
        self, records: Sequence[FeedRecord], summary: PollSummary, total: int, progress: Progress
    ) -> None:
        async with self._slots:
            for number, record in enumerate(records):
                if number:
                    await asyncio.sleep(self._pause.total_seconds())
                try:
                    await self._poll(record, summary)
                except FeedError as error:
                    checked_at = await self._note_failure(record, error)
                    summary.failed.append(FailedFeed(shown_url(record.source.url), error.reason))
                    if checked_at and _status(error) == HTTPStatus.TOO_MANY_REQUESTS:
                        await self._postpone(records[number + 1 :], checked_at)
                        break
                finally:
                    summary.polled += 1
                    progress(summary.polled, total, record.source.name)

    async def _poll(self, record: FeedRecord, summary: PollSummary) -> None:
        answer = await self._fetcher.fetch(record.source.url, record.validators)
        asked = answer.asked
        stored = Stored()
        if isinstance(answer, Fetched):
            parsed = await self._parser.parse(answer.body, url=answer.url, content_type=answer.content_type)
            asked = max(filter(None, (asked, parsed.ttl)), default=None)
            items = await self._store_items.unseen(record.id, parsed.items)
        else:
            summary.unchanged += 1
            items = []
        now = self._clock()
        async with self._database.transaction() as unit:
            if items:
                live = record.last_success_at is not None
                stored = await self._store_items(unit, record.id, [Offered(item, now, live) for item in items])
            checked_at = next_check(record.source.interval, asked, now, self._jitter())
            await self._feeds.succeeded(unit, record.id, answer.validators, checked_at, now)
        summary.stored += stored

    async def _postpone(self, records: Iterable[FeedRecord], until: datetime) -> None:
        """Leave the whole host alone that has had too many requests."""
        async with self._database.transaction() as unit:
            for record in records:
                await self._feeds.schedule(unit, record.id, until)

    async def _note_failure(self, record: FeedRecord, error: FeedError) -> datetime | None:
        """Record it; return when the feed is asked again, None for never."""
        failures = record.failures + 1
        retry_at = error.retry_at if isinstance(error, FetchError) else None
        gone = _status(error) == HTTPStatus.GONE
        state = FeedState.STOPPED if gone else FeedState.FAILING
        checked_at = None if gone else back_off(failures, retry_at, self._clock(), self._jitter())
        async with self._database.transaction() as unit:
            await self._feeds.failed(unit, record.id, error.reason, failures, checked_at, state)
        return checked_at


def _status(error: FeedError) -> int | None:
    return error.status if isinstance(error, FetchError) else None


def _by_host(records: Iterable[FeedRecord]) -> list[list[FeedRecord]]:
    hosts: defaultdict[str, list[FeedRecord]] = defaultdict(list)
    for record in records:
        hosts[urlsplit(record.source.url).netloc].append(record)
    return list(hosts.values())
