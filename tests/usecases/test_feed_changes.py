"""What becomes of a feed by what its server answers: each change of its state is told once, and nothing else is."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import timedelta

import pytest
from aiohttp import web

from bot.domain.feeds import FeedRecord, FeedState
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


FINE, DOWN = Says(), Says(500)
PAGE = Says(body=b"<!doctype html><html><body>Please wait...</body></html>")
DAYS = 4
"""Checks that take a day, six hours apart and a little more."""

CASES: dict[str, tuple[list[Says], FeedState, list[str]]] = {
    "well": ([Says(times=5)], FeedState.OK, []),
    "unchanged": ([Says(etag='"1"'), Says(304, times=5)], FeedState.OK, []),
    "a hiccup": ([FINE, Says(500, times=2), FINE], FeedState.OK, []),
    "down": ([FINE, Says(500, times=8)], FeedState.FAILING, ["failing"]),
    "down and up": ([FINE, Says(502, times=4), FINE, FINE], FeedState.OK, ["failing", "recovered"]),
    "down, up, down": (
        [Says(500, times=3), FINE, Says(500, times=3)],
        FeedState.FAILING,
        ["failing", "recovered", "failing"],
    ),
    "never well": ([Says(500, times=3)], FeedState.FAILING, ["failing"]),
    "not found": ([FINE, Says(404, times=4)], FeedState.FAILING, ["failing"]),
    "not found for once": ([FINE, Says(404), FINE], FeedState.OK, ["failing", "recovered"]),
    "forbidden": ([Says(403, times=4, cloudflare=True)], FeedState.FAILING, ["failing"]),
    "unauthorised": ([Says(401, times=2)], FeedState.FAILING, ["failing"]),
    "gone": ([FINE, Says(410)], FeedState.STOPPED, ["stopped"]),
    "lost, then gone": ([FINE, Says(404, times=2), Says(410)], FeedState.STOPPED, ["failing", "stopped"]),
    "down for weeks": ([FINE, Says(500, times=30)], FeedState.SLOWED, ["failing", "slowed"]),
    "back after weeks": ([FINE, Says(500, times=30), FINE], FeedState.OK, ["failing", "slowed", "recovered"]),
    "busy": ([FINE, Says(429, times=5)], FeedState.FAILING, ["paused"]),
    "busy twice": ([FINE, Says(429, 2), FINE, Says(429, 2)], FeedState.FAILING, ["paused", "paused"]),
    "in maintenance": ([FINE, Says(503, retry_after="7200", times=2), FINE], FeedState.OK, []),
    "a page": ([PAGE, PAGE, PAGE], FeedState.FAILING, ["failing"]),
    "moved": ([Says(301, times=4 * DAYS, to="/new")], FeedState.OK, ["moved"]),
    "moved the newer way": ([Says(308, times=4 * DAYS, to="/new")], FeedState.OK, ["moved"]),
    "moved for two days": ([Says(301, times=2 * DAYS, to="/new"), FINE], FeedState.OK, []),
    "elsewhere for now": ([Says(302, times=4 * DAYS, to="/new")], FeedState.OK, []),
    "elsewhere, again for now": ([Says(307, times=4 * DAYS, to="/new")], FeedState.OK, []),
}


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


@pytest.mark.parametrize("name", CASES)
async def test_each_change_is_told_once(desk: Desk, name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot.app")
    script, state, changes = CASES[name]
    record = await play(desk, script)
    assert (record.state, told(desk)) == (state, changes)
    assert len([each for each in caplog.records if each.name == "bot.app"]) == len(changes)
