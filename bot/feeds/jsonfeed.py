"""JSON Feed 1.0 and 1.1. Trusts no type in it; runs in the worker process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.feeds.dates import moment
from bot.feeds.items import Entry, items_of, lang_of
from bot.feeds.parsed import NotAFeedError, ParsedFeed
from bot.feeds.text import TITLE_LIMIT, plain


def read_json(body: bytes, url: str) -> ParsedFeed:
    """The feed in `body`. Raises NotAFeedError; RecursionError on absurd nesting."""
    try:
        feed = json.loads(body.decode("utf-8-sig", "replace"))
    except ValueError:
        raise NotAFeedError("broken JSON") from None
    entries = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(entries, list) or "jsonfeed.org/version/" not in _text(feed, "version"):
        raise NotAFeedError("JSON, but not a JSON Feed")
    lang = lang_of(_text(feed, "language"))
    items = items_of([_entry(entry) for entry in entries if isinstance(entry, dict)], base=url, lang=lang)
    title = plain(_text(feed, "title"), TITLE_LIMIT)
    return ParsedFeed(title=title, items=items, lang=lang, entries=len(entries))


def _entry(entry: Mapping[str, Any]) -> Entry:
    authors = entry.get("authors")
    named = [*(authors if isinstance(authors, list) else ()), entry.get("author")]
    names = [_text(author, "name") for author in named if isinstance(author, dict)]
    return Entry(
        id=_text(entry, "id"),
        link=_text(entry, "url") or _text(entry, "external_url"),
        title=_text(entry, "title"),
        summary=_text(entry, "summary"),
        content=_text(entry, "content_html") or _text(entry, "content_text"),
        published_at=moment(_text(entry, "date_published") or _text(entry, "date_modified")),
        byline=", ".join(dict.fromkeys(filter(None, names))),
        lang=_text(entry, "language"),
    )


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""
