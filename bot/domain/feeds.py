"""Feeds as values. What a check makes of one is `bot.domain.checks`; fetching is `bot.feeds`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class FeedState(StrEnum):
    """How a feed fares."""

    NEW = "new"
    OK = "ok"
    FAILING = "failing"
    SLOWED = "slowed"
    """Has failed for so long that it is asked once a day."""
    STOPPED = "stopped"
    """Gone, by its own server's word; never asked again."""
    PAUSED = "paused"
    """Left alone, by an operator's word. It keeps its state meanwhile; never stored as one."""
    MERGED = "merged"
    """Moved to the address of another feed, which is read in its place. Follows from the others; never stored."""


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A feed as the configuration or the catalog names it."""

    url: str
    publisher: str
    """Registrable domain of the publisher that vouches for links on its own domain."""
    name: str
    lang: str = ""
    interval: timedelta = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of the body we hold (verbatim), and that body's hash."""

    etag: str = ""
    last_modified: str = ""
    body_sha: str = ""


@dataclass(frozen=True, slots=True)
class Hints:
    """What a feed says of when to ask it: how long to wait, hours (UTC) and days (Monday is 0) to leave out."""

    ttl: timedelta | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Redirection:
    """Where a server has said, at every answer since then, that the feed has moved for good."""

    url: str
    since: datetime


@dataclass(frozen=True, slots=True)
class FeedRecord:
    """A feed with its stored state."""

    id: int
    source: FeedSource
    paused: bool = False
    """Whether an operator wants it left alone."""
    state: FeedState = FeedState.NEW
    moved_to: str = ""
    """Where it has moved for good; empty while it is where the configuration says."""
    redirection: Redirection | None = None
    validators: Validators = Validators()
    hints: Hints = Hints()
    failures: int = 0
    """Failed checks in a row."""
    failing_since: datetime | None = None
    warned: bool = False
    """Whether somebody has been told that it fails."""
    asked_at: datetime | None = None
    next_check_at: datetime | None = None
    last_success_at: datetime | None = None
    last_error: str = ""
    move_told: str = ""
    """Where it had moved to when that was told last."""

    @property
    def url(self) -> str:
        """The address that is asked."""
        return self.moved_to or self.source.url


@dataclass(frozen=True, slots=True)
class Pause:
    """A whole registrable domain that is left alone, because it had too many requests."""

    domain: str
    begun_at: datetime
    """When it was last refused."""
    until: datetime
    refusals: int = 1
    """Times in a row."""
    led: bool = False
    """Whether only feeds of other domains were refused, which lead there: its own are left alone for shorter."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What checks cost: requests made and bytes that came; `unchanged` of the `checks` brought nothing new."""

    requests: int = 0
    bytes: int = 0
    checks: int = 0
    unchanged: int = 0


def merged(records: Iterable[FeedRecord]) -> frozenset[int]:
    """The ids of feeds that have moved to the address of another, which is asked for both."""
    everything = sorted(
        (record for record in records if not record.paused), key=lambda record: (record.moved_to != "", record.id)
    )
    asked: set[str] = set()
    ids = set()
    for record in everything:
        if record.url in asked:
            ids.add(record.id)
        asked.add(record.url)
    return frozenset(ids)
