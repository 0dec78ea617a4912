"""From a member's proposal to an operator's decision and back, as both see it in Discord."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cogs.room import Room, buttons, installed, told
from tests.discord_server.interactions import Interaction
from tests.discord_server.messages import Message
from tests.discord_server.people import User

DEAL = "tentative_agreement 2023-09-24"
DENIED = "The union denies it."
WAITS = "SELECT id FROM proposals WHERE decided_at IS NULL"


@dataclass
class Bureau:
    """A bot with an operator, Olga, who asks it in direct messages, and a server with a member, Ada."""

    room: Room
    olga: User

    async def propose(self, *, by: User | None = None, **options: Any) -> Interaction:
        """Ada says that the writers' deal did not come about, or something else."""
        asked = {"mistake": "reject", "contract": "wga/mba", "event": DEAL, "reason": DENIED, **options}
        where = self.room.server.direct(by) if by else None
        return await self.room.ask("correct propose", by=by, where=where, **asked)

    async def decide(self, command: str, **options: Any) -> Interaction:
        """Olga sends a command."""
        return await self.room.ask(
            f"correct {command}", by=self.olga, where=self.room.server.direct(self.olga), **options
        )

    async def news(self, number: int = 1) -> list[Message]:
        """Wait until Olga has so many messages from the bot."""
        channel = self.room.server.direct(self.olga)
        await self.room.server.until(lambda: len(channel.messages) >= number)
        return channel.messages

    async def status(self) -> str:
        return told(await self.room.ask("status", union="wga"))

    def proposers(self) -> list[str]:
        return [proposer for (proposer,) in self.room.installation.rows("SELECT proposer FROM proposals ORDER BY id")]


@pytest.fixture
async def bureau(archive: Path, tmp_path: Path) -> AsyncIterator[Bureau]:
    async with installed(archive, tmp_path) as installation:
        olga = installation.server.add_user("Olga")
        installation.settings["operators"] = [olga.id]
        async with installation.running():
            yield Bureau(await installation.room(), olga)
        installation.server.assert_clean()


async def test_a_proposal_waits_is_told_to_its_proposer_alone_and_changes_nothing(bureau: Bureau) -> None:
    before = await bureau.status()
    asked = await bureau.propose()
    assert asked.ephemeral
    assert "Correction 1 is proposed." in told(asked)
    assert "“Tentative agreement” of 24 September 2023 did not happen" in told(asked)
    assert "Nothing changes until the people who run this bot have decided." in told(asked)
    assert buttons(asked.response) == {}
    assert await bureau.status() == before


async def test_an_operator_is_told_once_without_who_proposed_it(bureau: Bureau) -> None:
    await bureau.propose()
    (message,) = await bureau.news()
    assert DENIED in told(message)
    assert str(bureau.room.ada.id) not in str(message.payload)
    assert message.pinged() == set()
    await bureau.room.installation.until(
        lambda: bureau.room.installation.rows("SELECT state, guild_id FROM deliveries") == [("sent", None)]
    )
    await bureau.room.installation.clock.ticks()
    assert len(await bureau.news()) == 1
    assert bureau.room.server.direct(bureau.room.ada).messages == []


async def test_an_operator_accepts_and_takes_back_by_buttons_and_every_answer_follows(bureau: Bureau) -> None:
    before = await bureau.status()
    await bureau.propose()
    (message,) = await bureau.news()
    accepted = await bureau.room.server.press(bureau.olga, message, buttons(message)["Accept 1"])
    assert accepted.ephemeral
    assert "Where the talks now stand: WGA · Minimum Basic Agreement: On strike" in told(accepted)
    corrected = await bureau.status()
    assert "On strike" in corrected
    assert f"Corrected 3 October 2023: {DENIED}" in corrected

    assert accepted.response
    undone = await bureau.room.server.press(bureau.olga, accepted.response, buttons(accepted.response)["Take back 1"])
    assert "Correction 1: taken back" in told(undone)
    assert buttons(undone.response) == {}
    assert await bureau.status() == before
    rows = bureau.room.installation.rows("SELECT author, undone_by, undone_at IS NULL FROM corrections")
    assert rows == [(str(bureau.olga.id), str(bureau.olga.id), 0)]


