"""What becomes of a feed by what its server answers: each change of its state is told once, and nothing else is."""

from __future__ import annotations

import json
import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from aiohttp import web

from bot.domain.feeds import Cost, FeedRecord, FeedState
from bot.usecases.progress import silent
from tests.usecases.campaign import CAKE, START
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
    caplog.set_level(logging.INFO, "bot")
    script, state, changes = CASES[name]
    record = await play(desk, script)
    assert (record.state, told(desk)) == (state, changes)
    assert len([each for each in caplog.records if each.name == "bot"]) == len(changes)


async def test_a_notice_names_a_challenge_as_one(desk: Desk) -> None:
    await play(desk, [Says(403, cloudflare=True)])
    ((content,),) = desk.rows("SELECT content FROM notices")
    assert json.loads(content)["cause"] == "answered 403 Forbidden; a Cloudflare challenge"


async def test_a_feed_that_has_moved_is_asked_there_and_known_by_its_configured_address(desk: Desk) -> None:
    moved = await play(desk, [Says(301, times=4 * DAYS, to="/new")])
    assert (moved.url, moved.source.url) == (desk.publisher.url("/new"), desk.publisher.url())
    asked = len(desk.publisher.asked)
    desk.clock.forward(days=1)
    await desk.poll()
    assert [request.path for request in desk.publisher.asked[asked:]] == ["/new"]
    record = await desk.record()
    assert (record.id, record.moved_to) == (moved.id, moved.moved_to)
    assert desk.rows("SELECT count(*) FROM feeds") == [(1,)]
    desk.publisher.says("/new", status=404)
    desk.clock.forward(days=1)
    await desk.poll()
    assert (await desk.record()).url == desk.publisher.url()
    assert told(desk) == ["moved", "failing"]


async def test_a_feed_that_moves_to_the_address_of_another_is_read_there_once(desk: Desk) -> None:
    desk.follow("/new", interval=timedelta(hours=6))
    desk.feeds.reverse()
    await play(desk, [Says(301, times=8 * DAYS, to="/new")])
    assert told(desk) == ["merged"]
    asked = len(desk.publisher.asked)
    for _ in range(3):
        desk.clock.forward(hours=8)
        await desk.poll()
    assert [request.path for request in desk.publisher.asked[asked:]] == ["/new"] * 3
    async with desk.opened() as intake:
        states = {feed.name: (feed.state, feed.next_check_at is None) for feed in await intake.answers.list_feeds()}
    assert states == {"Feed /feed": (FeedState.MERGED, True), "Feed /new": (FeedState.OK, False)}
    del desk.feeds[0]
    await desk.poll()
    assert (await desk.record()).url == desk.publisher.url("/new")


async def test_a_domain_that_had_too_many_requests_is_left_alone_through_restarts(desk: Desk) -> None:
    for path in ("/one", "/two", "/three"):
        desk.follow(path)
        desk.publisher.says(path, status=429, Retry_After="7200")
    elsewhere = replace(desk.feeds[0], url=f"http://localhost:{desk.publisher.port}/elsewhere")
    desk.feeds.append(elsewhere)
    desk.publisher.says("/elsewhere", body=rss(CAKE))
    summary = await desk.poll()
    assert (summary.polled, len(summary.failed)) == (2, 1)
    for _ in range(3):
        desk.clock.forward(minutes=39)
        await desk.poll()
    paths = [request.path for request in desk.publisher.asked]
    assert (len([path for path in paths if path != "/elsewhere"]), paths.count("/elsewhere")) == (1, 4)
    for path in ("/one", "/two", "/three"):
        desk.publisher.says(path, body=rss(CAKE))
    desk.clock.forward(minutes=20)
    await desk.poll()
    assert {record.state for record in await desk.records()} == {FeedState.OK}
    assert desk.rows("SELECT * FROM pauses") == []
    assert told(desk) == ["paused"]


