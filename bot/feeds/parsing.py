"""Parsing in a worker process that may be killed. The parent's side: it loads no parser, and trusts no answer."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from pydantic import TypeAdapter

from bot.domain.secrets import shown_url
from bot.errors import ParseError
from bot.feeds.items import MOST_ITEMS
from bot.feeds.parsed import NoFeed, ParsedFeed
from bot.feeds.worker import FRAME

_LOG = logging.getLogger(__name__)
_ANSWER: TypeAdapter[ParsedFeed | NoFeed] = TypeAdapter(ParsedFeed | NoFeed)
_PROGRAM = "import sys; sys.path[:] = {path!r}; from bot.feeds.worker import serve; serve({memory})"
_START = 60.0
"""Seconds a worker may take to start, on a machine under load."""
TOLD = 1_000
"""Feeds of which is remembered that it was told how many entries are left out."""


@dataclass(frozen=True, slots=True)
class ParseLimits:
    """What one body may cost: seconds of processor time and of waiting, bytes of address space and of the answer."""

    cpu: int = 5
    wall: float = 10.0
    memory: int = 512 * 1024 * 1024
    answer: int = 4_000_000


@dataclass(frozen=True, slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


class Parser:
    """A worker process, started when there is something to parse; an async context manager.

    A worker that overruns or answers nonsense is killed; the next body gets a new one.
    """

    def __init__(self, *, limits: ParseLimits = ParseLimits()) -> None:
        self._limits = limits
        self._turn = asyncio.Lock()
        self._worker: _Worker | None = None
        self._told: set[str] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        async with self._turn:
            await self._end()

    async def parse(self, body: bytes, *, url: str, content_type: str = "") -> ParsedFeed:
        """Read one body. `url` resolves relative links. Raises ParseError, and nothing else for any body."""
        found = await self.read(body, url=url, content_type=content_type)
        if isinstance(found, NoFeed):
            raise ParseError(shown_url(url), found.reason)
        self._tell_of_rest(found, shown_url(url))
        return found

    async def read(self, body: bytes, *, url: str, content_type: str = "") -> ParsedFeed | NoFeed:
        """As `parse`, but what is no feed is no error."""
        async with self._turn:
            try:
                found = await self._outcome(body, url, content_type)
                if found is None:
                    found = await self._outcome(body, url, content_type) or NoFeed("crashed the parser")
            except BaseException:
                # It may be in the middle of an answer.
                await self._end()
                raise
        return found

    async def _outcome(self, body: bytes, url: str, content_type: str) -> ParsedFeed | NoFeed | None:
        """What the worker says, or in plain words why not; None if somebody else killed it, perhaps while it idled."""
        envelope = json.dumps({"url": url, "content_type": content_type, "cpu": self._limits.cpu}).encode()
        try:
            worker = await self._started()
        except (OSError, EOFError):
            killed = await self._end(patience=1) == -signal.SIGKILL
            return None if killed else NoFeed("the parser does not start")
        try:
            async with asyncio.timeout(self._limits.wall):
                return _ANSWER.validate_json(await self._ask(worker, envelope, body))
        except TimeoutError:
            await self._end()
            return NoFeed(f"takes more than {self._limits.wall:g} s to parse")
        except (OSError, EOFError):
            ended = await self._end(patience=1)
            if ended == -signal.SIGXCPU:
                return NoFeed(f"takes more than {self._limits.cpu} s of processor time to parse")
            return None if ended == -signal.SIGKILL else NoFeed("crashed the parser")
        except ValueError:
            await self._end()
            return NoFeed("crashed the parser")

    async def _ask(self, worker: _Worker, *parts: bytes) -> bytes:
        """What it answers to `parts`. Raises OSError or EOFError when there is none, ValueError when it is too long."""
        # At once: each piece by itself would wake the worker.
        worker.writer.write(b"".join(piece for part in parts for piece in (FRAME.pack(len(part)), part)))
        await worker.writer.drain()
        (length,) = FRAME.unpack(await worker.reader.readexactly(FRAME.size))
        if length > self._limits.answer:
            raise ValueError(length)
        return await worker.reader.readexactly(length)

    async def _started(self) -> _Worker:
        """The worker, a new one if there is none. Raises OSError or EOFError if it does not start."""
        if self._worker is not None:
            return self._worker
        ours, theirs = socket.socketpair()
        with theirs:
            reader, writer = await asyncio.open_connection(sock=ours)
            try:
                self._worker = _Worker(_launched(theirs, self._limits.memory), reader, writer)
            except OSError:
                writer.transport.abort()
                raise
        try:
            async with asyncio.timeout(_START):
                await self._ask(self._worker)
        except TimeoutError:
            raise EOFError from None
        return self._worker

    async def _end(self, patience: float = 0) -> int | None:
        """Kill the worker if it does not end by itself in these seconds; what it ended with, None if there was none."""
        worker, self._worker = self._worker, None
        if worker is None:
            return None
        worker.writer.transport.abort()
        return await asyncio.to_thread(_ended, worker.process, patience)

    def _tell_of_rest(self, feed: ParsedFeed, address: str) -> None:
        if feed.entries > len(feed.items) >= MOST_ITEMS and address not in self._told:
            if len(self._told) == TOLD:
                self._told.clear()
            self._told.add(address)
            _LOG.warning("%s: only the newest %d of %d entries are read", address, MOST_ITEMS, feed.entries)


def _ended(process: subprocess.Popen[bytes], patience: float) -> int:
    try:
        return process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _launched(channel: socket.socket, memory: int) -> subprocess.Popen[bytes]:
    """A worker at the other end of `channel`.

    It gets nothing of our environment but what the interpreter itself may need, none of our terminal's signals, and a
    standard error on which no library can repeat a secret.
    """
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", "-c", _PROGRAM.format(path=sys.path, memory=memory)],
        stdin=channel.fileno(),
        stdout=channel.fileno(),
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ},
        start_new_session=True,
    )
