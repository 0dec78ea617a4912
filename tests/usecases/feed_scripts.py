"""What a feed answers, check by check, and what is told of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from bot.domain.feeds import FeedRecord
from bot.usecases.progress import silent
from tests.usecases.campaign import CAKE
from tests.usecases.desk import Desk, rss

CHALLENGE = {"Server": "cloudflare", "cf-mitigated": "challenge"}


@dataclass
class Says:
    """One answer, `times` over; then the next."""

    status: int = 200
    times: int = 1
    to: str = ""
    retry_after: str = ""
    body: bytes = rss(CAKE)
    etag: str = ""
    cloudflare: bool = False

    def response(self) -> web.Response:
        headers = {"Location": self.to, "Retry-After": self.retry_after, "ETag": self.etag}
        given = {name: value for name, value in headers.items() if value}
        return web.Response(
            status=self.status,
            headers={**given, **(CHALLENGE if self.cloudflare else {})},
            body=b"" if self.status in (304, 301, 302, 307, 308) else self.body,
        )


DAYS = 4
"""Checks that take a day, six hours apart and a little more."""


async def play(desk: Desk, script: list[Says], *, path: str = "/feed") -> FeedRecord:
    """Follow a feed that answers so, and check it whenever it is due, until all has been said."""
    desk.follow(path, interval=timedelta(hours=6))
    left = [says for says in script for _ in range(says.times)]
    checks = len(left)

    async def answer(_: web.Request) -> web.Response:
        return left.pop(0).response()

    desk.publisher.serves(path, answer)
    desk.publisher.says("/new", body=rss(CAKE))
    async with desk.opened() as intake:
        for _ in range(checks):
            summary = await intake.poll_feeds(silent)
            if not left:
                break
            desk.clock.now = max(summary.next_at or desk.clock.now, desk.clock.now)
    return (await desk.records())[0]


def told(desk: Desk) -> list[str]:
    return [json.loads(content)["change"] for (content,) in desk.rows("SELECT content FROM notices ORDER BY id")]
