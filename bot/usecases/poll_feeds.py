"""Poll the feeds that are due: fetch, parse, store; one feed's trouble never stops another's."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from bot.domain.checks import (
    SHORTEST_WAIT,
    TOO_MANY_REQUESTS,
    Heard,
    Outcome,
    after_answer,
    after_failure,
    after_refusal,
    anchored,
    anchored_pause,
    merges,
    next_check,
)
from bot.domain.feeds import Cost, FeedRecord, Pause, is_due, merged
from bot.domain.negotiations import Move
from bot.domain.notices import FeedNotice
from bot.domain.secrets import shown_url
from bot.errors import FeedError, FetchError, PausedError
from bot.feeds.fetching import Fetched, Fetcher
from bot.feeds.parsing import Parser
from bot.feeds.turns import Turns, registrable
from bot.usecases.progress import Progress
from bot.usecases.rebuild_ledger import RebuildLedger
from bot.usecases.store_items import Offered, Stored, StoreItems
from storage.costs import CostStore
from storage.database import Database
from storage.feeds import FeedStore
from storage.notices import NoticeStore
from storage.pauses import PauseStore
from storage.transactions import Transaction


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
    """Poll what is due, at most `at_once` registrable domains together and each one request at a time."""

    def __init__(
        self,
        database: Database,
        fetcher: Fetcher,
        turns: Turns,
        parser: Parser,
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
        self._fetcher = fetcher
        self._turns = turns
        self._parser = parser
        self._store_items = store_items
        self._rebuild_ledger = rebuild_ledger
        self._clock = clock
        self._jitter = jitter
        self._slots = asyncio.Semaphore(at_once)
        self._tell = tell
        self._feeds, self._costs = FeedStore(database), CostStore(database)
        self._notices, self._paused = NoticeStore(database), PauseStore(database)
        self._pauses: dict[str, Pause] = {}

    async def __call__(self, progress: Progress) -> PollSummary:
        """Poll every feed that is due once, then bring the ledger up to date."""
        ready = await self._begin(self._clock())
        summary = PollSummary()
        try:
            async with asyncio.TaskGroup() as tasks:
                for records in _by_domain(ready):
                    tasks.create_task(self._poll_domain(records, summary, len(ready), progress))
        except ExceptionGroup as group:
            # The first of them is told, a full disk as a full disk; it stopped the others.
            raise group.exceptions[0] from group
        summary.changes = await self._rebuild_ledger()
        summary.next_at = await self._feeds.next_check_at()
        return summary

    async def _begin(self, now: datetime) -> tuple[FeedRecord, ...]:
        """The feeds to ask now, noted as asked; what a wrong clock or a pause has put off is noted as well."""
        pauses = await self._paused.all()
        self._pauses = {pause.domain: anchored_pause(pause, now) for pause in pauses}
        for pause in self._pauses.values():
            self._turns.hold(pause.domain, pause.until)
        stored = await self._feeds.waiting(now)
        others = merged(await self._feeds.all()) if any(record.moved_to for record in stored) else frozenset()
        noted, ready = [], []
        for record in (anchored(record, now) for record in stored):
            held = self._turns.held_until(_domain(record))
            if not is_due(record, now):
                noted.append(record)
            elif held:
                noted.append(replace(record, next_check_at=held))
            else:
                at = next_check(record.source.interval, None, record.hints, now, self._jitter())
                noted.append(replace(record, asked_at=now, next_check_at=at))
                ready += [noted[-1]] if record.id not in others else []
        shifted = [pause for pause in self._pauses.values() if pause not in pauses]
        if noted or shifted:
            async with self._database.transaction() as unit:
                await self._feeds.schedule(unit, noted)
                await self._paused.put(unit, shifted)
        return tuple(ready)

    async def _poll_domain(
        self, records: Sequence[FeedRecord], summary: PollSummary, total: int, progress: Progress
    ) -> None:
        async with self._slots:
            for number, record in enumerate(records):
                try:
                    await self._poll(record, summary)
                except PausedError as error:
                    # It has been asked itself, and led to where nobody may ask now.
                    await self._postpone([record], max(error.until, self._clock() + SHORTEST_WAIT))
                except FeedError as error:
                    await self._note_failure(record, error)
                    summary.failed.append(FailedFeed(shown_url(record.url), error.reason))
                finally:
                    summary.polled += 1
                    progress(summary.polled, total, record.source.name)
                held = self._turns.held_until(_domain(record))
                if held:
                    await self._postpone(records[number + 1 :], held)
                    break

    async def _poll(self, record: FeedRecord, summary: PollSummary) -> None:
        answer = await self._fetcher.fetch(record.url, record.validators)
        hints, items = record.hints, []
        if isinstance(answer, Fetched):
            parsed = await self._parser.parse(answer.body, url=answer.url, content_type=answer.content_type)
            hints = parsed.hints
            items = await self._store_items.unseen(record.id, parsed.items)
        else:
            summary.unchanged += 1
        now = self._clock()
        heard = Heard(answer.validators, hints, answer.asked, answer.way.moved_to)
        outcome = after_answer(record, heard, now, self._jitter())
        if outcome.record.moved_to != record.moved_to:
            outcome = merges(await self._feeds.all(), outcome)
        cost = Cost(answer.way.requests, answer.way.size, 1, not isinstance(answer, Fetched))
        stored = Stored()
        async with self._database.transaction() as unit:
            if items:
                live = record.last_success_at is not None
                stored = await self._store_items(unit, record.id, [Offered(item, now, live) for item in items])
            await self._save(unit, outcome, cost, now)
            for domain in {_domain(record), registrable(answer.way.host)}:
                # One that is held again has had enough since this answer.
                if domain in self._pauses and not self._turns.held_until(domain):
                    del self._pauses[domain]
                    await self._paused.end(unit, domain)
        self._tell_all(outcome.notices)
        summary.stored += stored

    async def _note_failure(self, record: FeedRecord, error: FeedError) -> None:
        now = self._clock()
        until = error.retry_at if isinstance(error, FetchError) else None
        pause: Pause | None = None
        told: tuple[FeedNotice, ...] = ()
        if isinstance(error, FetchError) and error.status == TOO_MANY_REQUESTS:
            domain = registrable(error.host)
            pause, told = after_refusal(self._pauses.get(domain), domain, until, now)
            until = pause.until
        outcome = after_failure(record, error, until, now, self._jitter())
        outcome = replace(outcome, notices=(*told, *outcome.notices))
        async with self._database.transaction() as unit:
            await self._save(unit, outcome, Cost(requests=1, checks=1), now)
            if pause:
                await self._paused.put(unit, [pause])
        if pause:
            self._pauses[pause.domain] = pause
            self._turns.hold(pause.domain, pause.until)
        self._tell_all(outcome.notices)

    async def _save(self, unit: Transaction, outcome: Outcome, cost: Cost, now: datetime) -> None:
        await self._feeds.save(unit, outcome.record)
        await self._costs.add(unit, outcome.record.id, now.date(), cost)
        await self._notices.add(unit, outcome.notices)

    def _tell_all(self, notices: Iterable[FeedNotice]) -> None:
        for notice in notices:
            self._tell(notice)

    async def _postpone(self, records: Iterable[FeedRecord], until: datetime) -> None:
        """Ask none of them before then; their domain, or one they lead to, is left alone."""
        async with self._database.transaction() as unit:
            await self._feeds.schedule(unit, [replace(record, next_check_at=until) for record in records])


def _domain(record: FeedRecord) -> str:
    return registrable(urlsplit(record.url).hostname or "")


def _by_domain(records: Iterable[FeedRecord]) -> list[list[FeedRecord]]:
    domains: defaultdict[str, list[FeedRecord]] = defaultdict(list)
    for record in records:
        domains[_domain(record)].append(record)
    return list(domains.values())
