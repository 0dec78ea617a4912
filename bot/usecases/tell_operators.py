"""Put what operators are to be told of their feeds into the outbox, gathered into few messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.domain.deliveries import Target
from storage.database import Database
from storage.notices import NoticeStore

GATHERED_FOR = timedelta(minutes=5)
"""How long a notice waits for others: where the network fails, all feeds fail."""
MOST = 20
"""Notices in one message."""
STALE_AFTER = timedelta(days=7)
"""Older notices are news to nobody: no bot has run since, or no operator was named."""


class TellOperators:
    """Queue one message for each place. Stopped at any point, nothing is lost or told twice."""

    def __init__(self, database: Database, places: Sequence[Target], clock: Callable[[], datetime]) -> None:
        """`places` are the operators' channel, or the operators themselves."""
        self._database = database
        self._places = places
        self._clock = clock
        self._notices = NoticeStore(database)

    async def __call__(self) -> None:
        """Queue what has waited long enough."""
        untold, now = await self._notices.untold(MOST), self._clock()
        if not untold or (len(untold) < MOST and timedelta() <= now - untold[0].notice.at < GATHERED_FOR):
            return
        fresh = [each for each in untold if now - each.notice.at < STALE_AFTER]
        async with self._database.transaction() as unit:
            await self._notices.sent(unit, untold)
            if fresh:
                await self._notices.owe(unit, fresh, self._places, now)
