"""The feeds and how each fares. When one is due is decided in `bot.domain.checks`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.feeds import FeedRecord, FeedSource, FeedState, Hints, Redirection, Validators
from storage.columns import to_array, to_text, to_text_or_none, to_time, to_time_or_none
from storage.database import Database
from storage.transactions import Transaction

IMPORTER_URL = "import:"


@dataclass(frozen=True, slots=True)
class FeedYield:
    """What a feed has given so far: items seen, those that matched, and those of late."""

    items: int
    matched: int
    recent: int


class FeedStore:
    """The feeds of the configuration, with their state."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sync(self, tx: Transaction, sources: Iterable[FeedSource]) -> None:
        """Make `sources` the configured feeds; known ones keep their state, others are set aside.

        An address to which a feed has moved is that feed, unless its old address is configured as well. A stopped feed
        that was taken out and put back begins anew. What was set aside and never gave anything is forgotten.
        """
        named = [_source_parameters(each) for each in sources]
        urls = json.dumps([each["url"] for each in named])
        await tx.execute(
            """
            UPDATE OR IGNORE feeds SET url = moved_to, moved_to = '', redirect = '', redirected_since = NULL
            WHERE moved_to IN (SELECT value FROM json_each(:urls)) AND url NOT IN (SELECT value FROM json_each(:urls))
            """,
            {"urls": urls},
        )
        await tx.executemany(_CONFIGURE, named)
        await tx.execute("UPDATE feeds SET configured = 0 WHERE url NOT IN (SELECT value FROM json_each(?))", (urls,))
        await tx.execute(
            """
            DELETE FROM feeds WHERE NOT configured AND url <> ?
                AND NOT EXISTS (SELECT * FROM entries WHERE feed_id = feeds.id)
            """,
            (IMPORTER_URL,),
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

    async def waiting(self, now: datetime, limit: int) -> tuple[FeedRecord, ...]:
        """Configured feeds whose time has come, or that a clock ahead of ours has put off; longest overdue first.

        Of those that have waited for the same moment, that comes first which was read longest ago.
        """
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT * FROM feeds
                WHERE configured AND NOT paused AND state <> :stopped
                    AND (next_check_at IS NULL OR next_check_at <= :now OR asked_at > :now)
                ORDER BY next_check_at IS NOT NULL, next_check_at, last_success_at, id LIMIT :limit
                """,
                {"stopped": FeedState.STOPPED, "now": to_text(now), "limit": limit},
            )
        return tuple(_record(row) for row in rows)

    async def next_check_at(self) -> datetime | None:
        """When the next configured feed is to be asked."""
        async with self._database.reader() as view:
            ((soonest,),) = await view.rows("SELECT min(next_check_at) FROM feeds WHERE configured AND NOT paused")
        return to_time_or_none(soonest)

    async def is_asked(self, url: str, besides: int) -> bool:
        """Whether a configured feed besides that one is asked at this address."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT id FROM feeds
                WHERE configured AND NOT paused AND id <> ? AND (url = ? AND moved_to = '' OR moved_to = ?) LIMIT 1
                """,
                (besides, url, url),
            )
        return bool(rows)

    async def freshness(self) -> tuple[datetime | None, int, int]:
        """When a feed that is asked was last read, how many are asked, and how many of those are failing."""
        async with self._database.reader() as view:
            ((read_at, feeds, failing),) = await view.rows(
                """
                SELECT max(last_success_at), count(*) FILTER (WHERE state <> ?), count(*) FILTER (WHERE state IN (?, ?))
                FROM feeds WHERE configured AND NOT paused
                """,
                (FeedState.STOPPED, FeedState.FAILING, FeedState.SLOWED),
            )
        return to_time_or_none(read_at), feeds, failing

    async def seen_by(self, tx: Transaction) -> tuple[FeedRecord, ...]:
        """The configured feeds that are not paused, as the transaction sees them."""
        return tuple(map(_record, await tx.rows("SELECT * FROM feeds WHERE configured AND NOT paused ORDER BY id")))

    async def yields(self, since: datetime) -> Mapping[int, FeedYield]:
        """What each feed has given, of late meaning `since` then, by feed id; a feed that gave nothing is missing.

        A date that lies ahead counts as the time at which the item was first seen.
        """
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT feed_id, count(*) AS items, count(article_id) AS matched,
                    count(*) FILTER (WHERE min(coalesce(published_at, first_seen_at), first_seen_at) >= ?) AS recent
                FROM entries GROUP BY feed_id
                """,
                (to_text(since),),
            )
        return {row["feed_id"]: FeedYield(row["items"], row["matched"], row["recent"]) for row in rows}

    async def pause(self, tx: Transaction, ids: Iterable[int], *, paused: bool) -> frozenset[int]:
        """Leave these feeds alone, or ask them again; the ids of those of which that was not so before."""
        rows = await tx.rows(
            """
            UPDATE feeds SET paused = :paused
            WHERE paused <> :paused AND id IN (SELECT value FROM json_each(:ids)) RETURNING id
            """,
            {"paused": paused, "ids": to_array(ids)},
        )
        return frozenset(row["id"] for row in rows)

    async def crowd(self, tx: Transaction, ids: Iterable[int]) -> tuple[FeedRecord, ...]:
        """Note that these have met the bound of what is kept of a feed; the configured ones that had not before."""
        rows = await tx.rows(
            """
            UPDATE feeds SET crowded = 1
            WHERE configured AND NOT crowded AND id IN (SELECT value FROM json_each(?)) RETURNING *
            """,
            (to_array(ids),),
        )
        return tuple(_record(row) for row in rows)

    async def schedule(self, tx: Transaction, records: Iterable[FeedRecord]) -> None:
        """Note when these are asked and asked again, before a request is made: a restart does not repeat it at once."""
        await tx.executemany(
            "UPDATE feeds SET asked_at = ?, next_check_at = ? WHERE id = ?",
            [(to_text_or_none(each.asked_at), to_text_or_none(each.next_check_at), each.id) for each in records],
        )

    async def save(self, tx: Transaction, records: Iterable[FeedRecord]) -> None:
        """Store how feeds fare after a check; validators, in the transaction that stores what they vouch for."""
        await tx.executemany(_SAVE, map(_parameters, records))


