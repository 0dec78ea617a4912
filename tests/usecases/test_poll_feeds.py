from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web

from bot.domain.feeds import FeedState
from bot.domain.negotiations import Phase
from bot.errors import StorageError
from bot.feeds.slices import Sliced, cut
from bot.usecases.progress import silent
from bot.usecases.store_items import Stored
from tests.usecases.campaign import CAKE, SECOND, START, STRIKE, TALKS, THIRD
from tests.usecases.desk import Desk, rss

HALF_HOUR = timedelta(minutes=30)


async def test_new_items_are_stored_with_what_vouches_for_them(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE, CAKE), ETag='"one"', Last_Modified="Wed, 03 May 2023 11:00:00 GMT")
    summary = await desk.poll()
    assert (summary.polled, summary.stored, summary.failed) == (1, Stored(new=2, matched=1), [])
    assert desk.titles() == [STRIKE.title]
    assert desk.rows("SELECT key, article_id IS NOT NULL FROM entries ORDER BY key") == [("cake", 0), ("strike", 1)]
    record = await desk.record()
    assert (record.state, record.last_success_at) == (FeedState.OK, START)
    assert (record.validators.etag, record.validators.last_modified) == ('"one"', "Wed, 03 May 2023 11:00:00 GMT")


async def test_items_that_cannot_be_stored_leave_no_validators_behind(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE), ETag='"one"')
    async with desk.opened() as intake:
        with closing(sqlite3.connect(desk.path)) as connection:
            connection.execute(
                "CREATE TRIGGER broken BEFORE INSERT ON entries BEGIN SELECT RAISE (ABORT, 'no more entries'); END"
            )
        with pytest.raises(Exception, match="no more entries"):
            await intake.poll_feeds(silent)
    assert desk.titles() == []
    assert (await desk.record()).validators.etag == ""


async def test_a_locked_database_is_told_as_what_it_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.05)
    desk.follow()
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as other:

        async def answer(_: web.Request) -> web.Response:
            other.execute("BEGIN IMMEDIATE")
            return web.Response(body=rss(STRIKE))

        desk.publisher.serves("/feed", answer)
        with pytest.raises(StorageError, match="another program keeps the database locked"):
            await desk.poll()


async def test_a_feed_that_says_it_has_not_changed_is_not_read_again(desk: Desk) -> None:
    desk.follow()

    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"one"':
            return web.Response(status=304)
        return web.Response(body=rss(STRIKE), headers={"ETag": '"one"'})

    desk.publisher.serves("/feed", answer)
    await desk.poll()
    desk.clock.forward(hours=1)
    summary = await desk.poll()
    assert (summary.polled, summary.unchanged, summary.stored) == (1, 1, Stored())
    assert (await desk.record()).last_success_at == desk.clock()


async def test_the_same_body_again_counts_as_unchanged(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE))
    await desk.poll()
    desk.clock.forward(hours=1)
    summary = await desk.poll()
    assert (summary.unchanged, summary.stored) == (1, Stored())


async def test_feeds_in_trouble_are_noted_and_the_round_goes_on(desk: Desk, unused_tcp_port: int) -> None:
    broken = desk.follow("/broken") + "?key=secret"
    desk.feeds[0] = replace(desk.feeds[0], url=broken)
    desk.follow("/page")
    desk.feeds.append(replace(desk.feeds[0], url=f"http://127.0.0.1:{unused_tcp_port}/refused"))
    desk.follow("/fine")
    desk.publisher.says("/broken", status=500)
    desk.publisher.says("/page", body=b"<!doctype html><html><body>Please wait...</body></html>")
    desk.publisher.says("/fine", body=rss(STRIKE))
    summary = await desk.poll()
    assert summary.polled == 4
    assert {failed.address.rpartition("/")[2]: failed.reason for failed in summary.failed} == {
        "broken": "answered 500 Internal Server Error",
        "page": "an HTML page, not a feed",
        "refused": "no connection: connection refused",
    }
    assert desk.titles() == [STRIKE.title]
    states = [(record.state, record.failures, bool(record.last_error)) for record in await desk.records()]
    assert states == [(FeedState.FAILING, 1, True)] * 3 + [(FeedState.OK, 0, False)]


