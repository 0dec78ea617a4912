"""Remove texts that retention no longer wants. Claims, evidence and readings always stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from storage.articles import ArticleStore
from storage.database import Database
from storage.entries import EntryStore


class PruneArchive:
    """Forget the text of rejected items, and of articles if the operator said after how long."""

    def __init__(
        self,
        database: Database,
        *,
        clock: Callable[[], datetime],
        rejected_after: timedelta,
        articles_after: timedelta | None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._rejected_after = rejected_after
        self._articles_after = articles_after
        self._entries = EntryStore(database)
        self._articles = ArticleStore(database)

    async def __call__(self) -> None:
        """Prune once."""
        now = self._clock()
        async with self._database.transaction() as unit:
            await self._entries.forget_rejected(unit, now - self._rejected_after)
            if self._articles_after is not None:
                await self._articles.prune_text(unit, now - self._articles_after)
