"""Poll the feeds that are due: a round of checks, stored as they come in; one feed's trouble never stops another's."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.checks import LONGEST_WAIT, SHORTEST_WAIT, anchored, next_check
from bot.domain.feeds import Cost, FeedRecord, Hints, merged
from bot.domain.negotiations import Move
from bot.domain.notices import FeedNotice
from bot.domain.secrets import shown_url
from bot.errors import PausedError
from bot.feeds.turns import Turns, domain_of
from bot.usecases.check_feed import Checked, CheckFeed
from bot.usecases.heed_pauses import HeedPauses
from bot.usecases.progress import Progress
from bot.usecases.rebuild_ledger import RebuildLedger
from bot.usecases.store_items import Stored, StoreItems
from bot.usecases.watch_outages import WatchOutages
from storage.costs import CostStore
from storage.database import Database
from storage.feeds import FeedStore
from storage.marks import MarkStore
from storage.notices import NoticeStore
from storage.pauses import PauseStore

PAGE = 500
"""Feeds looked at before the event loop gets its turn."""
ROUND = timedelta(minutes=1)
"""How long a round asks where others follow, so that what arrived is in the ledger soon and nobody waits for long."""
BATCH = 100
"""Checks stored together."""
GATHERED = timedelta(seconds=0.25)
"""How long a check that has come in waits for others to be stored with it: a unit of work costs more than a check."""

Checks = asyncio.Queue[Checked | None]


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


@dataclass(slots=True)
class _Round:
    """The domains that workers take their next from, until when they may, and the feeds they did not come to."""

    begun: datetime
    at_most: timedelta | None
    domains: Iterator[Sequence[FeedRecord]]
    left: list[FeedRecord] = field(default_factory=list)

    def is_over(self, now: datetime) -> bool:
        return self.at_most is not None and not timedelta() <= now - self.begun < self.at_most


class PollFeeds:
    """Poll what is due, at most `at_once` registrable domains together and each one request at a time."""

    def __init__(
        self,
        database: Database,
        check_feed: CheckFeed,
        heed_pauses: HeedPauses,
        turns: Turns,
        store_items: StoreItems,
        rebuild_ledger: RebuildLedger,
        *,
        clock: Callable[[], datetime],
        jitter: Callable[[], float],
        at_once: int,
        tell: Callable[[FeedNotice], None],
    ) -> None:
        """`turns` are those of the fetcher; `jitter` yields numbers in [0, 1); `tell` hears of each change once."""
        self._database = database
        self._check_feed = check_feed
        self._heed_pauses = heed_pauses
        self._turns = turns
        self._store_items = store_items
        self._rebuild_ledger = rebuild_ledger
        self._clock = clock
        self._jitter = jitter
        self._at_once = at_once
        self._tell = tell
        self._watch_outages = WatchOutages(database)
        self._feeds, self._costs = FeedStore(database), CostStore(database)
        self._marks, self._notices, self._paused = MarkStore(database), NoticeStore(database), PauseStore(database)

    async def __call__(self, progress: Progress, *, at_most: timedelta | None = None) -> PollSummary:
        """Poll every feed that is due once, then bring the ledger up to date.

        After `at_most` no more are asked; those that were not come first in the next round.
        """
        begun = self._clock()
        domains = await self._begin(begun)
        summary, checks = PollSummary(), Checks(BATCH)
        total, polling = sum(map(len, domains)), _Round(begun, at_most, iter(domains))
        if total:
            await self._watch_outages.begin()
        try:
            async with asyncio.TaskGroup() as storing:
                storing.create_task(self._store(checks, summary, total, progress))
                async with asyncio.TaskGroup() as workers:
                    for _ in range(min(self._at_once, len(domains))):
                        workers.create_task(self._work(polling, checks))
                await checks.put(None)
        except ExceptionGroup as group:
            # The first of them is told, a full disk as a full disk; it stopped the others.
            raise _first(group) from group
        if polling.left:
            async with self._database.transaction() as unit:
                await self._feeds.schedule(unit, polling.left)
        summary.changes = await self._rebuild_ledger()
        summary.next_at = await self._feeds.next_check_at()
        return summary

    async def _begin(self, now: datetime) -> list[list[FeedRecord]]:
        """The feeds to ask now, by domain and noted as asked; what a wrong clock has put off is put right."""
        await self._heed_pauses()
        domains: defaultdict[str, list[FeedRecord]] = defaultdict(list)
        while page := await self._feeds.waiting(now, PAGE):
            others = merged(await self._feeds.all()) if any(record.moved_to for record in page) else frozenset()
            planned = [self._planned(record, record.id in others, domains, now) for record in page]
            async with self._database.transaction() as unit:
                await self._feeds.schedule(unit, planned)
        # A domain that never answers for all of its feeds would otherwise be asked for the same ones again and again.
        return [sorted(records, key=_read_at) for records in domains.values()]

    def _planned(
        self, stored: FeedRecord, is_merged: bool, domains: defaultdict[str, list[FeedRecord]], now: datetime
    ) -> FeedRecord:
        """The feed with its next check; with those to ask if it is its turn."""
        record = anchored(stored, now)
        if record.next_check_at and record.next_check_at > now:
            return record
        if is_merged:
            return replace(record, asked_at=now, next_check_at=now + LONGEST_WAIT)
        domain = domain_of(record.url)
        held = self._held_until(record)
        if held:
            return replace(record, asked_at=now, next_check_at=held)
        # What a feed asks for is heard anew with its answer; who is stopped before that need not wait for a day.
        following = next_check(record.source.interval, None, Hints(), now, self._jitter())
        domains[domain].append(replace(record, asked_at=now, next_check_at=following))
        return domains[domain][-1]

    async def _work(self, polling: _Round, checks: Checks) -> None:
        for records in polling.domains:
            for number, record in enumerate(records):
                now = self._clock()
                if polling.is_over(now):
                    # A domain that had its share comes after those that had none.
                    due = now if number else polling.begun
                    polling.left += [replace(each, next_check_at=due) for each in records[number:]]
                    break
                held = self._held_until(record)
                if held:
                    await self._postpone(record, held)
                    continue
                try:
                    await checks.put(await self._check_feed(record))
                except PausedError as error:
                    # It has been asked itself, and led to where nobody may ask now.
                    spent = Cost(error.requests, error.size)
                    await self._postpone(record, max(error.until, self._clock() + SHORTEST_WAIT), spent)

    def _held_until(self, record: FeedRecord) -> datetime | None:
        """Until when the feed is not asked, for the sake of the domain it is on or has moved to."""
        return self._turns.held_until(domain_of(record.url), domain_of(record.source.url))

    async def _store(self, checks: Checks, summary: PollSummary, total: int, progress: Progress) -> None:
        """Store what comes in, a batch at a time, until None comes."""
        ended = False
        while not ended:
            batch = await _gathered(checks)
            ended = batch[-1] is None
            found = [checked for checked in batch if checked]
            if found:
                stored, notices = await self._store_together(found)
                summary.stored += stored
                for notice in notices:
                    self._tell(notice)
            for checked in found:
                record = checked.outcome.record
                summary.polled += 1
                summary.unchanged += checked.cost.unchanged
                if checked.trouble:
                    summary.failed.append(FailedFeed(shown_url(record.url), checked.trouble))
                progress(summary.polled, total, record.source.name)

    async def _store_together(self, batch: Sequence[Checked]) -> tuple[Stored, tuple[FeedNotice, ...]]:
        """One unit of work: validators and marks are stored with the items that they vouch for."""
        stored = Stored()
        async with self._database.transaction() as unit:
            for checked in batch:
                if checked.arrived:
                    stored += await self._store_items(unit, checked.outcome.record.id, checked.arrived)
            await self._feeds.save(unit, [checked.outcome.record for checked in batch])
            notices = await self._watch_outages(unit, batch, self._clock())
            await self._marks.put(unit, [each.marks for each in batch if each.marks])
            await self._costs.add(unit, [(each.outcome.record.id, each.at.date(), each.cost) for each in batch])
            await self._notices.add(unit, notices)
            for checked in batch:
                # In turn: a domain may answer and have had enough within one batch.
                await self._paused.end(unit, checked.answering)
                await self._paused.put(unit, [checked.pause] if checked.pause else [])
        return stored, notices

    async def _postpone(self, record: FeedRecord, until: datetime, spent: Cost | None = None) -> None:
        """Ask it not before then: its domain, or one it leads to, is left alone."""
        async with self._database.transaction() as unit:
            await self._feeds.schedule(unit, [replace(record, next_check_at=until)])
            if spent:
                await self._costs.add(unit, [(record.id, self._clock().date(), spent)])


async def _gathered(checks: Checks) -> list[Checked | None]:
    """The next checks up to None, as many as are stored together or come in within a moment."""
    batch = [await checks.get()]
    with suppress(TimeoutError):
        async with asyncio.timeout(GATHERED.total_seconds()):
            while batch[-1] and len(batch) < BATCH:
                batch.append(await checks.get())
    return batch


def _read_at(record: FeedRecord) -> tuple[bool, datetime | None]:
    """Sorts feeds by when they were last read, those first that never were."""
    return record.last_success_at is not None, record.last_success_at


def _first(group: ExceptionGroup[Exception]) -> Exception:
    error: Exception = group
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error
