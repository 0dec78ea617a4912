"""Feeds that move, and what is told of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.feeds import FeedState
from tests.usecases.campaign import CAKE
from tests.usecases.desk import Desk, rss
from tests.usecases.feed_scripts import DAYS, Says, play, told


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
