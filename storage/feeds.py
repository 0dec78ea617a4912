"""The feeds and how each fares. When one is due is decided in `bot.domain.feeds`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.feeds import FeedRecord, FeedSource, FeedState, Validators
from storage.columns import to_text, to_text_or_none, to_time_or_none
from storage.database import Database
from storage.transactions import Transaction

IMPORTER_URL = "import:"


@dataclass(frozen=True, slots=True)
class FeedYield:
    """What a feed has given so far: items seen, and those that matched."""

    items: int
    matched: int


class FeedStore:
    """The feeds of the configuration, with their state."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sync(self, tx: Transaction, sources: Iterable[FeedSource]) -> None:
        """Make `sources` the configured feeds; known ones keep their state, others are set aside, none is lost."""
        await tx.execute("UPDATE feeds SET configured = 0")
        await tx.executemany(
            """
            INSERT INTO feeds (url, publisher, name, lang, interval_seconds, configured, state)
            VALUES (?, ?, ?, ?, ?, 1, ?)
            ON CONFLICT (url) DO UPDATE SET publisher = excluded.publisher, name = excluded.name,
                lang = excluded.lang, interval_seconds = excluded.interval_seconds, configured = 1
            """,
            [
                (each.url, each.publisher, each.name, each.lang, each.interval.total_seconds(), FeedState.NEW)
                for each in sources
            ],
        )

    async def importer(self, tx: Transaction) -> int:
        """The id under which imported entries are kept; it is never polled."""
        ((feed_id,),) = await tx.rows(
            """
            INSERT INTO feeds (url, publisher, name, lang, interval_seconds, configured, state)
            VALUES (?, '', '', '', 0, 0, ?)
            ON CONFLICT (url) DO UPDATE SET url = excluded.url
            RETURNING id
            """,
            (IMPORTER_URL, FeedState.NEW),
        )
        return int(feed_id)

    async def all(self) -> tuple[FeedRecord, ...]:
        """The configured feeds, in the order in which they were first configured."""
        async with self._database.reader() as view:
            rows = await view.rows("SELECT * FROM feeds WHERE configured ORDER BY id")
        return tuple(_record(row) for row in rows)

    async def freshness(self) -> tuple[datetime | None, int, int]:
        """When a configured feed was last read, how many there are, and how many are failing."""
        async with self._database.reader() as view:
            ((read_at, feeds, failing),) = await view.rows(
                """
                SELECT max(last_success_at), count(*), count(*) FILTER (WHERE state = ?) FROM feeds WHERE configured
                """,
                (FeedState.FAILING,),
            )
        return to_time_or_none(read_at), feeds, failing

    async def yields(self) -> Mapping[int, FeedYield]:
        """What each feed has given, by feed id; a feed that gave nothing is missing."""
        async with self._database.reader() as view:
            rows = await view.rows(
                "SELECT feed_id, count(*) AS items, count(article_id) AS matched FROM entries GROUP BY feed_id"
            )
        return {row["feed_id"]: FeedYield(items=row["items"], matched=row["matched"]) for row in rows}

    async def schedule(self, tx: Transaction, feed_id: int, next_check_at: datetime) -> None:
        """Note the next check before a request is made, so that a restart does not repeat it at once."""
        await tx.execute("UPDATE feeds SET next_check_at = ? WHERE id = ?", (to_text(next_check_at), feed_id))

    async def succeeded(
        self, tx: Transaction, feed_id: int, validators: Validators, next_check_at: datetime, now: datetime
    ) -> None:
        """Note a check that went well; call it in the transaction that stores the entries the validators vouch for."""
        await tx.execute(
            """
            UPDATE feeds SET state = ?, etag = ?, last_modified = ?, body_sha = ?, failures = 0, last_error = '',
                next_check_at = ?, last_success_at = ?
            WHERE id = ?
            """,
            (
                FeedState.OK,
                validators.etag,
                validators.last_modified,
                validators.body_sha,
                to_text(next_check_at),
                to_text(now),
                feed_id,
            ),
        )

    async def failed(
        self,
        tx: Transaction,
        feed_id: int,
        error: str,
        failures: int,
        next_check_at: datetime | None,
        state: FeedState,
    ) -> None:
        """Note a check that failed, the `failures`-th in a row; validators and the last success stay."""
        await tx.execute(
            "UPDATE feeds SET state = ?, failures = ?, last_error = ?, next_check_at = ? WHERE id = ?",
            (state, failures, error, to_text_or_none(next_check_at), feed_id),
        )


def _record(row: sqlite3.Row) -> FeedRecord:
    return FeedRecord(
        id=row["id"],
        source=FeedSource(
            url=row["url"],
            publisher=row["publisher"],
            name=row["name"],
            lang=row["lang"],
            interval=timedelta(seconds=row["interval_seconds"]),
        ),
        state=FeedState(row["state"]),
        validators=Validators(row["etag"], row["last_modified"], row["body_sha"]),
        failures=row["failures"],
        next_check_at=to_time_or_none(row["next_check_at"]),
        last_success_at=to_time_or_none(row["last_success_at"]),
        last_error=row["last_error"],
    )
