"""Everything the feeds have offered, with what was decided on it. The decision itself is made in `bot.domain`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.articles import FeedItem, canonical_url
from bot.domain.identity import Known, Signs, signs_of
from storage.columns import to_array, to_text, to_text_or_none, to_time, to_time_or_none
from storage.database import Database
from storage.feeds import IMPORTER_URL
from storage.transactions import Transaction

SHOWN_WITHIN = timedelta(days=30)
"""How far `shown_at` may lie behind what was shown, so that a reading that shows nothing new hardly writes."""

MOST_KNOWN = 2_000
"""A feed shows 500 items at most; of more that share an id, a title or an address, the newest are compared."""

REJECTED_LEAD = 1_000
"""Characters that are kept of the lead of a rejected entry: enough for a new rule to find what it looks for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as one feed offered it, and the decision on it. `item.body` is not kept."""

    feed_id: int
    item: FeedItem
    versions: bytes
    """Marks of what it has said (`bot.domain.identity`)."""
    decision: str
    """Why it matched or did not."""
    reading: str
    """By which lexicon and reader that was decided."""
    first_seen_at: datetime
    article_id: int | None = None
    """The article it became, or None when it was rejected."""
    id: int = 0
    """0 for one that is not stored yet."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry with the name of the feed that brought it; an import has none."""

    entry: Entry
    feed: str


class EntryStore:
    """What was seen, by feed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self, feed_id: int, signs: Sequence[Signs]) -> tuple[Known, ...]:
        """What this feed has shown that shares key, address or title with one of these."""
        async with self._database.reader(single=True) as view:
            rows = await view.rows(
                """
                SELECT entries.*, articles.url AS article_url
                FROM entries LEFT JOIN articles ON articles.id = article_id
                WHERE entries.id IN (
                    SELECT * FROM (
                        SELECT id FROM entries
                        WHERE feed_id = :feed AND key IN (SELECT value FROM json_each(:keys))
                        ORDER BY id DESC LIMIT :most
                    )
                    UNION
                    SELECT * FROM (
                        SELECT id FROM entries
                        WHERE feed_id = :feed AND title_mark IN (SELECT value FROM json_each(:titles))
                        ORDER BY id DESC LIMIT :most
                    )
                    UNION
                    SELECT * FROM (
                        SELECT id FROM entries
                        WHERE feed_id = :feed AND address IN (SELECT value FROM json_each(:addresses))
                        ORDER BY id DESC LIMIT :most
                    )
                ) ORDER BY entries.id
                """,
                {
                    "feed": feed_id,
                    "keys": to_array(each.key for each in signs),
                    "titles": to_array(each.title for each in signs),
                    "addresses": to_array(each.address for each in signs if each.address),
                    "most": MOST_KNOWN,
                },
            )
        return tuple(_known(row) for row in rows)

    async def known_by_key(self, feed_id: int, keys: Iterable[str]) -> tuple[Known, ...]:
        """What this feed has shown under these keys."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT entries.*, articles.url AS article_url
                FROM entries LEFT JOIN articles ON articles.id = article_id
                WHERE feed_id = ? AND key IN (SELECT value FROM json_each(?)) ORDER BY entries.id
                """,
                (feed_id, to_array(keys)),
            )
        return tuple(_known(row) for row in rows)

    async def add(self, tx: Transaction, entries: Sequence[Entry]) -> None:
        """Keep what is offered; one with an id takes the place of what is held under it, and keeps its first time.

        Only a rejected one keeps text.
        """
        await tx.executemany(_INSERT, [_parameters(entry) for entry in entries if not entry.id])
        await tx.executemany(_REPLACE, [_parameters(entry) for entry in entries if entry.id])

    async def decide(self, tx: Transaction, entries: Iterable[Entry]) -> None:
        """Store the decision on entries that are held, and by which reading."""
        await tx.executemany(
            "UPDATE entries SET decision = ?, reading = ? WHERE id = ?",
            [(entry.decision, entry.reading, entry.id) for entry in entries],
        )

    async def name(self, tx: Transaction, keys: Iterable[tuple[int, str]]) -> None:
        """Note the key that a feed gives an entry now."""
        await tx.executemany("UPDATE entries SET key = ? WHERE id = ?", [(key, id_) for id_, key in keys])

    async def show(self, tx: Transaction, ids: Iterable[int], at: datetime) -> None:
        """Note that a reading of the whole feed shows these entries."""
        await tx.executemany("UPDATE entries SET shown_at = ? WHERE id = ?", [(to_text(at), id_) for id_ in ids])

    async def is_shared(self, tx: Transaction, entry_id: int, article_id: int, address: str) -> bool:
        """Whether another entry at this canonical address became the same article."""
        row = await tx.row(
            "SELECT id FROM entries WHERE address = ? AND article_id = ? AND id <> ?", (address, article_id, entry_id)
        )
        return row is not None

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

    async def numerous(self, most: int) -> tuple[int, ...]:
        """The ids of feeds with more than so many entries, imports excepted."""
        async with self._database.reader() as view:
            rows = await view.rows(
                """
                SELECT feed_id FROM entries WHERE feed_id NOT IN (SELECT id FROM feeds WHERE url = ?)
                GROUP BY feed_id HAVING count(*) > ?
                """,
                (IMPORTER_URL, most),
            )
        return tuple(row["feed_id"] for row in rows)

    async def forget_beyond(self, tx: Transaction, feed_id: int, most: int) -> bool:
        """Remove all but so many rejected entries of a feed, those shown last; whether any that goes still had text."""
        rows = await tx.rows(
            """
            DELETE FROM entries WHERE id IN (
                SELECT id FROM entries WHERE feed_id = ? AND article_id IS NULL
                ORDER BY shown_at DESC, id DESC LIMIT -1 OFFSET ?
            ) RETURNING title <> '' OR lead <> ''
            """,
            (feed_id, most),
        )
        return any(had_text for (had_text,) in rows)

    async def forget_unshown(self, tx: Transaction, before: datetime) -> None:
        """Remove rejected entries that their feed, read whole since, has not shown since `before`."""
        await tx.execute(
            """
            DELETE FROM entries WHERE article_id IS NULL AND shown_at < ?
                AND feed_id IN (SELECT feed_id FROM feed_marks WHERE whole_at > ?)
            """,
            (to_text(before), to_text(before + SHOWN_WITHIN)),
        )


_INSERT = """
    INSERT INTO entries (feed_id, key, title_mark, words_mark, versions, url, address, decision, reading, article_id,
        first_seen_at, shown_at, published_at, lang, source, byline, title, lead)
    VALUES (:feed_id, :key, :title_mark, :words_mark, :versions, :url, :address, :decision, :reading, :article_id,
        :first_seen_at, :first_seen_at, :published_at, :lang, :source, :byline, :title, :lead)