async def test_no_redirect_leads_to_a_domain_that_is_left_alone(desk: Desk) -> None:
    desk.follow("/busy")
    desk.publisher.says("/busy", status=429, Retry_After="7200")
    await desk.poll()
    url = f"http://localhost:{desk.publisher.port}/way"
    desk.feeds.append(replace(desk.feeds[0], url=url))
    desk.publisher.says("/way", status=302, Location=desk.publisher.url("/there"))
    summary = await desk.poll()
    assert summary.failed == []
    assert [request.path for request in desk.publisher.asked] == ["/busy", "/way"]
    assert [record.state for record in await desk.records()] == [FeedState.FAILING, FeedState.NEW]
    desk.clock.forward(hours=3)
    del desk.feeds[0]
    desk.publisher.says("/there", body=rss(CAKE))
    await desk.poll()
    assert {record.state for record in await desk.records()} == {FeedState.OK}
    assert desk.rows("SELECT * FROM pauses") == []


async def test_a_feed_that_leads_to_a_busy_domain_keeps_only_itself_and_its_like_away(desk: Desk) -> None:
    guest = desk.follow("/way")
    desk.publisher.says("/way", status=302, Location=f"http://localhost:{desk.publisher.port}/there")
    desk.publisher.says("/there", status=429, Retry_After="21600")
    await desk.poll()
    second = desk.follow("/other-way")
    desk.publisher.says("/other-way", status=302, Location=f"http://localhost:{desk.publisher.port}/there")
    desk.feeds.append(replace(desk.feeds[0], url=f"http://localhost:{desk.publisher.port}/own", name="Own"))
    desk.publisher.says("/own", body=rss(CAKE))
    await desk.poll()
    assert [request.path for request in desk.publisher.asked] == ["/way", "/there", "/other-way"]
    for _ in range(22):
        desk.clock.forward(minutes=16)
        await desk.poll()
    paths = [request.path for request in desk.publisher.asked]
    assert (paths.count("/there"), paths.count("/own") > 8) == (1, True)
    records = {record.source.url: record for record in await desk.records()}
    waits = records[guest].next_check_at
    assert waits
    assert waits >= START + timedelta(hours=6)
    desk.publisher.says("/there", body=rss(CAKE))
    desk.clock.forward(hours=2)
    await desk.poll()
    records = {record.source.url: record for record in await desk.records()}
    assert [records[url].state for url in (guest, second)] == [FeedState.OK] * 2
    assert desk.rows("SELECT * FROM pauses") == []


async def test_a_feed_that_leads_to_a_busy_domain_is_told_of_as_failing(desk: Desk) -> None:
    desk.follow("/way")
    desk.publisher.says("/way", status=302, Location=f"http://localhost:{desk.publisher.port}/there")
    desk.publisher.says("/there", status=429)
    for _ in range(4):
        await desk.poll()
        desk.clock.forward(hours=2)
    assert told(desk) == ["failing"]


async def test_a_move_silences_no_other_publisher_either(desk: Desk) -> None:
    """A feed that says for days that it has moved is led as well."""
    desk.follow("/way", interval=timedelta(hours=6))
    desk.publisher.says("/way", status=301, Location=f"http://localhost:{desk.publisher.port}/there")
    desk.publisher.says("/there", body=rss(CAKE))
    for _ in range(4):
        await desk.poll()
        desk.clock.forward(days=1)
    assert (await desk.record()).moved_to
    desk.publisher.says("/there", status=429, Retry_After="21600")
    await desk.poll()
    desk.feeds.append(replace(desk.feeds[0], url=f"http://localhost:{desk.publisher.port}/own", name="Own"))
    desk.publisher.says("/own", body=rss(CAKE))
    desk.clock.forward(minutes=16)
    await desk.poll()
    assert [request.path for request in desk.publisher.asked[-2:]] == ["/there", "/own"]
    assert told(desk) == ["moved"]


@pytest.mark.parametrize(("status", "moved"), [(429, True), (500, False)])
async def test_one_move_is_told_once_whatever_befalls_the_feed_there(desk: Desk, status: int, moved: bool) -> None:
    await play(desk, [Says(301, times=4 * DAYS, to="/new")])
    desk.publisher.says("/feed", status=301, Location="/new")
    desk.publisher.says("/new", status=status)
    for _ in range(3):
        desk.clock.forward(days=1)
        await desk.poll()
    assert bool((await desk.record()).moved_to) is moved
    desk.publisher.says("/new", body=rss(CAKE))
    for _ in range(6):
        desk.clock.forward(days=1)
        await desk.poll()
    assert (await desk.record()).moved_to == desk.publisher.url("/new")
    assert told(desk).count("moved") == 1


