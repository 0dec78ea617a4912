from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cogs.room import Installation, Room, buttons, installed, told

pytestmark = pytest.mark.asyncio(loop_scope="module")
CHANGES = ("digest preview", "digest pause", "digest resume", "digest remove")


async def number(room: Room, **options: Any) -> int:
    """The number of a digest that was just set up."""
    await room.set_up(**options)
    return int(room.digests()[-1][0])


def timeless(payload: dict[str, Any]) -> str:
    """What stands in a message, but for the moments that count on with the reader's clock."""
    shown = {key: payload.get(key) or "" for key in ("content", "embeds")}
    return re.sub(r"<t:\d+", "<t:0", str(shown))


async def test_a_server_without_digests_reads_how_to_set_one_up(room: Room) -> None:
    asked = await room.steer("digest list")
    assert asked.ephemeral
    assert "This server has no digest yet." in told(asked)


async def test_the_list_shows_each_digest_and_who_set_it_up_without_pinging(room: Room) -> None:
    first, second = await number(room, unions="wga"), await number(room, unions="dga", hour="18:30")
    asked = await room.steer("digest list")
    assert f"#{first}" in told(asked)
    assert f"#{second}" in told(asked)
    assert "Every day at 18:30, America/New_York · DGA" in told(asked)
    assert f"<@{room.stella.id}>" in asked.text
    assert asked.response
    assert asked.response.pinged() == set()


async def test_the_list_holds_as_many_digests_as_a_server_may_have(room: Room) -> None:
    await number(room)
    await room.crowd(24)
    asked = await room.steer("digest list")
    assert all(f"#{digest}" in told(asked) for (digest,) in room.digests())
    assert len(await room.offered("digest remove", by=room.stella, digest="")) == 25


async def test_a_digest_is_paused_and_resumed(room: Room) -> None:
    digest = await number(room)
    asked = await room.steer("digest pause", digest=digest)
    assert asked.ephemeral
    assert f"Digest #{digest} (09:00 America/New_York, all unions that are followed) is paused." in told(asked)
    assert room.digests("paused") == [(1,)]
    assert "Paused: “/digest resume” lets it come again" in told(await room.steer("digest list"))
    asked = await room.steer("digest resume", digest=digest)
    assert "comes again. Next: " in told(asked)
    assert "<t:1696338000:f>" in asked.text
    assert room.digests("paused") == [(0,)]


async def test_a_digest_is_removed_for_good(room: Room) -> None:
    digest = await number(room)
    assert "is removed" in told(await room.steer("digest remove", digest=digest))
    assert room.digests() == []
    again = await room.steer("digest remove", digest=digest)
    assert told(again) == f"This server has no digest {digest}. “/digest list” shows those it has."


@pytest.mark.parametrize("command", CHANGES)
async def test_the_digests_of_another_server_are_out_of_reach(room: Room, command: str) -> None:
    other = await room.installation.room()
    digest = await number(other)
    asked = await room.steer(command, digest=digest)
    assert asked.ephemeral
    assert told(asked).startswith(f"This server has no digest {digest}.")
    assert other.digests("paused") == [(0,)]


@pytest.mark.parametrize("command", CHANGES)
async def test_only_the_digests_of_this_server_are_offered(room: Room, command: str) -> None:
    await number(await room.installation.room())
    digest = await number(room, unions="wga")
    await number(room, unions="dga")
    offered = await room.offered(command, by=room.stella, digest="wga")
    assert offered == {f"#{digest}: 09:00 America/New_York, WGA": digest}
    assert len(await room.offered(command, by=room.stella, digest="")) == 2


@pytest.mark.parametrize("command", [*CHANGES, "digest list"])
async def test_members_do_not_see_the_commands(room: Room, command: str) -> None:
    options: dict[str, Any] = {} if command == "digest list" else {"digest": 1}
    with pytest.raises(PermissionError):
        await room.ask(command, **options)


async def test_the_bot_put_out_of_a_server_forgets_its_digests_and_no_others(room: Room) -> None:
    other = await room.installation.room()
    await number(room)
    await number(other)
    room.server.remove_guild(room.guild)
    await room.installation.until(lambda: room.digests() == [])
    assert len(other.digests()) == 1


async def test_a_preview_is_for_the_steward_alone_and_pings_nobody(room: Room) -> None:
    crew = room.guild.add_role("Crew", mentionable=True)
    await room.server.ready()
    digest = await number(room, role=crew)
    asked = await room.steer("digest preview", digest=digest)
    assert asked.ephemeral
    assert asked.response
    assert f"<@&{crew.id}>" in asked.response.content
    assert asked.response.pinged() == set()
    assert room.news.messages == []


async def test_a_preview_is_in_the_language_of_the_digest(room: Room) -> None:
    digest = await number(room, language="fr", plain=True)
    asked = await room.steer("digest preview", digest=digest)
    assert asked.response
    assert asked.response.embeds == []
    assert "Récapitulatif" in told(asked)


async def _post_after_preview(installation: Installation, *, plain: bool) -> None:
    room = await installation.room()
    crew = room.guild.add_role("Crew", mentionable=True)
    await room.server.ready()
    digest = await number(room, role=crew, plain=plain)
    installation.clock.now = datetime(2023, 10, 3, 12, 59, 59, tzinfo=UTC)
    preview = await room.steer("digest preview", digest=digest)
    installation.clock.forward(seconds=1)
    await room.server.until(lambda: bool(room.news.messages))
    (posted,) = room.news.messages
    assert preview.response
    assert timeless(posted.payload) == timeless(preview.response.payload)
    assert posted.pinged() == {str(crew.id)}
    pressed = await room.server.press(room.ada, posted, buttons(posted)["Headlines"])
    assert pressed.ephemeral
    assert "Headlines, 2–3 Oct 2023" in told(pressed)
    await installation.until(lambda: bool(installation.rows("SELECT 1 FROM deliveries WHERE state = 'sent'")))
    assert "Last: sent" in told(await room.steer("digest list"))


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.asyncio(loop_scope="function")
async def test_what_is_posted_is_what_the_preview_showed_and_its_button_opens_the_headlines(
    archive: Path, tmp_path: Path, plain: bool
) -> None:
    async with installed(archive, tmp_path) as installation:
        async with installation.running():
            await _post_after_preview(installation, plain=plain)
        installation.server.assert_clean()
