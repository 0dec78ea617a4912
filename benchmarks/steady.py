"""Serves any number of feeds on loopback, each on an address of its own; some change when told to."""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from email.utils import format_datetime
from html import escape
from multiprocessing.connection import Connection
from random import Random

from aiohttp import web

from benchmarks.news import END

LATENCY = 0.02
"""Seconds an answer takes, as from a server that is near."""
MOST_NEW = 3
"""Items that a changed feed brings, at most."""
_WORDS = (
    "city council budget river museum weather harbor recipe garden phone album election season coach market bridge "
    "library school novel camera museum airport forest hotel island doctor engine painter summer winter record"
).split()


@contextmanager
def serving(feeds: int, items: int) -> Iterator[tuple[list[str], str]]:
    """The addresses of so many feeds of so many items, and the one that makes a share of them change: `?share=0.2`."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=_run, args=(theirs, feeds, items), daemon=True)
    server.start()
    try:
        port = ours.recv()
        yield [f"http://{_host(number)}:{port}/{number}" for number in range(feeds)], f"http://127.0.0.1:{port}/advance"
    finally:
        server.terminate()
        server.join()


def _host(number: int) -> str:
    return f"127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"


def _run(connection: Connection, feeds: int, items: int) -> None:
    asyncio.run(_serve(connection, feeds, items))


async def _serve(connection: Connection, feeds: int, items: int) -> None:
    application = web.Application()
    runner = web.AppRunner(application, access_log=None)
    steady = _Steady(feeds, items, runner)
    application.router.add_get("/advance", steady.advance)
    application.router.add_get("/{number}", steady.answer)
    await runner.setup()
    # All of 127.0.0.0/8, one address a feed.
    await web.TCPSite(runner, "0.0.0.0", 0, backlog=1_024).start()  # noqa: S104
    connection.send(runner.addresses[0][1])
    await asyncio.Event().wait()


class _Steady:
    """The feeds, ready to send."""

    def __init__(self, feeds: int, items: int, runner: web.AppRunner) -> None:
        self._runner = runner
        self._random = Random("steady")  # noqa: S311 - invented news
        self._items = items
        self._counts = [items] * feeds
        self._bodies: dict[int, tuple[bytes, str]] = {}

    async def advance(self, request: web.Request) -> web.Response:
        changed = self._random.sample(
            range(len(self._counts)), round(len(self._counts) * float(request.query["share"]))
        )
        for number in changed:
            self._counts[number] += self._random.randint(1, MOST_NEW)
            self._bodies.pop(number, None)
        for connection in self._runner.server.connections if self._runner.server else ():
            # No server keeps one open from one poll to the next, which is a quarter of an hour at least.
            if connection is not request.protocol:
                connection.force_close()
        return web.json_response(sum(self._counts))

    async def answer(self, request: web.Request) -> web.Response:
        body, etag = self._body(int(request.match_info["number"]))
        await asyncio.sleep(LATENCY)
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        return web.Response(body=body, content_type="application/rss+xml", headers={"ETag": etag})

    def _body(self, number: int) -> tuple[bytes, str]:
        if number not in self._bodies:
            last = self._counts[number]
            body = _rss(number, [_item(number, place) for place in range(last - 1, last - 1 - self._items, -1)])
            self._bodies[number] = body, f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        return self._bodies[number]


def _item(feed: int, place: int) -> str:
    random = Random(feed * 100_003 + place)  # noqa: S311 - invented news
    words = [random.choice(_WORDS) for _ in range(60)]
    title = f"{' '.join(words[:7]).capitalize()} {feed}-{place}"
    text = f"<p>{' '.join(words[7:])}.</p>"
    link = f"https://feed{feed}.example/{place}"
    return (
        f"<item><guid isPermaLink='false'>{feed}-{place}</guid><link>{link}</link><title>{title}</title>"
        f"<description>{escape(text)}</description>"
        f"<pubDate>{format_datetime(END - timedelta(days=9) + timedelta(minutes=place))}</pubDate></item>"
    )


def _rss(feed: int, items: Sequence[str]) -> bytes:
    head = f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Feed {feed}</title>"
    return f"{head}<link>https://feed{feed}.example/</link>{''.join(items)}</channel></rss>".encode()
