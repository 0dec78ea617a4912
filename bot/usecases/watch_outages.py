"""Notice when no feed can be read any more, and when one can again: operators are told once, not of every feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.checks import Outcome
from bot.domain.notices import FeedChange, FeedNotice
from bot.domain.outages import hurried, outage, unread, without_news
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
        """What there is to tell of the batch; in an outage nothing of single feeds, whose records are stored again.

        Nor while it only looks like one, and feeds that are asked rarely are asked at once to see.
        """
        news, in_doubt = await self._news(unit, batch, now)
        outcomes = [checked.outcome for checked in batch]
        if self._lasts or news or in_doubt:
            outcomes = [_quiet(checked, now) for checked in batch]
            await self._feeds.save(unit, [outcome.record for outcome in outcomes])
        return (*news, *(notice for outcome in outcomes for notice in outcome.notices))

    async def _news(
        self, unit: Transaction, batch: Sequence[Checked], now: datetime
    ) -> tuple[tuple[FeedNotice, ...], bool]:
        """That an outage begins or ends; and whether one may have begun."""
        if not all(checked.trouble for checked in batch):
            ended, self._lasts = self._lasts, False
            return ((FeedNotice(FeedChange.RESUMED, "", now),) if ended else ()), False
        if self._lasts or not any(checked.outcome.notices for checked in batch):
            return (), False
        found = unread(await self._feeds.seen_by(unit), now)
        begun = outage(found, now) if found else None
        self._lasts = begun is not None
        if found and not begun:
            await self._feeds.schedule(unit, [replace(record, next_check_at=now) for record in found.unasked])
        return ((begun,) if begun else ()), found is not None


def _quiet(checked: Checked, now: datetime) -> Outcome:
    outcome = without_news(checked.outcome)
    return replace(outcome, record=hurried(outcome.record, now)) if checked.unanswered else outcome
