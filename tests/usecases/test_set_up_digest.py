"""A steward's wish becomes a subscription, or an error that says what to write instead."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.subscriptions import MOST_DIGESTS, Quiet
from bot.usecases.queue_digests import QueueSummary
from bot.user_errors import InvalidHourError, TooManyDigestsError, UnknownUnionError, UnknownZoneError, UserError
from bot.wording.errors import error_sentence
from bot.wording.phrases import Phrases
from tests.usecases.newsroom import CHANNEL, GUILD, HERE, MORNING, STEWARD, Newsroom


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with Newsroom.opened(tmp_path / "strikewire.db") as opened:
        yield opened


async def test_what_was_typed_is_understood_and_kept(room: Newsroom) -> None:
    made = await room.set_up(
        unions="sag-aftra, writers guild", at="21h30", zone="madrid", days=[4, 0], role_id=7, quiet=Quiet.SILENT
    )
    kept = made.subscription
    assert (kept.guild_id, kept.channel_id, kept.created_by, kept.role_id) == (GUILD, CHANNEL, STEWARD, 7)
    assert set(kept.unions) == {"wga", "sag-aftra"}
    assert (kept.at, kept.zone, kept.days, kept.quiet) == (time(21, 30), "Europe/Madrid", (0, 4), Quiet.SILENT)
    assert (kept.created_at, kept.active_since, kept.paused) == (MORNING, MORNING, False)
    (listed,) = (await room.list(GUILD)).digests
    assert listed.subscription == kept
    assert not made.changed
    assert made.first_at == listed.next_at == MORNING + timedelta(hours=3, minutes=30)


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        ({"unions": "wgaa"}, UnknownUnionError, "wga"),
        ({"at": "25:00"}, InvalidHourError, "“25:00” is no time of day"),
        ({"zone": "Madird"}, UnknownZoneError, "Did you mean Europe/Madrid?"),
        ({"zone": "Qqqqqq"}, UnknownZoneError, "Write one like America/Los_Angeles"),
    ],
)
async def test_what_cannot_be_understood_is_said_and_nothing_kept(
    room: Newsroom, wrong: dict[str, Any], error: type[UserError], said: str
) -> None:
    with pytest.raises(error) as refused:
        await room.set_up(**wrong)
    assert said in error_sentence(refused.value, Phrases())
    assert (await room.list(GUILD)).digests == ()


async def test_the_same_unions_in_the_same_channel_are_changed_not_doubled(room: Newsroom) -> None:
    first = await room.set_up(unions="wga, dga")
    second = await room.set_up(unions="DGA; WGA", at="10", user_id=99)
    assert (second.changed, second.subscription.id) == (True, first.subscription.id)
    assert (second.subscription.at, second.subscription.created_by) == (time(10), 99)
    others = [await room.set_up(unions="wga"), await room.set_up(unions="wga, dga", channel_id=5)]
    assert [other.changed for other in others] == [False, False]


async def test_changing_the_hour_neither_repeats_nor_makes_up_for_today(room: Newsroom) -> None:
    await room.set_up()
    await room.queue()
    room.clock.forward(hours=2)
    changed = await room.set_up(at="12")
    assert changed.first_at == MORNING + timedelta(days=1, hours=3)
    room.clock.forward(days=1)
    changed = await room.set_up(at="8")
    assert await room.queue() == QueueSummary()
    assert changed.first_at == MORNING + timedelta(days=1, hours=23)


async def test_changing_anything_else_leaves_todays_digest_due(room: Newsroom) -> None:
    room.clock.forward(minutes=-1)
    await room.set_up()
    room.clock.forward(minutes=2)
    await room.set_up(role_id=5)
    assert await room.queue() == QueueSummary(queued=1)


async def test_a_paused_digest_comes_again_when_it_is_set_up_again(room: Newsroom) -> None:
    made = await room.set_up()
    await room.change.pause(GUILD, made.subscription.id)
    room.clock.forward(hours=1)
    again = await room.set_up()
    assert (again.changed, again.subscription.paused) == (True, False)
    assert again.first_at == MORNING + timedelta(days=1)


async def test_a_server_may_have_so_many_and_no_more(room: Newsroom) -> None:
    for channel in range(MOST_DIGESTS):
        await room.set_up(channel_id=channel)
    with pytest.raises(TooManyDigestsError) as refused:
        await room.set_up(channel_id=1000)
    assert "/digest remove" in error_sentence(refused.value, Phrases())
    assert (await room.set_up(channel_id=0, zone=HERE)).changed
    assert not (await room.set_up(channel_id=1000, guild_id=12)).changed
