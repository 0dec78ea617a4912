"""One engine that polls feeds, in a process of its own: a first round, then steady ones that are measured.

It is given its job in one line, says in one that it is ready, and answers each further line with a steady round.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

AT_ONCE = 20
SHARE = 0.2
"""Of the feeds, how many have something new in the steady round."""
TICK = 0.005
_CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Job:
    """What an engine is to do: poll these feeds, keep its files in `folder`, advance the feeds at `control`."""

    urls: Sequence[str]
    control: str
    folder: str


@dataclass
class Measured:
    """A steady round: seconds of processor and of waiting, items known then, memory in MB, lateness of the loop."""

    cpu: float
    wall: float
    items: int
    memory: dict[str, float] = field(default_factory=dict)
    lags: list[float] = field(default_factory=list)


def advance(job: Job) -> int:
    """Let a share of the feeds bring something new; how many items there are now."""
    with urlopen(f"{job.control}?share={SHARE}") as answer:  # noqa: S310 - our own server
        return int(answer.read())


def cpu_of(pid: int) -> float:
    """Seconds of processor that a process and its children, ended or not, have used."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / _CLOCK_TICKS + sum(map(cpu_of, children_of(pid)))


def children_of(pid: int) -> list[int]:
    """The processes that a process has started and that still run."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def memory_of(pid: int) -> float:
    """Resident MB of a process."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def is_asked() -> bool:
    """Whether another round is asked for; waits for it."""
    return bool(sys.stdin.readline())


def say(found: Measured | None) -> None:
    """Say what a round cost; None that the first is done."""
    print(json.dumps(asdict(found) if found else None), flush=True)  # noqa: T201


def measure(job: Job, poll: Callable[[], int]) -> None:
    """The rounds of an engine whose `poll` tells how many items it knows."""
    poll()
    say(None)
    while is_asked():
        advance(job)
        cpu, started = cpu_of(os.getpid()), time.perf_counter()
        items = poll()
        say(Measured(cpu_of(os.getpid()) - cpu, time.perf_counter() - started, items))


def feedparser_in_threads(job: Job, *, conditional: bool) -> None:
    """`feedparser.parse(url)` in a pool of threads, as most bots do it; with `conditional` sending the validators."""
    import feedparser

    validators: dict[str, str] = {}
    known: set[str] = set()

    def read(url: str) -> None:
        parsed = feedparser.parse(url, etag=validators.get(url) if conditional else None)
        validators[url] = parsed.get("etag", validators.get(url, ""))
        known.update(entry.id for entry in parsed.entries)

    def poll() -> int:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(read, job.urls))
        return len(known)

    measure(job, poll)


def reader(job: Job) -> None:
    """The library `reader` with its own workers."""
    library = import_module("reader").make_reader(f"{job.folder}/reader.sqlite")
    for url in job.urls:
        library.add_feed(url)

    def poll() -> int:
        library.update_feeds(scheduled=False, workers=AT_ONCE)
        return int(library.get_entry_counts().total)

    measure(job, poll)


def newsboat(job: Job) -> None:
    """The terminal program newsboat, started for each round."""
    folder = Path(job.folder)
    (folder / "urls").write_text("".join(f"{url}\n" for url in job.urls))
    (folder / "config").write_text(f"reload-threads {AT_ONCE}\nmax-items 0\n")
    cache = folder / "cache.db"
    command = ["newsboat", "-q", f"-u{folder}/urls", f"-c{cache}", f"-C{folder}/config", "-x", "reload"]

    def poll() -> int:
        subprocess.run(command, check=True, env=os.environ | {"HOME": job.folder}, stdout=sys.stderr)  # noqa: S603
        with sqlite3.connect(cache) as database:
            return int(database.execute("SELECT count(*) FROM rss_item").fetchone()[0])

    measure(job, poll)


async def fetching_alone(job: Job) -> None:
    """Asking for the feeds with validators and reading what comes: nobody can be cheaper."""
    import aiohttp

    etags: dict[str, str] = {}
    turns = asyncio.Semaphore(AT_ONCE)

    async def fetch(session: aiohttp.ClientSession, url: str) -> None:
        async with turns, session.get(url, headers={"If-None-Match": etags.get(url, "-")}) as answer:
            await answer.read()
            etags[url] = answer.headers["ETag"]

    async with aiohttp.ClientSession() as session:

        async def poll() -> int:
            await asyncio.gather(*(fetch(session, url) for url in job.urls))
            return 0

        await measure_beside(job, poll)


async def strikewire(job: Job) -> None:
    """Our own polling, whole: fetched, cut, parsed, matched, stored, with the ledger brought up to date."""
    from benchmarks.archive import knowledge
    from benchmarks.news import END
    from bot.app import taking_in
    from bot.config import check_config
    from bot.domain.feeds import FeedSource
    from bot.feeds.addresses import Guard
    from bot.usecases.progress import silent

    begun, ahead = time.monotonic(), timedelta()

    def clock() -> datetime:
        return END + ahead + timedelta(seconds=time.monotonic() - begun)

    feeds = [FeedSource(url=url, publisher=f"feed{number}.example", name=url) for number, url in enumerate(job.urls)]
    known = replace(knowledge(), feeds=tuple(feeds))
    guard = Guard(allowed=frozenset((urlsplit(url).hostname or "", urlsplit(url).port or 0) for url in job.urls))
    config = check_config({"polling": {"at_once": AT_ONCE}}, "benchmarks")
    items = 0
    async with taking_in(config, known, Path(job.folder) / "ours.db", clock=clock, guard=guard) as intake:

        async def poll() -> int:
            nonlocal ahead, items
            ahead += timedelta(days=2)
            summary = await intake.poll_feeds(silent)
            if summary.failed:
                raise RuntimeError(f"{len(summary.failed)} feeds failed: {summary.failed[0].reason}")
            items += summary.stored.new
            return items

        # As the bot does when it is ready.
        gc.collect()
        gc.freeze()
        await measure_beside(job, poll)


async def measure_beside(job: Job, poll: Callable[[], Awaitable[int]]) -> None:
    """As `measure`, with the lateness of the event loop since the last round was told, and the memory then."""
    lags: list[float] = []
    watch = asyncio.create_task(_watch(lags))
    await poll()
    say(None)
    own = os.getpid()
    while await asyncio.to_thread(is_asked):
        await asyncio.to_thread(advance, job)
        cpu, started = cpu_of(own), time.perf_counter()
        items = await poll()
        found = Measured(cpu_of(own) - cpu, time.perf_counter() - started, items, lags=lags.copy())
        found.memory = {"process": memory_of(own), "its workers": sum(map(memory_of, children_of(own)))}
        lags.clear()
        say(found)
    watch.cancel()
    with suppress(asyncio.CancelledError):
        await watch


async def _watch(lags: list[float]) -> None:
    while True:
        due = time.perf_counter() + TICK
        await asyncio.sleep(TICK)
        lags.append(time.perf_counter() - due)


ENGINES: dict[str, Callable[[Job], None]] = {
    "fetching alone": lambda job: asyncio.run(fetching_alone(job)),
    "strikewire": lambda job: asyncio.run(strikewire(job)),
    "feedparser in threads": lambda job: feedparser_in_threads(job, conditional=False),
    "feedparser, conditional": lambda job: feedparser_in_threads(job, conditional=True),
    "reader": reader,
    "newsboat": newsboat,
}


if __name__ == "__main__":
    ENGINES[sys.argv[1]](Job(**json.loads(sys.stdin.readline())))
