"""Read items that are not stored: what each one says, one answer an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.domain.arrivals import article_of
from bot.domain.articles import FeedItem
from bot.domain.lexicon import Lexicon
from bot.domain.publishers import Publishers
from bot.domain.reading import read
from bot.domain.reports import Report


class ClassifyItems:
    """Read each item as if it had just been imported."""

    def __init__(self, lexicon: Lexicon, publishers: Publishers) -> None:
        self._lexicon = lexicon
        self._publishers = publishers

    def __call__(self, items: Iterable[FeedItem], now: datetime) -> Iterator[tuple[FeedItem, Report]]:
        """Each item with its report, in order."""
        for item in items:
            article = article_of(item, self._publishers, feed_id=0, seen_at=now, live=False)
            yield item, read(article, self._lexicon)
