"""What operators are to be told of their feeds, and its way into the outbox. How it is told is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from bot.domain.deliveries import Target, feed_news_key
from bot.domain.notices import FeedNews, FeedNotice
from storage.columns import to_text
from storage.database import Database
from storage.transactions import Transaction

_NOTICE, _NEWS = TypeAdapter(FeedNotice), TypeAdapter(FeedNews)


@dataclass(frozen=True, slots=True)
class StoredNotice:
    """A notice with its number."""

    id: int
    notice: FeedNotice


class NoticeStore:
    """Notices in the order in which they were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, tx: Transaction, notices: Sequence[FeedNotice]) -> None:
        """Keep these to be told; call it in the transaction that stores the change they are of."""
        await tx.executemany(
            "INSERT INTO notices (content, made_at) VALUES (?, ?)",
            [(_NOTICE.dump_json(notice).decode(), to_text(notice.at)) for notice in notices],
        )

    async def untold(self, most: int) -> tuple[StoredNotice, ...]:
        """Those that are not in the outbox yet, oldest first."""
        async with self._database.reader() as view:
            rows = await view.rows("SELECT id, content FROM notices WHERE NOT sent ORDER BY id LIMIT ?", (most,))
        return tuple(StoredNotice(row["id"], _NOTICE.validate_json(row["content"])) for row in rows)

    async def sent(self, tx: Transaction, notices: Sequence[StoredNotice]) -> None:
        """Note that these are in the outbox, or news to nobody."""
        await tx.executemany("UPDATE notices SET sent = 1 WHERE id = ?", [(each.id,) for each in notices])

    async def owe(
        self, tx: Transaction, notices: Sequence[StoredNotice], places: Iterable[Target], now: datetime
    ) -> None:
        """Put these into the outbox as one message for each of these places."""
        news, at = FeedNews(tuple(each.notice for each in notices)), to_text(now)
        value, number = _NEWS.dump_json(news).decode(), notices[0].id
        await tx.executemany(
            """
            INSERT INTO deliveries (dedupe_key, guild_id, target, value, state, next_try_at, created_at)
            VALUES (?, ?, ?, ?, 'queued', ?, ?)
            """,
            [
                (feed_news_key(news, number, place.channel_id), place.guild_id, place.channel_id, value, at, at)
                for place in places
            ],
        )

    async def forget(self, tx: Transaction, before: datetime) -> None:
        """Drop what was noticed before then, told or not, but what is under way."""
        await tx.execute("DELETE FROM notices WHERE made_at < ?", (to_text(before),))
        await tx.execute(
            """
            DELETE FROM deliveries
            WHERE dedupe_key LIKE 'feeds:%' AND state NOT IN ('queued', 'claimed') AND created_at < ?
            """,
            (to_text(before),),
        )