async def test_a_wait_beyond_all_calendars_is_that_feeds_own_trouble(desk: Desk) -> None:
    for path in ("/hostile", "/fine"):
        desk.follow(path)
    desk.publisher.says(
        "/hostile", status=503, Retry_After="Fri, 31 Dec 9999 23:59:59 GMT", Date="Mon, 01 Jan 2001 00:00:00 GMT"
    )
    desk.publisher.says("/fine", body=rss(STRIKE))
    await desk.poll()
    assert desk.titles() == [STRIKE.title]
    assert [record.state for record in await desk.records()] == [FeedState.FAILING, FeedState.OK]


async def test_a_failing_feed_is_asked_ever_more_rarely_until_it_answers(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(status=503)
    for minutes in (15, 15, 20, 40):
        await desk.poll()
        record = await desk.record()
        waited = (record.next_check_at or START) - desk.clock()
        assert timedelta(minutes=minutes) <= waited <= timedelta(minutes=minutes) * 1.1
        desk.clock.now = record.next_check_at or START
    desk.publisher.says(body=rss(STRIKE))
    await desk.poll()
    record = await desk.record()
    assert (record.state, record.failures, record.last_error) == (FeedState.OK, 0, "")
    assert HALF_HOUR <= (record.next_check_at or START) - desk.clock() <= HALF_HOUR * 1.1


@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_that_says_when_to_come_back_is_left_alone_until_then(desk: Desk, status: int) -> None:
    desk.follow()
    desk.publisher.says(status=status, Retry_After="7200")
    await desk.poll()
    waits = (await desk.record()).next_check_at
    assert waits is not None
    assert timedelta(hours=2) <= waits - START <= timedelta(hours=2) * 1.1


async def test_a_feed_that_is_gone_is_never_asked_again(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(status=410)
    summary = await desk.poll()
    assert summary.next_at is None
    record = await desk.record()
    assert (record.state, record.next_check_at) == (FeedState.STOPPED, None)
    desk.clock.forward(days=400)
    assert (await desk.poll()).polled == 0
    assert len(desk.publisher.asked) == 1


async def test_the_next_check_is_saved_before_the_request(desk: Desk) -> None:
    desk.follow()
    saved: list[str] = []

    async def answer(_: web.Request) -> web.Response:
        saved.extend(at for (at,) in desk.rows("SELECT next_check_at FROM feeds"))
        return web.Response(body=rss())

    desk.publisher.serves("/feed", answer)
    await desk.poll()
    assert len(saved) == 1
    assert saved[0] >= (START + HALF_HOUR).isoformat()[:16]


async def test_what_is_not_due_is_not_asked(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE))
    first = await desk.poll()
    desk.clock.forward(minutes=29)
    summary = await desk.poll()
    assert (summary.polled, len(desk.publisher.asked)) == (0, 1)
    assert summary.next_at == first.next_at == (await desk.record()).next_check_at


async def test_a_feed_that_asks_for_more_time_gets_it(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE, ttl=240))
    await desk.poll()
    waits = (await desk.record()).next_check_at
    assert waits is not None
    assert waits - START >= timedelta(hours=4)


async def test_undated_items_of_the_first_poll_stay_out_of_the_ledger(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(replace(STRIKE, published=None)))
    summary = await desk.poll()
    assert (summary.stored.matched, summary.changes) == (1, ())
    assert desk.rows("SELECT dated FROM articles") == [(0,)]
    assert desk.rows("SELECT * FROM claims") == []


async def test_a_later_undated_item_is_dated_by_when_it_was_first_seen(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    await desk.poll()
    desk.clock.forward(hours=1)
    desk.publisher.says(body=rss(CAKE, replace(STRIKE, published=None)))
    summary = await desk.poll()
    assert desk.rows("SELECT dated, published_at = first_seen_at FROM articles") == [(1, 1)]
    assert {move.phase for move in summary.changes} == {Phase.ON_STRIKE}


async def test_an_undated_item_stays_undated_when_its_publisher_edits_it(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(replace(STRIKE, published=None)))
    await desk.poll()
    desk.clock.forward(hours=1)
    desk.publisher.says(body=rss(replace(STRIKE, published=None, lead=STRIKE.lead + " More to come.")))
    await desk.poll()
    assert desk.rows("SELECT dated FROM articles") == [(0,)]


async def test_an_edited_item_updates_its_article_and_is_never_doubled(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE))
    await desk.poll()
    desk.clock.forward(hours=1)
    desk.publisher.says(body=rss(replace(STRIKE, title=SECOND.title)))
    summary = await desk.poll()
    assert summary.stored == Stored(new=1, matched=1)
    assert desk.titles() == [SECOND.title]
    assert desk.rows("SELECT title FROM article_versions") == [(STRIKE.title,)]
    assert desk.rows("SELECT count(*) FROM entries") == [(1,)]


