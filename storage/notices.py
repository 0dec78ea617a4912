"""What operators are to be told of their feeds, until it is in the outbox. How it is told is decided elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from bot.domain.notices import FeedNotice
from storage.columns import to_text
from storage.database import Database
from storage.transactions import Transaction

_NOTICE = TypeAdapter(FeedNotice)


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
        """Note that these are in the outbox; call it in the transaction that puts them there."""
        await tx.executemany("UPDATE notices SET sent = 1 WHERE id = ?", [(each.id,) for each in notices])

    async def forget(self, tx: Transaction, before: datetime) -> None:
        """Drop what was noticed before then, told or not."""
        await tx.execute("DELETE FROM notices WHERE made_at < ?", (to_text(before),))
