"""The lock file that keeps a second instance out. It guards a path and knows nothing of what the path holds."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

from bot.errors import StorageError


class InstanceLock:
    """An exclusive `flock` beside the database; the system lets go of it when the process dies, however it dies."""

    def __init__(self, database: Path) -> None:
        """Take the lock at once; StorageError when another process has it or the folder may not be written."""
        path = lock_of(database)
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise _unmade(path, error) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = _holder(self._file)
            os.close(self._file)
            raise StorageError(
                f"{database}: another Strikewire (process {holder}) is using it; stop that one first, "
                "or give this one another database"
            ) from error
        try:
            os.ftruncate(self._file, 0)
            os.write(self._file, f"{os.getpid()}\n".encode())
        except OSError as error:
            os.close(self._file)
            raise _unmade(path, error) from error

    def release(self) -> None:
        """Let the next instance in. The file stays: removing it would let two instances lock two files."""
        os.close(self._file)


def lock_of(database: Path) -> Path:
    """The lock file of a database."""
    return database.with_name(database.name + ".lock")


def holder_of(database: Path) -> str:
    """The id of the process that has the database, or "unknown"; empty where none has."""
    try:
        file = os.open(lock_of(database), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return _holder(file)
    else:
        return ""
    finally:
        os.close(file)


def _holder(file: int) -> str:
    return os.read(file, 20).decode("ascii", "replace").strip() or "unknown"


def _unmade(path: Path, error: OSError) -> StorageError:
    advice = "free some space and try again" if error.errno == errno.ENOSPC else "check who owns the folder"
    return StorageError(f"{path}: the lock file cannot be made ({error.strerror}); {advice}")
