"""Measures how long answers take with a full archive: idle, and while two hundred feeds are polled beside them."""

from __future__ import annotations

import argparse
import asyncio
import math
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.archive import COUNT, archive, knowledge
from benchmarks.feeds import ROUND, serving
from benchmarks.news import END
from bot.app import Answers, Intake, taking_in
from bot.config import check_config
from bot.feeds.addresses import Guard
from bot.knowledge import Knowledge
from bot.usecases.preview_digest import PreviewDigest
from bot.usecases.progress import silent
from bot.usecases.set_up_digest import DigestWish, SetUpDigest
from storage.database import Database

GUILD = 1
DISTANCE = 0.05
"""Seconds between two questions."""
TICK = 0.005
PAST = "/status wga at:2023-09-22"
"""Folded from the claims themselves; it has a line of its own in the table."""

Question = Callable[[datetime], Awaitable[object]]


@dataclass
class Clock:
    """The time of the news."""

    now: datetime = END

    def __call__(self) -> datetime:
        """The present."""
        return self.now


@dataclass(frozen=True)
class Figures:
    """Seconds that each question took, how late the event loop was at every tick, and rounds of polling in the time."""

    taken: dict[str, list[float]]
    lags: list[float]
    rounds: int = 0


def questions(answers: Answers, preview: PreviewDigest, subscription: int, known: Knowledge) -> dict[str, Question]:
    """What is asked, by the name it has in the table."""
    wga = {contract.id for contract in known.lexicon.find_union("wga").contracts}
    past = datetime(2023, 9, 22, 17, tzinfo=UTC)

    def headlines(days: int, contracts: set[str] | None = None) -> Question:
        return lambda now: answers.list_headlines(now - timedelta(days=days), now, contracts=contracts, limit=10)

    return {
        "/status": lambda now: answers.report_status.overview(now, asked_at=False),
        "/status wga": lambda now: answers.report_status("wga", now, asked_at=False),
        "/status sag-aftra": lambda now: answers.report_status("sag-aftra", now, asked_at=False),
        "/status dga": lambda now: answers.report_status("dga", now, asked_at=False),
        PAST: lambda _: answers.report_status("wga", past, asked_at=True),
        "/headlines": headlines(3),
        "/headlines wga days:30": headlines(30, wga),
        "/headlines days:366": headlines(366),
        "/timeline sag-aftra": lambda now: answers.trace_timeline("sag-aftra", now),
        "/digest preview": lambda _: preview(GUILD, subscription),
    }


@asynccontextmanager
async def opened(path: Path, known: Knowledge, clock: Clock) -> AsyncIterator[tuple[Intake, PreviewDigest]]:
    """The program over the database at `path`, and the preview of digests."""
    ports = {(urlsplit(feed.url).hostname or "", urlsplit(feed.url).port or 0) for feed in known.feeds}
    config = check_config({}, "benchmarks")
    guard = Guard(allowed=frozenset(ports))
    async with (
        taking_in(config, known, path, clock=clock, guard=guard, pause=timedelta(0)) as intake,
        Database.open(path, read_only=True) as database,
    ):
        unions = known.lexicon.unions
        yield intake, PreviewDigest(database, intake.answers.compose_digest, unions, known.followed, clock)


async def set_up(path: Path, known: Knowledge, clock: Clock) -> int:
    """Subscribe a channel to the digest that is previewed; its id."""
    wish = DigestWish(guild_id=GUILD, channel_id=2, user_id=3, unions="", at="9", zone="UTC")
    async with Database.open(path) as database:
        return (await SetUpDigest(database, known.lexicon, ("UTC",), clock)(wish)).subscription.id


async def measure(
    asked: dict[str, Question], clock: Callable[[], datetime], times: int, *, seconds: float = math.inf
) -> Figures:
    """Ask every question so many times, but not for longer than `seconds`, one after the other at even distances."""
    end = time.perf_counter() + seconds
    figures = Figures(defaultdict(list), [])
    watch = asyncio.create_task(_watch(figures.lags))
    for _ in range(times):
        if time.perf_counter() > end:
            break
        for name, ask in asked.items():
            due = time.perf_counter() + DISTANCE
            await asyncio.sleep(DISTANCE)
            await ask(clock())
            figures.taken[name].append(time.perf_counter() - due)
    watch.cancel()
    with suppress(asyncio.CancelledError):
        await watch
    return figures


async def measure_polling(intake: Intake, asked: dict[str, Question], clock: Clock, times: int) -> Figures:
    """As `measure`, while one round of polling follows the other."""
    rounds = 0

    async def poll() -> None:
        nonlocal rounds
        while True:
            clock.now += ROUND
            summary = await intake.poll_feeds(silent)
            if summary.failed:
                raise RuntimeError(summary.failed[0].reason)
            rounds += 1

    polling = asyncio.create_task(poll())
    figures = await measure(asked, clock, times)
    if polling.done():
        polling.result()
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling
    return replace(figures, rounds=rounds)


async def _watch(lags: list[float]) -> None:
    while True:
        due = time.perf_counter() + TICK
        await asyncio.sleep(TICK)
        lags.append(time.perf_counter() - due)


def percentile(taken: Sequence[float], share: float) -> float:
    """The value that this share of `taken` does not exceed."""
    ranked = sorted(taken)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def table(title: str, figures: Figures) -> str:
    """The figures in milliseconds, one line for each question and one for the event loop."""
    present = [each for name, taken in figures.taken.items() if name != PAST for each in taken]
    rows = {**figures.taken, "all but the past": present}
    lines = [f"{title:32}{'n':>7}{'p50':>9}{'p99':>9}{'max':>9}"]
    for name, taken in {**rows, "event loop late by": figures.lags}.items():
        values = "".join(
            f"{1000 * value:9.1f}" for value in (percentile(taken, 0.5), percentile(taken, 0.99), max(taken))
        )
        lines.append(f"{name:32}{len(taken):7}{values}")
    if figures.rounds:
        lines.append(f"rounds of polling finished: {figures.rounds}")
    return "\n".join(lines)


async def run(path: Path, known: Knowledge, times: int) -> None:
    """Measure over a copy of the archive at `path`, and print the tables."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder, serving() as feeds:
        copy = Path(folder) / "copy.db"
        shutil.copy(path, copy)
        known = replace(known, feeds=tuple(feeds))
        subscription = await set_up(copy, known, clock)
        async with opened(copy, known, clock) as (intake, preview):
            asked = questions(intake.answers, preview, subscription, known)
            await intake.reread_articles(silent)
            await measure(asked, clock, 1)
            print(table("idle (ms)", await measure(asked, clock, times)), "\n", flush=True)  # noqa: T201
            print(table("polling 200 feeds (ms)", await measure_polling(intake, asked, clock, times)))  # noqa: T201


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, help="the database with the archive; made if it is not there")
    parser.add_argument("--count", type=int, default=COUNT, help="articles of a new archive (default: %(default)s)")
    parser.add_argument(
        "--times", type=int, default=100, help="how often each question is asked (default: %(default)s)"
    )
    arguments = parser.parse_args()
    shipped = knowledge()
    archive(arguments.archive, arguments.count, shipped)
    asyncio.run(run(arguments.archive, shipped, arguments.times))
