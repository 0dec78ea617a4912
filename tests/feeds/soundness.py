"""What may leave the feeds: text and links that can do no harm wherever they are shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.domain.articles import FeedItem
from bot.feeds.text import BODY_LIMIT, LEAD_LIMIT, TITLE_LIMIT


def is_sound(text: str, limit: int) -> bool:
    """Whether it is short enough, NFC, and holds no markup, nothing invisible and no pile of marks."""
    kinds = {unicodedata.category(char) for char in set(text) - {"\n", "\u200d"}}
    marks = "".join("m" if unicodedata.category(char) in ("Mn", "Me") else "." for char in text)
    return (
        len(text) <= limit
        and not re.search(r"<[a-zA-Z/!?]", text)
        and not {"Cc", "Cf", "Cs", "Co"}.intersection(kinds)
        and "mmm" not in marks
        and unicodedata.is_normalized("NFC", text)
    )


def unsafe_parts(item: FeedItem) -> Iterator[str]:
    """Names of the parts of an item that must not be shown as they are."""
    limits = {"title": TITLE_LIMIT, "lead": LEAD_LIMIT, "body": BODY_LIMIT, "byline": 200, "source": 200, "lang": 2}
    for name, limit in limits.items():
        if not is_sound(getattr(item, name), limit):
            yield name
    parts = urlsplit(item.url)
    harmless = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    if item.url and (not harmless or len(item.url) > 2_048 or re.search(r"[\s<>\"]", item.url)):
        yield "url"
