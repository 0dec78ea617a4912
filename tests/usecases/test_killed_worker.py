"""The process that parses is killed from outside: no other feed is the worse for it, and none is left in the end."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from pathlib import Path

from aiohttp import web

from bot.domain.feeds import FeedState
from bot.usecases.progress import silent
from tests.feeds.test_parsing import children, needs_proc
from tests.usecases.campaign import CAKE, STRIKE
from tests.usecases.desk import Desk, rss

PATHS = [f"/{number}" for number in range(6)]
LONG = rss(STRIKE).replace(
    b"</channel>", b"<item><author>" + b"7" * 20_000 + b"</author><title>x</title></item></channel>"
)
"""It takes about a second and a half to parse."""


def kill_workers() -> int:
    """Kill every child process; how many there were."""
    found = children()
    for worker in found:
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)
    return len(found)


def is_busy(worker: int) -> bool:
    """Whether a process works, and does not wait for work."""
    return Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[0] == "R"


@needs_proc
async def test_killed_before_every_body_it_reads_them_all(desk: Desk) -> None:
    killed = 0

    async def answer(_: web.Request) -> web.Response:
        nonlocal killed
        killed += kill_workers()
        return web.Response(body=rss(STRIKE, CAKE))

    for path in PATHS:
        desk.follow(path)
        desk.publisher.serves(path, answer)
    summary = await desk.poll()
    assert (summary.failed, summary.stored.new) == ([], 2 * len(PATHS))
    assert killed == len(PATHS) - 1
    assert children() == []


@needs_proc
async def test_killed_while_parsing_it_parses_again(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    async with desk.opened() as intake:
        await intake.poll_feeds(silent)
        (worker,) = children()
        desk.publisher.says(body=LONG)
        desk.clock.forward(hours=1)
        polling = asyncio.create_task(intake.poll_feeds(silent))
        while not is_busy(worker):  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0)
        os.kill(worker, signal.SIGKILL)
        summary = await polling
    assert (summary.failed, summary.stored.matched) == ([], 1)
    assert children() == []


@needs_proc
async def test_killed_again_and_again_the_feed_is_the_one_that_fails_until_that_ends(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE), ETag='"one"')
    async with desk.opened() as intake:
        polling = asyncio.create_task(intake.poll_feeds(silent))
        while not polling.done():
            kill_workers()
            await asyncio.sleep(0)
        assert [failed.reason for failed in polling.result().failed] == ["crashed the parser"]
        record = await desk.record()
        assert (record.state, record.validators.etag) == (FeedState.FAILING, "")
        assert children() == []
        desk.clock.forward(hours=1)
        assert (await intake.poll_feeds(silent)).stored.matched == 1
    assert children() == []
