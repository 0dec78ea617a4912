"""Take in the items of one feed or file: decide on each, keep it, read what matched. One unit of work."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ParamSpec, TypeVar

from bot.domain.arrivals import article_of
from bot.domain.articles import Article, FeedItem, canonical_url
from bot.domain.identity import Recognised, recognise, recognise_by_key, signs_of
from bot.domain.lexicon import Lexicon
from bot.domain.publishers import Publishers
from bot.domain.reading import read, reading_of
from bot.domain.reports import ReadArticle, Report, ledger_entries
from storage.articles import ArticleStore, Change
from storage.database import Database
from storage.entries import SHOWN_WITHIN, Entry, EntryStore
from storage.reports import ReportStore
from storage.transactions import Transaction

FEW = 3
"""So few items are read on the event loop: a thread would cost more."""
FLOOD = 10
"""A feed that was polled before brings no more new items than this at once, unless something is odd with it."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


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
    recognised: Recognised | None = None
    """With what is held of it, where that was looked up."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Items that a feed had not shown before, or shows edited, with what each says."""

    offers: tuple[Offered, ...] = ()
    read: tuple[tuple[Article, Report], ...] = ()
    named: tuple[tuple[int, str], ...] = ()
    """Entries, by id, that have another key now."""
    shown: tuple[int, ...] = ()
    """Ids of entries that a reading of the whole feed shows, after a while."""
    at: datetime | None = None


class StoreItems:
    """Keep every item as an entry of its feed, and those that match as articles with their reading."""

    def __init__(self, database: Database, lexicon: Lexicon, publishers: Publishers) -> None:
        self._lexicon = lexicon
        self._publishers = publishers
        self._entries = EntryStore(database)
        self._articles = ArticleStore(database)
        self._reports = ReportStore(database)

    async def seems_known(self, feed_id: int, items: Iterable[FeedItem]) -> bool:
        """Whether this feed has shown anything that shares key, address or title with one of these."""
        return bool(await self._entries.known(feed_id, [signs_of(item) for item in items]))

    async def polled(
        self, feed_id: int, items: Sequence[FeedItem], at: datetime, *, live: bool, whole: bool
    ) -> Arrived | None:
        """What is new or edited of the items that a feed shows; None if nothing is to be stored.

        Without `whole` they are those among which none `seems_known`. `live`: the feed had been polled before.
        """
        if not items:
            return None
        known = await self._entries.known(feed_id, [signs_of(item) for item in items]) if whole else ()
        recognised = await _beside(len(items), recognise, items, known)
        # Nobody vouches for the time of undated items that come in a flood: an archive was opened, or moved.
        live = live and sum(each.known is None for each in recognised) <= FLOOD
        changed = [each for each in recognised if not each.repeats]
        offers = [Offered(each.item, at, live, each) for each in changed]
        held = [(each.item.key, each.known) for each in recognised if each.known]
        arrived = replace(
            await self.read(feed_id, offers),
            named=tuple((known.id, key) for key, known in held if known.signs.key != key),
            shown=tuple(known.id for _, known in held if at - known.shown_at > SHOWN_WITHIN),
            at=at,
        )
        return arrived if arrived.offers or arrived.named or arrived.shown else None

    async def imported(self, feed_id: int, items: Sequence[FeedItem], at: datetime) -> Arrived:
        """What is new or edited of items that are known by their very keys."""
        known = await self._entries.known_by_key(feed_id, [item.key for item in items])
        recognised = recognise_by_key(items, known)
        return await self.read(
            feed_id, [Offered(each.item, at, live=False, recognised=each) for each in recognised if not each.repeats]
        )

    async def read(self, feed_id: int, offers: Sequence[Offered]) -> Arrived:
        """Read unseen items: call it before a unit of work begins, which others wait for."""
        return Arrived(tuple(offers), await _beside(len(offers), self._read, feed_id, offers))

    async def __call__(self, unit: Transaction, feed_id: int, arrived: Arrived) -> Stored:
        """Store what arrived inside `unit`."""
        entries, matched = [], 0
        for offer, (article, report) in zip(arrived.offers, arrived.read, strict=True):
            recognised = offer.recognised or Recognised(offer.item, None)
            known = recognised.known
            entry = Entry(
                feed_id,
                offer.item,
                recognised.versions,
                report.reason,
                reading_of(self._lexicon),
                known.first_seen_at if known else offer.seen_at,
                known.article_id if known else None,
                known.id if known else 0,
            )
            if report.relevant or await self._speaks_alone(unit, entry):
                entry = replace(entry, article_id=await self._keep(unit, article, report, recognised))
            entries.append(entry)
            matched += report.relevant
        await self._entries.add(unit, entries)
        await self._entries.name(unit, arrived.named)
        if arrived.at:
            await self._entries.show(unit, arrived.shown, arrived.at)
        return Stored(len(entries), matched)

    async def _speaks_alone(self, unit: Transaction, entry: Entry) -> bool:
        """Whether an edit that reports on nothing of ours any more may take back what the article said."""
        if not entry.article_id:
            return False
        return not await self._entries.is_shared(unit, entry.id, entry.article_id, canonical_url(entry.item.url))

    def _read(self, feed_id: int, offers: Sequence[Offered]) -> tuple[tuple[Article, Report], ...]:
        found = []
        for offer in offers:
            article = article_of(
                offer.item,
                self._publishers,
                feed_id=feed_id,
                seen_at=offer.seen_at,
                live=offer.live,
                known_as=_known_as(offer, feed_id),
            )
            found.append((article, read(article, self._lexicon)))
        return tuple(found)

    async def _keep(self, unit: Transaction, article: Article, report: Report, recognised: Recognised) -> int:
        """Store an article that matched, joined with what another feed said of it, and read it if that changed it."""
        known = recognised.known
        if known and known.article_id and self._went_elsewhere(recognised.item.url, known.article_url):
            return known.article_id
        article_id, change = await self._articles.put(
            unit, article, edit=known is not None, renewed=recognised.rewritten
        )
        if change is Change.SAME:
            return article_id
        kept = article
        if change is Change.UPDATED:
            kept = await self._articles.held(unit, article_id)
            report = read(kept, self._lexicon)
        entries = ledger_entries(ReadArticle(kept, report), self._publishers.of(kept.url).party)
        await self._reports.put(unit, article_id, report, reading_of(self._lexicon), entries)
        return article_id

    def _went_elsewhere(self, url: str, known_as: str) -> bool:
        """Whether the link of an article leads to another publisher now, who may not speak for the first."""
        before, now = self._publishers.of(known_as).domain, self._publishers.of(url).domain
        return bool(before and now) and before != now


async def _beside(count: int, work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
    """The result of work on so many items, done beside the event loop if they are more than a few."""
    return work(*given, **named) if count <= FEW else await asyncio.to_thread(work, *given, **named)


def _known_as(offer: Offered, feed_id: int) -> str:
    """The address under which the article of this item is held; one of its own where its link or key are not its own.

    Empty for that of its link.
    """
    found = offer.recognised
    if found is None or (found.known and found.known.article_url):
        return found.known.article_url if found and found.known else ""
    if offer.item.url and not found.shares_address:
        return ""
    signs = signs_of(offer.item)
    place = f"#{signs.title & (1 << 64) - 1:016x}"
    return f"{signs.address or f'item:{feed_id}/{signs.key}'}{place}"
