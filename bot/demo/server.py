"""Serves the sample feeds on loopback over real HTTP, with validators, as a publisher would."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources

from aiohttp import web

TYPES = {"xml": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


@asynccontextmanager
async def serving() -> AsyncIterator[tuple[str, int]]:
    """Serve until the block ends; yields the address and port."""
    application = web.Application()
    application.router.add_get("/{name}", _feed)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        yield host, port
    finally:
        await runner.cleanup()


def sample_names() -> tuple[str, ...]:
    """File names of the sample feeds."""
    folder = resources.files("bot.demo") / "feeds"
    return tuple(sorted(file.name for file in folder.iterdir()))


async def _feed(request: web.Request) -> web.Response:
    name = request.match_info["name"]
    if name not in sample_names():
        raise web.HTTPNotFound
    body = (resources.files("bot.demo") / "feeds" / name).read_bytes()
    etag = hashlib.sha256(body).hexdigest()[:16]
    if f'"{etag}"' == request.headers.get("If-None-Match"):
        raise web.HTTPNotModified
    response = web.Response(body=body, content_type=TYPES[name.rpartition(".")[2]], charset="utf-8")
    response.etag = etag
    return response
