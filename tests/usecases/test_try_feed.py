from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web

from bot.app import trying
from bot.feeds.addresses import Guard
from bot.usecases.progress import silent
from bot.usecases.try_feed import FeedTrial, FoundItem, Hop
from bot.wording.phrases import Phrases
from bot.wording.trials import trial_text
from storage.columns import to_text
from tests.usecases.campaign import CAKE, START, STRIKE
from tests.usecases.crowd import Names
from tests.usecases.desk import Desk, rss

PAGE = b"""<!doctype html><html><head><title>News</title>
<link rel="alternate" type="application/rss+xml" title="All news" href="/feed?full=1"></head></html>"""


async def tried(desk: Desk, path: str) -> FeedTrial:
    """What the address gives that the publisher has under this path."""
    guard = Guard(allowed=frozenset({("127.0.0.1", desk.publisher.port)}))
    async with trying(
        desk.config, desk.known, desk.path, clock=desk.clock, guard=guard, pause=timedelta(0)
    ) as try_feed:
        return await try_feed(desk.publisher.url(path))


async def test_a_sound_feed_is_told_with_what_it_holds_and_what_would_be_taken_in(desk: Desk) -> None:
    body = rss(STRIKE, CAKE)
    desk.publisher.says(body=body, ETag='"1"', Cache_Control="max-age=3600", Content_Type="application/rss+xml; a=b")
    trial = await tried(desk, "/feed?key=secret")
    assert (trial.trouble, trial.items, trial.undated, trial.newest_at) == ("", 2, 0, STRIKE.published)
    assert [(match.title, match.url) for match in trial.matches] == [(STRIKE.title, STRIKE.url)]
    assert (trial.content_type, trial.size, trial.conditional) == ("application/rss+xml", len(body), True)
    assert trial.wait == timedelta(hours=1)
    assert trial.hops == (Hop(desk.publisher.url("/feed"), 200),)
    assert "secret" not in f"{trial.address} {trial.hops}"


async def test_each_redirect_is_a_step_and_a_move_for_good_is_told(desk: Desk) -> None:
    async def moved(_: web.Request) -> web.Response:
        return web.Response(status=301, headers={"Location": "/new"})

    desk.publisher.serves("/old", moved)
    desk.publisher.says("/new", body=rss(CAKE))
    trial = await tried(desk, "/old")
    assert [hop.status for hop in trial.hops] == [301, 200]
    assert trial.moved_to == desk.publisher.url("/new")
    assert (trial.items, trial.matches) == (1, ())


async def test_a_web_page_is_told_with_the_feeds_that_it_offers(desk: Desk) -> None:
    desk.publisher.says("/news", body=PAGE)
    trial = await tried(desk, "/news")
    assert trial.trouble == "an HTML page, not a feed"
    assert [(offer.title, offer.url) for offer in trial.offers] == [("All news", desk.publisher.url("/feed?full=1"))]


async def test_an_answer_that_is_none_ends_the_trial_there(desk: Desk) -> None:
    desk.publisher.says("/gone", status=410)
    trial = await tried(desk, "/gone")
    assert (trial.trouble, [hop.status for hop in trial.hops]) == ("answered 410 Gone", [410])
    assert trial.size == 0


async def test_what_may_not_be_asked_is_not_asked(desk: Desk) -> None:
    for address in (
        "file:///etc/passwd",
        "http://user:pw@127.0.0.1/",
        "http://127.0.0.1:1/feed",
        "ftp://x.example/",
        "http://[bad",
    ):
        guard = Guard()
        async with trying(desk.config, desk.known, desk.path, guard=guard, pause=timedelta(0)) as try_feed:
            trial = await try_feed(address)
        assert trial.hops == ()
        assert trial.trouble
        assert "pw" not in trial.address


async def test_a_configured_feed_is_known_by_its_name_and_a_scheme_is_not_needed(desk: Desk) -> None:
    url = desk.follow("/feed")
    desk.publisher.says(body=rss())
    trial = await tried(desk, "/feed")
    assert trial.configured == desk.known.feeds[0].name
    assert (url, trial.trouble) == (desk.publisher.url("/feed"), "holds no items")
    async with trying(desk.config, desk.known, desk.path, pause=timedelta(0)) as try_feed:
        assert (await try_feed("nowhere.invalid/feed")).address == "https://nowhere.invalid/feed"


async def test_the_reason_for_each_match_is_given(desk: Desk) -> None:
    desk.publisher.says(body=rss(STRIKE))
    (match,) = (await tried(desk, "/feed")).matches
    assert match == FoundItem(STRIKE.title, STRIKE.url, "union-and-labor")


async def test_a_domain_that_is_left_alone_is_not_asked(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(status=429, Retry_After="7200")
    await desk.poll()
    desk.clock.forward(hours=1)
    trial = await tried(desk, "/other")
    assert (trial.paused, trial.until, trial.hops) == ("127.0.0.1", START + timedelta(hours=2), ())
    verdict = trial_text(trial, desk.clock(), Phrases()).verdict
    assert "127.0.0.1" in verdict
    assert "until 3 May 2023, 07:00 in Los Angeles" in verdict
    assert len(desk.publisher.asked) == 1


async def test_a_domain_that_has_had_enough_of_trials_is_left_alone_by_all(desk: Desk) -> None:
    desk.follow()
    async with desk.opened():
        pass
    desk.publisher.says(status=429, Retry_After="7200")
    trial = await tried(desk, "/feed")
    assert (trial.trouble, trial.wait) == ("answered 429 Too Many Requests", timedelta(hours=2))
    assert (await tried(desk, "/feed")).until == START + timedelta(hours=2)
    await desk.poll()
    assert len(desk.publisher.asked) == 1


async def test_a_pause_that_a_trial_begins_outlives_an_answer_from_before_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.usecases.poll_feeds.GATHERED", timedelta(minutes=1))
    desk.resolver = Names()
    desk.follow("/one")
    desk.publisher.says("/one", status=429, Retry_After="3600")
    await desk.poll()
    desk.clock.forward(hours=2)
    desk.follow("/two")
    desk.follow("/other")
    desk.feeds[-1] = replace(desk.feeds[-1], url=desk.feeds[-1].url.replace("127.0.0.1", "other.example"))
    desk.publisher.says("/busy", status=429, Retry_After="7200")
    desk.publisher.says("/one", body=rss(CAKE))
    reached, tried = asyncio.Event(), asyncio.Event()

    async def reach(_: web.Request) -> web.Response:
        reached.set()
        return web.Response(body=rss(CAKE))

    async def answer(_: web.Request) -> web.Response:
        await tried.wait()
        return web.Response(body=rss(CAKE))

    desk.publisher.serves("/two", reach)
    desk.publisher.serves("/other", answer)
    async with desk.opened() as intake:
        polling = asyncio.create_task(intake.poll_feeds(silent))
        await reached.wait()
        trial = await intake.try_feed(desk.publisher.url("/busy"))
        tried.set()
        await polling
    assert trial.wait == timedelta(hours=2)
    assert desk.rows("SELECT until > ? FROM pauses", to_text(desk.clock())) == [(1,)]
