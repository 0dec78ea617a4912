"""Feeds as values, and when each is due: pure functions of stored state. Fetching is `bot.feeds`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SHORTEST_INTERVAL = timedelta(minutes=15)
LONGEST_INTERVAL = timedelta(hours=24)
FIRST_BACK_OFF = timedelta(minutes=5)


class FeedState(StrEnum):
    """How a feed fares."""

    NEW = "new"
    OK = "ok"
    FAILING = "failing"
    STOPPED = "stopped"


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
class FeedRecord:
    """A feed with its stored state."""

    id: int
    source: FeedSource
    state: FeedState = FeedState.NEW
    validators: Validators = Validators()
    failures: int = 0
    """Failed checks in a row."""
    next_check_at: datetime | None = None
    last_success_at: datetime | None = None
    last_error: str = ""


def due(records: Iterable[FeedRecord], now: datetime) -> tuple[FeedRecord, ...]:
    """The feeds to check now, longest overdue first; a stopped feed never is."""
    ready = [
        record
        for record in records
        if record.state is not FeedState.STOPPED and (record.next_check_at is None or record.next_check_at <= now)
    ]
    return tuple(sorted(ready, key=lambda record: (record.next_check_at is not None, record.next_check_at or now)))


def next_check(interval: timedelta, asked: timedelta | None, now: datetime, jitter: float) -> datetime:
    """When to ask again after an answer: the longer of our interval and what the server asked for, within limits.

    `jitter` in [0, 1) spreads the checks over a tenth of the interval.
    """
    wait = min(max(interval, asked or SHORTEST_INTERVAL, SHORTEST_INTERVAL), LONGEST_INTERVAL)
    return now + wait * (1 + jitter / 10)


def back_off(failures: int, retry_at: datetime | None, now: datetime, jitter: float) -> datetime:
    """When to ask again after the `failures`-th failure in a row: 5 min doubling to 24 h, never before `retry_at`."""
    wait = min(FIRST_BACK_OFF * (1 << min(failures - 1, 12)), LONGEST_INTERVAL)
    later = now + wait * (1 + jitter / 10)
    return max(later, min(retry_at, now + LONGEST_INTERVAL)) if retry_at else later