async def test_a_pause_that_could_not_be_stored_is_kept_and_stored_later(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(status=429, Retry_After="900")
    async with desk.opened() as intake:
        await intake.poll_feeds(silent)
        desk.clock.forward(minutes=20)
        desk.publisher.says(status=429, Retry_After="7200")
        with closing(sqlite3.connect(desk.path)) as connection:
            connection.execute(
                "CREATE TRIGGER broken BEFORE UPDATE ON pauses BEGIN SELECT RAISE (ABORT, 'no more pauses'); END"
            )
        with pytest.raises(Exception, match="no more pauses"):
            await intake.poll_feeds(silent)
        with closing(sqlite3.connect(desk.path)) as connection:
            connection.execute("DROP TRIGGER broken")
        desk.clock.forward(hours=1)
        await intake.poll_feeds(silent)
    desk.clock.forward(minutes=59)
    await desk.poll()
    assert len(desk.publisher.asked) == 2
    desk.clock.forward(minutes=1)
    await desk.poll()
    assert len(desk.publisher.asked) == 3


async def test_what_a_feed_asks_for_counts_when_it_is_unchanged_as_well(desk: Desk) -> None:
    record = await play(desk, [Says(etag='"1"', body=rss(CAKE, ttl=900)), Says(304)])
    assert record.next_check_at
    assert record.next_check_at - desk.clock() >= timedelta(hours=15)


async def test_what_a_feed_asks_for_counts_when_none_of_its_entries_is_new(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    await desk.poll()
    desk.clock.forward(hours=1)
    desk.publisher.says(body=rss(CAKE, ttl=720))
    await desk.poll()
    assert (await desk.record()).hints.ttl == timedelta(hours=12)


async def test_a_clock_that_was_years_ahead_keeps_no_feed_waiting(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    desk.clock.forward(days=4000)
    await desk.poll()
    desk.clock.forward(days=-4000)
    await desk.poll()
    assert len(desk.publisher.asked) == 1
    desk.clock.forward(minutes=34)
    await desk.poll()
    assert len(desk.publisher.asked) == 2


async def test_what_a_feed_costs_is_counted(desk: Desk) -> None:
    body = rss(CAKE)
    await play(desk, [Says(etag='"1"'), Says(304, times=2), Says(500), Says(302, to="/new")])
    async with desk.opened() as intake:
        (feed,) = await intake.answers.list_feeds()
    assert feed.cost == Cost(requests=6, bytes=3 * len(body), checks=5, unchanged=3)
    assert (feed.lately, feed.items) == (1, 1)
    desk.clock.forward(days=8)
    async with desk.opened() as intake:
        (feed,) = await intake.answers.list_feeds()
    assert (feed.cost, feed.lately, feed.items) == (Cost(), 0, 1)


async def test_what_failed_checks_cost_is_counted(desk: Desk) -> None:
    page = b"<!doctype html><html><body>Please wait...</body></html>"
    desk.follow("/way")
    desk.publisher.says("/way", status=302, Location="/page")
    desk.publisher.says("/page", body=page)
    desk.follow("/broken")
    desk.publisher.says("/broken", status=302, Location="/down")
    desk.publisher.says("/down", status=503, body=page)
    desk.feeds.append(replace(desk.feeds[0], url=f"http://localhost:{desk.publisher.port}/busy", name="Busy"))
    desk.publisher.says("/busy", status=429, Retry_After="7200")
    await desk.poll()
    desk.follow("/lead")
    desk.publisher.says("/lead", status=302, Location=desk.feeds[2].url)
    desk.clock.forward(hours=1)
    await desk.poll()
    async with desk.opened() as intake:
        costs = {feed.name: feed.cost for feed in await intake.answers.list_feeds()}
    assert costs["Feed /way"] == Cost(requests=4, bytes=2 * len(page), checks=2)
    assert costs["Feed /broken"] == Cost(requests=4, bytes=2 * len(page), checks=2)
    assert costs["Feed /lead"] == Cost(requests=1)
    assert costs["Busy"] == Cost(requests=1, checks=1)


async def test_the_cost_of_seven_days_is_that_of_seven_days(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    await desk.poll()

    async def requests() -> int:
        async with desk.opened() as intake:
            (feed,) = await intake.answers.list_feeds()
        return feed.cost.requests

    desk.clock.forward(days=6)
    assert await requests() == 1
    desk.clock.forward(days=1)
    assert await requests() == 0
