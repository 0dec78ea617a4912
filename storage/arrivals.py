"""The order in which articles arrived: their ids, which grow with it. What is made of it is decided by digests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from storage.columns import to_array, to_text, to_time_or_none
from storage.database import Database


class ArrivalStore:
    """Articles by arrival."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def newest(self, after: int) -> int:
        """The id up to which every article that arrived after `after` is in its story; `after` if none is yet."""
        async with self._database.reader() as view:
            ((newest,),) = await view.rows(
                """
                SELECT coalesce(
                    (SELECT min(article_id) - 1 FROM unjoined WHERE article_id > :after),
                    (SELECT max(id) FROM articles),
                    0
                )
                """,
                {"after": after},
            )
        return max(after, int(newest))

    async def seen_by(self, at: datetime) -> int:
        """The id of the last article that had arrived at `at`; 0 when none had."""
        async with self._database.reader() as view:
            row = await view.row(
                "SELECT id FROM articles WHERE first_seen_at <= ? ORDER BY id DESC LIMIT 1", (to_text(at),)
            )
        return int(row["id"]) if row else 0

    async def newest_at(self) -> datetime | None:
        """When the latest article arrived, by the clock of that time."""
        async with self._database.reader() as view:
            ((newest,),) = await view.rows("SELECT max(first_seen_at) FROM articles")
        return to_time_or_none(newest)

    async def ids(self, urls: Iterable[str]) -> Mapping[str, int]:
        """The ids of the articles with these canonical URLs."""
        async with self._database.reader() as view:
            rows = await view.rows(
                "SELECT url, id FROM articles WHERE url IN (SELECT value FROM json_each(?))", (to_array(urls),)
            )
        return {row["url"]: row["id"] for row in rows}

    async def between(self, after: int, newest: int, contracts: Collection[str]) -> frozenset[str]:
        """The canonical URLs of relevant, dated articles on `contracts` with ids in (after, newest]."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT url FROM articles
                WHERE id > ? AND id <= ? AND dated AND EXISTS (
                    SELECT * FROM article_contracts
                    WHERE article_id = articles.id AND contract IN (SELECT value FROM json_each(?))
                )
                """,
                (after, newest, to_array(contracts)),
            )
        return frozenset(row["url"] for row in rows)
