"""Marks of the entries that feeds showed when they were last read. What is done with them is decided elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.columns import to_text, to_text_or_none
from storage.database import Database
from storage.transactions import Transaction


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of the entries that a feed shows, and when it was read whole; None where only the new ones were."""

    feed_id: int
    marks: bytes
    whole_at: datetime | None


class MarkStore:
    """The marks of each feed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, feed_id: int, since: datetime) -> bytes:
        """The marks of the entries that the feed showed when it was last read; empty if not read whole `since` then."""
        async with self._database.reader(single=True) as view:
            row = await view.row(
                "SELECT marks FROM feed_marks WHERE feed_id = ? AND whole_at > ?", (feed_id, to_text(since))
            )
        return bytes(row["marks"]) if row else b""

    async def put(self, tx: Transaction, marks: Sequence[Marks]) -> None:
        """Store the marks of the entries that feeds show now."""
        whole = [each for each in marks if each.whole_at]
        await tx.executemany(
            "INSERT OR REPLACE INTO feed_marks (feed_id, marks, whole_at) VALUES (?, ?, ?)",
            [(each.feed_id, each.marks, to_text_or_none(each.whole_at)) for each in whole],
        )
        await tx.executemany(
            "UPDATE feed_marks SET marks = ? WHERE feed_id = ?",
            [(each.marks, each.feed_id) for each in marks if not each.whole_at],
        )

    async def forget(self, tx: Transaction, feed_id: int) -> None:
        """Let all that a feed shows next be parsed again."""
        await tx.execute("DELETE FROM feed_marks WHERE feed_id = ?", (feed_id,))
