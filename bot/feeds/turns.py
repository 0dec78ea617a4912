"""Turns: one request at a time for each registrable domain, a pause between. Knows no feed, makes no request."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import cache, lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from publicsuffixlist import PublicSuffixList

from bot.errors import PausedError

REMEMBERED = 1_000
"""Domains after which those are forgotten that may be asked again in any case."""


@lru_cache(maxsize=20_000)
def registrable(host: str) -> str:
    """The domain that somebody registered, below which all hosts are one publisher's; an IP address is its own."""
    name = host.rstrip(".").lower()
    try:
        ip_address(name)
    except ValueError:
        return _suffixes().privatesuffix(name) or name
    return name


@lru_cache(maxsize=20_000)
def domain_of(url: str) -> str:
    """The registrable domain that an address leads to; empty for one without a host."""
    return registrable(urlsplit(url).hostname or "")


class Turns:
    """Who may ask a domain now; requests of this process wait for each other."""

    def __init__(
        self,
        pause: timedelta,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """`pause` lies between the end of a request and the next; also before the first, as a process may have died."""
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._begun_at = clock()
        self._free_at: dict[str, datetime] = {}
        self._most = REMEMBERED
        self._held: dict[str, datetime] = {}
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def hold(self, domain: str, until: datetime) -> None:
        """Let nobody ask a domain until then."""
        self._held[domain] = until

    def held_until(self, domain: str) -> datetime | None:
        """Until when nobody may ask a domain; None if anybody may."""
        until = self._held.get(domain)
        return until if until and until > self._clock() else None

    @asynccontextmanager
    async def of(self, host: str) -> AsyncIterator[None]:
        """The turn to make one request to a host. PausedError if its domain is held."""
        domain = registrable(host)
        lock = self._locks.setdefault(domain, asyncio.Lock())
        async with lock:
            wait = self._free_at.get(domain, self._begun_at + self._pause) - self._clock()
            if wait > timedelta():
                # A clock that is set back must not stretch the pause.
                await self._sleep(min(wait, self._pause).total_seconds())
            until = self.held_until(domain)
            if until:
                raise PausedError(domain, until)
            try:
                yield
            finally:
                self._note(domain)

    def _note(self, domain: str) -> None:
        now = self._clock()
        if len(self._free_at) >= self._most:
            self._free_at = {name: at for name, at in self._free_at.items() if at > now}
            self._most = max(REMEMBERED, 2 * len(self._free_at))
        self._free_at[domain] = now + self._pause


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
