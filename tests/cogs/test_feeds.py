from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.feeds import FeedSource
from tests.cogs.room import Room, installed, told

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
