"""Ask one feed for news: fetch it, parse what was not seen before, read it. Decides nothing on time, stores nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.checks import (
    TOO_MANY_REQUESTS,
    Heard,
    Outcome,
    after_answer,
    after_failure,
    merging,
)
from bot.domain.feeds import Cost, FeedRecord, Hints, Pause
from bot.domain.notices import FeedNotice
from bot.domain.secrets import shown_url
from bot.errors import FeedError, FetchError, ParseError, StrikewireError
from bot.feeds.fetching import Fetched, Fetcher, Way
from bot.feeds.parsed import ParsedFeed
from bot.feeds.parsing import Parser
from bot.feeds.slices import Sliced, cut, marks_of
from bot.feeds.turns import domain_of, registrable
from bot.usecases.heed_pauses import HeedPauses
from bot.usecases.store_items import Arrived, StoreItems
from storage.database import Database
from storage.entries import SHOWN_WITHIN
from storage.feeds import FeedStore
from storage.marks import Marks, MarkStore

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of one feed came to, to be stored in one unit of work."""

    outcome: Outcome
    cost: Cost
    at: datetime
    arrived: Arrived | None = None
    marks: Marks | None = None
    """Of all entries the feed shows now; None leaves those that are known."""
    pause: Pause | None = None
    """Of a domain that has had too many requests."""
    answering: tuple[Pause, ...] = ()
    """Pauses of domains that answer again."""
    trouble: str = ""
    unanswered: bool = False
    """No server was reached, or none answered."""


class CheckFeed:
    """Check one feed."""

    def __init__(
        self,
        database: Database,
        fetcher: Fetcher,
        heed_pauses: HeedPauses,
        parser: Parser,
        store_items: StoreItems,
        *,
        clock: Callable[[], datetime],
        jitter: Callable[[], float],
    ) -> None:
        """`jitter` yields numbers in [0, 1)."""
        self._fetcher = fetcher
        self._heed_pauses = heed_pauses
        self._parser = parser
        self._store_items = store_items
        self._clock = clock
        self._jitter = jitter
        self._feeds, self._marks = FeedStore(database), MarkStore(database)

    async def __call__(self, record: FeedRecord) -> Checked:
        """Check the feed; its own troubles are part of the result. PausedError when nobody may be asked."""
        way = None
        try:
            answer = await self._fetcher.fetch(record.url, record.validators, home=domain_of(record.source.url))
            way, arrived, hints, marks = answer.way, None, record.hints, None
            if isinstance(answer, Fetched):
                arrived, hints, marks = await self._read(record, answer)
        except (FetchError, ParseError) as error:
            return self._failed(record, error, way)
        except StrikewireError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug that one feed meets must not keep back all the others
            _log.exception("%s: a bug met while the feed was read", shown_url(record.url))
            return self._failed(record, ParseError(shown_url(record.url), f"unreadable ({type(error).__name__})"), way)
        now = self._clock()
        heard = Heard(answer.validators, hints, answer.asked, way.moved_to)
        outcome = after_answer(record, heard, now, self._jitter())
        if outcome.record.moved_to != record.moved_to and await self._feeds.is_asked(outcome.record.url, record.id):
            outcome = merging(outcome)
        cost = Cost(way.requests, way.size, checks=1, unchanged=not isinstance(answer, Fetched))
        answering = self._heed_pauses.answered((domain_of(record.url), registrable(way.host)))
        return Checked(outcome, cost, now, arrived, marks, answering=answering)

    async def _read(self, record: FeedRecord, answer: Fetched) -> tuple[Arrived | None, Hints, Marks]:
        """What the body brings that is new, its hints, and the marks of its entries."""
        now = self._clock()
        sliced = cut(answer.body)
        found = await self._unseen(record, answer, sliced, now) if sliced else None
        parsed = found or await self._parse(answer, answer.body)
        arrived = await self._store_items.polled(
            record.id, parsed.items, self._clock(), live=record.last_success_at is not None, whole=found is None
        )
        marks = b"".join(sliced.marks) if sliced else b""
        return arrived, parsed.hints, Marks(record.id, marks, None if found else now)

    async def _unseen(self, record: FeedRecord, answer: Fetched, sliced: Sliced, now: datetime) -> ParsedFeed | None:
        """The feed with the entries alone that it did not show last time; None when it has to be parsed whole."""
        seen = marks_of(await self._marks.of(record.id, now - SHOWN_WITHIN))
        document, unseen = sliced.without(seen)
        if not seen or unseen == len(sliced.entries):
            return None
        try:
            parsed = await self._parse(answer, document)
        except ParseError:
            return None
        # What seems known is an edit, or another item with the same id or title: the whole feed tells which.
        return None if await self._store_items.seems_known(record.id, parsed.items) else parsed

    async def _parse(self, answer: Fetched, body: bytes) -> ParsedFeed:
        return await self._parser.parse(body, url=answer.url, content_type=answer.content_type)

    def _failed(self, record: FeedRecord, error: FeedError, way: Way | None) -> Checked:
        now = self._clock()
        until, pause = None, None
        told: tuple[FeedNotice, ...] = ()
        if isinstance(error, FetchError):
            until = error.retry_at
            if error.status == TOO_MANY_REQUESTS:
                pause, told = self._heed_pauses.refused(error, domain_of(record.source.url))
                until = pause.until
        paused = pause is not None and not pause.led
        outcome = after_failure(record, error, until, now, self._jitter(), paused=paused)
        outcome = replace(outcome, notices=(*told, *outcome.notices))
        unanswered = isinstance(error, FetchError) and error.status is None and error.transient
        spent = way or error
        cost = Cost(spent.requests, spent.size, checks=1)
        return Checked(outcome, cost, now, pause=pause, trouble=error.reason, unanswered=unanswered)
