"""Serves two hundred feeds of invented news on loopback, from a process of its own so that only asking is measured."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.utils import format_datetime
from html import escape
from multiprocessing.connection import Connection
from random import Random

from aiohttp import web

from benchmarks.news import END, OUTLETS, latest
from bot.domain.articles import FeedItem
from bot.domain.feeds import FeedSource

FEEDS = 200
HOSTS = 25
ROUND = timedelta(hours=6)
"""News time between two rounds of polling."""
SHOWN = 25
BACKLOG = 10
"""Items of the last weeks that every feed shows in its first round."""
BUSY = 40
"""Items that one feed brings anew in each later round; every tenth of the others brings one or two."""


@contextmanager
def serving() -> Iterator[list[FeedSource]]:
    """The feeds, served until the block ends."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=_run, args=(theirs,), daemon=True)
    server.start()
    try:
        port = ours.recv()
        yield [
            FeedSource(
                url=f"http://127.0.0.{1 + number % HOSTS}:{port}/{number}",
                publisher=OUTLETS[number % len(OUTLETS)],
                name=f"Feed {number}",
                lang="en",
            )
            for number in range(FEEDS)
        ]
    finally:
        server.terminate()
        server.join()


def _run(connection: Connection) -> None:
    asyncio.run(_serve(connection))


async def _serve(connection: Connection) -> None:
    application = web.Application()
    application.router.add_get("/{number}", _Feeds().answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "0.0.0.0", 0).start()  # noqa: S104 - all of 127.0.0.0/8, one address a host
    connection.send(runner.addresses[0][1])
    await asyncio.Event().wait()


class _Feeds:
    """The feeds: at every request a round has passed for the feed that is asked."""

    def __init__(self) -> None:
        self._rounds = [0] * FEEDS
        self._shown: list[list[FeedItem]] = [[] for _ in range(FEEDS)]

    async def answer(self, request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        self._rounds[number] += 1
        random = Random(number * 1_000_003 + self._rounds[number])  # noqa: S311 - invented news
        at = END + ROUND * self._rounds[number]
        some = random.randrange(1, 3) if random.random() < 0.1 else 0
        if self._rounds[number] == 1:
            fresh = latest(BACKLOG, at, timedelta(days=20), random)
        else:
            fresh = latest(BUSY if number == 0 else some, at, ROUND, random)
        self._shown[number] = [*fresh, *self._shown[number]][: max(SHOWN, len(fresh))]
        return web.Response(text=_rss(self._shown[number]), content_type="application/rss+xml")


def _rss(items: list[FeedItem]) -> str:
    entries = "".join(
        f"<item><guid isPermaLink='false'>{item.key}</guid><link>{escape(item.url)}</link>"
        f"<title>{escape(item.title)}</title><description>{escape(item.lead)}</description>"
        f"<pubDate>{format_datetime(item.published_at or END)}</pubDate></item>"
        for item in items
    )
    return f'<rss version="2.0"><channel><title>News</title>{entries}</channel></rss>'
