"""The shipped feeds as values. Their addresses, and where each was seen, are in `feeds.toml`."""

from __future__ import annotations

from datetime import timedelta

from bot.catalog.files import data
from bot.domain.feeds import FeedSource


def default_feeds(interval: timedelta) -> tuple[FeedSource, ...]:
    """The feeds polled with `defaults = true`; every `interval` unless the feed needs another."""
    return tuple(
        FeedSource(
            url=entry["url"],
            publisher=entry["publisher"],
            name=entry["name"],
            lang=entry["lang"],
            interval=timedelta(minutes=entry["interval_minutes"]) if "interval_minutes" in entry else interval,
        )
        for entry in data("feeds.toml")["feeds"]
        if entry["default"]
    )
