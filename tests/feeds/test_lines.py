import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.articles import FeedItem
from bot.feeds.lines import BrokenLine, read_lines


def only(**values: Any) -> FeedItem | BrokenLine:
    (found,) = read_lines([json.dumps(values)])
    return found


def test_a_line_becomes_an_item() -> None:
    found = only(
        id="seed-1",
        url="https://a.example/1",
        source="Variety",
        title="Talks &amp; hopes",
        lead="Lead.",
        body="One.\n\nTwo.",
        published="2023-09-22",
        extra=1,
    )
    assert found == FeedItem(
        key="seed-1",
        url="https://a.example/1",
        title="Talks & hopes",
        lead="Lead.",
        body="One.\n\nTwo.",
        published_at=datetime(2023, 9, 22, 19, tzinfo=UTC),
        source="Variety",
    )


def test_id_and_title_are_enough() -> None:
    assert only(id=5, title="T") == FeedItem(key="5", url="", title="T")


def test_a_link_stands_in_for_the_id() -> None:
    found = only(url="https://a.example/1", title="T")
    assert isinstance(found, FeedItem)
    assert found.key == "https://a.example/1"


def test_a_summary_is_a_lead() -> None:
    found = only(id="1", title="T", summary="S", published=None)
    assert isinstance(found, FeedItem)
    assert (found.lead, found.published_at) == ("S", None)


@pytest.mark.parametrize("published", ["soon", 5, "", True])
def test_a_published_that_is_no_date_counts_as_missing(published: object) -> None:
    found = only(id="1", title="T", published=published)
    assert isinstance(found, FeedItem)
    assert found.published_at is None


def test_a_broken_line_is_told_by_its_number_and_the_rest_is_read() -> None:
    lines = [
        '{"id": "1", "title": "A"}',
        "",
        "nonsense",
        "[]",
        '{"id": "2"}',
        '{"title": "B"}',
        '{"id": [], "title": "C"}',
    ]
    found = list(read_lines([*lines, b'\xff{"id": "3"', b'{"id": "4", "title": "D"}\n']))
    assert [item.key for item in found if isinstance(item, FeedItem)] == ["1", "4"]
    assert [broken for broken in found if isinstance(broken, BrokenLine)] == [
        BrokenLine(3, "not JSON"),
        BrokenLine(4, "not a JSON object"),
        BrokenLine(5, "no title"),
        BrokenLine(6, "neither id nor url"),
        BrokenLine(7, "id is not text"),
        BrokenLine(8, "not JSON"),
    ]
