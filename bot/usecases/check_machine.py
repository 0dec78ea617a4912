"""Look at what the bot stands on: its database, the disk below it, the clock, and the process that parses feeds."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.errors import ParseError, StorageError
from bot.feeds.parsing import Parser
from storage.arrivals import ArrivalStore
from storage.database import Database
from storage.locking import holder_of

ROOM = 200 * 1024 * 1024
"""Bytes that should be free: the write-ahead log alone may take a third of them."""
_TOLERANCE = timedelta(minutes=5)
_SAMPLE = b'{"version": "https://jsonfeed.org/version/1.1", "title": "", "items": []}'


@dataclass(frozen=True, slots=True)
class MachineCheck:
    """What is wrong with the machine."""

    damages: tuple[str, ...] = ()
    """What is wrong with the database, one sentence each."""
    holder: str = ""
    """The process that has the database open for writing; empty where none has."""
    free: int | None = None
    """Bytes that are free where the database lies, if they are few."""
    shown: datetime | None = None
    """What the clock shows, if that is wrong."""
    past: datetime | None = None
    """What is known to be past nevertheless."""
    parser: str = ""
    """Why nothing can be parsed."""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.damages or self.free is not None or self.past or self.parser)


class CheckMachine:
    """Check without changing anything."""

    def __init__(
        self,
        path: Path,
        database: Database | None,
        trouble: StorageError | None,
        parser: Parser,
        *,
        clock: Callable[[], datetime],
        past: datetime | None,
    ) -> None:
        """`database` is None where there is none yet, or where `trouble` says why not; `past` is surely past."""
        self._path = path.absolute()
        self._database = database
        self._trouble = trouble
        self._parser = parser
        self._clock = clock
        self._past = past

    async def __call__(self) -> MachineCheck:
        """Check everything."""
        now, damages, past = self._clock(), await self._damages(), await self._past_at_least()
        wrong = past is not None and past - now > _TOLERANCE
        return MachineCheck(
            damages=damages,
            holder=await asyncio.to_thread(holder_of, self._path),
            free=await asyncio.to_thread(_few_free, self._path.parent),
            shown=now if wrong else None,
            past=past if wrong else None,
            parser=await self._parser_trouble(),
        )

    async def _damages(self) -> tuple[str, ...]:
        if self._database is None:
            return (str(self._trouble),) if self._trouble else ()
        if damages := await self._database.integrity():
            return tuple(damages)
        try:
            await self._database.probe()
        except StorageError as error:
            return (str(error),)
        return ()

    async def _past_at_least(self) -> datetime | None:
        newest = None
        if self._database:
            try:
                newest = await ArrivalStore(self._database).newest_at()
            except StorageError:
                newest = None  # It is told as damage.
        return max(filter(None, (newest, self._past)), default=None)

    async def _parser_trouble(self) -> str:
        try:
            await self._parser.parse(_SAMPLE, url="")
        except ParseError as error:
            return error.reason
        return ""


def _few_free(folder: Path) -> int | None:
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return None  # There is no such folder, which opening the database tells.
    return free if free < ROOM else None
