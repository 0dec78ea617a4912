"""Articles as JSON lines: `{id, url, source, title, lead|summary|body, published}`. Reads text, opens nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.domain.articles import FeedItem
from bot.feeds.dates import moment
from bot.feeds.items import Entry, item_of


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that is no item: its number, counted from 1, and why."""

    number: int
    reason: str


def read_lines(lines: Iterable[str | bytes]) -> Iterator[FeedItem | BrokenLine]:
    """Each line as an item or, when it is none, as a BrokenLine; blank lines are passed over.

    `id` becomes the item's key; without one its link does. Anything else but the title may be missing; a `published`
    that is no date counts as missing.
    """
    for number, line in enumerate(lines, start=1):
        text = line.decode("utf-8", "replace") if isinstance(line, bytes) else line
        text = text.removeprefix("\ufeff").strip()
        if text:
            found = _read(text)
            yield BrokenLine(number, found) if isinstance(found, str) else found


def _read(text: str) -> FeedItem | str:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return "not JSON"
    if not isinstance(values, dict):
        return "not a JSON object"
    wrong = [name for name in ("id", "url", "title", "published") if isinstance(values.get(name), list | dict | float)]
    if wrong:
        return f"{wrong[0]} is not text"
    title = _text(values, "title")
    if not title.strip():
        return "no title"
    entry = Entry(
        id=_text(values, "id"),
        link=_text(values, "url"),
        title=title,
        summary=_text(values, "lead") or _text(values, "summary"),
        content=_text(values, "body"),
        published_at=moment(_text(values, "published")),
        byline=_text(values, "byline"),
        lang=_text(values, "lang"),
        source=_text(values, "source"),
    )
    item = item_of(entry)
    if item is None:
        return "no title"
    return item if entry.id.strip() or item.url else "neither id nor url"


def _text(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""
