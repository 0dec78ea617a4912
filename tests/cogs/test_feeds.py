from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.domain.feeds import FeedSource
from bot.feeds.addresses import Guard
from tests.cogs.room import Room, installed, told
from tests.discord_server.interactions import Interaction
from tests.discord_server.people import User
from tests.discord_server.permissions import Permission
from tests.feeds.publisher import Publisher
from tests.usecases.campaign import CAKE, STRIKE
from tests.usecases.desk import rss, serving

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_without_a_feed_the_steward_reads_how_to_get_some(room: Room) -> None:
    asked = await room.steer("feeds list")
    assert asked.ephemeral
    assert "No feed is configured. Set defaults = true" in told(asked)


async def test_members_do_not_see_the_command(room: Room) -> None:
    with pytest.raises(PermissionError):
        await room.ask("feeds list")


async def test_it_is_not_offered_in_direct_messages(room: Room) -> None:
    with pytest.raises(PermissionError):
        await room.steer("feeds list", where=room.server.direct(room.stella))


@pytest.mark.asyncio(loop_scope="function")
async def test_a_feed_that_fails_tells_why_without_the_secrets_of_its_address(archive: Path, tmp_path: Path) -> None:
    async with installed(archive, tmp_path) as installation:
        installation.feeds.append(FeedSource("http://127.0.0.1:9/feed?key=hidden", "variety.com", "The *Gate*"))
        async with installation.running():
            room = await installation.room()
            await installation.until(lambda: bool(installation.rows("SELECT 1 FROM feeds WHERE last_error <> ''")))
            asked = await room.steer("feeds list")
        assert "The *Gate* · failing" in told(asked)
        assert "hidden" not in asked.text
        installation.server.assert_clean()


@dataclass
class Office:
    """A bot that follows two feeds, and Olga, an operator who is a steward as well; Stella is a steward alone."""

    room: Room
    olga: User
    publisher: Publisher

    async def say(self, command: str, **options: Any) -> Interaction:
        return await self.room.ask(f"feeds {command}", by=self.olga, **options)

    async def offered(self, command: str, typed: str, by: User | None = None) -> list[str]:
        return list(await self.room.offered(f"feeds {command}", by=by or self.olga, feed=typed))


@pytest.fixture
async def office(archive: Path, tmp_path: Path) -> AsyncIterator[Office]:
    async with serving() as publisher, installed(archive, tmp_path) as installation:
        for name in ("Gate", "Herald"):
            publisher.says(f"/{name}", body=rss(STRIKE, CAKE))
            installation.feeds.append(FeedSource(publisher.url(f"/{name}") + "?key=hidden", "variety.com", name))
        olga = installation.server.add_user("Olga")
        installation.settings |= {"operators": [olga.id], "polling": {"ports": [publisher.port]}}
        installation.guard = Guard(allowed=frozenset({("127.0.0.1", publisher.port)}))
        async with installation.running():
            room = await installation.room()
            room.guild.add_member(olga, room.guild.add_role("Crew", Permission.MANAGE_GUILD))
            await installation.until(
                lambda: installation.rows("SELECT count(*) FROM feeds WHERE state = 'ok'") == [(2,)]
            )
            yield Office(room, olga, publisher)
        installation.server.assert_clean()


each = pytest.mark.asyncio(loop_scope="function")


@each
async def test_an_operator_pauses_a_feed_and_resumes_it(office: Office) -> None:
    paused = await office.say("pause", feed="Gate")
    assert paused.ephemeral
    assert "An operator has paused Gate" in told(paused)
    assert "Gate · paused" in told(await office.say("list"))
    assert "An operator has resumed Gate" in told(await office.say("resume", feed="gate"))
    assert "Gate · ok" in told(await office.say("list"))


@each
async def test_of_two_feeds_that_differ_by_a_secret_the_one_that_was_chosen_is_paused(office: Office) -> None:
    shared = office.publisher.url("/Gate")
    await office.room.installation.write("UPDATE feeds SET url = ? WHERE name = 'Herald'", f"{shared}?key=other")
    (chosen,) = (await office.room.offered("feeds pause", by=office.olga, feed="herald")).values()
    await office.say("pause", feed=chosen)
    assert office.room.installation.rows("SELECT name FROM feeds WHERE paused") == [("Herald",)]


@each
async def test_what_can_be_paused_and_resumed_is_offered_to_operators(office: Office) -> None:
    address = office.publisher.url("/Gate")
    assert await office.offered("pause", "gat") == [f"Gate · {address}"]
    assert await office.offered("resume", "") == []
    await office.say("pause", feed=address)
    assert await office.offered("pause", "gat") == []
    assert await office.offered("resume", "") == [f"Gate · {address}"]
    assert await office.offered("resume", "", by=office.room.stella) == []


@each
@pytest.mark.parametrize("command", ["pause", "resume", "test"])
async def test_a_steward_who_is_no_operator_changes_nothing(office: Office, command: str) -> None:
    before = len(office.publisher.asked)
    option: dict[str, Any] = {"address": office.publisher.url("/Gate")} if command == "test" else {"feed": "Gate"}
    asked = await office.room.steer(f"feeds {command}", **option)
    assert "Only the people who run this bot" in told(asked)
    assert office.room.installation.rows("SELECT sum(paused) FROM feeds") == [(0,)]
    assert len(office.publisher.asked) == before


@each
async def test_an_address_is_tried_step_by_step(office: Office) -> None:
    office.publisher.says("/new", body=rss(STRIKE, CAKE))
    asked = await office.say("test", address=office.publisher.url("/new?key=hidden"))
    assert asked.ephemeral
    assert "A feed that Strikewire can read." in told(asked)
    assert "1 of its 2 items would be taken in" in told(asked)
    assert STRIKE.title in told(asked)
    assert "hidden" not in asked.text


@each
async def test_a_page_without_a_feed_names_those_that_it_offers_and_the_command_to_try(office: Office) -> None:
    office.publisher.says(
        "/page",
        body=b"<html><head><link rel=alternate type='application/rss+xml' title='All news' href='/feed'></head>",
    )
    asked = await office.say("test", address=office.publisher.url("/page"))
    assert f"[All news](<{office.publisher.url('/feed')}>)" in asked.text
    assert "Try one of them with “/feeds test”." in told(asked)


@each
async def test_an_address_of_this_machine_is_not_asked(office: Office) -> None:
    answer = told(await office.say("test", address="http://127.0.0.1:22/"))
    assert "No feed that Strikewire can read: " in answer


@each
async def test_an_unknown_feed_is_told_with_what_comes_close(office: Office) -> None:
    assert "Did you mean: Herald?" in told(await office.say("pause", feed="Heralt"))
