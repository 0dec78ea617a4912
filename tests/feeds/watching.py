"""What this process tries to open: files, sockets and programs, as the interpreter's audit events tell it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_WATCHED = ("open", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request", "os.system")
_LIBRARIES = tuple(dict.fromkeys((sys.prefix, sys.base_prefix, sys.exec_prefix)))
_watchers: list[list[str]] = []
_hooked: list[bool] = []


@contextmanager
def watching() -> Iterator[list[str]]:
    """Every attempt to open something while the block runs, files of Python's own libraries excepted."""
    if not _hooked:
        sys.addaudithook(_note)  # It can never be taken away again.
        _hooked.append(True)
    attempts: list[str] = []
    _watchers.append(attempts)
    try:
        yield attempts
    finally:
        _watchers.remove(attempts)


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if _watchers and event in _WATCHED:
        target = os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes) else repr(arguments)
        if not target.startswith(_LIBRARIES):
            for attempts in _watchers:
                attempts.append(f"{event} {target}")
