"""Turns an item that arrived into the article it would be: address, publisher, and the time that counts."""

from __future__ import annotations

from datetime import datetime

from bot.domain.articles import Article, FeedItem, canonical_url
from bot.domain.publishers import Publishers


def article_of(
    item: FeedItem, publishers: Publishers, *, feed_id: int, seen_at: datetime, live: bool, known_as: str = ""
) -> Article:
    """The item of a feed as an article first seen at `seen_at`; without a link it is known by feed and key.

    `live` tells that its feed had been polled before, so that an item without a date is new now; otherwise nobody
    vouches for its time. A date that lies ahead counts as `seen_at`. `known_as` is the address under which the article
    is held, where that is not the item's own: its publisher stays who it was.
    """
    publisher = publishers.of(known_as or item.url)
    published_at = min(item.published_at, seen_at) if item.published_at else seen_at
    return Article(
        url=known_as or (canonical_url(item.url) if item.url else f"item:{feed_id}/{item.key}"),
        link=item.url or (known_as if known_as.startswith("https:") else ""),
        title=item.title,
        lead=item.lead,
        body=item.body,
        publisher=publisher.domain or item.source,
        source=publisher.name if publisher.domain in publishers.by_domain else item.source or publisher.name,
        tier=publisher.tier,
        published_at=published_at,
        first_seen_at=seen_at,
        dated=live or item.published_at is not None,
        byline=item.byline,
        lang=item.lang,
    )
