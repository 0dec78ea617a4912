"""Remove texts that retention no longer wants, rejected items long gone, and what was noted of feeds long ago.

Claims, evidence and readings always stay.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from storage.articles import ArticleStore
from storage.costs import CostStore
from storage.database import Database
from storage.entries import EntryStore
from storage.notices import NoticeStore
from storage.pauses import PauseStore

COSTS_KEPT = timedelta(days=28)
NOTICES_KEPT = timedelta(days=90)
PAUSES_KEPT = timedelta(days=28)
UNSHOWN_KEPT = timedelta(days=180)
"""How long a rejected item is known again after its feed has ceased to show it."""


class PruneArchive:
    """Forget the text of rejected items, and of articles if the operator said after how long; old notes of feeds."""

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
        self._costs, self._notices, self._pauses = CostStore(database), NoticeStore(database), PauseStore(database)

    async def __call__(self) -> None:
        """Prune once."""
        now = self._clock()
        async with self._database.transaction() as unit:
            await self._entries.forget_rejected(unit, now - self._rejected_after)
            await self._entries.forget_unshown(unit, now - UNSHOWN_KEPT)
            if self._articles_after is not None:
                await self._articles.prune_text(unit, now - self._articles_after)
            await self._costs.forget(unit, (now - COSTS_KEPT).date())
            await self._notices.forget(unit, now - NOTICES_KEPT)
            await self._pauses.forget(unit, now - PAUSES_KEPT)
