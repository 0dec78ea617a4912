"""Notice when no feed can be read any more, and when one can again: operators are told once, not of every feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.checks import Outcome
from bot.domain.notices import FeedChange, FeedNotice
from bot.domain.outages import hurried, outage, without_news
from bot.usecases.check_feed import Checked
from storage.database import Database
from storage.feeds import FeedStore
from storage.notices import NoticeStore
from storage.transactions import Transaction

_CHANGES = (FeedChange.OUTAGE, FeedChange.RESUMED)


class WatchOutages:
    """Looks at every batch of checks once their records are stored."""

    def __init__(self, database: Database) -> None:
        self._feeds, self._notices = FeedStore(database), NoticeStore(database)
        self._lasts = False

    async def begin(self) -> None:
        """Begin a round: an outage lasts if that is what operators were told last."""
        self._lasts = await self._notices.last_of(_CHANGES) is FeedChange.OUTAGE

    async def __call__(self, unit: Transaction, batch: Sequence[Checked], now: datetime) -> tuple[FeedNotice, ...]:
        """What there is to tell of the batch; in an outage nothing of single feeds, whose records are stored again."""
        news = await self._news(unit, batch, now)
        outcomes = [checked.outcome for checked in batch]
        if self._lasts or news:
            outcomes = [_quiet(checked, now) for checked in batch]
            await self._feeds.save(unit, [outcome.record for outcome in outcomes])
        return (*news, *(notice for outcome in outcomes for notice in outcome.notices))

    async def _news(self, unit: Transaction, batch: Sequence[Checked], now: datetime) -> tuple[FeedNotice, ...]:
        """That an outage begins or ends."""
        if not all(checked.trouble for checked in batch):
            ended, self._lasts = self._lasts, False
            return (FeedNotice(FeedChange.RESUMED, "", now),) if ended else ()
        if self._lasts or not any(checked.outcome.notices for checked in batch):
            return ()
        begun = outage(await self._feeds.unread(unit), now)
        self._lasts = begun is not None
        return (begun,) if begun else ()


def _quiet(checked: Checked, now: datetime) -> Outcome:
    outcome = without_news(checked.outcome)
    return replace(outcome, record=hurried(outcome.record, now)) if checked.unanswered else outcome
