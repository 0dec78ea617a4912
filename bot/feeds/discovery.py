"""Finds the feeds that a web page offers. Trusts nothing on the page; runs in the worker process and asks nobody."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from bot.feeds.items import link_of
from bot.feeds.parsed import FeedOffer
from bot.feeds.text import TITLE_LIMIT, plain

MOST_OFFERS = 20
_PAGE_LIMIT = 1_000_000
_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
_ENDINGS = (
    ".rss",
    ".atom",
    ".rdf",
    "/feed",
    "/feed/",
    "/rss",
    "/rss/",
    "/feed.xml",
    "/rss.xml",
    "/atom.xml",
    "/feed.json",
)


def offers_of(body: bytes, url: str) -> tuple[FeedOffer, ...]:
    """The feeds declared in the head of the page found at `url`; without any, the links that look like feeds."""
    # Without a word on its encoding a page would be taken for Latin-1.
    encoding = "utf-8" if _is_utf8(body) else None
    parser = etree.HTMLParser(encoding=encoding, remove_comments=True, remove_pis=True, no_network=True)
    try:
        page = etree.fromstring(body[:_PAGE_LIMIT], parser)
    except etree.XMLSyntaxError:
        return ()
    if page is None:
        return ()
    base = link_of(next((each.get("href", "") for each in page.iter("base")), ""), url) or url
    offers: dict[str, FeedOffer] = {}
    for offer in _declared(page, base):
        offers.setdefault(offer.url, offer)
    for offer in () if offers else _linked(page, base):
        offers.setdefault(offer.url, offer)
    return tuple(offers.values())[:MOST_OFFERS]


def _declared(page: etree._Element, base: str) -> Iterator[FeedOffer]:
    for link in page.iter("link"):
        kind = link.get("type", "").partition(";")[0].strip().lower()
        address = link_of(link.get("href", ""), base)
        if address and kind in _TYPES and "alternate" in link.get("rel", "").lower().split():
            yield FeedOffer(address, plain(link.get("title", ""), TITLE_LIMIT))


def _linked(page: etree._Element, base: str) -> Iterator[FeedOffer]:
    for link in page.iter("a"):
        address = link_of(link.get("href", ""), base)
        if urlsplit(address).path.lower().endswith(_ENDINGS):
            yield FeedOffer(address, plain("".join(map(str, link.itertext())), TITLE_LIMIT))


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
