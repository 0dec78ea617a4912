"""Everything the feeds have offered, with what was decided on it. The decision itself is made in `bot.domain`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.articles import FeedItem, canonical_url
from storage.columns import to_array, to_text, to_text_or_none, to_time, to_time_or_none
from storage.database import Database
from storage.transactions import Transaction


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as one feed offered it, and the decision on it. `item.body` is not kept."""

    feed_id: int
    item: FeedItem
    slice_sha: str
    """Hash of the raw entry: the same hash needs no parsing again."""
    decision: str
    """Why it matched or did not."""
    reading: str
    """By which lexicon and reader that was decided."""
    first_seen_at: datetime
    article_id: int | None = None
    """The article it became, or None when it was rejected."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry with the name of the feed that brought it; an import has none."""

    entry: Entry
    feed: str


class EntryStore:
    """What was seen, by feed and key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self, feed_id: int, keys: Iterable[str]) -> dict[str, str]:
        """The hash of each of these entries that has been seen, by key."""
        async with self._database.reader() as view:
            rows = await view.rows(
                "SELECT key, slice_sha FROM entries WHERE feed_id = ? AND key IN (SELECT value FROM json_each(?))",
                (feed_id, to_array(keys)),
            )
        return {row["key"]: row["slice_sha"] for row in rows}

    async def add(self, tx: Transaction, entries: Iterable[Entry]) -> None:
        """Keep what was seen; an entry seen before keeps the time it was first seen. Only a rejected one keeps text."""
        await tx.executemany(
            """
            INSERT INTO entries (feed_id, key, slice_sha, url, address, decision, reading, article_id, first_seen_at,
                published_at, lang, source, byline, title, lead)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (feed_id, key) DO UPDATE SET slice_sha = excluded.slice_sha, url = excluded.url,
                address = excluded.address, decision = excluded.decision, reading = excluded.reading,
                article_id = excluded.article_id, first_seen_at = min(first_seen_at, excluded.first_seen_at),
                published_at = excluded.published_at,
                lang = excluded.lang, source = excluded.source, byline = excluded.byline, title = excluded.title,
                lead = excluded.lead
            """,
            [_parameters(entry) for entry in entries],
        )

    async def offers(self, url: str) -> tuple[Offer, ...]:
        """Every time a feed brought this link, with or without tracking: those that matched first, then the newest."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT entries.*, feeds.name FROM entries JOIN feeds ON feeds.id = entries.feed_id WHERE address = ?
                ORDER BY article_id IS NULL, first_seen_at DESC, feed_id, key
                """,
                (canonical_url(url),),
            )
        return tuple(Offer(_entry(row), row["name"]) for row in rows)

    async def stale(self, reading: str, limit: int) -> tuple[Entry, ...]:
        """Rejected entries that still have text and were last decided otherwise than by `reading`, by feed."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT * FROM entries
                WHERE reading <> ? AND article_id IS NULL AND (title <> '' OR lead <> '')
                ORDER BY feed_id, key LIMIT ?
                """,
                (reading, limit),
            )
        return tuple(_entry(row) for row in rows)

    async def forget_rejected(self, tx: Transaction, before: datetime) -> None:
        """Remove the text of entries rejected before that time; that they were seen, and why rejected, stays."""
        await tx.execute(
            """
            UPDATE entries SET title = '', lead = '', byline = ''
            WHERE article_id IS NULL AND (title <> '' OR lead <> '') AND first_seen_at < ?
            """,
            (to_text(before),),
        )


def _parameters(entry: Entry) -> tuple[object, ...]:
    item, rejected = entry.item, entry.article_id is None
    return (
        entry.feed_id,
        item.key,
        entry.slice_sha,
        item.url,
        canonical_url(item.url),
        entry.decision,
        entry.reading,
        entry.article_id,
        to_text(entry.first_seen_at),
        to_text_or_none(item.published_at),
        item.lang,
        item.source,
        item.byline if rejected else "",
        item.title if rejected else "",
        item.lead if rejected else "",
    )


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        feed_id=row["feed_id"],
        item=FeedItem(
            key=row["key"],
            url=row["url"],
            title=row["title"],
            lead=row["lead"],
            published_at=to_time_or_none(row["published_at"]),
            byline=row["byline"],
            lang=row["lang"],
            source=row["source"],
        ),
        slice_sha=row["slice_sha"],
        decision=row["decision"],
        reading=row["reading"],
        first_seen_at=to_time(row["first_seen_at"]),
        article_id=row["article_id"],
    )
