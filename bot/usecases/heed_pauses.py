"""Leave alone what domains had too many requests: all who ask feeds, through restarts. Asks and tells nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.domain.checks import TOO_MANY_REQUESTS, after_refusal, anchored_pause
from bot.domain.feeds import Pause
from bot.domain.notices import FeedNotice
from bot.errors import FeedError, FetchError, PausedError
from bot.feeds.turns import Turns, registrable
from storage.database import Database
from storage.pauses import PauseStore


class HeedPauses:
    """Keeps the pauses that `turns` heed and those that are stored in step."""

    def __init__(self, database: Database | None, turns: Turns, clock: Callable[[], datetime]) -> None:
        """Without a database nothing is stored, and nothing was."""
        self._database = database
        self._turns = turns
        self._clock = clock
        self._store = PauseStore(database) if database else None
        self._pauses: dict[tuple[str, bool], Pause] = {}

    async def __call__(self) -> None:
        """Heed what is stored; put right what a wrong clock has put off, and store what a failed write has left out."""
        if self._store is None:
            return
        now, stored = self._clock(), await self._store.all()
        held = {_key(pause): anchored_pause(pause, now) for pause in stored}
        for key, pause in self._pauses.items():
            if pause.until > now and (key not in held or held[key].until < pause.until):
                held[key] = anchored_pause(pause, now)
        self._pauses = held
        for pause in held.values():
            self._turns.hold(pause)
        await self.keep([pause for pause in held.values() if pause not in stored])

    async def keep(self, pauses: Iterable[Pause]) -> None:
        """Store pauses in a unit of work of their own."""
        pauses = list(pauses)
        if self._database and self._store and pauses:
            async with self._database.transaction() as unit:
                await self._store.put(unit, pauses)

    def refused(self, error: FetchError, home: str) -> tuple[Pause, tuple[FeedNotice, ...]]:
        """The pause of a domain that refused a feed on `home`, to be stored, and what is to be told of it."""
        domain = registrable(error.host)
        key = (domain, domain != home)
        pause, told = after_refusal(self._pauses.get(key), domain, error.retry_at, self._clock(), led=domain != home)
        self._pauses[key] = pause
        self._turns.hold(pause)
        return pause, told

    async def after(self, error: FeedError, home: str) -> datetime | None:
        """Until when the domain is left alone that refused a feed on `home`, which is stored; None if none did."""
        if isinstance(error, PausedError):
            return error.until
        if not isinstance(error, FetchError) or error.status != TOO_MANY_REQUESTS:
            return None
        pause, _ = self.refused(error, home)
        await self.keep([pause])
        return pause.until

    def answered(self, domains: Iterable[str]) -> tuple[Pause, ...]:
        """The pauses that are over now that these domains have answered, to be removed from what is stored.

        A domain that is held again has had enough since this answer.
        """
        now, names = self._clock(), frozenset(domains)
        over = tuple(pause for pause in self._pauses.values() if pause.domain in names and pause.until <= now)
        for pause in over:
            del self._pauses[_key(pause)]
        return over


def _key(pause: Pause) -> tuple[str, bool]:
    return pause.domain, pause.led
