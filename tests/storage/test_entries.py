"""What was seen stays seen; the text of what was rejected stays for a while."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.articles import FeedItem
from storage.database import Database
from storage.entries import Entry, EntryStore, Offer
from storage.feeds import FeedStore
from tests.storage.samples import NOON, article, feed_source, hours, report, store, texts, times


@pytest.fixture
async def feed_id(database: Database) -> int:
    async with database.transaction() as tx:
        return await FeedStore(database).importer(tx)


@pytest.fixture
async def article_id(database: Database) -> int:
    await store(database, article(), report())
    async with database.reader() as view:
        ((found,),) = await view.rows("SELECT id FROM articles")
    return int(found)


async def add(database: Database, *entries: Entry) -> None:
    async with database.transaction() as tx:
        await EntryStore(database).add(tx, entries)


async def rejected(database: Database) -> list[Entry]:
    return list(await EntryStore(database).stale("r2", 10_000))


def item(key: str = "1", title: str = "Bake sale") -> FeedItem:
    return FeedItem(key=key, url=f"https://a.org/{key}?utm_source=rss", title=title, lead="Cakes.")


async def test_only_the_asked_keys_of_that_feed_are_known(database: Database, feed_id: int) -> None:
    await add(database, *(Entry(feed_id, item(key), f"sha {key}", "no union", "r1", NOON) for key in "abc"))
    entries = EntryStore(database)
    assert await entries.known(feed_id, ["a", "c", "z"]) == {"a": "sha a", "c": "sha c"}
    assert await entries.known(feed_id + 1, ["a"]) == {}
    assert await entries.known(feed_id, []) == {}


async def test_ten_thousand_keys_can_be_asked_at_once(database: Database, feed_id: int) -> None:
    await add(database, Entry(feed_id, item("7"), "sha", "no union", "r1", NOON))
    assert await EntryStore(database).known(feed_id, map(str, range(10_000))) == {"7": "sha"}


async def test_an_entry_seen_again_takes_the_new_decision_and_keeps_its_first_time(
    database: Database, feed_id: int
) -> None:
    await add(database, Entry(feed_id, item(), "old", "no union", "r1", NOON))
    await add(database, Entry(feed_id, item(title="Cake strike"), "new", "no contract", "r1", NOON + hours(3)))
    assert await rejected(database) == [Entry(feed_id, item(title="Cake strike"), "new", "no contract", "r1", NOON)]


async def test_an_entry_rescued_as_an_article_is_no_longer_rejected(
    database: Database, feed_id: int, article_id: int
) -> None:
    await add(database, Entry(feed_id, item(), "sha", "no union", "r1", NOON))
    await add(database, Entry(feed_id, item(), "sha", "names the WGA", "r1", NOON, article_id))
    assert await rejected(database) == []
    assert await EntryStore(database).known(feed_id, ["1"]) == {"1": "sha"}


async def decisions(database: Database, url: str) -> list[str]:
    return [offer.entry.decision for offer in await EntryStore(database).offers(url)]


async def test_a_link_is_found_with_or_without_its_tracking(database: Database, feed_id: int) -> None:
    await add(database, Entry(feed_id, item(), "sha", "no union", "r1", NOON))
    assert await decisions(database, "http://www.a.org/1") == ["no union"]
    assert await decisions(database, "https://a.org/1?utm_medium=email#top") == ["no union"]
    assert await decisions(database, "https://a.org/2") == []


async def test_the_offer_that_matched_comes_first_then_the_newest(
    database: Database, feed_id: int, article_id: int
) -> None:
    at_a = "https://a.org/1"
    await add(
        database,
        Entry(feed_id, FeedItem("x", at_a, "Full text"), "sha", "names the WGA", "r1", NOON, article_id),
        Entry(feed_id, FeedItem("y", at_a, "Headline"), "sha", "no union", "r1", NOON + hours(1)),
        Entry(feed_id, FeedItem("z", at_a, "Headline"), "sha", "no contract", "r1", NOON + hours(2)),
    )
    assert await decisions(database, at_a) == ["names the WGA", "no contract", "no union"]


async def test_an_offer_names_its_feed_and_comes_back_as_it_was(database: Database) -> None:
    async with database.transaction() as tx:
        await FeedStore(database).sync(tx, [feed_source()])
    (record,) = await FeedStore(database).all()
    entry = Entry(record.id, item(), "sha", "no union", "r1", NOON)
    await add(database, entry)
    assert await EntryStore(database).offers(item().url) == (Offer(entry, "Variety"),)


async def test_forgetting_takes_the_text_of_old_rejected_entries_alone(database: Database, feed_id: int) -> None:
    old, young = (
        Entry(feed_id, item("old"), "s1", "no union", "r1", NOON),
        Entry(feed_id, item("young"), "s2", "no union", "r1", NOON + hours(1)),
    )
    await add(database, old, young)
    async with database.transaction() as tx:
        await EntryStore(database).forget_rejected(tx, before=NOON + hours(1))
    assert await rejected(database) == [young]
    assert await EntryStore(database).known(feed_id, ["old"]) == {"old": "s1"}
    assert await decisions(database, old.item.url) == ["no union"]


async def test_only_what_another_lexicon_rejected_is_decided_again(
    database: Database, feed_id: int, article_id: int
) -> None:
    await add(database, *(Entry(feed_id, item(key), "sha", "no union", "r1", NOON) for key in "abc"))
    await add(database, Entry(feed_id, item("a"), "sha", "no union", "r2", NOON))
    await add(database, Entry(feed_id, item("b"), "sha", "names the WGA", "r2", NOON, article_id))
    held = EntryStore(database)
    assert [entry.item.key for entry in await held.stale("r2", 10)] == ["c"]
    assert [entry.item.key for entry in await held.stale("r3", 1)] == ["a"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    kept=st.builds(
        FeedItem,
        key=st.text(st.characters(exclude_characters="\0"), max_size=40),
        url=st.sampled_from(["", "https://a.org/x"]),
        title=st.text(min_size=1, max_size=30),
        lead=texts,
        published_at=st.none() | times,
        byline=texts,
        lang=texts,
        source=texts,
    ),
    sha=texts,
    decision=texts,
    at=times,
)
async def test_every_rejected_item_comes_back_as_it_was(
    database: Database, feed_id: int, kept: FeedItem, sha: str, decision: str, at: datetime
) -> None:
    async with database.transaction() as tx:
        await tx.execute("DELETE FROM entries")
        await EntryStore(database).add(tx, [Entry(feed_id, kept, sha, decision, "r1", at)])
    assert await rejected(database) == [Entry(feed_id, kept, sha, decision, "r1", at)]
    assert await EntryStore(database).known(feed_id, [kept.key]) == {kept.key: sha}
