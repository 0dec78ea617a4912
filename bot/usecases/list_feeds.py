"""Answer `strikewire feeds`: every feed with its health."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How one feed fares. `address` is scheme, host and path only: a query may hold a secret."""

    address: str
    publisher: str
    name: str
    tier: int
    lang: str
    state: str
    """`new`, `ok`, `failing` or `stopped`."""
    last_success_at: datetime | None
    last_error: str
    next_check_at: datetime | None
    items: int
    matched: int
