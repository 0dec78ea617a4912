"""Brings a database file to the present schema, or refuses it untouched. The steps themselves are SQL in `schema/`."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import aiosqlite

from bot.errors import SchemaError, StorageError
from storage.transactions import undone_unless_finished

APPLICATION_ID = int.from_bytes(b"Strk")
MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered change of the schema: it leads from version - 1 to `version`."""

    version: int
    statements: tuple[str, ...]


def shipped_steps() -> tuple[Step, ...]:
    """The steps that come with the program, in order: `schema/0001_initial.sql` and its successors."""
    files = sorted(
        (file for file in resources.files("storage").joinpath("schema").iterdir() if file.name.endswith(".sql")),
        key=lambda file: file.name,
    )
    return tuple(
        Step(version=int(file.name.partition("_")[0]), statements=split(file.read_text("utf-8"))) for file in files
    )


def split(script: str) -> tuple[str, ...]:
    """The statements of a script; no line may end two of them. A trigger, with semicolons inside, is one."""
    statements, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending.strip())
            pending = ""
    if pending.strip():
        statements.append(pending.strip())  # A comment, or a mistake that SQLite will name.
    return tuple(statements)


def holds_database(path: Path, newest: int) -> bool:
    """Whether the file already holds a database of ours, from its header alone: SQLite itself could change the file.

    StorageError when it is no database; SchemaError when it is another program's or newer than `newest`.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StorageError(f"{path}: {error.strerror}; check the path and who owns the file") from error
    if not header:
        return False
    if len(header) < 100 or not header.startswith(MAGIC):
        raise StorageError(f"{path}: this is no database; give the path of another file")
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise SchemaError(f"{path}: this database belongs to another program; give the path of another file")
    refuse_newer(path, int.from_bytes(header[60:64]), newest)
    return True


def refuse_newer(path: Path, version: int, newest: int) -> None:
    """SchemaError when the file's version is beyond what this program knows."""
    if version > newest:
        raise SchemaError(
            f"{path}: this database was made by a newer Strikewire (version {version}, this program knows {newest}); "
            "install the newer Strikewire, or give the path of another file"
        )


async def version_of(connection: aiosqlite.Connection) -> int:
    """The version of the schema; 0 for an empty database."""
    ((version,),) = await connection.execute_fetchall("PRAGMA user_version")
    return int(version)


async def migrate(connection: aiosqlite.Connection, steps: Sequence[Step]) -> None:
    """Take the steps that are still ahead, each whole or not at all.

    Foreign keys must not be enforced yet, so that a step may rebuild a table; each step ends with a check of them.
    """
    version = await version_of(connection)
    for step in steps:
        if step.version > version:
            await _take(connection, step)


async def _take(connection: aiosqlite.Connection, step: Step) -> None:
    async with undone_unless_finished(connection):
        await connection.execute_fetchall("BEGIN IMMEDIATE")
        for statement in step.statements:
            await connection.execute_fetchall(statement)
        if await connection.execute_fetchall("PRAGMA foreign_key_check"):
            raise SchemaError(f"step {step.version} of the schema left rows that point nowhere; nothing was changed")
        await connection.execute_fetchall(f"PRAGMA user_version = {step.version}")
        await connection.execute_fetchall("COMMIT")