"""

_REPLACE = """
    UPDATE entries SET key = :key, title_mark = :title_mark, words_mark = :words_mark, versions = :versions, url = :url,
        address = :address, decision = :decision, reading = :reading, article_id = :article_id,
        published_at = :published_at, lang = :lang, source = :source, byline = :byline, title = :title, lead = :lead
    WHERE id = :id
"""


def _parameters(entry: Entry) -> dict[str, object]:
    item, rejected, signs = entry.item, entry.article_id is None, signs_of(entry.item)
    return {
        "id": entry.id,
        "feed_id": entry.feed_id,
        "key": item.key,
        "title_mark": signs.title,
        "words_mark": signs.words,
        "versions": entry.versions,
        "url": item.url,
        "address": signs.address,
        "decision": entry.decision,
        "reading": entry.reading,
        "article_id": entry.article_id,
        "first_seen_at": to_text(entry.first_seen_at),
        "published_at": to_text_or_none(item.published_at),
        "lang": item.lang,
        "source": item.source,
        "byline": item.byline if rejected else "",
        "title": item.title if rejected else "",
        "lead": item.lead[:REJECTED_LEAD] if rejected else "",
    }


def _known(row: sqlite3.Row) -> Known:
    return Known(
        id=row["id"],
        signs=Signs(
            key=row["key"],
            address=row["address"],
            title=row["title_mark"],
            words=row["words_mark"],
            published_at=to_time_or_none(row["published_at"]),
        ),
        first_seen_at=to_time(row["first_seen_at"]),
        shown_at=to_time(row["shown_at"]),
        versions=bytes(row["versions"]),
        article_id=row["article_id"],
        article_url=row["article_url"] or "",
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
        versions=bytes(row["versions"]),
        decision=row["decision"],
        reading=row["reading"],
        first_seen_at=to_time(row["first_seen_at"]),
        article_id=row["article_id"],
        id=row["id"],
    )
