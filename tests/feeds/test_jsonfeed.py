import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.articles import FeedItem
from bot.feeds.jsonfeed import read_json
from bot.feeds.parsed import NotAFeedError, ParsedFeed

VERSION = "https://jsonfeed.org/version/1.1"


def read(**feed: Any) -> ParsedFeed:
    return read_json(json.dumps({"version": VERSION, **feed}).encode(), "https://news.example/feed.json")


def test_a_json_feed_is_read_in_full() -> None:
    entry = {
        "id": 7,
        "url": "/7",
        "title": "Talks &amp; hopes",
        "summary": "Day 144.",
        "content_html": "<p>Day 144.</p><p>No deal.</p>",
        "date_published": "2023-09-22T07:00:00-07:00",
        "authors": [{"name": "Jo"}, {"url": "x"}],
        "language": "es-MX",
    }
    feed = read(title="News", language="en", items=[entry])
    assert (feed.title, feed.lang) == ("News", "en")
    assert feed.items == (
        FeedItem(
            key="7",
            url="https://news.example/7",
            title="Talks & hopes",
            lead="Day 144.",
            body="Day 144.\n\nNo deal.",
            published_at=datetime(2023, 9, 22, 14, tzinfo=UTC),
            byline="Jo",
            lang="es",
        ),
    )


def test_wrong_types_are_passed_over() -> None:
    odd: dict[str, Any] = {"id": [1], "url": {}, "title": "Kept", "authors": "x", "author": 5, "date_published": 1.5}
    feed = read(title=None, language=3, items=[odd, None, "x", [], {"id": True}])
    assert [item.title for item in feed.items] == ["Kept"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{", "broken JSON"),
        (b'{"error": "no"}', "JSON, but not a JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 5}', "JSON, but not a JSON Feed"),
        (b'{"items": []}', "JSON, but not a JSON Feed"),
    ],
)
def test_other_json_is_told_as_such(body: bytes, reason: str) -> None:
    with pytest.raises(NotAFeedError, match=reason):
        read_json(body, "")
