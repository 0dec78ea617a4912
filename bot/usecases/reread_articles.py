"""Read again what older rules read, rescue what they rejected, and rebuild what rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from bot.domain.arrivals import article_of
from bot.domain.identity import Known, Recognised, signs_of
from bot.domain.lexicon import Lexicon
from bot.domain.negotiations import Move
from bot.domain.publishers import Publishers
from bot.domain.reading import read, reading_of
from bot.domain.reports import ReadArticle, ledger_entries
from bot.usecases.progress import Progress
from bot.usecases.rebuild_ledger import RebuildLedger
from bot.usecases.store_items import Offered, StoreItems
from storage.articles import ArticleStore
from storage.database import Database
from storage.entries import Entry, EntryStore
from storage.marks import MarkStore
from storage.reports import ReportStore

BATCH = 500


@dataclass(slots=True)
class RereadSummary:
    """How many articles were read again, how many rejected items were rescued, and what changed in the ledger."""

    reread: int = 0
    rescued: int = 0
    changes: tuple[Move, ...] = ()


class RereadArticles:
    """Bring every reading up to the present lexicon and rules."""

    def __init__(
        self,
        database: Database,
        lexicon: Lexicon,
        publishers: Publishers,
        store_items: StoreItems,
        rebuild_ledger: RebuildLedger,
    ) -> None:
        self._database = database
        self._lexicon = lexicon
        self._publishers = publishers
        self._store_items = store_items
        self._rebuild_ledger = rebuild_ledger
        self._reports = ReportStore(database)
        self._entries = EntryStore(database)
        self._articles = ArticleStore(database)
        self._marks = MarkStore(database)

    async def __call__(self, progress: Progress) -> RereadSummary:
        """Read again in batches; stopped midway, the next call goes on."""
        summary = RereadSummary()
        reading = reading_of(self._lexicon)
        while stale := await self._reports.stale(reading, BATCH):
            readings, tiers = [], {}
            for article_id, stored in stale:
                publisher = self._publishers.of(stored.url)
                tiers[article_id] = publisher.tier
                article = replace(stored, tier=publisher.tier)
                report = read(article, self._lexicon)
                entries = ledger_entries(ReadArticle(article, report), publisher.party)
                readings.append((article_id, report, entries))
            async with self._database.transaction() as unit:
                await self._articles.set_tiers(unit, tiers)
                await self._reports.put_all(unit, reading, readings)
            summary.reread += len(stale)
            progress(summary.reread, None, stale[-1][1].title)
        await self._rescue(reading, summary)
        summary.changes = await self._rebuild_ledger()
        return summary

    async def _rescue(self, reading: str, summary: RereadSummary) -> None:
        """Decide again on every rejected item whose text is still kept: what now matches becomes an article."""
        while stale := await self._entries.stale(reading, BATCH):
            for feed_id, entries in groupby(stale, key=lambda entry: entry.feed_id):
                summary.rescued += await self._decide_again(feed_id, entries, reading)

    async def _decide_again(self, feed_id: int, entries: Iterable[Entry], reading: str) -> int:
        """Store those that now match, and the present decision on the others; how many were rescued."""
        rescued, decided = [], []
        for entry in entries:
            article = article_of(entry.item, self._publishers, feed_id=feed_id, seen_at=entry.first_seen_at, live=False)
            report = read(article, self._lexicon)
            if report.relevant:
                rescued.append(Offered(entry.item, entry.first_seen_at, live=False, recognised=_recognised(entry)))
            else:
                decided.append(replace(entry, decision=report.reason, reading=reading))
        arrived = await self._store_items.read(feed_id, rescued)
        async with self._database.transaction() as unit:
            await self._store_items(unit, feed_id, arrived)
            if rescued:
                # Their bodies were not kept, and may still be had from the feed.
                await self._marks.forget(unit, feed_id)
            await self._entries.decide(unit, decided)
        return len(rescued)


def _recognised(entry: Entry) -> Recognised:
    """The entry as its own item: without its body, so that the feed's next offer counts as an edit."""
    return Recognised(entry.item, Known(entry.id, signs_of(entry.item), entry.first_seen_at, entry.first_seen_at))
