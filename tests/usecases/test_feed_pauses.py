"""Domains that had too many requests are left alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.feeds import FeedState
from bot.usecases.progress import silent
from tests.usecases.campaign import CAKE, START
from tests.usecases.desk import Desk, rss
from tests.usecases.feed_scripts import told


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