async def test_the_commands_do_what_the_buttons_do(bureau: Bureau) -> None:
    await bureau.propose()
    await bureau.propose(reason="No such deal", event="strike_start 2023-05-02")
    assert "Correction 1: applied" in told(await bureau.decide("accept", correction=1))
    assert "Corrected" in await bureau.status()
    assert "Correction 1: taken back" in told(await bureau.decide("undo", correction=1))
    assert "Correction 2: declined" in told(await bureau.decide("reject", correction=2))
    assert "Corrected" not in await bureau.status()
    assert "Correction 2 is decided already: declined." in told(await bureau.decide("accept", correction=2))
    assert "There is no correction 9." in told(await bureau.decide("reject", correction=9))


async def test_what_applies_is_not_rejected_but_taken_back(bureau: Bureau) -> None:
    await bureau.propose()
    await bureau.decide("accept", correction=1)
    assert "take it back with undo" in told(await bureau.decide("reject", correction=1))
    assert "Corrected" in await bureau.status()


@pytest.mark.parametrize("command", ["accept", "reject", "undo", "list"])
async def test_nobody_but_an_operator_decides(bureau: Bureau, command: str) -> None:
    await bureau.propose()
    options: dict[str, Any] = {} if command == "list" else {"correction": 1}
    for user in (bureau.room.ada, bureau.room.stella):
        asked = await bureau.room.ask(f"correct {command}", by=user, **options)
        assert asked.ephemeral
        assert "Only the people who run this bot may do this" in told(asked)
    assert bureau.room.installation.rows(WAITS) == [(1,)]


async def test_a_button_that_came_into_other_hands_decides_nothing(bureau: Bureau) -> None:
    await bureau.propose()
    (message,) = await bureau.news()
    pressed = await bureau.room.server.press(bureau.room.ada, message, buttons(message)["Accept 1"])
    assert "Only the people who run this bot may do this" in told(pressed)
    assert bureau.room.installation.rows(WAITS) == [(1,)]


async def test_the_list_shows_what_waits_first_with_who_did_what_and_buttons_for_it(bureau: Bureau) -> None:
    assert "Nothing has been corrected." in told(await bureau.decide("list"))
    await bureau.propose()
    await bureau.propose(event="strike_start 2023-05-02")
    await bureau.decide("accept", correction=1)
    asked = await bureau.decide("list")
    assert asked.ephemeral
    assert "Corrections, 1 waiting for an operator" in told(asked)
    assert told(asked).index("2 · waiting") < told(asked).index("1 · applied")
    assert f"applied 3 October 2023 <@{bureau.olga.id}>" in asked.text
    assert asked.response
    assert asked.response.pinged() == set()
    assert set(buttons(asked.response)) == {"Accept 2", "Reject 2"}


async def test_one_person_has_so_many_waiting_and_no_more(bureau: Bureau) -> None:
    for event in ("ratified", "strike_end", "board_approval"):
        await bureau.propose(mistake="assert", event=event, day="2023-09-30")
        bureau.room.installation.clock.forward(minutes=30)
    bureau.room.installation.clock.forward(hours=1)
    refused = await bureau.propose()
    assert "3 corrections that you proposed wait already" in told(refused)
    assert len(await bureau.news(3)) == 3
    other = await bureau.room.ask(
        "correct propose", by=bureau.room.stella, mistake="reject", contract="wga/mba", event=DEAL, reason=DENIED
    )
    assert "Correction 4 is proposed." in told(other)


async def test_being_forgotten_takes_back_what_waits_and_opens_no_way_around_the_limit(bureau: Bureau) -> None:
    for event in ("ratified", "strike_end", "board_approval"):
        await bureau.propose(mistake="assert", event=event, day="2023-09-30")
    await bureau.decide("accept", correction=1)
    asked = await bureau.room.ask("privacy", where=bureau.room.server.direct(bureau.room.ada))
    assert "For proposing a correction: your Discord user id stands with it" in told(asked)
    assert asked.response
    forgotten = await bureau.room.server.press(bureau.room.ada, asked.response, "forget")
    assert told(forgotten) == "Done: what was kept about you, in 3 places, is deleted."
    assert bureau.proposers() == [""]
    assert "Corrected" in await bureau.status()

    bureau.room.installation.clock.forward(minutes=15)
    assert "Please wait 45 minutes." in told(await bureau.propose())
    bureau.room.installation.clock.forward(minutes=45)
    assert "Correction 4 is proposed." in told(await bureau.propose())


