"""The disk fills up or the database is locked in the middle of a round: what was stored stays, the rest comes again."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import Intake
from bot.errors import StorageError
from bot.usecases.progress import silent
from tests.usecases.campaign import CAKE, SECOND, STRIKE, Item
from tests.usecases.desk import Desk, rss

FEEDS = ("/one", "/two", "/three")
BLOCKS = " ".join(f"word{number}" for number in range(400))


def offer(desk: Desk, round_: int) -> list[Item]:
    """Every feed shows items it did not show before, some of them large; those that match."""
    matching = []
    for path in FEEDS:
        strike = replace(
            STRIKE, key=f"{path}{round_}", title=f"{STRIKE.title}: {path} {round_}", lead=f"{STRIKE.lead} {BLOCKS}"
        )
        link = f"https://deadline.com/both/{round_}"
        both = replace(SECOND, key=f"both{round_}", title=f"{SECOND.title}: {round_}", link=link)
        cake = replace(
            CAKE, key=f"cake{path}{round_}", title=f"{CAKE.title}: {path} {round_}", lead=f"{round_} {BLOCKS}"
        )
        desk.publisher.says(path, body=rss(strike, both, cake), ETag=f'"{round_}"')
        matching += [strike, both]
    return matching


async def limit(intake: Intake, more: int) -> None:
    """Let the database grow by so many pages."""
    async with intake.database.transaction() as unit:
        ((pages,),) = await unit.rows("PRAGMA page_count")
        await unit.rows(f"PRAGMA max_page_count = {pages + more}")


async def poll_after(desk: Desk, intake: Intake) -> None:
    desk.clock.forward(hours=1)
    await intake.poll_feeds(silent)


async def trouble_of(round_: Awaitable[None]) -> str:
    """What a round failed for; empty if it did not."""
    try:
        await round_
    except StorageError as error:
        return str(error)
    return ""


def assert_sound(desk: Desk) -> None:
    """Whatever is stored is whole, and no validators vouch for what is not."""
    assert desk.rows("PRAGMA integrity_check") == [("ok",)]
    assert desk.rows("PRAGMA foreign_key_check") == []
    latest = dict(desk.rows("SELECT url, etag FROM feeds"))
    for path in FEEDS:
        url, etag = desk.publisher.url(path), latest[desk.publisher.url(path)]
        if etag:
            key = f"{path}{etag.strip(chr(34))}"
            assert desk.rows(
                "SELECT count(*) FROM entries JOIN feeds ON feeds.id = feed_id WHERE feeds.url = ? AND key = ?",
                url,
                key,
            ) == [(1,)]


def assert_all_stored(desk: Desk, matching: list[Item]) -> None:
    assert sorted(url for (url,) in desk.rows("SELECT url FROM articles")) == sorted({item.url for item in matching})
    entries = desk.rows("SELECT feed_id, key FROM entries")
    assert len(entries) == len(set(entries)) == len(matching) // 2 * 3
    assert desk.rows("SELECT * FROM unjoined") == []
    assert desk.rows("SELECT phase FROM moves") == [("on_strike",)]


async def test_a_disk_full_at_any_statement_of_a_round_loses_and_doubles_nothing(desk: Desk) -> None:
    for path in FEEDS:
        desk.follow(path)
    failures = 0
    async with desk.opened() as intake:
        matching = offer(desk, 0)
        await intake.poll_feeds(silent)
        for more in range(200):
            matching += offer(desk, more + 1)
            await limit(intake, more)
            told = await trouble_of(poll_after(desk, intake))
            assert_sound(desk)
            if not told:
                break
            assert "disk is full" in told
            failures += 1
            await limit(intake, 10_000)
            await poll_after(desk, intake)
            assert_all_stored(desk, matching)
        await limit(intake, 10_000)
        await poll_after(desk, intake)
    assert_all_stored(desk, matching)
    assert failures >= 5


async def test_a_lock_that_lasts_delays_a_round_and_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.05)
    for path in FEEDS:
        desk.follow(path)
    async with desk.opened() as intake:
        matching = offer(desk, 0)
        with closing(sqlite3.connect(desk.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for _ in range(3):
                with pytest.raises(StorageError, match="another program keeps the database locked"):
                    await intake.poll_feeds(silent)
            assert desk.publisher.asked == []
            # What is stored is answered meanwhile.
            assert len(await intake.answers.list_feeds()) == len(FEEDS)
        summary = await intake.poll_feeds(silent)
    assert summary.polled == len(FEEDS)
    assert_all_stored(desk, matching)


async def test_feeds_of_a_round_that_could_not_be_stored_are_asked_again_after_their_interval(desk: Desk) -> None:
    desk.follow("/one")
    async with desk.opened() as intake:
        offer(desk, 0)
        await limit(intake, 0)
        with pytest.raises(StorageError):
            await intake.poll_feeds(silent)
        await limit(intake, 10_000)
        assert (await intake.poll_feeds(silent)).polled == 0
        desk.clock.now += timedelta(minutes=34)
        assert (await intake.poll_feeds(silent)).stored.matched == 2
