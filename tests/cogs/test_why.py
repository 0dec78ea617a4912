from __future__ import annotations

import pytest

from tests.cogs.room import Room, told

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_an_article_that_was_taken_in_is_explained_to_the_asker_alone(room: Room) -> None:
    asked = await room.ask("why", link="look at https://www.variety.com/2023/strike?utm_source=x, please")
    assert asked.ephemeral
    assert "Strikewire took this article in." in told(asked)
    assert "“On strike since 2 May 2023”" in told(asked)


async def test_an_article_that_was_left_out_is_explained(room: Room) -> None:
    answer = told(await room.ask("why", link="https://variety.com/2023/cake"))
    assert "Strikewire saw this article and left it out." in answer


async def test_a_link_that_no_feed_offered_says_so(room: Room) -> None:
    answer = told(await room.ask("why", link="https://variety.com/2023/never"))
    assert "No feed that Strikewire reads has offered this link." in answer


async def test_a_shared_answer_is_seen_by_all(room: Room) -> None:
    asked = await room.ask("why", link="https://variety.com/2023/strike", share=True)
    assert asked.response in room.news.messages


@pytest.mark.parametrize("link", ["the strike", "ftp://variety.com/a", "https://localhost/x", "discord://-/settings"])
async def test_what_holds_no_link_is_answered_with_what_to_paste(room: Room, link: str) -> None:
    asked = await room.ask("why", link=link, share=True)
    assert asked.ephemeral
    assert "Paste its whole address" in told(asked)


async def test_a_link_that_hides_its_article_is_answered_with_how_to_find_it(room: Room) -> None:
    assert told(await room.ask("why", link="https://t.co/abc")).startswith("A link of t.co does not show")


@pytest.mark.parametrize(("locale", "sentence"), [("fr", "Strikewire a retenu"), ("es-419", "Strikewire")])
async def test_the_answer_is_in_the_language_of_the_asker(room: Room, locale: str, sentence: str) -> None:
    answer = told(await room.ask("why", by=room.member(locale), link="https://variety.com/2023/strike"))
    assert sentence in answer
    assert "took this article in" not in answer
