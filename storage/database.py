"""Opens the database and hands out its connections: one writer, a few readers. No table is named here."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Self

import aiosqlite

from bot.errors import SchemaError, StorageError
from storage.faults import translated
from storage.locking import InstanceLock
from storage.migrations import APPLICATION_ID, holds_database, migrate, refuse_newer, shipped_steps, version_of
from storage.transactions import Reading, Transaction, undone_unless_finished, uninterrupted

READERS = 3
BUSY_SECONDS = 5.0
LARGEST_WAL = 64 * 1024 * 1024
OLDEST_SQLITE = (3, 37, 0)


class Database:
    """The open database. Tasks share it freely: transactions queue, readers never wait for them."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._steps = shipped_steps()
        self._resources = AsyncExitStack()
        self._writer: aiosqlite.Connection | None = None
        self._owner: asyncio.Task[object] | None = None
        self._writing = asyncio.Lock()
        self._reading = asyncio.Semaphore(READERS)
        self._idle: list[aiosqlite.Connection] = []
        self._closed = False

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, *, read_only: bool = False, beside: bool = False) -> AsyncIterator[Self]:
        """Open the database at `path` and close it afterwards.

        For writing it is made or migrated, and no second instance may run; `read_only` makes nothing, takes no lock
        and works beside the process that writes. So does `beside`, which also writes, in turns with that process: for
        small units of work whose tables that process does not hold in memory. StorageError or SchemaError say what to
        do.
        """
        database = cls(path)
        try:
            with translated(database.path):
                start = database._start_beside if beside else database._start_reading
                await uninterrupted(start() if read_only or beside else database._start_writing())
            yield database
        finally:
            await database.close()

    async def close(self) -> None:
        """Wait for the units of work under way, then close every connection; closing again does nothing."""
        self._refuse_nesting()
        if self._closed:
            return
        self._closed = True
        with translated(self.path):
            await uninterrupted(self._finish())

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """One unit of work, alone on the writer: stored when the block ends, undone when it raises or is cancelled.

        Do not wait for the network inside: every other writer waits for this block.
        """
        self._refuse_nesting()
        async with self._writing:
            if self._closed or self._writer is None:
                raise RuntimeError("the database is closed, or was opened for reading only")
            self._owner = asyncio.current_task()
            unit = Transaction(self._writer)
            try:
                with translated(self.path):
                    async with undone_unless_finished(self._writer):
                        await uninterrupted(self._writer.execute_fetchall("BEGIN IMMEDIATE"))
                        yield unit
                        await uninterrupted(self._writer.execute_fetchall("COMMIT"))
            finally:
                unit.end()
                self._owner = None

    @asynccontextmanager
    async def reader(self, *, single: bool = False) -> AsyncIterator[Reading]:
        """A view of what is committed as the first query finds it; later commits do not show in it.

        A `single` query needs no transaction around it, and is three times as quick without.
        """
        async with self._reading:
            if self._closed:
                raise RuntimeError("the database is closed")
            with translated(self.path):
                while not self._idle:
                    await uninterrupted(self._add_reader())
                connection = self._idle.pop()
                view = Reading(connection)
                try:
                    if not single:
                        await uninterrupted(connection.execute_fetchall("BEGIN"))
                    yield view
                finally:
                    view.end()
                    if not single:
                        await uninterrupted(connection.rollback())
                    self._idle.append(connection)

    async def integrity(self) -> list[str]:
        """What SQLite finds wrong with the file, one sentence each; empty when all is well."""
        try:
            async with self.reader() as view:
                damages = [row[0] for row in await view.rows("PRAGMA integrity_check(20)") if row[0] != "ok"]
                dangling = await view.rows("PRAGMA foreign_key_check")
        except StorageError as error:
            return [str(error)]
        return damages + [f"a row of {row['table']} points to a missing row of {row['parent']}" for row in dangling]

    async def _start_writing(self) -> None:
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            needed = ".".join(map(str, OLDEST_SQLITE))
            raise StorageError(f"SQLite {sqlite3.sqlite_version} is too old; install {needed} or newer")
        if not self.path.parent.is_dir():
            raise StorageError(f"{self.path.parent}: there is no such folder; create it, or give another path")
        holds_database(self.path, self._newest)
        self._resources.callback(InstanceLock(self.path).release)
        self._writer = writer = await self._connect(str(self.path))
        ((application_id,),) = await writer.execute_fetchall("PRAGMA application_id")
        if application_id != APPLICATION_ID:
            # Before WAL, so that it stands in the file itself and `holds_database` sees it whatever happens next.
            await writer.execute_fetchall(f"PRAGMA application_id = {APPLICATION_ID}")
        refuse_newer(self.path, await version_of(writer), self._newest)
        ((mode,),) = await writer.execute_fetchall("PRAGMA journal_mode = WAL")
        if mode != "wal":
            raise StorageError(
                f"{self.path}: this disk does not support shared memory; keep the database on a local one"
            )
        await writer.execute_fetchall("PRAGMA synchronous = FULL")
        await writer.execute_fetchall(f"PRAGMA journal_size_limit = {LARGEST_WAL}")
        await migrate(writer, self._steps)
        await writer.execute_fetchall("PRAGMA foreign_keys = ON")

    async def _start_reading(self) -> None:
        if not holds_database(self.path, self._newest):
            raise StorageError(
                f"{self.path}: there is no database yet; `strikewire poll` or `strikewire import` makes one"
            )
        await self._add_reader()
        version = await version_of(self._idle[0])
        refuse_newer(self.path, version, self._newest)
        if version < self._newest:
            raise SchemaError(
                f"{self.path}: this database was made by an older Strikewire; "
                "`strikewire poll` or `strikewire import` brings it up to date"
            )

    async def _start_beside(self) -> None:
        await self._start_reading()
        self._writer = await self._connect(str(self.path))
        await self._writer.execute_fetchall("PRAGMA wal_autocheckpoint = 0")
        await self._writer.execute_fetchall("PRAGMA synchronous = FULL")
        await self._writer.execute_fetchall("PRAGMA foreign_keys = ON")

    async def _add_reader(self) -> None:
        # A connection that may not write never runs a checkpoint either: that is the writer's alone.
        self._idle.append(await self._connect(f"{self.path.as_uri()}?mode=ro"))

    async def _connect(self, database: str) -> aiosqlite.Connection:
        is_uri = database.startswith("file:")
        connection = await aiosqlite.connect(database, uri=is_uri, timeout=BUSY_SECONDS, isolation_level=None)
        self._resources.push_async_callback(connection.close)
        connection.row_factory = sqlite3.Row
        return connection

    async def _finish(self) -> None:
        async with self._writing:
            for _ in range(READERS):
                await self._reading.acquire()
            await self._resources.aclose()
            for _ in range(READERS):
                self._reading.release()

    def _refuse_nesting(self) -> None:
        if self._owner is not None and self._owner is asyncio.current_task():
            raise RuntimeError("inside a transaction, use it: a second one would wait for the first for ever")

    @property
    def _newest(self) -> int:
        return self._steps[-1].version
