"""What a store may do with a connection: read a settled view, or write inside one unit of work. No SQL of its own."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeAlias, TypeVar

import aiosqlite

Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any]
Result = TypeVar("Result")


class Reading:
    """A view of the database as it stood at one moment; usable only inside its `async with`."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection: aiosqlite.Connection | None = connection

    async def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        # execute_fetchall takes one trip to the connection's thread; execute and fetch would take two.
        return list(await self._live.execute_fetchall(sql, parameters))

    async def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        found = await self.rows(sql, parameters)
        return found[0] if found else None

    def end(self) -> None:
        """Refuse further use: the connection now belongs to somebody else."""
        self._connection = None

    @property
    def _live(self) -> aiosqlite.Connection:
        if self._connection is None:
            raise RuntimeError("a transaction or reader was used after its end")
        return self._connection


class Transaction(Reading):
    """One unit of work: all of it is stored, or nothing."""

    async def execute(self, sql: str, parameters: Parameters = ()) -> None:
        """Run one statement."""
        await self._live.execute_fetchall(sql, parameters)

    async def executemany(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Run one statement for each row."""
        # aiosqlite's type leaves out mappings, which sqlite3 takes as well.
        batch: list[Any] = list(rows)
        if batch:
            await self._live.executemany(sql, batch)


async def uninterrupted(work: Awaitable[Result]) -> Result:
    """Finish `work` even when the caller is cancelled meanwhile; the cancellation is raised once it is done."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled:
        if not task.cancelled():
            task.exception()  # The cancellation goes first; an unread exception would be logged as forgotten.
        raise cancelled
    return task.result()


@asynccontextmanager
async def undone_unless_finished(connection: aiosqlite.Connection) -> AsyncIterator[None]:
    """Roll back what the block began when it raises or is cancelled."""
    try:
        yield
    except BaseException:
        # It also waits for a statement that a cancelled caller left running.
        await uninterrupted(connection.rollback())
        raise
