from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.catalog.publishers import directory_of, shipped_publishers
from bot.domain.arrivals import article_of
from bot.domain.articles import FeedItem

PUBLISHERS = directory_of(shipped_publishers())
SEEN = datetime(2023, 9, 25, 4, tzinfo=UTC)


def test_an_item_becomes_the_article_of_the_publisher_its_link_belongs_to() -> None:
    item = FeedItem("1", "https://www.variety.com/2023/deal?utm_source=feed", "Deal", "Lead", source="Some aggregator")
    article = article_of(item, PUBLISHERS, feed_id=7, seen_at=SEEN, live=True)
    assert (article.publisher, article.source, article.tier) == ("variety.com", "Variety", 2)
    assert article.url == "https://variety.com/2023/deal"
    assert article.link == item.url


def test_an_unknown_publisher_is_the_lowest_tier_and_named_by_the_item() -> None:
    item = FeedItem("1", "https://blog.example/1", "Deal", source="A blog")
    article = article_of(item, PUBLISHERS, feed_id=7, seen_at=SEEN, live=True)
    assert (article.source, article.tier) == ("A blog", 3)


def test_a_date_that_lies_ahead_counts_as_the_time_it_was_seen() -> None:
    item = FeedItem("1", "https://blog.example/1", "Deal", published_at=SEEN + timedelta(hours=1))
    assert article_of(item, PUBLISHERS, feed_id=7, seen_at=SEEN, live=False).published_at == SEEN


def test_an_item_without_a_date_is_vouched_for_only_when_polled_live() -> None:
    item = FeedItem("1", "https://blog.example/1", "Deal")
    live = article_of(item, PUBLISHERS, feed_id=7, seen_at=SEEN, live=True)
    imported = article_of(item, PUBLISHERS, feed_id=7, seen_at=SEEN, live=False)
    assert (live.dated, live.published_at) == (True, SEEN)
    assert not imported.dated


def test_an_item_without_a_link_is_known_by_its_key() -> None:
    assert article_of(FeedItem("k1", "", "Deal"), PUBLISHERS, feed_id=7, seen_at=SEEN, live=True).url == "item:7/k1"
