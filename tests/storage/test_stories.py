"""Stories are replaced as a whole and answered as they were known."""

from __future__ import annotations

import dataclasses

from bot.domain.reports import Event, ReadArticle
from bot.domain.stories import Story
from storage.database import Database
from storage.stories import StoryStore
from tests.storage.samples import MBA, NOON, THEATRICAL, article, claim, hours, report, store

SINCE, UNTIL = NOON - hours(1), NOON + hours(100)


async def told(database: Database, name: str, hour: int = 0, contract: str = MBA) -> ReadArticle:
    return await store(database, article(name, published_at=NOON + hours(hour)), report(claim(contract)))


def story(*reads: ReadArticle, contracts: tuple[str, ...] = (MBA,), event: Event | None = Event.STRIKE_START) -> Story:
    """A story as it comes back: without the texts of its articles."""
    told = tuple(
        dataclasses.replace(read, article=dataclasses.replace(read.article, lead="", body="")) for read in reads
    )
    return Story(reads[0].article.url, contracts, event, told)


async def replace(database: Database, affected: list[str], *stories: Story) -> None:
    async with database.transaction() as tx:
        await StoryStore(database).replace(tx, affected, stories)


async def test_stories_come_back_as_they_were_newest_first(database: Database) -> None:
    a, b, c = await told(database, "a"), await told(database, "b", 1), await told(database, "c", 2, THEATRICAL)
    pair, single = story(a, b), story(c, contracts=(THEATRICAL, MBA), event=None)
    await replace(database, [], pair, single)
    assert await StoryStore(database).between(SINCE, UNTIL) == (single, pair)


async def test_joining_two_stories_leaves_one(database: Database) -> None:
    a, b, c = await told(database, "a"), await told(database, "b", 1), await told(database, "c", 2)
    await replace(database, [], story(a), story(b))
    await replace(database, [c.article.url], story(a, b, c))
    assert await StoryStore(database).between(SINCE, UNTIL) == (story(a, b, c),)


async def test_an_affected_article_that_belongs_to_no_story_any_more_leaves_it(database: Database) -> None:
    a, b = await told(database, "a"), await told(database, "b", 1)
    await replace(database, [], story(a, b))
    await replace(database, [b.article.url], story(a))
    assert await StoryStore(database).between(SINCE, UNTIL) == (story(a),)
    await replace(database, [a.article.url])
    assert await StoryStore(database).between(SINCE, UNTIL) == ()


async def test_stories_that_are_not_affected_stay(database: Database) -> None:
    a, b = await told(database, "a"), await told(database, "b", 1)
    await replace(database, [], story(a))
    await replace(database, [b.article.url], story(b))
    assert await StoryStore(database).between(SINCE, UNTIL) == (story(b), story(a))


async def test_a_story_is_answered_as_known_at_the_end_of_the_span(database: Database) -> None:
    a, b, c = await told(database, "a"), await told(database, "b", 2), await told(database, "c", 4)
    await replace(database, [], story(a, b, c))
    between = StoryStore(database).between
    assert await between(SINCE, NOON + hours(2)) == (story(a, b),)
    assert await between(NOON + hours(2), NOON + hours(3)) == ()
    assert await between(NOON, NOON + hours(2)) == (story(a, b),)
    assert await between(NOON + hours(4), UNTIL) == ()


async def test_stories_are_chosen_by_contract(database: Database) -> None:
    a, b = await told(database, "a"), await told(database, "b", 1, THEATRICAL)
    both = story(a, contracts=(MBA, THEATRICAL))
    actors = story(b, contracts=(THEATRICAL,))
    await replace(database, [], both, actors)
    between = StoryStore(database).between
    assert await between(SINCE, UNTIL, [MBA]) == (both,)
    assert await between(SINCE, UNTIL, [MBA, THEATRICAL]) == (actors, both)
    assert await between(SINCE, UNTIL, []) == ()
