"""Entries of any format as items: identity, links, text and the choice of the newest. Knows no feed format."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import quote, urljoin, urlsplit

from bot.domain.articles import FeedItem
from bot.feeds.text import BODY_LIMIT, LEAD_LIMIT, TITLE_LIMIT, clean, plain, shortened, without_tail

MOST_ITEMS = 500
MOST_TEXT = 1_500_000
"""Bytes of text of all items of one feed together."""
_NAME_LIMIT = 200
_KEY_LIMIT = 512
_LINK_LIMIT = 2_048
_SAFE = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"<>\\^`{|}')
"""What may stand in an address as it is."""
_LANG = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_NEW = datetime.max.replace(tzinfo=UTC)
"""The place of an entry without a date among those with one: it may be new."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as the feed gives it: hostile text, markup and all; only the date is already read."""

    id: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    published_at: datetime | None = None
    byline: str = ""
    lang: str = ""
    source: str = ""


def items_of(entries: Sequence[Entry], *, base: str = "", lang: str = "") -> tuple[FeedItem, ...]:
    """The newest 500 entries as items, in the feed's order; those without any text or sent twice are left out.

    What goes beyond 1.5 MB together loses its body first, the oldest before others, and is left out only without one.
    `base` is the address relative links belong to; `lang` the language of entries that state none.
    """
    items = [item_of(entry, base=base, lang=lang) for entry in _newest(entries)]
    return _affordable(_distinct([item for item in items if item is not None]))


def item_of(entry: Entry, *, base: str = "", lang: str = "") -> FeedItem | None:
    """The entry as an item, or None when it has neither title nor text."""
    body = without_tail(plain(entry.content, BODY_LIMIT, paragraphs=True))
    lead = without_tail(plain(entry.summary, LEAD_LIMIT)) or shortened(" ".join(body.split()), LEAD_LIMIT)
    title = plain(entry.title, TITLE_LIMIT) or shortened(lead, TITLE_LIMIT // 2)
    if not title:
        return None
    url = link_of(entry.link, base)
    return FeedItem(
        key=_key(entry.id) or url or _hash(title),
        url=url,
        title=title,
        lead=lead,
        body=body if " ".join(body.split()) != lead else "",
        published_at=entry.published_at,
        byline=plain(entry.byline, _NAME_LIMIT),
        lang=lang_of(entry.lang) or lang,
        source=plain(entry.source, _NAME_LIMIT),
    )


def link_of(link: str, base: str = "") -> str:
    """`link` as an absolute http(s) address that is safe to show, or empty."""
    link = link.strip()
    if not link or len(link) > _LINK_LIMIT:
        return ""
    if not link.isprintable() and any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in link):
        return ""
    try:
        parts = urlsplit(urljoin(base, link))
        sound = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return ""
    if not sound or not re.fullmatch(r"[\w.\-:\[\]]+", parts.netloc):
        return ""
    tail = {"path": parts.path, "query": parts.query, "fragment": parts.fragment}
    url = parts._replace(**{name: quote(text, _SAFE) for name, text in tail.items()}).geturl()
    return url if len(url) <= _LINK_LIMIT else ""


def lang_of(tag: str) -> str:
    """The two-letter language of a tag such as `en-US`, or empty."""
    found = _LANG.fullmatch(tag.strip())
    return found[1].lower() if found else ""


def _newest(entries: Sequence[Entry]) -> Iterable[Entry]:
    return [entries[place] for place in sorted(_by_date(entries)[:MOST_ITEMS])]


def _by_date(dated: Sequence[Entry | FeedItem]) -> list[int]:
    """The places of `dated`, newest first."""
    return sorted(range(len(dated)), key=lambda place: dated[place].published_at or _NEW, reverse=True)


def _affordable(items: Sequence[FeedItem]) -> tuple[FeedItem, ...]:
    """The items, or as much of the newest as fits in `MOST_TEXT`."""
    left = MOST_TEXT
    kept: dict[int, FeedItem] = {}
    for place in _by_date(items):
        item = items[place]
        if _size(item) > left:
            item = replace(item, body="")
        if _size(item) <= left:
            kept[place] = item
            left -= _size(item)
    return tuple(kept[place] for place in sorted(kept))


def _size(item: FeedItem) -> int:
    texts = (item.key, item.url, item.title, item.lead, item.body, item.byline, item.source)
    return sum(len(text.encode()) for text in texts)


def _distinct(items: Iterable[FeedItem]) -> tuple[FeedItem, ...]:
    """The items without those sent twice. Several may share an id or a link: `bot.domain.identity` tells them apart."""
    unique: dict[tuple[str, ...], FeedItem] = {}
    for item in items:
        named = item.url or item.key != _hash(item.title)
        unique.setdefault((item.key, item.url, item.title, "" if named else item.lead), item)
    return tuple(unique.values())


def _key(id_: str) -> str:
    return clean(id_, _KEY_LIMIT) if len(id_) <= _KEY_LIMIT else _hash(id_)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
