"""Feeds keep their state through every reconfiguration."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.articles import FeedItem
from bot.domain.feeds import FeedRecord, FeedSource, FeedState, Hints, Redirection, Validators, merged
from storage.database import Database
from storage.entries import Entry, EntryStore
from storage.feeds import FeedStore, FeedYield
from tests.storage.samples import NOON, article, feed_source, hours, report, store, texts, times


async def configured(database: Database, *sources: FeedSource) -> tuple[FeedRecord, ...]:
    feeds = FeedStore(database)
    async with database.transaction() as tx:
        await feeds.sync(tx, sources)
    return await feeds.all()


async def saved(database: Database, record: FeedRecord, **changes: Any) -> FeedRecord:
    """The feed after a check that changed it so."""
    after = replace(record, **changes)
    async with database.transaction() as tx:
        await FeedStore(database).save(tx, [after])
    return after


async def offered(database: Database, record: FeedRecord, *items: FeedItem) -> None:
    """The feed has given these."""
    async with database.transaction() as tx:
        await EntryStore(database).add(tx, [Entry(record.id, item, b"", "no union", "r1", NOON) for item in items])


async def test_a_new_feed_is_new_and_never_checked(database: Database) -> None:
    (record,) = await configured(database, feed_source())
    assert record == FeedRecord(id=record.id, source=feed_source())


async def test_a_feed_keeps_its_state_when_its_name_and_interval_change(database: Database) -> None:
    (before,) = await configured(database, feed_source())
    before = await saved(
        database, before, state=FeedState.OK, validators=Validators('W/"1"', "Fri, 22 Sep 2023", "sha")
    )
    renamed = feed_source(name="Variety Labor", interval=timedelta(minutes=45))
    assert await configured(database, renamed) == (replace(before, source=renamed),)


async def test_a_feed_taken_out_and_put_back_is_the_same_feed(database: Database) -> None:
    first, second = await configured(database, feed_source("https://a.org/feed"), feed_source("https://b.org/feed"))
    for feed in (first, second):
        await offered(database, feed, FeedItem("1", "", "t"))
    assert await configured(database, second.source) == (second,)
    assert await configured(database) == ()
    assert await configured(database, first.source, second.source) == (first, second)


async def test_feeds_that_came_and_went_without_giving_anything_leave_nothing_behind(database: Database) -> None:
    for number in range(20):
        await configured(database, feed_source(f"https://a.org/{number}"))
    async with database.reader() as view:
        assert [row["url"] for row in await view.rows("SELECT url FROM feeds")] == ["https://a.org/19"]


async def test_a_stopped_feed_stays_so_until_it_is_taken_out_and_put_back(database: Database) -> None:
    (feed,) = await configured(database, feed_source())
    await offered(database, feed, FeedItem("1", "", "t"))
    stopped = await saved(database, feed, state=FeedState.STOPPED)
    assert await configured(database, feed.source) == (stopped,)
    await configured(database)
    assert await configured(database, feed.source) == (feed,)


OLD, NEW = "https://old.org/feed", "https://new.org/feed"


async def test_a_feed_that_has_moved_is_the_same_under_its_old_address(database: Database) -> None:
    (feed,) = await configured(database, feed_source(OLD))
    moved = await saved(database, feed, state=FeedState.OK, moved_to=NEW)
    assert await configured(database, feed_source(OLD)) == (moved,)
    assert moved.url == NEW


async def test_a_feed_that_has_moved_is_the_same_under_its_new_address(database: Database) -> None:
    (feed,) = await configured(database, feed_source(OLD))
    moved = await saved(database, feed, state=FeedState.OK, moved_to=NEW)
    assert await configured(database, feed_source(NEW)) == (replace(moved, source=feed_source(NEW), moved_to=""),)


async def test_a_move_to_the_address_of_another_feed_merges_them_while_both_are_configured(database: Database) -> None:
    old, new = await configured(database, feed_source(OLD), feed_source(NEW))
    old = await saved(database, old, moved_to=NEW)
    both = await configured(database, old.source, new.source)
    assert both == (old, new)
    assert merged(both) == {old.id}
    assert merged(await configured(database, old.source)) == frozenset()


async def test_a_scheduled_check_is_all_that_changes_before_the_request(database: Database) -> None:
    (record,) = await configured(database, feed_source())
    feeds = FeedStore(database)
    scheduled = replace(record, asked_at=NOON, next_check_at=NOON + hours(1))
    async with database.transaction() as tx:
        await feeds.schedule(tx, [replace(scheduled, failures=9, state=FeedState.FAILING)])
    assert await feeds.all() == (scheduled,)


async def test_imports_have_one_feed_that_is_never_polled(database: Database) -> None:
    feeds = FeedStore(database)
    async with database.transaction() as tx:
        first = await feeds.importer(tx)
        assert await feeds.importer(tx) == first
        await feeds.sync(tx, [feed_source()])
        assert await feeds.importer(tx) == first
    assert [record.source.url for record in await feeds.all()] == [feed_source().url]


async def test_the_yield_counts_items_and_matches_of_each_feed(database: Database) -> None:
    busy, quiet = await configured(database, feed_source("https://a.org/feed"), feed_source("https://b.org/feed"))
    await store(database, article(), report())
    async with database.transaction() as tx:
        ((article_id,),) = await tx.rows("SELECT id FROM articles")
        await EntryStore(database).add(
            tx,
            [
                Entry(busy.id, FeedItem("1", "", "t"), b"", "matched", "r1", NOON, article_id),
                Entry(busy.id, FeedItem("2", "", "t"), b"", "no union", "r1", NOON),
            ],
        )
    await offered(database, busy, FeedItem("3", "", "t", published_at=NOON - hours(24)))
    assert await FeedStore(database).yields(NOON - hours(1)) == {busy.id: FeedYield(items=3, matched=1, recent=2)}
    assert quiet.id != busy.id


async def test_an_item_dated_ahead_counts_as_seen_when_it_came(database: Database) -> None:
    (record,) = await configured(database, feed_source())
    await offered(database, record, FeedItem("1", "", "t", published_at=NOON + timedelta(days=400)))
    feeds = FeedStore(database)
    assert (await feeds.yields(NOON - hours(1)))[record.id].recent == 1
    assert (await feeds.yields(NOON + hours(1)))[record.id].recent == 0


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    source=st.builds(
        FeedSource,
        url=st.just("https://variety.com/feed"),
        publisher=texts,
        name=texts,
        lang=texts,
        interval=st.timedeltas(timedelta(0), timedelta(days=30)),
    ),
    state=st.sampled_from(FeedState),
    moved_to=texts,
    redirection=st.none() | st.builds(Redirection, texts.filter(bool), times),
    validators=st.builds(Validators, texts, texts, texts),
    hints=st.builds(
        Hints,
        st.none() | st.timedeltas(timedelta(seconds=1), timedelta(days=30)),
        st.lists(st.integers(0, 23)).map(tuple),
        st.lists(st.integers(0, 6)).map(tuple),
    ),
    failures=st.integers(0, 10_000),
    warned=st.booleans(),
    at=times,
)
async def test_every_feed_comes_back_as_it_was_stored(
    database: Database, source: FeedSource, at: datetime, **changes: Any
) -> None:
    (record,) = await configured(database, source)
    moments = dict.fromkeys(("failing_since", "asked_at", "next_check_at", "last_success_at"), at)
    after = await saved(database, record, **moments, **changes)
    assert await FeedStore(database).all() == (after,)
