"""Hundreds of odd dates through the poller: all is stored, nothing stands in the future."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from bot.usecases.progress import silent
from bot.usecases.store_items import Stored
from tests.feeds.odd_dates import AHEAD, DEFAULTS, ODD_DATES, PAST
from tests.usecases.campaign import CAKE, STRIKE
from tests.usecases.desk import Desk, rss


def news(*dates: str, after: str = "") -> bytes:
    """A feed of one report for each date."""
    reports = "".join(
        f"<item><guid isPermaLink='false'>{number}</guid><link>https://variety.com/{number}</link>"
        f"<title>Striking writers picket stage {number}</title><description>WGA members picketed.</description>"
        f"<pubDate>{escape(date)}</pubDate></item>"
        for number, date in enumerate(dates)
    )
    return f"<rss version='2.0'><channel><title>News{after}</title>{reports}</channel></rss>".encode()


async def test_no_odd_date_stops_a_poll_or_stands_in_the_future(desk: Desk) -> None:
    assert len(ODD_DATES) >= 200
    desk.follow()
    parts = [ODD_DATES[start : start + 400] for start in range(0, len(ODD_DATES), 400)]
    for path in range(1, len(parts)):
        desk.follow(f"/{path}")
    for path, part in enumerate(parts):
        desk.publisher.says(f"/{path}" if path else "/feed", body=news(*part).replace(b"com/", f"com/{path}/".encode()))
    summary = await desk.poll()
    assert (summary.failed, summary.stored) == ([], Stored(new=len(ODD_DATES), matched=len(ODD_DATES)))
    assert desk.rows("SELECT count(*) FROM articles WHERE published_at > first_seen_at") == [(0,)]
    assert desk.rows("SELECT count(*) FROM articles WHERE published_at < '1990'") == [(0,)]


async def test_what_is_dated_ahead_is_first_for_no_longer_than_it_is_new(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=news(*AHEAD))
    headlines = "SELECT title FROM articles ORDER BY published_at DESC, id DESC LIMIT 1"
    async with desk.opened() as intake:
        await intake.poll_feeds(silent)
        for hour in range(1, 4):
            desk.clock.forward(hours=1)
            newest = replace(STRIKE, key=f"new-{hour}", title=f"{STRIKE.title}: hour {hour}", published=desk.clock())
            desk.publisher.says(
                "/feed", body=rss(newest)[:-16] + news(*AHEAD, after=f"{hour}").partition(b"</title>")[2]
            )
            await intake.poll_feeds(silent)
            assert desk.rows(headlines) == [(newest.title,)]
    assert desk.rows("SELECT DISTINCT published_at = first_seen_at FROM articles") == [(1,)]


async def test_a_date_that_stands_for_none_vouches_for_nothing(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=news(*DEFAULTS))
    await desk.poll()
    assert desk.rows("SELECT DISTINCT dated FROM articles") == [(0,)]


async def test_what_has_a_date_is_no_younger_for_being_seen_late(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    await desk.poll()
    desk.clock.forward(hours=1)
    desk.publisher.says(body=news(*PAST[:300]))
    await desk.poll()
    assert desk.rows("SELECT DISTINCT substr(published_at, 1, 19) FROM articles") == [("2023-05-02T18:00:00",)]
