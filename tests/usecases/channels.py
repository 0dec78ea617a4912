"""A publisher that stands in for Discord's channels, with its nonces and with faults on demand."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from bot.domain.deliveries import Delivery, Reason, nonce_of
from bot.usecases.send_deliveries import TryLaterError, UndeliverableError, Unreadable

FORGETS_AFTER = timedelta(minutes=5)


class Crashed(BaseException):
    """The process ends here."""


@dataclass
class Channels:
    """Messages by channel. A fault is what happens at one attempt; without one left, attempts succeed."""

    clock: Callable[[], datetime]
    faults: Iterator[str] = field(default_factory=lambda: iter(()))
    latency: float = 0
    """Seconds before and after a message is taken."""
    refusing: dict[int, Reason] = field(default_factory=dict)
    unreadable: set[int] = field(default_factory=set)
    messages: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    attempts: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Nonces by delivery."""
    looked: list[int] = field(default_factory=list)
    under_way: set[int] = field(default_factory=set)
    on_step: Callable[[], None] = lambda: None
    """Called at each moment in which a message is on its way, for a test that ends the process there."""
    _nonces: dict[str, tuple[int, datetime]] = field(default_factory=dict)
    _ids: Iterator[int] = field(default_factory=lambda: count(1000))
    _held: dict[tuple[int, str], int] = field(default_factory=dict)

    async def publish(self, delivery: Delivery) -> int:
        assert delivery.id not in self.under_way, "two attempts at once for one delivery"
        self.under_way.add(delivery.id)
        try:
            return await self._publish(delivery, next(self.faults, ""))
        finally:
            self.under_way.discard(delivery.id)

    async def find(self, delivery: Delivery) -> int | Unreadable | None:
        self.looked.append(delivery.id)
        self.on_step()
        await asyncio.sleep(self.latency)
        if delivery.target.channel_id in self.unreadable:
            return Unreadable()
        return self._held.get((delivery.target.channel_id, nonce_of(delivery)))

    async def _publish(self, delivery: Delivery, fault: str) -> int:
        channel, nonce = delivery.target.channel_id, nonce_of(delivery)
        self.attempts[delivery.id].append(nonce)
        self.on_step()
        await asyncio.sleep(self.latency)
        match fault:
            case "crash before":
                raise Crashed
            case "limit":
                raise TryLaterError(timedelta(seconds=7))
            case "unavailable":
                raise TryLaterError
            case "bug":
                raise KeyError(delivery.id)
        if reason := self.refusing.get(channel):
            raise UndeliverableError(reason)
        message = self._taken(channel, nonce)
        self.on_step()
        await asyncio.sleep(self.latency)
        match fault:
            case "crash after":
                raise Crashed
            case "lost":
                raise TryLaterError
        return message

    def _taken(self, channel: int, nonce: str) -> int:
        earlier = self._nonces.get(nonce)
        if earlier and self.clock() - earlier[1] < FORGETS_AFTER:
            return earlier[0]
        message = next(self._ids)
        self._nonces[nonce] = (message, self.clock())
        self._held[channel, nonce] = message
        self.messages[channel].append(nonce)
        return message