async def test_the_same_twice_waits_once(bureau: Bureau) -> None:
    await bureau.propose()
    again = await bureau.room.ask(
        "correct propose", by=bureau.room.stella, mistake="reject", contract="WGA", event=DEAL, reason="a hoax"
    )
    assert "Correction 1 asks for the same, and waits already." in told(again)


async def test_an_operator_proposes_without_limit_and_decides_at_once(bureau: Bureau) -> None:
    for event in ("ratified", "strike_end", "board_approval", "ratification_vote"):
        asked = await bureau.propose(by=bureau.olga, mistake="assert", event=event, day="2023-09-30")
    assert set(buttons(asked.response)) == {"Accept 4", "Reject 4"}
    assert bureau.room.installation.rows("SELECT 1 FROM deliveries") == []


async def test_an_operator_who_takes_no_messages_is_logged_and_nothing_else_happens(
    bureau: Bureau, caplog: pytest.LogCaptureFixture
) -> None:
    bureau.olga.takes_messages = False
    caplog.set_level(logging.WARNING)
    assert "Correction 1 is proposed." in told(await bureau.propose())
    await bureau.room.installation.until(
        lambda: bureau.room.installation.rows("SELECT state, reason FROM deliveries") == [("parked", "no-access")]
    )
    assert [record.getMessage() for record in caplog.records if record.name == "cogs.publisher"] == [
        "An operator could not be told of correction 1: no-access"
    ]
    assert "1 · waiting" in told(await bureau.decide("list"))


async def test_contracts_and_what_the_ledger_tells_of_one_are_offered(bureau: Bureau) -> None:
    room = bureau.room
    contracts = await room.offered("correct propose", mistake="reject", contract="writers")
    assert contracts == {"WGA · Minimum Basic Agreement": "wga/mba"}
    offered = await room.offered("correct propose", mistake="redate", contract="wga/mba", event="")
    assert offered["Tentative agreement, 24 September 2023"] == DEAL
    assert list(offered.values()) == sorted(offered.values(), key=lambda each: each[-10:], reverse=True)
    assert await room.offered("correct propose", mistake="reject", contract="bakers", event="") == {}
    missing = await room.offered("correct propose", mistake="assert", contract="wga/mba", event="rati")
    assert missing == {"Ratification vote": "ratification_vote", "Ratified": "ratified"}


async def test_corrections_are_offered_to_operators_by_what_can_be_done_with_them(bureau: Bureau) -> None:
    await bureau.propose()
    await bureau.propose(event="strike_start 2023-05-02")
    await bureau.decide("accept", correction=2)
    direct = bureau.room.server.direct(bureau.olga)
    for command, number in (("accept", 1), ("reject", 1), ("undo", 2)):
        offered = await bureau.room.offered(f"correct {command}", by=bureau.olga, where=direct, correction="")
        assert list(offered.values()) == [number]
        assert await bureau.room.offered(f"correct {command}", correction="") == {}


async def test_a_member_is_answered_in_their_language(bureau: Bureau) -> None:
    member = bureau.room.member("fr")
    asked = await bureau.room.ask(
        "correct propose",
        by=member,
        mistake="reject",
        contract="wga/mba",
        event="Accord de principe 2023-09-24",
        reason="Non",
    )
    assert "La correction 1 est proposée." in told(asked)


async def test_what_cannot_be_understood_says_what_to_do(bureau: Bureau) -> None:
    assert "The day is missing." in told(await bureau.propose(mistake="assert", event="ratified"))
    assert "The day is missing." in told(await bureau.propose(mistake="redate", event="ratified", day="2023-09-30"))
    assert "Changing a date takes the new day as well" in told(await bureau.propose(mistake="redate"))
    assert "The ledger knows no event “party”." in told(await bureau.propose(event="party 2023-09-24"))
    assert "There is no contract “bakers”." in told(await bureau.propose(contract="bakers"))
    assert "Known are Tentative agreement" in told(await bureau.propose(event="strike_end 2023-09-24"))
    assert bureau.room.installation.rows("SELECT 1 FROM proposals") == []


async def test_help_lists_to_members_what_they_may_do(bureau: Bureau) -> None:
    assert "/correct propose mistake contract event reason [day]" in told(await bureau.room.ask("help"))
    assert "/correct accept" not in told(await bureau.room.ask("help"))
    operator = await bureau.room.ask("help", by=bureau.olga, where=bureau.room.server.direct(bureau.olga))
    for command in ("list", "accept correction", "reject correction", "undo correction"):
        assert f"/correct {command}\n" in told(operator)
