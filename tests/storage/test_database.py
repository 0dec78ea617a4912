"""Opening, units of work, readers, and what is refused."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StorageError
from storage.database import Database
from storage.faults import translated
from tests.storage.announcements import announce, announced


class UndoError(Exception):
    """Thrown to roll a unit of work back."""


async def test_the_promised_settings_hold(database: Database) -> None:
    async with database.transaction() as tx:
        found = {
            name: (await tx.rows(f"PRAGMA {name}"))[0][0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


async def test_what_is_committed_is_there_after_reopening(path: Path) -> None:
    async with Database.open(path) as first, first.transaction() as tx:
        await announce(tx, "kept")
    async with Database.open(path) as second:
        assert await announced(second) == {"kept"}


async def test_concurrent_units_of_work_are_whole_or_absent(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.transaction() as tx:
            await announce(tx, f"{number} first")
            await asyncio.sleep(0)
            await announce(tx, f"{number} second")
            if number % 10 == 0:
                raise UndoError

    tasks = [asyncio.create_task(write(number)) for number in range(300)]
    for number in range(3, 300, 7):
        asyncio.get_running_loop().call_later(number / 3000, tasks[number].cancel)
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)

    held = await announced(database)
    for number, outcome in enumerate(outcomes):
        pair = {f"{number} first", f"{number} second"} & held
        if isinstance(outcome, UndoError):
            assert not pair
        elif outcome is None:
            assert len(pair) == 2
        else:
            assert len(pair) in (0, 2)
    assert sum(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes) > 0


async def test_a_cancelled_unit_of_work_leaves_nothing_and_lets_the_next_in(database: Database) -> None:
    began = asyncio.Event()

    async def write_for_ever() -> None:
        async with database.transaction() as tx:
            await announce(tx, "half")
            began.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write_for_ever())
    await began.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.transaction() as tx:
        await announce(tx, "next")
    assert await announced(database) == {"next"}


async def test_cancelling_in_a_long_statement_undoes_it(database: Database) -> None:
    began = asyncio.Event()

    async def write() -> None:
        async with database.transaction() as tx:
            began.set()
            await tx.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) "
                "INSERT INTO announced SELECT 'bulk ' || i, '' FROM n"
            )

    task = asyncio.create_task(write())
    await began.wait()
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.transaction() as tx:
        await announce(tx, "after")
    assert await announced(database) == {"after"}


async def test_a_reader_sees_only_what_is_committed_and_keeps_its_view(database: Database) -> None:
    count = "SELECT count(*) FROM announced"
    async with database.reader() as early:
        async with database.transaction() as tx:
            await announce(tx, "one")
            assert (await early.rows(count))[0][0] == 0
        assert (await early.rows(count))[0][0] == 0
    assert await announced(database) == {"one"}


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(StorageError, match="may not be written"):
        async with database.reader() as view:
            await view.rows("INSERT INTO announced VALUES ('x', '')")


async def test_more_readers_than_connections_all_get_their_answer(database: Database) -> None:
    assert await asyncio.gather(*(announced(database) for _ in range(50))) == [set()] * 50


async def test_nested_transactions_are_refused_instead_of_hanging(database: Database) -> None:
    async with database.transaction():
        with pytest.raises(RuntimeError, match="inside a transaction"):
            async with database.transaction():
                pass
        with pytest.raises(RuntimeError, match="inside a transaction"):
            await database.close()


async def test_a_transaction_is_of_no_use_after_its_end(database: Database) -> None:
    async with database.transaction() as tx:
        pass
    with pytest.raises(RuntimeError, match="after its end"):
        await announce(tx, "late")


async def test_closing_waits_for_the_unit_under_way_and_may_be_repeated(path: Path) -> None:
    async with Database.open(path) as database:
        proceed, began = asyncio.Event(), asyncio.Event()

        async def write() -> None:
            async with database.transaction() as tx:
                began.set()
                await proceed.wait()
                await announce(tx, "in time")

        writing = asyncio.create_task(write())
        await began.wait()
        closing_down = asyncio.create_task(database.close())
        await asyncio.sleep(0)
        proceed.set()
        await asyncio.gather(writing, closing_down)
        await database.close()
        with pytest.raises(RuntimeError, match="closed"):
            await announced(database)
        with pytest.raises(RuntimeError, match="closed"):
            async with database.transaction():
                pass
    async with Database.open(path) as database:
        assert await announced(database) == {"in time"}


async def test_no_thread_is_left_after_closing_or_a_failed_start(path: Path) -> None:
    before = set(threading.enumerate())
    async with Database.open(path) as database:
        await asyncio.gather(*(announced(database) for _ in range(5)))
        with pytest.raises(StorageError):
            async with Database.open(path):
                pass
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(timeout=5)
    assert not [thread for thread in left if thread.is_alive()]


async def test_a_row_that_points_nowhere_is_named_by_integrity(path: Path) -> None:
    async with Database.open(path) as database:
        with closing(sqlite3.connect(path)) as careless:
            careless.execute("INSERT INTO told VALUES ('channel', 77)")
            careless.commit()
        assert await database.integrity() == ["a row of told points to a missing row of articles"]


async def test_a_full_disk_is_a_storage_error_and_writing_resumes_with_room(database: Database) -> None:
    async with database.transaction() as tx:
        ((pages,),) = await tx.rows("PRAGMA page_count")
        await tx.rows(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StorageError, match="disk is full"):
        async with database.transaction() as tx:
            await announce(tx, "x" * 100_000)
    assert await announced(database) == set()
    async with database.transaction() as tx:
        await tx.rows(f"PRAGMA max_page_count = {pages + 1000}")
        await announce(tx, "y" * 100_000)
    assert len(await announced(database)) == 1


async def test_a_lock_held_by_another_program_is_a_storage_error(database: Database, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        async with database.reader() as view:
            assert await view.rows("SELECT * FROM announced") == []
        with (
            pytest.raises(StorageError, match="another program"),
            translated(path),
            closing(sqlite3.connect(path, timeout=0)) as blocked,
        ):
            blocked.execute("BEGIN IMMEDIATE")
        stranger.execute("COMMIT")
    async with database.transaction() as tx:
        await announce(tx, "free again")


async def test_a_mistake_in_sql_is_left_a_bug(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        async with database.reader() as view:
            await view.rows("SELECT nonsense FROM announced")
    with pytest.raises(sqlite3.IntegrityError):
        async with database.transaction() as tx:
            await tx.execute("INSERT INTO announced VALUES ('twice', ''), ('twice', '')")
