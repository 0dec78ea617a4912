"""Articles in the order in which they arrived, as far as they are in their stories."""

from __future__ import annotations

from bot.domain.stories import Story
from storage.arrivals import ArrivalStore
from storage.database import Database
from storage.stories import StoryStore
from tests.storage.samples import MBA, NOON, THEATRICAL, article, claim, hours, report, store


async def arrives(database: Database, name: str, *, contract: str = MBA, hour: float = 0, joined: bool = True) -> int:
    made = article(name, first_seen_at=NOON + hours(hour), published_at=NOON - hours(50))
    read = await store(database, made, report(claim(contract)))
    if joined:
        async with database.transaction() as tx:
            await StoryStore(database).replace(tx, [], [Story(made.url, (contract,), None, (read,))])
    return (await ArrivalStore(database).ids([made.url]))[made.url]


def url(name: str) -> str:
    return f"https://variety.com/{name}"


async def test_ids_grow_with_arrival(database: Database) -> None:
    ids = [await arrives(database, name) for name in "abc"]
    assert ids == sorted(ids)
    assert await ArrivalStore(database).ids([url("a"), url("c"), url("z")]) == {url("a"): ids[0], url("c"): ids[2]}


async def test_the_newest_is_the_last_before_one_that_is_in_no_story_yet(database: Database) -> None:
    arrivals = ArrivalStore(database)
    assert await arrivals.newest(0) == 0
    first = await arrives(database, "a")
    assert await arrivals.newest(0) == first
    await arrives(database, "b", joined=False)
    await arrives(database, "c")
    assert await arrivals.newest(0) == first
    assert await arrivals.newest(first) == first


async def test_an_old_article_that_is_read_again_holds_nothing_up(database: Database) -> None:
    old = await arrives(database, "a")
    told = await arrives(database, "b")
    new = await arrives(database, "c")
    async with database.transaction() as tx:
        await tx.execute("INSERT INTO unjoined VALUES (?)", (old,))
    assert await ArrivalStore(database).newest(told) == new


async def test_what_arrived_between_is_told_by_contract_whenever_it_was_published(database: Database) -> None:
    a, b, c, d = [
        await arrives(database, name, contract=contract)
        for name, contract in (("a", MBA), ("b", MBA), ("c", THEATRICAL), ("d", MBA))
    ]
    arrivals = ArrivalStore(database)
    assert await arrivals.between(a, d, [MBA]) == {url("b"), url("d")}
    assert await arrivals.between(a, c, [MBA, THEATRICAL]) == {url("b"), url("c")}
    assert await arrivals.between(b, c, [MBA]) == frozenset()


async def test_what_had_arrived_by_a_moment(database: Database) -> None:
    first = await arrives(database, "a")
    second = await arrives(database, "b", hour=1)
    arrivals = ArrivalStore(database)
    assert await arrivals.seen_by(NOON - hours(1)) == 0
    assert await arrivals.seen_by(NOON) == first
    assert await arrivals.seen_by(NOON + hours(2)) == second
