"""Answer `strikewire feeds`: every feed with its health, what it gives and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.checks import kept_away_until
from bot.domain.feeds import Cost, FeedRecord, FeedState, Pause, merged
from bot.domain.publishers import Publishers
from bot.domain.secrets import shown_url
from bot.feeds.turns import domain_of
from storage.costs import CostStore
from storage.database import Database
from storage.feeds import FeedStore, FeedYield
from storage.pauses import PauseStore

LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How one feed fares. Addresses are scheme, host and path only: a query may hold a secret."""

    address: str
    moved_to: str
    """Where it is asked instead, once it has moved for good; or empty."""
    publisher: str
    name: str
    tier: int
    lang: str
    state: str
    """As in `FeedState`."""
    last_success_at: datetime | None
    last_error: str
    next_check_at: datetime | None
    items: int
    matched: int
    lately: int
    """Items of the last seven days."""
    cost: Cost
    """Of the last seven days in UTC, today included."""


class ListFeeds:
    """List the configured feeds in the order of the configuration."""

    def __init__(self, database: Database, publishers: Publishers, clock: Callable[[], datetime]) -> None:
        self._publishers = publishers
        self._clock = clock
        self._feeds, self._costs, self._pauses = FeedStore(database), CostStore(database), PauseStore(database)

    async def __call__(self) -> tuple[FeedHealth, ...]:
        """Every feed with what it gave and cost, and when it is asked again."""
        since = self._clock() - LATELY
        records = await self._feeds.all()
        yields, costs = await self._feeds.yields(since), await self._costs.since(since.date() + timedelta(days=1))
        pauses = await self._pauses.all()
        others = merged(records)
        healths = []
        for feed in records:
            given = yields.get(feed.id, FeedYield(0, 0, 0))
            healths.append(
                FeedHealth(
                    address=shown_url(feed.source.url),
                    moved_to=shown_url(feed.moved_to) if feed.moved_to else "",
                    publisher=feed.source.publisher,
                    name=feed.source.name,
                    tier=self._publishers.of(f"https://{feed.source.publisher}/").tier,
                    lang=feed.source.lang,
                    state=FeedState.PAUSED if feed.paused else FeedState.MERGED if feed.id in others else feed.state,
                    last_success_at=feed.last_success_at,
                    last_error=feed.last_error,
                    next_check_at=None if feed.paused or feed.id in others else _next_check(feed, pauses),
                    items=given.items,
                    matched=given.matched,
                    lately=given.recent,
                    cost=costs.get(feed.id, Cost()),
                )
            )
        return tuple(healths)


def _next_check(feed: FeedRecord, pauses: Iterable[Pause]) -> datetime | None:
    if feed.next_check_at is None:
        return None
    domain, home = domain_of(feed.url), domain_of(feed.source.url)
    return max([feed.next_check_at, *(kept_away_until(pause, home) for pause in pauses if pause.domain == domain)])
