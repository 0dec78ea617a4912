"""SQLite's errors as our own, each with a sentence that says what to do. Errors that are bugs pass through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StorageError

ADVICE = {
    sqlite3.SQLITE_FULL: "the disk is full; free some space and try again",
    sqlite3.SQLITE_BUSY: "another program keeps the database locked; close that program and try again",
    sqlite3.SQLITE_LOCKED: "another program keeps the database locked; close that program and try again",
    sqlite3.SQLITE_PROTOCOL: "the file locks do not work here; keep the database on a local disk",
    sqlite3.SQLITE_CORRUPT: "the database is damaged; keep the file aside and put a backup in its place",
    sqlite3.SQLITE_NOTADB: "this is no database of Strikewire; give the path of another file",
    sqlite3.SQLITE_READONLY: "the database may not be written; check who owns the file and its folder",
    sqlite3.SQLITE_PERM: "the database may not be used; check who owns the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "the database cannot be opened; check that its folder exists and may be written",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write; check the disk, then run `strikewire check`",
    sqlite3.SQLITE_NOMEM: "there is not enough memory; give the program more and try again",
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise StorageError for whatever the disk, a lock or the file itself did wrong inside the block."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        advice = _advice(error)
        if advice is None:
            raise
        raise StorageError(f"{path}: {advice}") from error


def _advice(error: sqlite3.DatabaseError) -> str | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:
        # What readers and writer share in memory begins as a file: there is no room for it.
        return ADVICE[sqlite3.SQLITE_FULL]
    if code is not None:
        return ADVICE.get(code & 0xFF)
    # The module's own complaint, without a code: text in a row is no UTF-8.
    return ADVICE[sqlite3.SQLITE_CORRUPT] if type(error) is sqlite3.OperationalError else None
