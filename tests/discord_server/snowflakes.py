"""Discord's ids: 64 bits that hold the moment of their making."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

EPOCH = 1_420_070_400_000
Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """The time of this machine, with its zone."""
    return datetime.now(UTC)


class Snowflakes:
    """Ids that grow with time, and within one instant with each call."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._made = 0

    def make(self, at: datetime | None = None) -> int:
        """A new id of this moment, or of another."""
        self._made += 1
        milliseconds = int((at or self._clock()).timestamp() * 1000) - EPOCH
        return milliseconds << 22 | self._made & 0x3FFFFF