async def test_an_article_edited_to_something_else_takes_its_claims_with_it(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE))
    await desk.poll()
    assert desk.rows("SELECT phase FROM moves") == [("on_strike",)]
    desk.clock.forward(hours=1)
    desk.publisher.says(body=rss(replace(TALKS, key=STRIKE.key, link=STRIKE.url, published=STRIKE.published)))
    await desk.poll()
    assert desk.rows("SELECT phase FROM moves") == [("bargaining",)]


async def test_a_contract_that_an_edited_article_no_longer_speaks_of_loses_its_move(desk: Desk) -> None:
    desk.follow()
    actors = replace(
        STRIKE, title="SAG-AFTRA goes on strike after talks collapse", lead="SAG-AFTRA went on strike on Tuesday."
    )
    desk.publisher.says(body=rss(actors))
    await desk.poll()
    assert desk.rows("SELECT contract FROM moves") == [("sag-aftra/tv-theatrical",)]
    desk.clock.forward(hours=1)
    desk.publisher.says(body=rss(STRIKE))
    await desk.poll()
    assert desk.rows("SELECT DISTINCT contract FROM moves") == [("wga/mba",)]


async def test_one_article_in_three_feeds_is_one_article(desk: Desk) -> None:
    for path in ("/one", "/two", "/three"):
        desk.follow(path)
        desk.publisher.says(path, body=rss(replace(STRIKE, key=path, link=f"{STRIKE.url}?utm_source={path}")))
    summary = await desk.poll()
    assert summary.stored == Stored(new=3, matched=3)
    assert desk.titles() == [STRIKE.title]
    assert desk.rows("SELECT count(DISTINCT article_id) FROM entries") == [(1,)]
    assert desk.rows("SELECT count(*) FROM story_articles") == [(1,)]


async def test_an_id_used_twice_in_a_feed_is_one_item(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE, replace(STRIKE, lead="Writers are on strike."), CAKE))
    await desk.poll()
    assert desk.rows("SELECT key FROM entries ORDER BY key") == [("cake",), ("strike",)]
    assert len(desk.titles()) == 1


async def test_the_best_tier_wins_and_a_worse_one_takes_nothing_back(desk: Desk) -> None:
    desk.settings["publishers"] = [{"domain": "variety.com", "name": "Somebody", "tier": 3}]
    desk.follow("/one")
    desk.publisher.says("/one", body=rss(STRIKE))
    await desk.poll()
    assert desk.rows("SELECT tier, source FROM articles") == [(3, "Somebody")]
    del desk.settings["publishers"]
    desk.follow("/two")
    desk.publisher.says("/two", body=rss(STRIKE))
    await desk.poll()
    assert desk.rows("SELECT tier, source FROM articles") == [(2, "Variety")]
    desk.settings["publishers"] = [{"domain": "variety.com", "name": "Somebody", "tier": 3}]
    desk.follow("/three")
    desk.publisher.says("/three", body=rss(replace(STRIKE, lead="Rubbish.")))
    await desk.poll()
    assert desk.rows("SELECT tier, source, lead FROM articles") == [(2, "Variety", STRIKE.lead)]


async def test_progress_is_told_after_each_feed(desk: Desk) -> None:
    for path in ("/one", "/two"):
        desk.follow(path)
        desk.publisher.says(path, body=rss(CAKE))
    told: list[tuple[int, int | None, str]] = []
    async with desk.opened() as intake:
        await intake.poll_feeds(lambda *step: told.append(step))
    assert told == [(1, 2, "Feed /one"), (2, 2, "Feed /two")]


