"""The lock file that keeps a second instance out. It guards a path and knows nothing of what the path holds."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from bot.errors import StorageError


class InstanceLock:
    """An exclusive `flock` beside the database; the system lets go of it when the process dies, however it dies."""

    def __init__(self, database: Path) -> None:
        """Take the lock at once; StorageError when another process has it or the folder may not be written."""
        path = database.with_name(database.name + ".lock")
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise StorageError(
                f"{path}: the lock file cannot be made ({error.strerror}); check who owns the folder"
            ) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(self._file, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(self._file)
            raise StorageError(
                f"{database}: another Strikewire (process {holder}) is using it; stop that one first, "
                "or give this one another database"
            ) from error
        os.ftruncate(self._file, 0)
        os.write(self._file, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let the next instance in. The file stays: removing it would let two instances lock two files."""
        os.close(self._file)
