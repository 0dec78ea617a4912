from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.articles import FeedItem
from bot.feeds.entries import read_xml
from bot.feeds.items import MOST_ITEMS
from bot.feeds.slices import MOST_SLICES, cut, marks_of

FEEDS = Path(__file__).resolve().parents[3] / "shared" / "data" / "feeds"
Entries = list[tuple[int, str]]


def rss(entries: Entries) -> str:
    items = "\n".join(
        f"<item><guid isPermaLink='false'>{number}</guid><title>{escape(text)}</title>"
        f"<description><![CDATA[<p>{text}</p><!-- {number} -->]]></description></item>"
        for number, text in entries
    )
    return f"<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'><channel><title>N</title>{items}</channel></rss>"


def rdf(entries: Entries) -> str:
    items = "".join(
        f"<item rdf:about='https://x.example/{number}'><title>{escape(text)}</title>"
        f"<link>https://x.example/{number}</link></item>\n"
        for number, text in entries
    )
    return (
        "<rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        f"<channel><title>N</title><items><rdf:Seq/></items></channel>{items}</rdf:RDF>"
    )


def atom(entries: Entries) -> str:
    items = "".join(
        f"<entry xml:lang='fr'><id>tag:{number}</id><title type='html'>{escape(escape(text))}</title>"
        f"<link href='/{number}'/><updated>2023-09-22T14:00:00Z</updated></entry>"
        for number, text in entries
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://x.example/'><title>N</title>{items}</feed>"


def items(body: bytes) -> tuple[FeedItem, ...]:
    return read_xml(body, "https://x.example/feed", "").items


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30)


@pytest.mark.parametrize("form", [rss, rdf, atom])
@given(
    entries=st.lists(st.tuples(st.integers(), texts), min_size=1, max_size=12, unique_by=lambda entry: entry[0]),
    chosen=st.data(),
)
def test_what_was_not_seen_is_read_as_in_the_whole_feed(
    form: Callable[[Entries], str], entries: Entries, chosen: st.DataObject
) -> None:
    body = form([(number, text.replace("]]>", "").replace("<!--", "")) for number, text in entries]).encode()
    sliced = cut(body)
    assert sliced is not None
    assert len(sliced.entries) == len(entries)
    marks = sliced.marks
    seen = chosen.draw(st.sets(st.sampled_from(marks))) if marks else set()
    document, count = sliced.without(seen)
    assert count == sum(mark not in seen for mark in marks)
    unseen = {f"{number}" for (number, _), mark in zip(entries, marks, strict=True) if mark not in seen}
    whole = items(body)
    expected = tuple(item for item in whole if item.key.removeprefix("tag:").rpartition("/")[2] in unseen)
    assert (items(document) if count else ()) == expected


def test_a_mark_is_that_of_the_same_entry_in_another_place() -> None:
    one, another = cut(rss([(1, "one"), (2, "two")]).encode()), cut(rss([(3, "three"), (1, "one")]).encode())
    assert one
    assert another
    assert one.marks[0] == another.marks[1]
    assert len({*one.marks, *another.marks}) == 3
    assert marks_of(b"".join(one.marks)) == frozenset(one.marks)
    assert marks_of(b"") == frozenset()


WHOLE = rss([(1, "one"), (2, "two")])


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<html><p>No feed</p></html>", id="a page"),
        pytest.param(b'{"items": []}', id="JSON"),
        pytest.param(rss([]).encode(), id="no entries"),
        pytest.param(WHOLE.encode("utf-16"), id="two bytes a character"),
        pytest.param(WHOLE.replace("UTF-8", "UTF-7").encode(), id="an encoding in which markup may hide"),
        pytest.param(WHOLE.replace("<rss", "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss").encode(), id="entities"),
        pytest.param(WHOLE.replace("</item></channel>", "</channel>").encode(), id="an entry that does not end"),
        pytest.param(WHOLE.replace("</item>\n", "</item>\n<ttl>5</ttl>").encode(), id="something between entries"),
        pytest.param(WHOLE.replace("<p>one", "</item><item><p>one").encode(), id="an entry in a quoted text"),
        pytest.param(WHOLE.replace("<title>N", "<!-- <item> --><title>N").encode(), id="an entry in a comment"),
        pytest.param(WHOLE.replace("<title>two", "<item/><title>two").encode(), id="an entry in an entry"),
        pytest.param(rss([(number, "x") for number in range(MOST_SLICES + 1)]).encode(), id="too many entries"),
    ],
)
def test_anything_odd_is_left_whole(body: bytes) -> None:
    assert cut(body) is None


@pytest.mark.skipif(not FEEDS.is_dir(), reason="the real feeds are not here")
def test_real_feeds_are_read_the_same_in_slices() -> None:
    compared = 0
    for path in sorted(FEEDS.iterdir()):
        body = path.read_bytes()
        sliced = cut(body)
        if sliced is None or len(sliced.entries) > MOST_ITEMS:
            continue
        document, count = sliced.without(sliced.marks[::2])
        parsed = {item.key: item for item in items(document)} if count else {}
        whole = {item.key: item for item in items(body)}
        assert parsed == {key: whole[key] for key in parsed}, path.name
        compared += len(parsed)
    assert compared > 500
