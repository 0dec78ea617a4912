"""What becomes of a feed by what its server answers: each change of its state is told once, and nothing else is."""

from __future__ import annotations

import json
import logging
from datetime import timedelta

import pytest

from bot.domain.feeds import FeedState
from tests.usecases.campaign import CAKE
from tests.usecases.desk import Desk, rss
from tests.usecases.feed_scripts import DAYS, Says, play, told

FINE, DOWN = Says(), Says(500)


PAGE = Says(body=b"<!doctype html><html><body>Please wait...</body></html>")


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
