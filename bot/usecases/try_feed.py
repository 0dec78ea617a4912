"""Answer `strikewire feeds test`: what happens, step by step, when an address is asked for a feed. Stores no item."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.arrivals import article_of
from bot.domain.articles import FeedItem
from bot.domain.feeds import FeedSource, Validators
from bot.domain.lexicon import Lexicon
from bot.domain.publishers import Publisher, Publishers
from bot.domain.reading import read
from bot.domain.secrets import shown_url
from bot.errors import FetchError, PausedError
from bot.feeds.fetching import Fetched, Fetcher
from bot.feeds.parsed import FeedOffer, NoFeed
from bot.feeds.parsing import Parser
from bot.feeds.turns import domain_of
from bot.usecases.heed_pauses import HeedPauses


@dataclass(frozen=True, slots=True)
class Hop:
    """An address that answered, without its secrets, and the HTTP status."""

    address: str
    status: int


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item that would be taken in, and the reason's code."""

    title: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class FeedTrial:
    """What an address gave, as far as it was got; `trouble` says why no further, and is empty for a sound feed."""

    address: str
    publisher: Publisher
    configured: str
    """Under which name it is configured; empty if it is not."""
    hops: tuple[Hop, ...]
    trouble: str = ""
    moved_to: str = ""
    """Where the address is said to be for good, whole."""
    content_type: str = ""
    size: int = 0
    """Bytes of the body."""
    conditional: bool = False
    """Whether the server can tell that nothing has changed."""
    wait: timedelta | None = None
    """How long it asks to be left alone between checks, or before the next."""
    paused: str = ""
    """The domain that was not asked, since it is left alone."""
    until: datetime | None = None
    """Until when."""
    title: str = ""
    lang: str = ""
    degraded: bool = False
    items: int = 0
    undated: int = 0
    newest_at: datetime | None = None
    matches: tuple[FoundItem, ...] = ()
    offers: tuple[FeedOffer, ...] = ()
    """The feeds that a web page offers instead."""


class TryFeed:
    """Ask one address, as polling would for the first time, and read what comes."""

    def __init__(
        self,
        fetcher: Fetcher,
        heed_pauses: HeedPauses,
        parser: Parser,
        lexicon: Lexicon,
        publishers: Publishers,
        sources: Sequence[FeedSource],
        clock: Callable[[], datetime],
    ) -> None:
        """`sources` are the configured feeds."""
        self._fetcher = fetcher
        self._heed_pauses = heed_pauses
        self._parser = parser
        self._lexicon = lexicon
        self._publishers = publishers
        self._sources = sources
        self._clock = clock

    async def __call__(self, url: str) -> FeedTrial:
        """Try the address; whatever is wrong with it is part of the answer."""
        url = url if "://" in url else f"https://{url}"
        hops: list[Hop] = []
        address = shown_url(url)
        trial = FeedTrial(
            address=address,
            publisher=self._publishers.of(address),
            configured=next((source.name for source in self._sources if source.url == url), ""),
            hops=(),
        )
        await self._heed_pauses()
        try:
            answer = await self._fetcher.fetch(
                url, Validators(), lambda address, status: hops.append(Hop(address, status))
            )
        except PausedError as error:
            return replace(trial, hops=tuple(hops), trouble=error.reason, paused=error.url, until=error.until)
        except FetchError as error:
            until = (await self._heed_pauses.after(error, domain_of(url)) if hops else None) or error.retry_at
            wait = until - self._clock() if until else None
            return replace(trial, hops=tuple(hops), trouble=error.reason, wait=wait)
        trial = replace(trial, hops=tuple(hops), moved_to=answer.way.moved_to, wait=answer.asked)
        return await self._read(trial, answer) if isinstance(answer, Fetched) else replace(trial, trouble="no body")

    async def _read(self, trial: FeedTrial, answer: Fetched) -> FeedTrial:
        said = answer.validators
        trial = replace(
            trial,
            content_type=answer.content_type.partition(";")[0].strip().lower(),
            size=len(answer.body),
            conditional=bool(said.etag or said.last_modified),
        )
        found = await self._parser.read(answer.body, url=answer.url, content_type=answer.content_type)
        if isinstance(found, NoFeed):
            return replace(trial, trouble=found.reason, offers=found.offers)
        dates = [item.published_at for item in found.items if item.published_at]
        return replace(
            trial,
            trouble="" if found.items else "holds no items",
            wait=max(filter(None, (trial.wait, found.hints.ttl)), default=None),
            title=found.title,
            lang=found.lang,
            degraded=found.degraded,
            items=len(found.items),
            undated=len(found.items) - len(dates),
            newest_at=max(dates, default=None),
            matches=await asyncio.to_thread(self._matches, found.items),
        )

    def _matches(self, items: Sequence[FeedItem]) -> tuple[FoundItem, ...]:
        now = self._clock()
        found = []
        for item in items:
            report = read(article_of(item, self._publishers, feed_id=0, seen_at=now, live=False), self._lexicon)
            if report.relevant:
                found.append(FoundItem(item.title, item.url, report.reason))
        return tuple(found)
