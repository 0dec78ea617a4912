"""Items known again by whatever their publisher left as it was, and told apart by whatever differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.articles import FeedItem
from bot.domain.identity import VERSIONS_KEPT, Known, Recognised, recognise, recognise_by_key, signs_of, version_mark

NOON = datetime(2023, 5, 3, 12, tzinfo=UTC)
HELD = FeedItem("g1", "https://a.org/talks", "Talks resume", "They met.", published_at=NOON)


def held(*items: FeedItem, seen_at: datetime = NOON) -> list[Known]:
    return [
        Known(number, signs_of(item), seen_at, seen_at, version_mark(item))
        for number, item in enumerate(items, start=1)
    ]


def ids(items: Sequence[FeedItem], known: Sequence[Known]) -> list[int | None]:
    return [each.known.id if each.known else None for each in recognise(items, known)]


def numbered(count: int, **changes: Any) -> list[FeedItem]:
    """Items that share nothing but what `changes` gives all of them."""
    items = [
        FeedItem(f"g{n}", f"https://a.org/{n}", f"Title {n}", f"Lead {n}.", published_at=NOON - timedelta(hours=n))
        for n in range(count)
    ]
    return [replace(item, **changes) for item in items]


@pytest.mark.parametrize(
    "change",
    [
        {"key": "other"},
        {"url": "http://www.a.org/talks?utm_source=rss#top"},
        {"url": "https://a.org/talks-are-on"},
        {"title": "Talks go on"},
        {"lead": "They meet again."},
        {"key": "other", "title": "Talks go on"},
        {"key": "other", "lead": "They meet again."},
        {"url": "https://a.org/on", "title": "Talks go on", "lead": "They meet again."},
        {"key": "other", "url": "https://a.org/on"},
        {"key": "other", "url": "https://a.org/on", "title": "“TALKS RESUME”"},
        {"key": "other", "url": "https://a.org/on", "published_at": NOON + timedelta(days=90)},
        {"key": "other", "url": "https://a.org/on", "lead": "Edited.", "published_at": NOON + timedelta(hours=2)},
        {"url": ""},
        {"published_at": None},
    ],
)
def test_an_item_is_known_again_by_what_its_publisher_left(change: dict[str, Any]) -> None:
    assert ids([replace(HELD, **change)], held(HELD)) == [1]


@pytest.mark.parametrize(
    "change",
    [
        {"key": "other", "url": "https://a.org/on", "title": "Talks go on"},
        {"url": "https://a.org/on", "title": "Talks go on", "published_at": NOON + timedelta(days=1)},
        {"key": "o", "url": "https://a.org/on", "lead": "Day two.", "published_at": NOON + timedelta(days=1)},
        {"key": "o", "url": "https://a.org/on", "lead": "Day two.", "published_at": None},
    ],
)
def test_an_item_that_differs_in_what_counts_is_another(change: dict[str, Any]) -> None:
    assert ids([replace(HELD, **change)], held(HELD)) == [None]


@pytest.mark.parametrize("shared", [{"key": "g"}, {"url": "https://a.org/"}, {"key": "g", "url": "https://a.org/"}])
def test_items_that_share_an_id_or_a_page_are_told_apart_by_the_rest(shared: dict[str, Any]) -> None:
    before = numbered(6, **shared)
    fresh = FeedItem("g9", "https://a.org/9", "Title 9", "Lead 9.", published_at=NOON + timedelta(hours=1))
    assert ids([replace(fresh, **shared), *before[:5]], held(*before)) == [None, 1, 2, 3, 4, 5]


def test_ids_that_are_places_in_the_list_move_on_with_their_items() -> None:
    before = [replace(item, key=str(place)) for place, item in enumerate(numbered(6))]
    fresh = FeedItem("0", "https://a.org/9", "Title 9", "Lead 9.", published_at=NOON + timedelta(hours=1))
    now = [fresh, *(replace(item, key=str(place)) for place, item in enumerate(before[:5], start=1))]
    assert ids(now, held(*before)) == [None, 1, 2, 3, 4, 5]


def test_the_next_of_a_series_is_another_item() -> None:
    """A title that recurs; what bore it last has left the feed."""
    series = [
        FeedItem(
            f"g{day}", f"https://a.org/{day}", "The briefing", f"Day {day}.", published_at=NOON + timedelta(days=day)
        )
        for day in range(12)
    ]
    assert ids(series[10:], held(*series[:10])) == [None, None]
    assert ids(series[1:], held(*series[:10])) == [*range(2, 11), None, None]


def test_two_items_are_never_one() -> None:
    twins = [replace(HELD, key=key, url=f"https://a.org/{key}") for key in "ab"]
    assert ids(twins, held(HELD)) == [1, None]


def test_a_feed_that_was_moved_is_known_by_its_titles_though_all_else_is_new() -> None:
    before = numbered(40)
    moved = [
        replace(
            item,
            key=f"new-{number}",
            url=f"https://a.org/archive/{number}",
            lead="An excerpt by other rules.",
            published_at=NOON + timedelta(days=30),
        )
        for number, item in enumerate(before)
    ]
    found = recognise(moved, held(*before))
    assert [each.known.id if each.known else 0 for each in found] == list(range(1, 41))
    assert [each.item.published_at for each in found] == [item.published_at for item in before]


def test_a_page_with_several_items_is_told_from_one_that_was_edited() -> None:
    assert [each.shares_address for each in recognise(numbered(3, url="https://a.org/"), [])] == [True] * 3
    assert [each.shares_address for each in recognise(numbered(2, url="https://a.org/"), [])] == [False] * 2
    fresh = FeedItem("new", "https://a.org/", "Another")
    assert recognise([fresh], held(*numbered(2, url="https://a.org/")))[0].shares_address


def date_of(shown: FeedItem, *, before: FeedItem = HELD) -> datetime | None:
    (found,) = recognise([shown], held(before))
    assert found.known
    return found.item.published_at


def test_what_was_published_once_becomes_no_news_by_a_later_date() -> None:
    later = replace(HELD, published_at=NOON + timedelta(days=60))
    assert date_of(later) == NOON
    assert date_of(replace(later, title="Talks resume (updated)")) == NOON
    assert date_of(replace(later, lead="They met again.")) == NOON
    assert date_of(replace(HELD, published_at=NOON - timedelta(hours=1))) == NOON - timedelta(hours=1)
    assert date_of(replace(HELD, published_at=None)) == NOON


def test_what_was_written_anew_takes_its_later_date() -> None:
    anew = replace(HELD, title="Deal reached", lead="They agreed.", published_at=NOON + timedelta(days=4))
    (found,) = recognise([anew], held(HELD))
    assert found.rewritten
    assert found.item == anew


def test_where_all_dates_are_renewed_at_once_none_counts() -> None:
    before = numbered(5)
    anew = [
        replace(item, title=f"{item.title} | News", lead="Other.", published_at=NOON + timedelta(days=9))
        for item in before
    ]
    found = recognise(anew, held(*before))
    assert [each.item.published_at for each in found] == [item.published_at for item in before]
    assert not any(each.rewritten for each in found)


def test_a_date_after_the_first_sight_of_an_undated_item_is_none() -> None:
    undated = replace(HELD, published_at=None)
    assert date_of(replace(HELD, published_at=NOON + timedelta(days=1)), before=undated) is None
    assert date_of(replace(HELD, published_at=NOON - timedelta(days=1)), before=undated) == NOON - timedelta(days=1)


def told(texts: str) -> list[str]:
    """Those of these versions, offered one after the other, that count as edits."""
    known, edits = held(HELD)[0], []
    for text in texts:
        found = Recognised(replace(HELD, lead=text), known)
        if not found.repeats:
            edits.append(text)
            known = replace(known, versions=found.versions)
    return edits


def test_an_edit_counts_and_so_does_taking_it_back() -> None:
    assert told("ab") == ["a", "b"]
    assert told("aab") == ["a", "b"]
    assert told("aba") == ["a", "b", "a"]


def test_versions_that_alternate_cease_to_count() -> None:
    assert told("ab" * 50) == list("abab")
    assert told("abcd" * 50) == list("abcdabcd")


def test_the_memory_of_versions_does_not_grow() -> None:
    known = held(HELD)[0]
    for number in range(1000):
        known = replace(known, versions=Recognised(replace(HELD, lead=str(number)), known).versions)
    assert len(known.versions) == 8 * VERSIONS_KEPT


def test_tracking_and_ids_make_no_new_version_and_https_does() -> None:
    same = replace(HELD, key="other", url="https://www.a.org/talks?utm_source=x")
    assert version_mark(same) == version_mark(HELD)
    assert version_mark(replace(HELD, url="http://a.org/talks")) != version_mark(HELD)


def test_files_know_items_by_their_keys_alone() -> None:
    last = replace(HELD, title="Last")
    found = recognise_by_key([HELD, replace(HELD, key="other"), last], held(HELD))
    assert [(each.item, each.known is not None) for each in found] == [
        (last, True),
        (replace(HELD, key="other"), False),
    ]


items = st.builds(
    FeedItem,
    key=st.sampled_from(["", "a", "b", "c"]),
    url=st.sampled_from(["", "https://a.org/", "https://a.org/1", "http://a.org/1", "https://a.org/2"]),
    title=st.sampled_from(["One", "Two", "Three", "Four"]),
    lead=st.sampled_from(["", "x", "y"]),
    published_at=st.none() | st.sampled_from([NOON, NOON + timedelta(hours=1), NOON + timedelta(days=9)]),
)


@given(st.lists(items, max_size=12), st.lists(items, max_size=12))
def test_whatever_a_feed_shows_no_two_items_are_one_and_what_is_the_same_is_known(
    before: list[FeedItem], now: list[FeedItem]
) -> None:
    known = held(*before)
    found = recognise(now, known)
    matched = [each.known.id for each in found if each.known]
    assert len(matched) == len(set(matched))
    assert len(found) == len(now)
    for item in set(now):
        assert sum(shown == item and each.known is not None for shown, each in zip(now, found, strict=True)) >= min(
            now.count(item), before.count(item)
        )


@given(st.lists(items, max_size=12, unique_by=lambda item: (item.key, item.url, item.title, item.lead)), st.randoms())
def test_a_feed_that_only_changes_its_order_shows_nothing_new(before: list[FeedItem], random: Random) -> None:
    now = list(before)
    random.shuffle(now)
    assert all(
        each.known and each.known.signs == signs_of(item)
        for each, item in zip(recognise(now, held(*before)), now, strict=True)
    )
