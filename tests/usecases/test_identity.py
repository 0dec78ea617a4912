"""Feeds that name their items badly, over fifty polls: nothing is told twice, nothing is lost, old news stays old."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

import pytest

from bot.app import Intake
from bot.domain.digests import Digest, Mark
from bot.usecases.explain_article import Matched
from bot.usecases.progress import silent
from storage.articles import ArticleStore
from tests.usecases.campaign import CAKE, SECOND, START, STRIKE, TALKS, THIRD, Item
from tests.usecases.desk import Desk, rss

POLLS = 50
WINDOW = 10
Naming = Callable[[Sequence[Item], int], list[Item]]


def pickets(number: int) -> Item:
    """One of many reports, each of its own."""
    return Item(
        f"picket-{number}",
        f"Striking writers picket stage {number}",
        f"WGA members picketed gate {number * 7} of lot {number * 13}.",
        published=START + timedelta(hours=number - POLLS),
    )


@dataclass
class Reader:
    """Somebody who has a digest after each poll."""

    desk: Desk
    intake: Intake
    mark: Mark | None = None
    digests: list[Digest] = field(default_factory=list)

    async def poll(self, *items: Item) -> None:
        """The feed shows these; an hour later the reader has a digest."""
        self.desk.publisher.says(body=rss(*items))
        await self.intake.poll_feeds(silent)
        self.desk.clock.forward(hours=1)
        compose, unions = self.intake.answers.compose_digest, self.desk.known.lexicon.unions
        now = self.desk.clock()
        composed = await compose.after(unions, self.mark, now, await compose.states(unions, now))
        self.mark = composed.mark
        self.digests.append(composed.digest)

    @property
    def told(self) -> list[str]:
        """The titles of all stories in all digests."""
        sections = [section for digest in self.digests for section in digest.sections]
        return [story.lead_article.article.title for section in sections for story in section.stories]

    @property
    def news(self) -> list[int]:
        """How many articles each digest tells or counts."""
        return [digest.rest + sum(len(section.stories) for section in digest.sections) for digest in self.digests]

    @property
    def counted(self) -> int:
        return sum(digest.rest for digest in self.digests)

    @property
    def changes(self) -> list[str]:
        return [f"{move.contract} {move.phase}" for digest in self.digests for move in digest.changes]


@asynccontextmanager
async def reading(desk: Desk) -> AsyncIterator[Reader]:
    desk.follow()
    async with desk.opened() as intake:
        yield Reader(desk, intake)


def same_id(items: Sequence[Item], _: int) -> list[Item]:
    return [replace(item, key="news") for item in items]


def homepage_id(items: Sequence[Item], _: int) -> list[Item]:
    return [replace(item, key="https://variety.com/", link=item.url) for item in items]


def id_for_two(items: Sequence[Item], _: int) -> list[Item]:
    return [replace(item, key=f"{int(item.key.split('-')[1]) // 2}", link=item.url) for item in items]


def place_as_id(items: Sequence[Item], _: int) -> list[Item]:
    return [replace(item, key=str(place), link=item.url) for place, item in enumerate(items)]


def no_id(items: Sequence[Item], _: int) -> list[Item]:
    return [replace(item, key="", link=item.url) for item in items]


def same_id_no_link(items: Sequence[Item], _: int) -> list[Item]:
    return [replace(item, key="news", link=" ") for item in items]


def one_page_no_id(items: Sequence[Item], _: int) -> list[Item]:
    return [replace(item, key="", link="https://variety.com/news") for item in items]


def one_page_one_id(items: Sequence[Item], _: int) -> list[Item]:
    return [replace(item, key="news", link="https://variety.com/news") for item in items]


def anchors(items: Sequence[Item], _: int) -> list[Item]:
    return [replace(item, link=f"https://variety.com/news#{item.key}") for item in items]


def id_of_the_poll(items: Sequence[Item], poll: int) -> list[Item]:
    return [replace(item, key=f"{poll}/{item.key}", link=item.url) for item in items]


def id_of_the_poll_no_link(items: Sequence[Item], poll: int) -> list[Item]:
    return [replace(item, key=f"{poll}/{item.key}", link=" ") for item in items]


def nothing_but_text(items: Sequence[Item], _: int) -> list[Item]:
    return [replace(item, key="", link=" ", published=None) for item in items]


def id_and_link_in_turns(items: Sequence[Item], poll: int) -> list[Item]:
    site = ("https://variety.com", "http://www.variety.com/v2")[poll % 2]
    return [replace(item, key=f"{site}/{item.key}", link=f"{site}/{item.key}") for item in items]


NAMINGS = [
    same_id, homepage_id, id_for_two, place_as_id, no_id, same_id_no_link, one_page_no_id, one_page_one_id, anchors,
    id_of_the_poll, id_of_the_poll_no_link, nothing_but_text, id_and_link_in_turns,
]  # fmt: skip


@pytest.mark.parametrize("naming", NAMINGS)
async def test_however_a_feed_names_its_items_each_is_told_once(desk: Desk, naming: Naming) -> None:
    async with reading(desk) as reader:
        for poll in range(POLLS):
            shown = [
                replace(pickets(number), published=START + timedelta(hours=number - WINDOW))
                for number in range(poll + WINDOW, poll, -1)
            ]
            await reader.poll(*naming(shown, poll))
    stored = Counter(desk.titles())
    assert stored == Counter(pickets(number).title for number in range(1, POLLS + WINDOW))
    assert desk.rows("SELECT count(*) FROM entries") == [(POLLS + WINDOW - 1,)]
    assert max(Counter(reader.told).values()) == 1
    assert reader.news[1:] == [1] * (POLLS - 1)


HUNDRED = [replace(pickets(number), published=START - timedelta(hours=200 - number)) for number in range(96)] + [
    TALKS, STRIKE, replace(SECOND, link=""), replace(THIRD, link=""),
]  # fmt: skip


def to_https(item: Item, _: int) -> Item:
    return replace(item, key=f"https://variety.com/{item.key}", link=f"https://www.variety.com/2023/{item.key}/")


def to_slugs(item: Item, _: int) -> Item:
    slug = "-".join(item.title.lower().split())
    return replace(item, key=f"https://variety.com/news/{slug}", link=f"https://variety.com/news/{slug}")


def to_uuids(item: Item, number: int) -> Item:
    return replace(
        item,
        key=f"urn:uuid:{UUID(int=number)}",
        link=f"https://news.variety.com/a/{number}",
        published=START + timedelta(hours=25, minutes=number),
    )


def to_new_excerpts(item: Item, number: int) -> Item:
    return replace(to_uuids(item, number), lead=f"{item.lead} By our staff.")


def http(item: Item) -> Item:
    return replace(item, key=f"http://variety.com/{item.key}", link=f"http://variety.com/2023/{item.key}")


@pytest.mark.parametrize("change", [to_https, to_slugs, to_uuids, to_new_excerpts])
async def test_a_hundred_ids_that_change_at_once_are_no_news(desk: Desk, change: Callable[[Item, int], Item]) -> None:
    before = [http(item) for item in HUNDRED]
    after = [change(item, number) for number, item in enumerate(HUNDRED)]
    ledger = "SELECT article_id, event, effective_on, published_at FROM claims ORDER BY article_id, ordinal"
    async with reading(desk) as reader:
        for _ in range(POLLS // 2):
            await reader.poll(*before)
        told, counted, changes = list(reader.told), reader.counted, list(reader.changes)
        claims, moves = desk.rows(ledger), desk.rows("SELECT * FROM moves")
        assert claims
        assert moves
        for poll in range(POLLS // 2):
            await reader.poll(*after, *(replace(CAKE, key=f"cake-{poll}") for _ in range(poll % 2)))
    assert (reader.told, reader.counted, reader.changes) == (told, counted, changes)
    assert desk.rows(ledger) == claims
    assert desk.rows("SELECT * FROM moves") == moves
    assert Counter(desk.titles()) == Counter(item.title for item in HUNDRED)
    assert {link for (link,) in desk.rows("SELECT link FROM articles")} == {item.url for item in after}


async def test_an_article_that_moved_is_explained_under_both_addresses(desk: Desk) -> None:
    async with reading(desk) as reader:
        await reader.poll(http(STRIKE), http(CAKE))
        await reader.poll(to_slugs(STRIKE, 0), to_slugs(CAKE, 1))
        explain = reader.intake.answers.explain_article
        for link in (http(STRIKE).url, to_slugs(STRIKE, 0).url):
            explained = await explain(link, desk.clock())
            assert isinstance(explained, Matched)
            assert explained.read.article.link == to_slugs(STRIKE, 0).url


async def test_a_new_feed_of_a_publisher_that_moved_brings_its_articles_back_as_what_they_are(desk: Desk) -> None:
    async with reading(desk) as reader:
        await reader.poll(http(STRIKE))
        await reader.poll(to_uuids(STRIKE, 0))
    desk.follow("/film")
    desk.publisher.says("/film", body=rss(to_uuids(replace(STRIKE, key="film"), 0)))
    await desk.poll()
    assert desk.titles() == [STRIKE.title]
    assert desk.rows("SELECT count(DISTINCT article_id), count(*) FROM entries") == [(1, 2)]


async def test_a_stranger_s_feed_cannot_lead_from_one_publisher_s_article_to_another_s(desk: Desk) -> None:
    desk.follow("/stranger", "stranger.example")
    theirs = replace(STRIKE, key="1", link=STRIKE.url)
    desk.publisher.says("/stranger", body=rss(theirs))
    await desk.poll()
    desk.clock.forward(hours=1)
    desk.publisher.says("/stranger", body=rss(replace(theirs, link=SECOND.url)))
    await desk.poll()
    assert desk.rows("SELECT link FROM articles") == [(STRIKE.url,)]


@pytest.mark.parametrize("link", [SECOND.url, "https://variety.com/2023/walkout"])
async def test_a_stranger_s_feed_cannot_hide_an_article_behind_one_that_is_held(desk: Desk, link: str) -> None:
    desk.follow("/stranger", "stranger.example")
    theirs = replace(STRIKE, key="1", link=STRIKE.url)
    desk.publisher.says("/stranger", body=rss(theirs))
    await desk.poll()
    desk.clock.forward(hours=1)
    desk.publisher.says("/stranger", body=rss(replace(theirs, link=link)))
    await desk.poll()
    desk.follow("/own", link.split("/")[2])
    desk.publisher.says("/own", body=rss(replace(SECOND, link=link)))
    await desk.poll()
    assert sorted(desk.titles()) == sorted([STRIKE.title, SECOND.title])


async def test_bodies_that_alternate_are_one_item_and_come_to_rest(desk: Desk) -> None:
    other = replace(STRIKE, title="WGA strike begins", lead="The WGA went on strike on Tuesday, it said.")
    versions = "SELECT title, lead FROM articles"
    async with reading(desk) as reader:
        for poll in range(100):
            await reader.poll((STRIKE, other)[poll % 2], SECOND)
            if poll == 10:
                settled = desk.rows(versions)
    assert desk.rows("SELECT count(*) FROM articles") == [(2,)]
    assert desk.rows(versions) == settled
    assert len(reader.told) == 1
    assert max(Counter(reader.changes).values()) == 1


async def test_a_thousand_edits_update_a_thousand_times_and_tell_once(desk: Desk) -> None:
    async with reading(desk) as reader:
        for round_ in range(20):
            await reader.poll(
                *(replace(pickets(n), lead=f"WGA members picketed at {round_}:{n}.") for n in range(POLLS, 0, -1))
            )
            assert {lead for (lead,) in desk.rows("SELECT lead FROM articles")} == {
                f"WGA members picketed at {round_}:{n}." for n in range(1, POLLS + 1)
            }
    assert desk.rows("SELECT count(*) FROM articles") == desk.rows("SELECT count(*) FROM entries") == [(POLLS,)]
    assert reader.news[1:] == [0] * 19


async def test_an_edit_leaves_the_version_that_the_ledger_rested_on(desk: Desk) -> None:
    edited = replace(STRIKE, title="Writers strike: what to know", lead="The WGA went on strike on Monday, May 1.")
    async with reading(desk) as reader:
        await reader.poll(STRIKE)
        ((before, evidence),) = desk.rows("SELECT effective_on, evidence FROM claims WHERE event = 'strike_start'")
        assert before == "2023-05-02"
        assert evidence in (STRIKE.title, STRIKE.lead)
        await reader.poll(edited)
        explained = await reader.intake.answers.explain_article(STRIKE.url, desk.clock())
        assert isinstance(explained, Matched)
        assert explained.read.article.lead == edited.lead
        assert explained.edited_at == desk.clock() - timedelta(hours=1)
        assert {effect.claim.evidence for effect in explained.effects} <= {edited.title, edited.lead}
        assert [str(move.since.on) for move in explained.moves] == ["2023-05-01"]
        held = await ArticleStore(reader.intake.database).by_url("https://variety.com/2023/strike")
    assert held
    assert (held.title, held.first_seen_at, held.published_at) == (edited.title, START, STRIKE.published)
    assert desk.rows("SELECT title, lead FROM article_versions") == [(STRIKE.title, STRIKE.lead)]
    assert desk.rows("SELECT effective_on FROM claims WHERE event = 'strike_start'") == [("2023-05-01",)]


async def test_an_article_edited_to_nothing_of_ours_takes_back_what_it_said(desk: Desk) -> None:
    async with reading(desk) as reader:
        await reader.poll(STRIKE)
        assert desk.rows("SELECT phase FROM moves") == [("on_strike",)]
        await reader.poll(replace(STRIKE, title="Removed", lead="This article was published in error."))
        assert desk.rows("SELECT count(*) FROM claims") == desk.rows("SELECT count(*) FROM moves") == [(0,)]
        await reader.poll(STRIKE)
    assert desk.rows("SELECT phase FROM moves") == [("on_strike",)]
    assert desk.titles() == [STRIKE.title]


async def test_one_feed_s_teaser_takes_nothing_back_that_another_feed_says(desk: Desk) -> None:
    for path in ("/one", "/two"):
        desk.follow(path)
        desk.publisher.says(path, body=rss(replace(STRIKE, key=path, link=STRIKE.url)))
    await desk.poll()
    desk.clock.forward(hours=1)
    desk.publisher.says("/two", body=rss(replace(CAKE, key="/two", link=STRIKE.url)))
    await desk.poll()
    assert desk.titles() == [STRIKE.title]
    assert desk.rows("SELECT phase FROM moves") == [("on_strike",)]


async def test_one_article_in_three_feeds_is_told_once_through_fifty_polls(desk: Desk) -> None:
    paths = ("/one", "/two", "/three")
    for path in paths[1:]:
        desk.follow(path)
    async with reading(desk) as reader:
        for poll in range(POLLS):
            for number, path in enumerate(paths[1:]):
                link = (
                    f"http://variety.com/2023/strike?utm_source={path}",
                    f"https://www.variety.com/2023/strike#{poll}",
                )
                desk.publisher.says(path, body=rss(replace(STRIKE, key=f"{path}/{poll * number}", link=link[number])))
            await reader.poll(replace(STRIKE, lead=STRIKE.lead + " It is early." * (poll % 3)))
    assert desk.titles() == [STRIKE.title]
    assert desk.rows("SELECT count(*), count(DISTINCT article_id) FROM entries") == [(3, 1)]
    assert len(reader.told) == 1
    assert reader.counted == 0


async def test_a_new_feed_of_five_hundred_items_is_at_most_one_message(desk: Desk) -> None:
    async with reading(desk) as reader:
        await reader.poll(CAKE)
        desk.follow("/archive")
    old = [
        replace(pickets(n), published=START - timedelta(days=4, hours=n), link=f"https://deadline.com/{n}")
        for n in range(490)
    ]
    new = [
        replace(pickets(n), published=START - timedelta(minutes=n), link=f"https://deadline.com/{n}")
        for n in range(490, 500)
    ]
    desk.publisher.says("/archive", body=rss(*new, *old))
    async with desk.opened() as intake:
        reader.intake = intake
        for _ in range(POLLS):
            await reader.poll(CAKE)
    assert len(desk.titles()) == 500
    assert sum(not digest.quiet for digest in reader.digests) == 1
    assert len(reader.told) <= 5
    assert set(reader.told) <= {item.title for item in new}


@pytest.mark.parametrize("dated", [True, False])
async def test_a_flood_in_a_feed_with_history_is_one_message_and_without_dates_none(desk: Desk, dated: bool) -> None:
    async with reading(desk) as reader:
        await reader.poll(CAKE)
        flood = [replace(item, published=START if dated else None) for item in HUNDRED]
        for _ in range(POLLS):
            await reader.poll(CAKE, *flood)
    assert len(desk.titles()) == 100
    assert sum(not digest.quiet for digest in reader.digests) == dated
    assert len(reader.told) <= 5
    assert (desk.rows("SELECT count(*) FROM moves") == [(0,)]) is not dated


async def test_what_is_left_of_a_feed_of_ever_new_ids_is_what_it_showed_of_late(desk: Desk) -> None:
    """Half a year and more of a feed whose items are new every third day; it is pruned as often."""
    desk.follow()
    lasting = replace(CAKE, key="lasting", title="About us")
    async with desk.opened() as intake:
        for day in range(0, 240, 3):
            day_s = [Item(f"{day}/{n}", f"Cake {n} of day {day}", published=desk.clock()) for n in range(10)]
            desk.publisher.says(body=rss(lasting, *day_s))
            await intake.poll_feeds(silent)
            await intake.prune_archive()
            desk.clock.forward(days=3)
    ((count, oldest),) = desk.rows("SELECT count(*), min(first_seen_at) FROM entries WHERE key <> 'lasting'")
    assert count == 10 * 61
    assert oldest >= (desk.clock() - timedelta(days=184)).isoformat()[:10]
    assert desk.rows("SELECT count(*) FROM entries WHERE key = 'lasting'") == [(1,)]
