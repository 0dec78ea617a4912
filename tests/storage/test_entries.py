"""What was seen stays seen; the text of what was rejected stays for a while."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.articles import FeedItem
from bot.domain.identity import signs_of
from storage.database import Database
from storage.entries import MOST_KNOWN, Entry, EntryStore, Offer
from storage.feeds import FeedStore
from storage.marks import Marks, MarkStore
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


async def keys(database: Database, feed_id: int, *items: FeedItem) -> list[str]:
    known = await EntryStore(database).known(feed_id, [signs_of(each) for each in items])
    return [each.signs.key for each in known]


async def test_what_shares_key_address_or_title_is_known_to_its_feed_alone(database: Database, feed_id: int) -> None:
    held = [FeedItem(key, f"https://a.org/{key}", f"Title {key}") for key in "abcd"]
    await add(database, *(Entry(feed_id, each, b"", "no union", "r1", NOON) for each in held))
    asked = (
        FeedItem("a", "", "Other"),
        FeedItem("x", "http://www.a.org/b?utm_source=x", "Other"),
        FeedItem("y", "", "title  C!"),
    )
    assert await keys(database, feed_id, *asked) == ["a", "b", "c"]
    assert await keys(database, feed_id + 1, *asked) == []
    assert await keys(database, feed_id) == []


async def test_items_without_a_link_do_not_share_an_address(database: Database, feed_id: int) -> None:
    await add(database, Entry(feed_id, FeedItem("a", "", "One"), b"", "no union", "r1", NOON))
    assert await keys(database, feed_id, FeedItem("b", "", "Two")) == []


async def test_ten_thousand_items_can_be_asked_at_once(database: Database, feed_id: int) -> None:
    await add(database, Entry(feed_id, item("7"), b"", "no union", "r1", NOON))
    assert await keys(database, feed_id, *(item(str(number), str(number)) for number in range(10_000))) == ["7"]
    assert len(await EntryStore(database).known_by_key(feed_id, map(str, range(10_000)))) == 1


async def test_of_an_id_that_all_items_share_the_newest_are_known(database: Database, feed_id: int) -> None:
    held = [FeedItem("same", f"https://a.org/{number}", f"Title {number}") for number in range(MOST_KNOWN + 9)]
    await add(database, *(Entry(feed_id, each, b"", "no union", "r1", NOON) for each in held))
    known = await EntryStore(database).known(feed_id, [signs_of(FeedItem("same", "", "Other"))])
    assert [each.signs for each in known] == [signs_of(each) for each in held[9:]]


async def test_an_entry_seen_again_takes_the_new_decision_and_keeps_its_first_time(
    database: Database, feed_id: int
) -> None:
    await add(database, Entry(feed_id, item(), b"old", "no union", "r1", NOON))
    (held,) = await rejected(database)
    edited = replace(held, item=item(title="Cake strike"), versions=b"new", decision="no contract")
    await add(database, replace(edited, first_seen_at=NOON + hours(3)))
    assert await rejected(database) == [edited]


async def test_an_entry_rescued_as_an_article_is_no_longer_rejected(
    database: Database, feed_id: int, article_id: int
) -> None:
    await add(database, Entry(feed_id, item(), b"", "no union", "r1", NOON))
    (held,) = await rejected(database)
    await add(database, replace(held, decision="names the WGA", article_id=article_id))
    assert await rejected(database) == []
    (known,) = await EntryStore(database).known_by_key(feed_id, ["1"])
    assert (known.article_id, known.article_url) == (article_id, article().url)


async def test_a_decision_alone_leaves_what_the_entry_is_known_by(database: Database, feed_id: int) -> None:
    body = replace(item(), body="Whisk the eggs.")
    await add(database, Entry(feed_id, body, b"v", "no union", "r1", NOON))
    before = await EntryStore(database).known_by_key(feed_id, ["1"])
    (held,) = await rejected(database)
    async with database.transaction() as tx:
        await EntryStore(database).decide(tx, [replace(held, decision="no contract", reading="r2")])
    assert await decisions(database, item().url) == ["no contract"]
    assert await EntryStore(database).known_by_key(feed_id, ["1"]) == before


async def decisions(database: Database, url: str) -> list[str]:
    return [offer.entry.decision for offer in await EntryStore(database).offers(url)]


async def test_a_link_is_found_with_or_without_its_tracking(database: Database, feed_id: int) -> None:
    await add(database, Entry(feed_id, item(), b"", "no union", "r1", NOON))
    assert await decisions(database, "http://www.a.org/1") == ["no union"]
    assert await decisions(database, "https://a.org/1?utm_medium=email#top") == ["no union"]
    assert await decisions(database, "https://a.org/2") == []


async def test_the_offer_that_matched_comes_first_then_the_newest(
    database: Database, feed_id: int, article_id: int
) -> None:
    at_a = "https://a.org/1"
    await add(
        database,
        Entry(feed_id, FeedItem("x", at_a, "Full text"), b"", "names the WGA", "r1", NOON, article_id),
        Entry(feed_id, FeedItem("y", at_a, "Headline"), b"", "no union", "r1", NOON + hours(1)),
        Entry(feed_id, FeedItem("z", at_a, "Headline"), b"", "no contract", "r1", NOON + hours(2)),
    )
    assert await decisions(database, at_a) == ["names the WGA", "no contract", "no union"]


async def test_an_offer_names_its_feed_and_comes_back_as_it_was(database: Database) -> None:
    async with database.transaction() as tx:
        await FeedStore(database).sync(tx, [feed_source()])
    (record,) = await FeedStore(database).all()
    entry = Entry(record.id, item(), b"", "no union", "r1", NOON)
    await add(database, entry)
    (offer,) = await EntryStore(database).offers(item().url)
    assert offer == Offer(replace(entry, id=offer.entry.id), "Variety")


async def test_forgetting_takes_the_text_of_old_rejected_entries_alone(database: Database, feed_id: int) -> None:
    old, young = (
        Entry(feed_id, item("old"), b"", "no union", "r1", NOON),
        Entry(feed_id, item("young"), b"", "no union", "r1", NOON + hours(1)),
    )
    await add(database, old, young)
    async with database.transaction() as tx:
        await EntryStore(database).forget_rejected(tx, before=NOON + hours(1))
    assert [entry.item.key for entry in await rejected(database)] == ["young"]
    assert await keys(database, feed_id, item("old", "x")) == ["old"]
    assert await decisions(database, old.item.url) == ["no union"]


async def test_only_what_another_lexicon_rejected_is_decided_again(
    database: Database, feed_id: int, article_id: int
) -> None:
    await add(database, *(Entry(feed_id, item(key), b"", "no union", "r1", NOON) for key in "abc"))
    held = EntryStore(database)
    a, b, _ = await rejected(database)
    async with database.transaction() as tx:
        await held.decide(tx, [replace(a, reading="r2")])
    await add(database, replace(b, reading="r2", article_id=article_id))
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
    versions=st.binary(max_size=16),
    decision=texts,
    at=times,
)
async def test_every_rejected_item_comes_back_as_it_was(
    database: Database, feed_id: int, kept: FeedItem, versions: bytes, decision: str, at: datetime
) -> None:
    async with database.transaction() as tx:
        await tx.execute("DELETE FROM entries")
        await EntryStore(database).add(tx, [Entry(feed_id, kept, versions, decision, "r1", at)])
    (held,) = await rejected(database)
    assert replace(held, id=0) == Entry(feed_id, kept, versions, decision, "r1", at)
    (known,) = await EntryStore(database).known(feed_id, [signs_of(kept)])
    assert (known.signs, known.versions, known.first_seen_at) == (signs_of(kept), versions, at)


async def test_what_a_feed_has_not_shown_for_long_is_forgotten(database: Database) -> None:
    async with database.transaction() as tx:
        await FeedStore(database).sync(tx, [feed_source(), feed_source("https://variety.com/quiet")])
    read, quiet = await FeedStore(database).all()
    entries = EntryStore(database)
    await add(
        database, *(Entry(feed.id, item(key), b"", "no union", "r1", NOON) for feed in (read, quiet) for key in "ab")
    )
    (shown, _) = await entries.known_by_key(read.id, "ab")
    later = NOON + timedelta(days=200)
    async with database.transaction() as tx:
        await MarkStore(database).put(tx, [Marks(read.id, b"", later), Marks(quiet.id, b"", NOON)])
        await entries.show(tx, [shown.id], later)
        await entries.forget_unshown(tx, later - timedelta(days=180))
    assert [each.signs.key for each in await entries.known_by_key(read.id, "ab")] == ["a"]
    assert len(await entries.known_by_key(quiet.id, "ab")) == 2


async def test_an_article_is_never_forgotten(database: Database, article_id: int) -> None:
    async with database.transaction() as tx:
        await FeedStore(database).sync(tx, [feed_source()])
    (feed,) = await FeedStore(database).all()
    await add(database, Entry(feed.id, item(), b"", "names the WGA", "r1", NOON, article_id))
    later = NOON + timedelta(days=400)
    async with database.transaction() as tx:
        await MarkStore(database).put(tx, [Marks(feed.id, b"", later)])
        await EntryStore(database).forget_unshown(tx, later - timedelta(days=180))
    assert len(await EntryStore(database).known_by_key(feed.id, ["1"])) == 1
