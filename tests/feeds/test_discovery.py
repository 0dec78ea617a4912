import pytest

from bot.feeds.discovery import MOST_OFFERS, offers_of
from bot.feeds.parsed import FeedOffer

PAGE = "https://guild.example/news/index.html?page=1"


def page(head: str = "", body: str = "") -> bytes:
    return f"<!doctype html><html><head><title>News</title>{head}</head><body>{body}</body></html>".encode()


def test_declared_feeds_are_found_with_their_whole_addresses_and_titles() -> None:
    head = """<link rel="stylesheet" href="/style.css" type="text/css">
    <LINK REL="Alternate" TYPE="application/rss+xml; charset=utf-8" TITLE="All &amp;amp; more" HREF="/feed?key=1">
    <link rel="feed alternate" type="application/atom+xml" href="atom.xml">
    <link rel="alternate" type="application/feed+json" href="//feeds.guild.example/feed.json" title="JSON">
    <link rel="alternate" type="application/rss+xml" href="/feed?key=1" title="Again">
    <link rel="alternate" type="text/html" hreflang="fr" href="/fr">"""
    assert offers_of(page(head, '<a href="/comments.rss">Comments</a>'), PAGE) == (
        FeedOffer("https://guild.example/feed?key=1", "All & more"),
        FeedOffer("https://guild.example/news/atom.xml", ""),
        FeedOffer("https://feeds.guild.example/feed.json", "JSON"),
    )


def test_a_page_that_declares_none_offers_the_links_that_look_like_feeds() -> None:
    body = '<a href="/about">About</a> <a href="/RSS.xml">Our <b>news</b> feed</a> <a href="/blog/feed/?a=1">Blog</a>'
    assert offers_of(page(body=body), PAGE) == (
        FeedOffer("https://guild.example/RSS.xml", "Our news feed"),
        FeedOffer("https://guild.example/blog/feed/?a=1", "Blog"),
    )


def test_the_base_of_the_page_is_heeded() -> None:
    head = '<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="feed">'
    assert [offer.url for offer in offers_of(page(head), PAGE)] == ["https://cdn.example/x/feed"]


def test_a_base_that_is_no_address_is_none() -> None:
    head = '<base href="http://[bad"><link rel="alternate" type="application/rss+xml" href="/feed">'
    assert [offer.url for offer in offers_of(page(head), PAGE)] == ["https://guild.example/feed"]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "http://user:pw@x.example/feed", "http://[bad", "", " "]
)
def test_what_is_no_safe_address_is_no_feed(href: str) -> None:
    head = f'<link rel="alternate" type="application/rss+xml" href="{href}">'
    assert offers_of(page(head), "https://x.example/") == ()


def test_a_hostile_page_offers_few_and_harmless_titles() -> None:
    head = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="/{n}" title="&lt;b&gt;\u202ex{n}">' for n in range(500)
    )
    offers = offers_of(page(head), PAGE)
    assert len(offers) == MOST_OFFERS
    assert offers[0].title == "x0"


def test_a_title_is_read_in_the_encoding_of_the_page() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/f" title="Grève">'
    old = page('<meta charset="iso-8859-1">' + link).decode().encode("latin-1")
    assert [offer.title for body in (page(link), old) for offer in offers_of(body, PAGE)] == ["Grève", "Grève"]


@pytest.mark.parametrize("body", [b"", b"\0\0\0", b"<", b"<html><link rel=alternate", b"\xff\xfe<\0h\0>\0"])
def test_what_is_hardly_a_page_offers_nothing(body: bytes) -> None:
    assert offers_of(body, PAGE) == ()
