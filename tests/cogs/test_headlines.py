from __future__ import annotations

from pathlib import Path

import pytest

from tests.cogs.room import PICKETS, Room, buttons, installed, told
from tests.discord_server.checker import Callback
from tests.discord_server.messages import Message

pytestmark = pytest.mark.asyncio(loop_scope="module")
PAGE = 5


def stories(shown: Message | None) -> list[str]:
    """The titles of a page."""
    assert shown is not None
    return [line for line in told(shown).split("\n") if line in PICKETS or line.startswith("SAG-AFTRA and AMPTP")]


async def test_the_newest_stories_come_first_to_the_asker_alone(room: Room) -> None:
    asked = await room.ask("headlines")
    assert asked.ephemeral
    assert "Page 1 of 3 · 13 stories" in told(asked)
    assert stories(asked.response)[0] == PICKETS[-1]
    assert len(stories(asked.response)) == PAGE


async def test_a_union_narrows_the_stories(room: Room) -> None:
    found = stories((await room.ask("headlines", union="wga")).response)
    assert len(found) == 5
    assert PICKETS[-1] in found
    assert not [title for title in found if "SAG-AFTRA" in title]


async def test_more_days_reach_further_back(room: Room) -> None:
    assert "5 stories" in told(await room.ask("headlines", union="wga"))
    assert "6 stories" in told(await room.ask("headlines", union="wga", days=60))


async def test_a_time_without_stories_says_so(room: Room) -> None:
    asked = await room.ask("headlines", union="dga")
    assert "No stories in this time. Ask for more days to look further back." in told(asked)
    assert buttons(asked.response) == {}


@pytest.mark.parametrize("days", [0, 367])
async def test_discord_itself_keeps_the_days_in_bounds(room: Room, days: int) -> None:
    with pytest.raises(ValueError, match="days"):
        await room.ask("headlines", days=days)


@pytest.mark.parametrize(("locale", "issue"), [("en-US", "ai"), ("en-US", "AI"), ("fr", "ia"), ("es-ES", "IA")])
async def test_an_issue_may_be_typed_by_id_or_by_its_name_in_ones_own_language(
    room: Room, locale: str, issue: str
) -> None:
    asked = await room.ask("headlines", by=room.member(locale), issue=issue, days=366)
    assert stories(asked.response) == []
    assert "https://deadline.com/2023/walkout" in asked.text


async def test_an_unknown_issue_is_answered_with_the_names_of_those_there_are(room: Room) -> None:
    asked = await room.ask("headlines", by=room.member("fr"), issue="chocolat")
    assert asked.ephemeral
    assert "« chocolat »" in told(asked).replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "Salaires" in told(asked)


async def test_an_unknown_union_is_answered_with_a_sentence(room: Room) -> None:
    assert told(await room.ask("headlines", union="zzz")).startswith("No union is called “zzz”.")


@pytest.mark.parametrize(
    ("locale", "typed", "name"), [("en-US", "resid", "Streaming residuals"), ("fr", "retraite", "Retraite et santé")]
)
async def test_issues_are_offered_in_the_language_of_the_asker(room: Room, locale: str, typed: str, name: str) -> None:
    assert list(await room.offered("headlines", by=room.member(locale), issue=typed)) == [name]


async def test_accents_need_not_be_typed_to_find_an_issue(room: Room) -> None:
    everything = await room.offered("headlines", by=room.member("fr"), issue="")
    accented = next(name for name in everything if "é" in name)
    assert accented in await room.offered("headlines", by=room.member("fr"), issue=accented.replace("é", "e").upper())


async def test_unions_are_offered(room: Room) -> None:
    assert list((await room.offered("headlines", union="writ")).values()) == ["wga"]


async def test_the_asker_turns_pages_in_place_up_to_the_last(room: Room) -> None:
    asked = await room.ask("headlines")
    assert asked.response
    seen = stories(asked.response)
    for page in (2, 3):
        turned = await room.server.press(room.ada, asked.response, buttons(asked.response)["Older"])
        assert turned.kind is Callback.UPDATE
        assert f"Page {page} of 3" in told(asked)
        seen += stories(asked.response)
    assert len(set(seen)) == 13
    assert list(buttons(asked.response)) == ["Newer"]
    await room.server.press(room.ada, asked.response, buttons(asked.response)["Newer"])
    assert "Page 2 of 3" in told(asked)
    assert room.news.messages == []


async def test_who_presses_on_a_shared_answer_gets_an_own_one_that_turns_in_place(room: Room) -> None:
    shared = await room.ask("headlines", share=True)
    assert shared.response
    assert not shared.ephemeral
    pressed = await room.server.press(room.stella, shared.response, buttons(shared.response)["Older"])
    assert pressed.ephemeral
    assert "Page 2 of 3" in told(pressed)
    assert "Page 1 of 3" in told(shared)
    assert room.news.messages == [shared.response]
    assert pressed.response
    await room.server.press(room.stella, pressed.response, buttons(pressed.response)["Older"])
    assert "Page 3 of 3" in told(pressed)


async def test_who_presses_sees_their_own_language(room: Room) -> None:
    shared = await room.ask("headlines", share=True)
    assert shared.response
    pressed = await room.server.press(room.member("fr"), shared.response, buttons(shared.response)["Older"])
    assert "Page 2 sur 3" in told(pressed)


async def test_pages_turn_in_direct_messages(room: Room) -> None:
    asked = await room.ask("headlines", where=room.server.direct(room.ada))
    assert asked.response
    await room.server.press(room.ada, asked.response, buttons(asked.response)["Older"])
    assert "Page 2 of 3" in told(asked)


@pytest.mark.asyncio(loop_scope="function")
async def test_pages_still_turn_and_stand_still_after_the_bot_was_restarted_later(
    archive: Path, tmp_path: Path
) -> None:
    async with installed(archive, tmp_path) as installation:
        async with installation.running():
            room = await installation.room()
            asked = await room.ask("headlines")
            assert asked.response
        installation.clock.forward(minutes=10)
        async with installation.running():
            await room.server.press(room.ada, asked.response, buttons(asked.response)["Older"])
            assert "Page 2 of 3 · 13 stories · As of" in told(asked)
            assert "<t:1696334400:R>" in asked.text
        installation.server.assert_clean()
