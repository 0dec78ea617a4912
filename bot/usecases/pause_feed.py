"""Leave a feed alone because an operator says so, or ask it again. Who may say so is the edge's to check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from difflib import get_close_matches

from bot.domain.feeds import FeedRecord
from bot.domain.notices import FeedChange, FeedNotice
from bot.domain.secrets import shown_url
from bot.user_errors import UnknownFeedError
from storage.database import Database
from storage.feeds import FeedStore
from storage.notices import NoticeStore


class PauseFeed:
    """Pause and resume. What is under way is finished; a feed that is resumed is asked when its time comes."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], tell: Callable[[FeedNotice], None] = lambda _: None
    ) -> None:
        """`tell` hears of each change, as operators do."""
        self._database = database
        self._clock = clock
        self._tell = tell
        self._feeds, self._notices = FeedStore(database), NoticeStore(database)

    async def pause(self, typed: str) -> tuple[FeedNotice, ...]:
        """Pause the feed with this address, else all of this name or publisher; each as it is now.

        UnknownFeedError when there is none.
        """
        return await self._set(typed, FeedChange.HALTED)

    async def resume(self, typed: str) -> tuple[FeedNotice, ...]:
        """Resume them likewise."""
        return await self._set(typed, FeedChange.CONTINUED)

    async def _set(self, typed: str, change: FeedChange) -> tuple[FeedNotice, ...]:
        records, now = _meant(typed.strip(), await self._feeds.all()), self._clock()
        notices = {record.id: _notice(change, record, now) for record in records}
        async with self._database.transaction() as unit:
            changed = await self._feeds.pause(unit, notices, paused=change is FeedChange.HALTED)
            news = [notice for id_, notice in notices.items() if id_ in changed]
            await self._notices.add(unit, news)
        for notice in news:
            self._tell(notice)
        return tuple(notices.values())


def _meant(typed: str, records: Sequence[FeedRecord]) -> list[FeedRecord]:
    whole = [record for record in records if typed == record.source.url]
    shown = [record for record in records if typed in (shown_url(record.source.url), shown_url(record.url))]
    named = [record for record in records if typed.casefold() in _names(record)]
    if not (found := whole or shown or named):
        names = {name.casefold(): name for name in dict.fromkeys(record.source.name for record in records)}
        raise UnknownFeedError(typed, tuple(names[close] for close in get_close_matches(typed.casefold(), names)))
    return found


def _names(record: FeedRecord) -> tuple[str, str]:
    return record.source.name.casefold(), record.source.publisher


def _notice(change: FeedChange, record: FeedRecord, now: datetime) -> FeedNotice:
    return FeedNotice(change, record.source.name or record.source.publisher, now, shown_url(record.url))
