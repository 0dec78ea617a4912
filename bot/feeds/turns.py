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

from bot.domain.checks import anchored_pause, kept_away_until
from bot.domain.feeds import Pause
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
        self._held: dict[tuple[str, bool], Pause] = {}
        self._most_held = REMEMBERED
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def hold(self, pause: Pause) -> None:
        """Heed a pause, unless one that lasts longer is heeded already."""
        now, key = self._clock(), (pause.domain, pause.led)
        held = self._holding(key)
        if held and held.until > pause.until:
            return
        if len(self._held) >= self._most_held:
            self._held = {key: each for key, each in self._held.items() if each.until > now}
            self._most_held = max(REMEMBERED, 2 * len(self._held))
        self._held[key] = pause

    def held_until(self, domain: str, home: str = "") -> datetime | None:
        """Until when no feed of the registrable domain `home`, else of its own, may ask a domain; None if it may."""
        held = filter(None, (self._holding((domain, led)) for led in (False, True)))
        until = max((kept_away_until(each, home or domain) for each in held), default=None)
        return until if until and until > self._clock() else None

    def _holding(self, key: tuple[str, bool]) -> Pause | None:
        """The pause that is heeded; a clock that is set back must not stretch it."""
        if key in self._held:
            self._held[key] = anchored_pause(self._held[key], self._clock())
        return self._held.get(key)

    @asynccontextmanager
    async def of(self, host: str, home: str = "") -> AsyncIterator[None]:
        """The turn to make one request to a host for a feed of the registrable domain `home`, else of the host's own.

        PausedError if such feeds leave it alone.
        """
        domain = registrable(host)
        lock = self._locks.setdefault(domain, asyncio.Lock())
        async with lock:
            wait = self._free_at.get(domain, self._begun_at + self._pause) - self._clock()
            if wait > timedelta():
                # A clock that is set back must not stretch the pause.
                await self._sleep(min(wait, self._pause).total_seconds())
            until = self.held_until(domain, home)
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
