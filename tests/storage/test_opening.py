"""What is opened, made, refused or found damaged, and by whom."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import SchemaError, StorageError
from storage.database import Database
from tests.storage.announcements import announce, announced


def damage(path: Path) -> None:
    """Spoil the start of every page but the first."""
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 200] = b"\xff" * 200
    path.write_bytes(content)


def holding(content: bytes, path: Path) -> Path:
    path.write_bytes(content)
    return path


def fingerprint(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


async def test_a_second_instance_is_refused_and_let_in_afterwards(path: Path) -> None:
    async with Database.open(path):
        with pytest.raises(StorageError, match="another Strikewire"):
            async with Database.open(path):
                pass
    async with Database.open(path) as database:
        assert await announced(database) == set()


async def test_a_second_instance_is_refused_under_another_name_of_the_file(path: Path, tmp_path: Path) -> None:
    async with Database.open(path):
        alias = tmp_path / "alias.db"
        alias.symlink_to(path)
        with pytest.raises(StorageError, match="another Strikewire"):
            async with Database.open(alias):
                pass


async def test_reading_only_works_beside_the_writer_and_sees_its_commits(path: Path) -> None:
    async with Database.open(path) as writer, Database.open(path, read_only=True) as reader:
        assert await announced(reader) == set()
        async with writer.transaction() as tx:
            await announce(tx, "news")
            assert await announced(reader) == set()
        assert await announced(reader) == {"news"}
        with pytest.raises(RuntimeError, match="reading only"):
            async with reader.transaction():
                pass


async def test_reading_only_works_without_a_writer(path: Path) -> None:
    async with Database.open(path) as writer, writer.transaction() as tx:
        await announce(tx, "news")
    async with Database.open(path, read_only=True) as reader:
        assert await announced(reader) == {"news"}
        assert await reader.integrity() == []


async def test_reading_only_makes_nothing_and_says_what_would(path: Path) -> None:
    with pytest.raises(StorageError, match="strikewire import"):
        async with Database.open(path, read_only=True):
            pass
    assert fingerprint(path.parent) == {}


async def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nowhere: there is no such folder"):
        async with Database.open(tmp_path / "nowhere" / "strikewire.db"):
            pass
    assert fingerprint(tmp_path) == {}


@pytest.mark.parametrize("read_only", [False, True])
async def test_another_programs_database_is_refused_untouched(path: Path, read_only: bool) -> None:
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TABLE notes (text)")
        foreign.commit()
    before = fingerprint(path.parent)
    with pytest.raises(SchemaError, match="another program"):
        async with Database.open(path, read_only=read_only):
            pass
    assert fingerprint(path.parent) == before


@pytest.mark.parametrize("read_only", [False, True])
async def test_a_newer_database_is_refused_untouched(path: Path, read_only: bool) -> None:
    async with Database.open(path):
        pass
    with closing(sqlite3.connect(path)) as future:
        future.execute("PRAGMA user_version = 9999")
    before = fingerprint(path.parent)
    with pytest.raises(SchemaError, match="newer Strikewire"):
        async with Database.open(path, read_only=read_only):
            pass
    assert fingerprint(path.parent) == before


async def test_a_newer_version_that_still_stands_in_the_log_is_refused(path: Path, tmp_path: Path) -> None:
    async with Database.open(path):
        with closing(sqlite3.connect(path)) as future:
            future.execute("PRAGMA user_version = 9999")
            crashed = tmp_path / "crashed"
            crashed.mkdir()
            for file in (path, path.with_name(path.name + "-wal")):
                shutil.copy(file, crashed)
    with pytest.raises(SchemaError, match="newer Strikewire"):
        async with Database.open(crashed / path.name):
            pass


@pytest.mark.parametrize("content", [b"This is a letter. " * 20, b"short", b"\0" * 4096])
async def test_a_file_that_is_no_database_is_refused_untouched(path: Path, content: bytes) -> None:
    before = fingerprint(holding(content, path).parent)
    with pytest.raises(StorageError, match="no database"):
        async with Database.open(path):
            pass
    assert fingerprint(path.parent) == before


async def test_an_empty_file_becomes_a_database(path: Path) -> None:
    async with Database.open(holding(b"", path)) as database:
        assert await announced(database) == set()


async def test_a_damaged_file_is_a_storage_error_that_says_what_to_do(path: Path) -> None:
    async with Database.open(path) as database, database.transaction() as tx:
        for number in range(2000):
            await announce(tx, f"a fairly long key to fill pages {number}")
    damage(path)
    with pytest.raises(StorageError, match="damaged"):
        async with Database.open(path, read_only=True) as database:
            await announced(database)
    async with Database.open(path, read_only=True) as database:
        assert await database.integrity() != []


async def test_a_second_process_may_write_small_things_beside_the_first(path: Path) -> None:
    async with Database.open(path) as first, Database.open(path, beside=True) as second:
        async with second.transaction() as tx:
            await announce(tx, "beside")
        async with first.transaction() as tx:
            await announce(tx, "first")
        assert await announced(first) == await announced(second) == {"beside", "first"}


async def test_who_writes_beside_waits_for_the_unit_under_way(path: Path) -> None:
    async with Database.open(path) as first, Database.open(path, beside=True) as second:

        async def write() -> None:
            async with second.transaction() as tx:
                await announce(tx, "beside")

        async with first.transaction() as tx:
            await announce(tx, "first")
            waiting = asyncio.create_task(write())
            assert await announced(second) == set()
        await waiting
        assert await announced(first) == {"beside", "first"}


async def test_beside_makes_no_database_and_takes_no_lock(path: Path) -> None:
    with pytest.raises(StorageError, match="no database yet"):
        async with Database.open(path, beside=True):
            pass
    assert fingerprint(path.parent) == {}
    async with Database.open(path):
        pass
    async with Database.open(path, beside=True) as beside, Database.open(path) as first:
        async with beside.transaction() as tx:
            await announce(tx, "kept")
        assert await announced(first) == {"kept"}


async def test_beside_keeps_the_promised_settings_and_never_folds_the_log_back(path: Path) -> None:
    async with Database.open(path), Database.open(path, beside=True) as second, second.transaction() as tx:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "wal_autocheckpoint")
        found = [(await tx.rows(f"PRAGMA {name}"))[0][0] for name in names]
    assert found == ["wal", 2, 1, 5000, 0]
