"""Hostile bodies through the whole program: killers beside questions, and every file of a corpus."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from benchmarks.answers import Clock, measure, percentile
from benchmarks.feeds import serving as serving_news
from benchmarks.figures import Figure
from bot import app
from bot.app import taking_in
from bot.config import check_config
from bot.domain.feeds import FeedSource
from bot.errors import ParseError
from bot.feeds.addresses import Guard
from bot.feeds.parsed import ParsedFeed
from bot.feeds.parsing import Parser
from bot.knowledge import knowledge_of
from bot.usecases.progress import silent
from tests.feeds.killers import HEAVY, KILLERS
from tests.feeds.soundness import unsafe_parts

HONEST = 40
"""Feeds of news that are polled beside the killers."""


async def check_killers(seconds: int) -> list[Figure]:
    """Check 7: one killer after the other, while `/status` is asked and other feeds are polled."""
    clock, killed, missed, asked = Clock(), 0, 0, 0
    config = check_config({"defaults": False}, "benchmarks")
    bodies = {name: make() for name, make in {**KILLERS, **HEAVY}.items()}
    with tempfile.TemporaryDirectory() as folder, serving_news() as news, serving(list(bodies.values())) as killers:
        known = replace(knowledge_of(config), feeds=(*news[:HONEST], *killers))
        async with _opened(config, known, Path(folder) / "db", clock) as intake:
            over = asyncio.Event()

            async def poll() -> None:
                nonlocal killed, missed, asked
                while not over.is_set():
                    clock.now += timedelta(hours=25)
                    summary = await intake.poll_feeds(silent)
                    hostile = {urlsplit(feed.url).netloc for feed in killers}
                    missed += sum(urlsplit(feed.address).netloc not in hostile for feed in summary.failed)
                    asked += HONEST
                    killed += len(killers)

            polling = asyncio.create_task(poll())
            status = intake.answers.report_status
            figures = await measure(
                {
                    "/status": lambda now: status.overview(now, asked_at=False),
                    "/status wga": lambda now: status("wga", now, asked_at=False),
                },
                clock,
                max(1, seconds * 10),
                seconds=seconds,
            )
            over.set()
            await polling
    lag, worst = percentile(figures.lags, 0.99), max(figures.lags)
    answered = percentile([each for taken in figures.taken.values() for each in taken], 0.99)
    return [
        Figure(7, f"killers in {seconds} s and more, back to back", f"{killed}", "> 0", killed > 0),
        Figure(7, "event loop late by, p99", f"{1000 * lag:.1f} ms", "50 ms", lag <= 0.05),
        Figure(7, "event loop late by, at most", f"{1000 * worst:.1f} ms", "250 ms", worst <= 0.25),
        Figure(7, "/status, p99", f"{1000 * answered:.1f} ms", "1 s", answered <= 1),
        Figure(7, "other feeds polled", f"{asked - missed} of {asked}", "all", asked > 0 and not missed),
        Figure(7, "workers left", f"{_workers()}", "0", _workers() == 0),
    ]


async def check_corpus(folders: Sequence[Path]) -> list[Figure]:
    """Check 8: every file of these folders, imported and polled."""
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    feeds: list[ParsedFeed] = []
    ends: Counter[str] = Counter()
    program: Any = app
    program.Parser = partial(_Watched, feeds=feeds, ends=ends)
    config = check_config({"defaults": False, "polling": {"at_once": 64}}, "benchmarks")
    clock, rows = Clock(), []
    with tempfile.TemporaryDirectory() as folder, serving([path.read_bytes() for path in files]) as sources:
        known = replace(knowledge_of(config), feeds=tuple(sources))
        async with _opened(config, known, Path(folder) / "db", clock) as intake:
            for name, work in (("imported", intake.import_files(files, silent)), ("polled", intake.poll_feeds(silent))):
                start = time.perf_counter()
                done: Any = await work
                count = done.files if name == "imported" else done.polled
                seconds = time.perf_counter() - start
                rows.append(
                    Figure(8, f"files {name}", f"{count} in {seconds:.0f} s", f"{len(files)}", count == len(files))
                )
    unsafe = [name for feed in feeds for item in feed.items for name in unsafe_parts(item)]
    items = sum(len(feed.items) for feed in feeds)
    crashed = ends["uncaught"]
    return [
        *rows,
        Figure(8, "uncaught exceptions", f"{crashed}", "0", not crashed),
        Figure(8, "killed or crashed workers", f"{ends['crashed']}", "0", not ends["crashed"]),
        Figure(8, "workers left", f"{_workers()}", "0", _workers() == 0),
        Figure(8, f"unsafe parts of {items} items", f"{len(unsafe)}", "0", not unsafe),
    ]


class _Watched(Parser):
    """Remembers what came out, and what went wrong."""

    def __init__(self, feeds: list[ParsedFeed], ends: Counter[str]) -> None:
        super().__init__()
        self._feeds, self._ends = feeds, ends

    async def parse(self, body: bytes, *, url: str, content_type: str = "") -> ParsedFeed:
        try:
            feed = await super().parse(body, url=url, content_type=content_type)
        except ParseError as error:
            self._ends["crashed" if "crashed" in error.reason or "more than" in error.reason else "refused"] += 1
            raise
        except Exception:
            self._ends["uncaught"] += 1
            raise
        self._feeds.append(feed)
        return feed


def _opened(config: Any, known: Any, path: Path, clock: Clock) -> Any:
    places = frozenset((urlsplit(feed.url).hostname or "", urlsplit(feed.url).port or 0) for feed in known.feeds)
    return taking_in(config, known, path, clock=clock, guard=Guard(allowed=places), pause=timedelta(0))


def _workers() -> int:
    """How many worker processes are left."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return sum(b"bot.feeds.worker" in Path(f"/proc/{child}/cmdline").read_bytes() for child in children)


@contextmanager
def serving(bodies: list[bytes]) -> Iterator[list[FeedSource]]:
    """The bodies as feeds, each on a host of its own, served by another process until the block ends."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    server = context.Process(target=_run, args=(theirs, bodies), daemon=True)
    server.start()
    try:
        port = ours.recv()
        yield [
            FeedSource(f"http://127.1.{number >> 8}.{number & 255}:{port}/{number}", "a.example", f"{number}")
            for number in range(len(bodies))
        ]
    finally:
        server.terminate()
        server.join()


def _run(connection: Connection, bodies: list[bytes]) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(body=bodies[int(request.match_info["number"])], content_type="application/rss+xml")

    async def serve() -> None:
        application = web.Application()
        application.router.add_get("/{number}", answer)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "0.0.0.0", 0).start()  # noqa: S104 - all of 127.0.0.0/8, one address a host
        connection.send(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(serve())