async def test_what_has_come_in_is_stored_while_another_feed_keeps_the_round(desk: Desk) -> None:
    stored = asyncio.Event()

    async def answer(_: web.Request) -> web.Response:
        await stored.wait()
        return web.Response(body=rss(CAKE))

    for path in ("/one", "/two"):
        desk.follow(path)
    desk.publisher.says("/one", body=rss(STRIKE))
    desk.publisher.serves("/two", answer)
    async with desk.opened() as intake:
        summary = await intake.poll_feeds(lambda *_: stored.set())
    assert (summary.polled, summary.failed) == (2, [])


async def test_a_confirmed_move_is_told_once(desk: Desk) -> None:
    desk.follow()
    told = []
    for items in ((STRIKE,), (STRIKE, SECOND), (STRIKE, SECOND, THIRD)):
        desk.publisher.says(body=rss(*items))
        summary = await desk.poll()
        told.append([(move.phase, move.confirmed) for move in summary.changes])
        desk.clock.forward(hours=1)
    assert told == [[(Phase.ON_STRIKE, False)], [(Phase.ON_STRIKE, True)], []]


async def test_a_strike_called_for_a_coming_day_is_told_when_the_day_comes(desk: Desk) -> None:
    desk.follow()
    called = replace(
        STRIKE,
        title="Writers Guild calls strike against studios, to begin on Friday",
        lead="The Writers Guild of America will go on strike on Friday, May 5, its president said on Tuesday.",
    )
    desk.publisher.says(body=rss(called, replace(called, key="two", link=SECOND.url)))
    before = await desk.poll()
    assert Phase.ON_STRIKE not in {move.phase for move in before.changes}
    desk.clock.forward(days=4)
    after = await desk.poll()
    assert [move.phase for move in after.changes] == [Phase.ON_STRIKE]
    desk.clock.forward(days=1)
    assert (await desk.poll()).changes == ()


async def test_an_article_that_leaves_its_story_leaves_the_others_in_it(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE, SECOND, THIRD))
    await desk.poll()
    assert len(desk.derived()["stories"]) == 3
    assert desk.rows("SELECT count(*) FROM stories") == [(1,)]
    desk.clock.forward(hours=1)
    actors = replace(STRIKE, title="SAG-AFTRA begins talks with AMPTP", lead="SAG-AFTRA began talks on Monday.")
    desk.publisher.says(body=rss(actors, SECOND, THIRD))
    await desk.poll()
    assert [(first, member) for first, _, _, member in desk.derived()["stories"]] == [
        (SECOND.url, SECOND.url),
        (SECOND.url, THIRD.url),
        (STRIKE.url, STRIKE.url),
    ]


async def test_shipped_history_is_no_news(desk: Desk) -> None:
    desk.settings["history"] = True
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    assert (await desk.poll()).changes == ()


async def test_feeds_of_one_domain_are_asked_one_after_the_other(desk: Desk) -> None:
    under_way = 0
    most = 0

    async def answer(_: web.Request) -> web.StreamResponse:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        for _step in range(50):
            await asyncio.sleep(0)
        under_way -= 1
        return web.Response(body=rss(CAKE))

    for path in ("/one", "/two", "/three"):
        desk.follow(path)
        desk.publisher.serves(path, answer)
    assert (await desk.poll()).polled == 3
    assert most == 1


async def test_a_bug_that_one_feed_meets_stops_no_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.follow("/odd")
    desk.follow("/fine")
    desk.publisher.says("/odd", body=rss(CAKE))
    desk.publisher.says("/fine", body=rss(STRIKE))

    def stumbling(body: bytes) -> Sliced | None:
        if CAKE.title.encode() in body:
            raise RuntimeError(CAKE.title)
        return cut(body)

    monkeypatch.setattr("bot.usecases.check_feed.cut", stumbling)
    summary = await desk.poll()
    assert [failed.reason for failed in summary.failed] == ["unreadable (RuntimeError)"]
    assert desk.titles() == [STRIKE.title]


async def test_only_its_own_server_says_that_a_feed_is_gone(desk: Desk) -> None:
    desk.follow()

    async def led(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": f"http://localhost:{desk.publisher.port}/gone"})

    desk.publisher.serves("/feed", led)
    desk.publisher.says("/gone", status=410)
    await desk.poll()
    record = await desk.record()
    assert (record.state, record.last_error) == (FeedState.FAILING, "answered 410 Gone")
