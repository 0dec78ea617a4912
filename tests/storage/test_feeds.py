"""Feeds keep their state through every reconfiguration."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.articles import FeedItem
from bot.domain.feeds import FeedRecord, FeedSource, FeedState, Validators
from storage.database import Database
from storage.entries import Entry, EntryStore
from storage.feeds import FeedStore, FeedYield
from tests.storage.samples import NOON, article, feed_source, hours, report, store, texts, times


async def configured(database: Database, *sources: FeedSource) -> tuple[FeedRecord, ...]:
    feeds = FeedStore(database)
    async with database.transaction() as tx:
        await feeds.sync(tx, sources)
    return await feeds.all()


async def test_a_new_feed_is_new_and_never_checked(database: Database) -> None:
    (record,) = await configured(database, feed_source())
    assert record == FeedRecord(id=record.id, source=feed_source())


async def test_a_feed_keeps_its_state_when_its_name_and_interval_change(database: Database) -> None:
    (before,) = await configured(database, feed_source())
    feeds = FeedStore(database)
    validators = Validators('W/"1"', "Fri, 22 Sep 2023", "sha")
    async with database.transaction() as tx:
        await feeds.succeeded(tx, before.id, validators, NOON + hours(1), NOON)
    renamed = feed_source(name="Variety Labor", interval=timedelta(minutes=45))
    (after,) = await configured(database, renamed)
    assert after == FeedRecord(
        id=before.id,
        source=renamed,
        state=FeedState.OK,
        validators=validators,
        next_check_at=NOON + hours(1),
        last_success_at=NOON,
    )


async def test_a_feed_taken_out_and_put_back_is_the_same_feed(database: Database) -> None:
    first, second = await configured(database, feed_source("https://a.org/feed"), feed_source("https://b.org/feed"))
    assert await configured(database, second.source) == (second,)
    assert await configured(database) == ()
    assert await configured(database, first.source, second.source) == (first, second)


async def test_a_failure_keeps_the_validators_and_the_last_success(database: Database) -> None:
    (record,) = await configured(database, feed_source())
    feeds = FeedStore(database)
    validators = Validators("etag", "", "sha")
    async with database.transaction() as tx:
        await feeds.succeeded(tx, record.id, validators, NOON + hours(1), NOON)
        await feeds.schedule(tx, record.id, NOON + hours(2))
        await feeds.failed(tx, record.id, "503 Service Unavailable", 3, NOON + hours(4), FeedState.FAILING)
    (failing,) = await feeds.all()
    assert (failing.state, failing.failures, failing.last_error) == (FeedState.FAILING, 3, "503 Service Unavailable")
    assert (failing.validators, failing.last_success_at) == (validators, NOON)
    assert failing.next_check_at == NOON + hours(4)

    async with database.transaction() as tx:
        await feeds.succeeded(tx, record.id, validators, NOON + hours(6), NOON + hours(5))
    (recovered,) = await feeds.all()
    assert (recovered.state, recovered.failures, recovered.last_error) == (FeedState.OK, 0, "")


async def test_a_scheduled_check_is_all_that_changes_before_the_request(database: Database) -> None:
    (record,) = await configured(database, feed_source())
    feeds = FeedStore(database)
    async with database.transaction() as tx:
        await feeds.schedule(tx, record.id, NOON)
    (scheduled,) = await feeds.all()
    assert scheduled == FeedRecord(id=record.id, source=record.source, next_check_at=NOON)


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
                Entry(busy.id, FeedItem("1", "", "t"), "sha", "matched", "r1", NOON, article_id),
                Entry(busy.id, FeedItem("2", "", "t"), "sha", "no union", "r1", NOON),
            ],
        )
    assert await FeedStore(database).yields() == {busy.id: FeedYield(items=2, matched=1)}
    assert quiet.id != busy.id


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
    validators=st.builds(Validators, texts, texts, texts),
    at=times,
)
async def test_every_feed_comes_back_as_it_was_stored(
    database: Database, source: FeedSource, validators: Validators, at: object
) -> None:
    (record,) = await configured(database, source)
    async with database.transaction() as tx:
        await FeedStore(database).succeeded(tx, record.id, validators, at, at)  # type: ignore[arg-type]
    (found,) = await FeedStore(database).all()
    assert (found.source, found.validators, found.next_check_at, found.last_success_at) == (source, validators, at, at)
