"""Digests are paused, resumed and taken back by their own server alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.deliveries import Reason
from bot.usecases.queue_digests import QueueSummary
from bot.user_errors import UnknownDigestError
from bot.wording.errors import error_sentence
from bot.wording.phrases import Phrases
from storage.deliveries import DeliveryStore
from tests.usecases.newsroom import GUILD, MORNING, Newsroom


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with Newsroom.opened(tmp_path / "strikewire.db") as opened:
        yield opened


async def test_a_paused_digest_does_not_come_and_a_resumed_one_comes_at_its_next_hour(room: Newsroom) -> None:
    digest = (await room.set_up()).subscription
    assert (await room.change.pause(GUILD, digest.id)).paused
    assert (await room.list(GUILD)).digests[0].next_at is None
    assert await room.queue() == QueueSummary()
    room.clock.forward(minutes=5)
    assert not (await room.change.resume(GUILD, digest.id)).paused
    assert await room.queue() == QueueSummary()
    assert (await room.list(GUILD)).digests[0].next_at == MORNING + timedelta(days=1)
    room.clock.now = MORNING + timedelta(days=1)
    assert await room.queue() == QueueSummary(queued=1)


async def test_resuming_what_is_not_paused_leaves_todays_digest_due(room: Newsroom) -> None:
    digest = (await room.set_up()).subscription
    room.clock.forward(minutes=1)
    assert await room.change.resume(GUILD, digest.id) == digest
    assert await room.queue() == QueueSummary(queued=1)


async def test_a_removed_digest_is_gone_with_what_was_queued(room: Newsroom) -> None:
    digest = (await room.set_up()).subscription
    await room.queue()
    assert await room.change.remove(GUILD, digest.id) == digest
    assert (await room.list(GUILD)).digests == ()
    async with room.database.transaction() as unit:
        assert await DeliveryStore(room.database).claim(unit, room.clock.now) is None
    (trouble,) = (await room.list(GUILD)).troubles
    assert trouble.reason is Reason.REMOVED
    assert await room.queue() == QueueSummary()


async def test_another_server_cannot_reach_it(room: Newsroom) -> None:
    digest = (await room.set_up()).subscription
    actions: list[Callable[[int, int], Awaitable[object]]] = [
        room.change.pause,
        room.change.resume,
        room.change.remove,
        room.preview,
    ]
    for action in actions:
        with pytest.raises(UnknownDigestError) as refused:
            await action(GUILD + 1, digest.id)
        assert "/digest list" in error_sentence(refused.value, Phrases())
    assert (await room.list(GUILD)).digests[0].subscription == digest
    assert (await room.list(GUILD + 1)).digests == ()
