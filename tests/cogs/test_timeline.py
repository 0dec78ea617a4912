from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cogs.room import Room, installed, told

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_phases_come_in_order_with_days_and_sources_to_the_asker_alone(room: Room) -> None:
    asked = await room.ask("timeline", union="wga")
    assert asked.ephemeral
    phases = [
        "Bargaining · 43 days\n20 Mar",
        "On strike\n2 May – 23 Sept 2023",
        "Tentative agreement\nsince 24 Sept 2023",
    ]
    places = [told(asked).index(phase) for phase in phases]
    assert places == sorted(places)
    assert "<https://thewrap.com/2023/deal>" in asked.text


async def test_a_shared_answer_is_seen_by_all(room: Room) -> None:
    asked = await room.ask("timeline", union="wga", share=True)
    assert asked.response in room.news.messages


async def test_a_union_of_which_nothing_is_known_says_so(room: Room) -> None:
    assert "Nothing is known yet about the negotiations of DGA." in told(await room.ask("timeline", union="dga"))


async def test_the_union_must_be_given(room: Room) -> None:
    with pytest.raises(ValueError, match="union"):
        await room.ask("timeline")


async def test_an_unknown_union_is_answered_with_a_sentence(room: Room) -> None:
    assert told(await room.ask("timeline", union="bakers")).startswith("No union is called “bakers”.")


@pytest.mark.parametrize(("locale", "heading"), [("fr", "Chronologie"), ("es-ES", "Cronología")])
async def test_the_answer_is_in_the_language_of_the_asker(room: Room, locale: str, heading: str) -> None:
    assert heading in told(await room.ask("timeline", by=room.member(locale), union="wga"))


async def test_unions_are_offered(room: Room) -> None:
    assert list((await room.offered("timeline", union="direct")).values()) == ["dga"]


@pytest.mark.asyncio(loop_scope="function")
async def test_of_a_long_history_the_earliest_phases_are_left_out_and_counted(archive: Path, tmp_path: Path) -> None:
    async with installed(archive, tmp_path, history=True) as installation:
        installation.clock.now = datetime(2026, 11, 1, tzinfo=UTC)
        async with installation.running():
            room = await installation.room()
            answer = told(await room.ask("timeline", union="wga"))
            assert "On record: " in told(await room.ask("status", union="wga"))
        assert "on record" in answer
        assert "Left out for lack of space:" in answer.split("\n")[1]
        assert "In force\nsince 24 Apr 2026" in answer
        installation.server.assert_clean()
