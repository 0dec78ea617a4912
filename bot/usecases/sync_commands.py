"""Register the commands with Discord, when they are others than last time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from storage.database import Database
from storage.registrations import RegistrationStore

AGAIN_AFTER = timedelta(minutes=10)
"""How long to wait after a registration that failed."""


class Registry(Protocol):
    """Where commands are registered."""

    async def fingerprint(self) -> str:
        """What tells these commands, with all their names and options, from any others."""

    async def register(self) -> None:
        """Register them in place of those that were."""


class SyncCommands:
    """Keep Discord's list of an application's commands up to date. Asked again and again, it does so once."""

    def __init__(
        self,
        database: Database,
        application_id: int,
        registry: Callable[[], Registry | None],
        clock: Callable[[], datetime],
    ) -> None:
        """`registry` gives None while there is no connection."""
        self._database = database
        self._application_id = application_id
        self._registry = registry
        self._clock = clock
        self._registrations = RegistrationStore(database)
        self._done = False
        self._next_at: datetime | None = None

    async def __call__(self) -> bool:
        """Register the commands if they have changed; whether they were. What fails is tried again in 10 minutes."""
        now, registry = self._clock(), self._registry()
        if self._done or registry is None or (self._next_at and now < self._next_at):
            return False
        self._next_at = now + AGAIN_AFTER
        fingerprint = await registry.fingerprint()
        changed = await self._registrations.fingerprint(self._application_id) != fingerprint
        if changed:
            await registry.register()
            async with self._database.transaction() as unit:
                await self._registrations.put(unit, self._application_id, fingerprint)
        self._done = True
        return changed
