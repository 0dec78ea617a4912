"""The shipped publishers as values. Their facts are in `publishers.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.catalog.files import data
from bot.domain.publishers import Publisher, Publishers


def shipped_publishers() -> tuple[Publisher, ...]:
    """Every publisher of `publishers.toml`."""
    return tuple(publisher_of(entry) for entry in data("publishers.toml")["publishers"])


def publisher_of(entry: Mapping[str, Any]) -> Publisher:
    """One entry in the form of `publishers.toml` as a value."""
    return Publisher(
        domain=entry["domain"],
        name=entry["name"],
        tier=entry["tier"],
        owner=entry.get("owner", ""),
        group=entry.get("group", ""),
        party=entry.get("party", ""),
    )


def directory_of(publishers: Iterable[Publisher]) -> Publishers:
    """The lookup over publishers; of two with one domain the later stands."""
    return Publishers({publisher.domain: publisher for publisher in publishers})
