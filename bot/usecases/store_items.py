"""Take in the items of one feed or file: decide on each, keep it, read what matched. One unit of work."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.arrivals import article_of
from bot.domain.articles import Article, FeedItem
from bot.domain.lexicon import Lexicon
from bot.domain.publishers import Publishers
from bot.domain.reading import read, reading_of
from bot.domain.reports import ReadArticle, Report, ledger_entries
from storage.articles import ArticleStore, Change
from storage.database import Database
from storage.entries import Entry, EntryStore
from storage.reports import ReportStore
from storage.transactions import Transaction


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of some items: how many were new or edited, and how many of those matched."""

    new: int = 0
    matched: int = 0

    def __add__(self, other: Stored) -> Stored:
        return Stored(self.new + other.new, self.matched + other.matched)


@dataclass(frozen=True, slots=True)
class Offered:
    """An item as it was offered: when it was first seen, and whether its feed had been polled before (`article_of`)."""

    item: FeedItem
    seen_at: datetime
    live: bool


@dataclass(frozen=True, slots=True)
class Arrived:
    """Items that a feed had not shown before, or shows edited, with what each says."""

    offers: tuple[Offered, ...]
    read: tuple[tuple[Article, Report], ...]


class StoreItems:
    """Keep every item as an entry of its feed, and those that match as articles with their reading."""

    def __init__(self, database: Database, lexicon: Lexicon, publishers: Publishers) -> None:
        self._lexicon = lexicon
        self._publishers = publishers
        self._entries = EntryStore(database)
        self._articles = ArticleStore(database)
        self._reports = ReportStore(database)

    async def unseen(self, feed_id: int, items: Sequence[FeedItem]) -> list[FeedItem]:
        """The items that this feed has not shown before, or shows edited; of two with one key the last."""
        latest = {item.key: item for item in items}
        known = await self._entries.known(feed_id, list(latest))
        return [item for item in latest.values() if known.get(item.key) != fingerprint(item)]

    async def knows_any(self, feed_id: int, items: Iterable[FeedItem]) -> bool:
        """Whether this feed has shown an item with the key of one of these."""
        return bool(await self._entries.known(feed_id, [item.key for item in items]))

    async def read(self, feed_id: int, offers: Sequence[Offered]) -> Arrived:
        """Read unseen items, beside the event loop: call it before a unit of work begins, which others wait for."""
        return Arrived(tuple(offers), await asyncio.to_thread(self._read, feed_id, offers))

    async def __call__(self, unit: Transaction, feed_id: int, arrived: Arrived) -> Stored:
        """Store unseen items inside `unit`."""
        entries = []
        known = await self._entries.known(feed_id, [offer.item.key for offer in arrived.offers])
        for offer, (article, report) in zip(arrived.offers, arrived.read, strict=True):
            item = offer.item
            edit = item.key in known
            article_id = await self._keep(unit, article, report, edit=edit) if report.relevant else None
            decided = (report.reason, reading_of(self._lexicon))
            entries.append(Entry(feed_id, item, fingerprint(item), *decided, offer.seen_at, article_id))
        await self._entries.add(unit, entries)
        return Stored(len(entries), sum(entry.article_id is not None for entry in entries))

    def _read(self, feed_id: int, offers: Sequence[Offered]) -> tuple[tuple[Article, Report], ...]:
        found = []
        for offer in offers:
            article = article_of(offer.item, self._publishers, feed_id=feed_id, seen_at=offer.seen_at, live=offer.live)
            found.append((article, read(article, self._lexicon)))
        return tuple(found)

    async def _keep(self, unit: Transaction, article: Article, report: Report, *, edit: bool) -> int:
        """Store an article that matched, joined with what another feed said of it, and read it if that changed it."""
        article_id, change = await self._articles.put(unit, article, edit=edit)
        if change is Change.SAME:
            return article_id
        kept = article
        if change is Change.UPDATED:
            kept = await self._articles.held(unit, article_id)
            report = read(kept, self._lexicon)
        entries = ledger_entries(ReadArticle(kept, report), self._publishers.of(kept.url).party)
        await self._reports.put(unit, article_id, report, reading_of(self._lexicon), entries)
        return article_id


def fingerprint(item: FeedItem) -> str:
    """Hash of what an item says; changes when its publisher edits it."""
    parts = (item.url, item.title, item.lead, item.body, item.byline, str(item.published_at))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