_CONFIGURE = """
    INSERT INTO feeds (url, publisher, name, lang, interval_seconds, configured, state)
    VALUES (:url, :publisher, :name, :lang, :interval, 1, :state)
    ON CONFLICT (url) DO UPDATE SET publisher = excluded.publisher, name = excluded.name,
        lang = excluded.lang, interval_seconds = excluded.interval_seconds, configured = 1,
        state = CASE WHEN state = 'stopped' AND NOT configured THEN excluded.state ELSE state END
"""

_SAVE = """
    UPDATE feeds SET state = :state, moved_to = :moved_to, redirect = :redirect, redirected_since = :redirected_since,
        etag = :etag, last_modified = :last_modified, body_sha = :body_sha, ttl_seconds = :ttl_seconds,
        skip_hours = :skip_hours, skip_days = :skip_days, failures = :failures, failing_since = :failing_since,
        warned = :warned, asked_at = :asked_at, next_check_at = :next_check_at, last_success_at = :last_success_at,
        last_error = :last_error, move_told = :move_told
    WHERE id = :id
"""


def _source_parameters(source: FeedSource) -> dict[str, object]:
    return {
        "url": source.url,
        "publisher": source.publisher,
        "name": source.name,
        "lang": source.lang,
        "interval": source.interval.total_seconds(),
        "state": FeedState.NEW,
    }


def _parameters(record: FeedRecord) -> dict[str, object]:
    redirection = record.redirection
    return {
        "id": record.id,
        "state": record.state,
        "moved_to": record.moved_to,
        "redirect": redirection.url if redirection else "",
        "redirected_since": to_text(redirection.since) if redirection else None,
        "etag": record.validators.etag,
        "last_modified": record.validators.last_modified,
        "body_sha": record.validators.body_sha,
        "ttl_seconds": record.hints.ttl.total_seconds() if record.hints.ttl else None,
        "skip_hours": json.dumps(record.hints.skip_hours),
        "skip_days": json.dumps(record.hints.skip_days),
        "failures": record.failures,
        "failing_since": to_text_or_none(record.failing_since),
        "warned": record.warned,
        "asked_at": to_text_or_none(record.asked_at),
        "next_check_at": to_text_or_none(record.next_check_at),
        "last_success_at": to_text_or_none(record.last_success_at),
        "last_error": record.last_error,
        "move_told": record.move_told,
    }


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
        paused=bool(row["paused"]),
        state=FeedState(row["state"]),
        moved_to=row["moved_to"],
        redirection=Redirection(row["redirect"], to_time(row["redirected_since"])) if row["redirect"] else None,
        validators=Validators(row["etag"], row["last_modified"], row["body_sha"]),
        hints=Hints(
            timedelta(seconds=row["ttl_seconds"]) if row["ttl_seconds"] else None,
            tuple(json.loads(row["skip_hours"])),
            tuple(json.loads(row["skip_days"])),
        ),
        failures=row["failures"],
        failing_since=to_time_or_none(row["failing_since"]),
        warned=bool(row["warned"]),
        asked_at=to_time_or_none(row["asked_at"]),
        next_check_at=to_time_or_none(row["next_check_at"]),
        last_success_at=to_time_or_none(row["last_success_at"]),
        last_error=row["last_error"],
        move_told=row["move_told"],
    )
