"""Answer `strikewire feeds`: every feed with its health."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.publishers import Publishers
from bot.domain.secrets import shown_url
from storage.database import Database
from storage.feeds import FeedStore, FeedYield


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How one feed fares. `address` is scheme, host and path only: a query may hold a secret."""

    address: str
    publisher: str
    name: str
    tier: int
    lang: str
    state: str
    """`new`, `ok`, `failing` or `stopped`."""
    last_success_at: datetime | None
    last_error: str
    next_check_at: datetime | None
    items: int
    matched: int


class ListFeeds:
    """List the configured feeds in the order of the configuration."""

    def __init__(self, database: Database, publishers: Publishers) -> None:
        self._publishers = publishers
        self._feeds = FeedStore(database)

    async def __call__(self) -> tuple[FeedHealth, ...]:
        """Every feed with what it gave and when it is asked again."""
        yields = await self._feeds.yields()
        return tuple(
            FeedHealth(
                address=shown_url(feed.source.url),
                publisher=feed.source.publisher,
                name=feed.source.name,
                tier=self._publishers.of(f"https://{feed.source.publisher}/").tier,
                lang=feed.source.lang,
                state=feed.state,
                last_success_at=feed.last_success_at,
                last_error=feed.last_error,
                next_check_at=feed.next_check_at,
                items=yields.get(feed.id, FeedYield(0, 0)).items,
                matched=yields.get(feed.id, FeedYield(0, 0)).matched,
            )
            for feed in await self._feeds.all()
        )
