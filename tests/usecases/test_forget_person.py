"""A person can have everything deleted that is kept about them."""

from __future__ import annotations

from pathlib import Path

from bot.usecases.forget_person import ForgetPerson
from tests.usecases.newsroom import GUILD, STEWARD, Newsroom


async def test_a_digest_stays_without_the_person_who_set_it_up(tmp_path: Path) -> None:
    async with Newsroom.opened(tmp_path / "strikewire.db") as room:
        await room.set_up(channel_id=1)
        await room.set_up(channel_id=2)
        await room.set_up(channel_id=3, user_id=STEWARD + 1)
        assert await ForgetPerson(room.database)(STEWARD) == 2
        held = [each.subscription for each in (await room.list(GUILD)).digests]
        assert [(each.channel_id, each.created_by) for each in held] == [(1, 0), (2, 0), (3, STEWARD + 1)]
        assert await ForgetPerson(room.database)(STEWARD) == 0
