"""Remove texts that retention no longer wants, rejected items long gone, and what was noted of feeds long ago.

Claims, evidence and readings always stay, and so does every article.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.domain.feeds import FeedRecord
from bot.domain.notices import FeedChange, FeedNotice
from bot.domain.secrets import shown_url
from storage.articles import ArticleStore
from storage.costs import CostStore
from storage.database import Database
from storage.entries import EntryStore
from storage.feeds import FeedStore
from storage.notices import NoticeStore
from storage.pauses import PauseStore

COSTS_KEPT = timedelta(days=28)
NOTICES_KEPT = timedelta(days=90)
PAUSES_KEPT = timedelta(days=28)
UNSHOWN_KEPT = timedelta(days=180)
"""How long a rejected item is known again after its feed has ceased to show it."""
MOST_REJECTED = 5_000
"""Rejected items that are kept of one feed, whose text and memory would otherwise be as large as it pleases."""


class PruneArchive:
    """Forget the text of rejected items, and of articles if the operator said after how long; old notes of feeds."""

    def __init__(
        self,
        database: Database,
        *,
        clock: Callable[[], datetime],
        rejected_after: timedelta,
        articles_after: timedelta | None,
        tell: Callable[[FeedNotice], None],
    ) -> None:
        """`tell` hears of each feed that offers more than is kept, once."""
        self._database = database
        self._clock = clock
        self._rejected_after = rejected_after
        self._articles_after = articles_after
        self._tell = tell
        self._entries = EntryStore(database)
        self._articles, self._feeds = ArticleStore(database), FeedStore(database)
        self._costs, self._notices, self._pauses = CostStore(database), NoticeStore(database), PauseStore(database)

    async def __call__(self) -> None:
        """Prune once."""
        now = self._clock()
        numerous = await self._entries.numerous(MOST_REJECTED)
        async with self._database.transaction() as unit:
            await self._entries.forget_rejected(unit, now - self._rejected_after)
            await self._entries.forget_unshown(unit, now - UNSHOWN_KEPT)
            crowded = [each for each in numerous if await self._entries.forget_beyond(unit, each, MOST_REJECTED)]
            notices = [_crowded(each, now) for each in await self._feeds.crowd(unit, crowded)]
            await self._notices.add(unit, notices)
            if self._articles_after is not None:
                await self._articles.prune_text(unit, now - self._articles_after)
            await self._costs.forget(unit, (now - COSTS_KEPT).date())
            await self._notices.forget(unit, now - NOTICES_KEPT)
            await self._pauses.forget(unit, now - PAUSES_KEPT)
        for notice in notices:
            self._tell(notice)


def _crowded(record: FeedRecord, now: datetime) -> FeedNotice:
    return FeedNotice(FeedChange.CROWDED, record.source.name or record.source.publisher, now, shown_url(record.url))
