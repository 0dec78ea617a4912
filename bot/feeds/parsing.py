"""Parsing in a worker process that may be killed. The parent's side: it loads no parser and trusts no body."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self, cast

from pebble import ProcessExpired, ProcessPool

from bot.domain.articles import FeedItem
from bot.domain.feeds import Hints
from bot.domain.secrets import shown_url
from bot.errors import ParseError
from bot.feeds import worker


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed says, newest 500 items at most. `degraded`: its XML is broken, and this is what could be saved."""

    title: str
    items: tuple[FeedItem, ...]
    hints: Hints = field(default_factory=Hints)
    degraded: bool = False
    lang: str = ""
    """Two-letter language of the whole feed, or empty."""


class NotAFeedError(Exception):
    """Raised inside the worker: the body is no feed; the text says what it is instead."""


@dataclass(frozen=True, slots=True)
class ParseLimits:
    """What one body may cost: seconds of processor time and of waiting, bytes of address space."""

    cpu: int = 5
    wall: float = 10.0
    memory: int = 512 * 1024 * 1024


class Parser:
    """A pool of worker processes; an async context manager. A worker that overruns is killed and replaced."""

    def __init__(self, *, workers: int = 1, limits: ParseLimits = ParseLimits()) -> None:
        self._workers = workers
        self._limits = limits
        self._turns = asyncio.Semaphore(workers)
        self._pool = self._new_pool()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stop()

    async def parse(self, body: bytes, *, url: str, content_type: str = "") -> ParsedFeed:
        """Read one body. `url` resolves relative links. Raises ParseError, and nothing else for any body."""
        async with self._turns:
            outcome = await self._outcome(body, url, content_type)
        if isinstance(outcome, str):
            raise ParseError(shown_url(url), outcome)
        return outcome

    async def _outcome(self, body: bytes, url: str, content_type: str) -> ParsedFeed | str:
        try:
            return await self._submit(body, url, content_type)
        except TimeoutError:
            return f"takes more than {self._limits.wall:g} s to parse"
        except ProcessExpired as expired:
            if expired.exitcode == -signal.SIGXCPU:
                return f"takes more than {self._limits.cpu} s of processor time to parse"
            return "crashed the parser"
        except RuntimeError:
            # pebble gives up the whole pool when an idle worker is killed, by the kernel for its memory, say.
            await self._stop()
            self._pool = self._new_pool()
            return await self._submit(body, url, content_type)

    async def _submit(self, body: bytes, url: str, content_type: str) -> ParsedFeed | str:
        job = self._pool.schedule(
            worker.read, args=(body, url, content_type, self._limits.cpu), timeout=self._limits.wall
        )
        return cast("ParsedFeed | str", await asyncio.wrap_future(job))

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            initializer=worker.confine,
            initargs=(self._limits.memory,),
            context=multiprocessing.get_context("spawn"),
        )

    async def _stop(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        await asyncio.to_thread(self._pool.join)
