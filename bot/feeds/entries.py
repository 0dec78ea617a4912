"""RSS, RDF and Atom, read by feedparser. Runs in the worker process alone; may raise anything on hostile input."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from xml.sax import SAXException

import feedparser
import feedparser.api
from defusedxml.common import DefusedXmlException

from bot.domain.feeds import Hints
from bot.feeds.dates import moment
from bot.feeds.discovery import offers_of
from bot.feeds.items import Entry, items_of, lang_of
from bot.feeds.parsed import NotAFeedError, ParsedFeed
from bot.feeds.text import TITLE_LIMIT, plain

feedparser.api.PREFERRED_XML_PARSERS = ["defusedxml.expatreader"]

_HTML = re.compile(rb"(?:\s|<!--.*?-->|<\?[^>]*>)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_PROLOGUE = 4_096
_SKIP_HOURS = re.compile(rb"<skiphours>", re.IGNORECASE)
_SKIP_DAYS = re.compile(rb"<skipdays>", re.IGNORECASE)
_SKIP_LENGTH = 2_000
_HOUR = re.compile(rb"<hour>\s{0,9}([0-9]{1,2})\s{0,9}</hour>", re.IGNORECASE)
_DAY = re.compile(rb"<day>\s{0,9}([a-z]{6,9})\s{0,9}</day>", re.IGNORECASE)
_WEEK = (b"monday", b"tuesday", b"wednesday", b"thursday", b"friday", b"saturday", b"sunday")
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}


def read_xml(body: bytes, url: str, content_type: str) -> ParsedFeed:
    """The feed in `body`. Raises NotAFeedError, and whatever feedparser lets through."""
    if _HTML.match(body[:_PROLOGUE].removeprefix(b"\xef\xbb\xbf")):
        raise NotAFeedError("an HTML page, not a feed", offers_of(body, url))
    try:
        # Bytes or text could be taken for a path or an address and be opened; a stream never is.
        parsed = feedparser.parse(
            io.BytesIO(body),
            response_headers={"content-type": content_type} if content_type else {},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except DefusedXmlException:
        raise NotAFeedError("declares XML entities") from None
    feed = parsed.feed
    lang = lang_of(_text(feed, "language"))
    items = items_of([_entry(entry) for entry in parsed.entries], base=url, lang=lang)
    broken = isinstance(parsed.get("bozo_exception"), SAXException)
    if not items and (broken or not parsed.get("version")):
        raise NotAFeedError("broken XML" if parsed.get("version") else "not a feed")
    return ParsedFeed(
        title=plain(_text(feed, "title"), TITLE_LIMIT),
        items=items,
        hints=Hints(_ttl(feed), *_skipped(body)),
        degraded=broken,
        lang=lang,
        entries=len(parsed.entries),
    )


def _entry(entry: Mapping[str, Any]) -> Entry:
    id_, link = _text(entry, "id"), _text(entry, "feedburner_origlink") or _text(entry, "link")
    if link == id_ and not link.startswith(("http", "/")):
        link = ""
    contents = [_text(content, "value") for content in entry.get("content", ())]
    source = entry.get("source")
    authors = [_text(author, "name") for author in entry.get("authors", ())]
    detail = entry.get("title_detail") or entry.get("summary_detail") or {}
    published = "published" if "published" in entry else "updated"
    return Entry(
        id=id_,
        link=link,
        title=_text(entry, "title"),
        summary=_text(entry, "summary"),
        content=max(contents, key=len, default=""),
        published_at=moment(_text(entry, published), entry.get(f"{published}_parsed")),
        byline=", ".join(dict.fromkeys(filter(None, authors))),
        lang=_text(detail, "language"),
        source=_text(source, "title") if isinstance(source, Mapping) else "",
    )


def _ttl(feed: Mapping[str, Any]) -> timedelta | None:
    """How long the feed asks to be left alone: the longer of `ttl` (minutes) and the syndication module's period."""
    asked = []
    ttl = _text(feed, "ttl").strip()
    if re.fullmatch(r"[0-9]{1,6}", ttl):
        asked.append(timedelta(minutes=int(ttl)))
    period = _PERIODS.get(_text(feed, "sy_updateperiod").strip().lower())
    if period:
        times = _text(feed, "sy_updatefrequency").strip()
        asked.append(period / max(1, int(times) if re.fullmatch(r"[0-9]{1,4}", times) else 1))
    return max((wait for wait in asked if wait), default=None)


def _skipped(body: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The hours and days that an RSS feed asks to leave out; feedparser keeps but the last of each."""
    hours = {int(hour) % 24 for hour in _HOUR.findall(_first(_SKIP_HOURS, body))}
    days = {day.lower() for day in _DAY.findall(_first(_SKIP_DAYS, body))}
    return tuple(sorted(hours)), tuple(number for number, day in enumerate(_WEEK) if day in days)


def _first(opening: re.Pattern[bytes], body: bytes) -> bytes:
    """What follows the first of these elements' opening, as far as it may reach and no further than the next end."""
    found = opening.search(body)
    return body[found.end() : found.end() + _SKIP_LENGTH].partition(b"</skip")[0] if found else b""


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
