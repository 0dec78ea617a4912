from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cogs.room import Installation, Room, buttons, installed, told
from tests.discord_server.acts import How
from tests.discord_server.checker import CALLBACK, ORIGINAL
from tests.discord_server.faults import (
    ALREADY_ACKNOWLEDGED,
    REPLY_LOST,
    RESET,
    UNKNOWN_INTERACTION,
    Fault,
    server_error,
)

SORRY = "Something went wrong on our side. The operator finds it in the log; please try again later."
OUTDATED = "This command has just changed."
LINK: dict[str, Any] = {"type": 3, "name": "link", "description": "The link", "required": True, "autocomplete": True}


@pytest.fixture
async def installation(archive: Path, tmp_path: Path) -> AsyncIterator[Installation]:
    async with installed(archive, tmp_path) as installation, installation.running():
        yield installation


@pytest.fixture
async def room(installation: Installation) -> Room:
    return await installation.room()


def callbacks(room: Room) -> int:
    return len(room.server.recorder.to(CALLBACK))


async def stale(room: Room, command: str, **options: Any) -> None:
    """Stella's command comes two minutes after she sent it, and the bot has dealt with it."""
    before = callbacks(room)
    await room.steer(command, how=How(asked_at=room.installation.clock.now - timedelta(minutes=2)), **options)
    await room.server.until(lambda: callbacks(room) > before)
    await room.steer("help")


async def test_one_person_asks_eight_questions_in_twenty_seconds_and_is_then_told_how_long_to_wait(room: Room) -> None:
    for _ in range(8):
        assert "Where the talks stand" in told(await room.ask("status"))
        await room.offered("status", union="wg")
    refused = await room.ask("status", share=True)
    assert refused.ephemeral
    assert told(refused) == "Too many questions at once. Try again in 20 seconds."
    assert "Where the talks stand" in told(await room.ask("status", by=room.stella))
    room.installation.clock.forward(seconds=19)
    assert told(await room.ask("about")) == "Too many questions at once. Try again in 1 second."
    room.installation.clock.forward(seconds=2)
    assert "Where the talks stand" in told(await room.ask("status"))
    room.server.assert_clean(unfinished=True)


async def test_the_wait_is_told_in_the_language_of_the_asker(room: Room) -> None:
    amelie = room.member("fr")
    for _ in range(8):
        await room.ask("privacy", by=amelie)
    assert "20 secondes" in told(await room.ask("privacy", by=amelie))
    room.server.assert_clean(unfinished=True)


async def test_a_command_that_is_gone_asks_for_patience(room: Room) -> None:
    room.server.world.commands.put({"name": "vanished", "description": "It was here", "options": [LINK]})
    asked = await room.ask("vanished", link="x")
    assert asked.ephemeral
    assert told(asked).startswith(OUTDATED)
    with pytest.raises(AssertionError, match="not acknowledged"):
        await room.server.autocomplete(room.ada, room.news, "vanished", how=How(within=0.1), link="x")
    for interaction in room.server.world.interactions.values():
        interaction.excused = True
    room.server.assert_clean(unfinished=True)


async def test_a_command_with_other_options_than_the_bots_asks_for_patience(room: Room) -> None:
    options = [{**LINK, "name": "address", "autocomplete": False}]
    room.server.world.commands.put({"name": "why", "description": "As it was", "options": options})
    assert told(await room.ask("why", address="https://variety.com/2023/strike")).startswith(OUTDATED)
    room.server.assert_clean(unfinished=True)


async def test_a_bug_is_told_with_a_sentence_and_logged_without_the_person(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    await room.installation.write("UPDATE articles SET published_at = 'some day'")
    asked = await room.ask("why", link="https://variety.com/2023/strike", share=True)
    assert asked.ephemeral
    assert told(asked) == SORRY
    record = next(record for record in caplog.records if record.levelno == logging.ERROR)
    assert record.getMessage() == "/why failed"
    assert record.exc_info
    assert str(room.ada.id) not in caplog.text
    assert "variety.com/2023" not in record.getMessage()
    assert "/status" in told(await room.ask("help"))
    room.server.assert_clean(errors=["/why failed"], unfinished=True)


async def test_an_answer_that_comes_too_late_raises_nothing(room: Room) -> None:
    for command, options in (("status", {}), ("headlines", {}), ("why", {"link": "x"}), ("help", {})):
        await stale(room, command, **options)
    room.server.assert_clean(unfinished=True)


async def test_choices_that_come_too_late_raise_nothing_and_name_nobody(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    before = callbacks(room)
    long_ago = How(asked_at=room.installation.clock.now - timedelta(minutes=2))
    await room.server.autocomplete(room.ada, room.news, "status", how=long_ago, union="w")
    await room.server.until(lambda: callbacks(room) > before)
    await room.ask("help")
    assert str(room.ada.id) not in caplog.text
    room.server.assert_clean(unfinished=True)


async def test_choices_that_fail_are_logged_without_the_person(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    await room.set_up()
    await room.installation.write("UPDATE subscriptions SET settings = 'damaged'")
    with pytest.raises(AssertionError, match="not acknowledged"):
        await room.server.autocomplete(room.stella, room.news, "digest remove", how=How(within=0.2), digest="1")
    for interaction in room.server.world.interactions.values():
        interaction.excused = True
    await room.installation.until(lambda: "choices for 'digest remove' failed" in caplog.text)
    assert str(room.stella.id) not in caplog.text
    room.server.assert_clean(errors=["choices for 'digest remove' failed", "digests failed"], unfinished=True)


@pytest.mark.parametrize("change", ["pause", "remove"])
async def test_a_change_that_comes_again_long_after_it_was_sent_changes_nothing(room: Room, change: str) -> None:
    await room.set_up()
    await stale(room, f"digest {change}", digest=1)
    assert room.digests("paused") == [(0,)]
    room.server.assert_clean(unfinished=True)


async def test_a_press_that_comes_again_long_after_it_was_made_deletes_nothing(room: Room) -> None:
    await room.set_up()
    asked = await room.ask("privacy", by=room.stella)
    assert asked.response
    before = callbacks(room)
    long_ago = How(asked_at=room.installation.clock.now - timedelta(minutes=2))
    await room.server.press(room.stella, asked.response, "forget", how=long_ago)
    await room.server.until(lambda: callbacks(room) > before)
    await room.ask("help")
    assert room.digests("created_by") == [(room.stella.id,)]
    room.server.assert_clean(unfinished=True)


@pytest.mark.parametrize("fault", [RESET, REPLY_LOST, server_error(503), UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED])
async def test_an_answer_that_is_lost_on_the_way_is_given_up_and_the_next_one_comes(room: Room, fault: Fault) -> None:
    room.server.fault(fault, on=CALLBACK)
    await room.ask("status")
    assert "Where the talks stand" in told(await room.ask("status"))
    room.server.assert_clean(unfinished=True)


async def test_an_answer_that_was_promised_ends_in_a_sentence_when_it_could_not_be_filled_in(room: Room) -> None:
    room.server.fault(RESET, on=ORIGINAL)
    assert told(await room.set_up()) == SORRY
    room.server.assert_clean(unfinished=True)


async def test_a_press_in_an_outage_is_given_up_and_the_next_one_turns_the_page(room: Room) -> None:
    asked = await room.ask("headlines")
    assert asked.response
    room.server.fault(RESET, on=CALLBACK)
    for _ in range(2):
        await room.server.press(room.ada, asked.response, buttons(asked.response)["Older"])
    assert "Page 2 of 3" in told(asked)
    room.server.assert_clean(unfinished=True)
