from __future__ import annotations

from pathlib import Path

import pytest

from tests.cogs.room import Room, buttons, installed, told

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_help_lists_each_command_that_a_member_may_use_with_its_options(room: Room) -> None:
    asked = await room.ask("help")
    assert asked.ephemeral
    for usage in ("/status [union] [day] [share]", "/timeline union [share]", "/why link [share]", "/privacy"):
        assert f"\n{usage}\n" in told(asked)
    assert "/digest" not in told(asked)
    assert "/feeds" not in told(asked)


async def test_help_lists_to_a_steward_what_stewards_may_use(room: Room) -> None:
    answer = told(await room.steer("help"))
    assert "\n/digest setup hour time-zone [channel]" in answer
    assert "\n/digest remove digest\n" in answer
    assert "\n/feeds list\n" in answer


async def test_help_in_direct_messages_lists_what_can_be_asked_there(room: Room) -> None:
    answer = told(await room.ask("help", by=room.stella, where=room.server.direct(room.stella)))
    assert "/status [union]" in answer
    assert "/digest" not in answer


@pytest.mark.parametrize(
    ("locale", "usage"), [("fr", "/situation [syndicat] [jour] [partager]"), ("es-ES", "/situación [sindicato] [día]")]
)
async def test_help_names_commands_as_discord_does_in_that_language(room: Room, locale: str, usage: str) -> None:
    assert usage in told(await room.ask("help", by=room.member(locale)))


async def test_about_tells_of_the_feeds_the_licence_and_whom_to_write_to(room: Room) -> None:
    asked = await room.ask("about")
    assert asked.ephemeral
    assert "Contact: the people who run this bot" in told(asked)
    assert "MIT" in told(asked)


async def test_about_speaks_the_language_of_the_asker_throughout(room: Room) -> None:
    assert "the people" not in told(await room.ask("about", by=room.member("fr")))
    assert "the operator" not in told(await room.ask("about", by=room.member("fr")))


@pytest.mark.asyncio(loop_scope="function")
async def test_about_names_the_contact_that_the_operator_set(archive: Path, tmp_path: Path) -> None:
    async with installed(archive, tmp_path, contact="https://example.org/bot") as installation:
        async with installation.running():
            asked = await (await installation.room()).ask("about")
        assert "<https://example.org/bot>" in asked.text
        installation.server.assert_clean()


async def test_privacy_tells_what_is_kept_to_the_asker_alone(room: Room) -> None:
    asked = await room.ask("privacy")
    assert asked.ephemeral
    assert "The bot reads no messages of members." in told(asked)


async def test_the_button_deletes_who_set_up_digests_and_leaves_the_digests(room: Room) -> None:
    await room.set_up()
    await room.set_up(unions="wga")
    asked = await room.ask("privacy", by=room.stella)
    assert asked.response
    assert room.digests("created_by") == [(room.stella.id,), (room.stella.id,)]
    pressed = await room.server.press(
        room.stella, asked.response, buttons(asked.response)["Delete what is kept about me"]
    )
    assert pressed.ephemeral
    assert told(pressed) == "Done: what was kept about you, in 2 places, is deleted."
    assert room.digests("created_by") == [(0,), (0,)]
    assert "set up by" not in told(await room.steer("digest list"))


async def test_the_button_deletes_nothing_of_others(room: Room) -> None:
    await room.set_up()
    asked = await room.ask("privacy", where=room.server.direct(room.ada))
    assert asked.response
    pressed = await room.server.press(room.ada, asked.response, "forget")
    assert told(pressed) == "Nothing was kept about you."
    assert room.digests("created_by") == [(room.stella.id,)]
