"""Many digests due in the same minute: each comes once, as fast as Discord allows and no faster.

`STRIKEWIRE_BURST=600` makes it that many.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

from bot.config import check_config
from bot.domain.deliveries import DeliveryState, Reason
from bot.domain.subscriptions import MOST_DIGESTS
from bot.knowledge import knowledge_of
from bot.usecases.set_up_digest import DigestWish, SetUpDigest
from storage.database import Database
from tests.discord_server.channels import Channel
from tests.discord_server.checker import MESSAGE
from tests.discord_server.faults import server_error
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer
from tests.usecases.desk import BARE
from tests.whole.process import Clock, Installation, stopped

DIGESTS = int(os.environ.get("STRIKEWIRE_BURST", "60"))
A_SECOND = 50
"""Requests that Discord allows."""
SLACK = timedelta(seconds=0 if DIGESTS >= 600 else 1)
"""A small burst has no time to make up for a moment in which the machine was busy."""
WITHIN = 1.2 * timedelta(seconds=DIGESTS / A_SECOND) + SLACK
BEFORE = datetime(2023, 6, 12, 12, tzinfo=UTC)
DUE = timedelta(minutes=1)
SPEED = 10
UNIONS = ("", "", "wga", "sag-aftra", "wga, iatse")

_log = logging.getLogger(__name__)


async def test_digests_due_in_one_minute_come_once_each_and_never_faster_than_allowed(tmp_path: Path) -> None:
    clock = Clock(BEFORE, SPEED)
    async with DiscordServer(clock, heartbeat=0.25) as server:
        bot = Installation(server, tmp_path / "strikewire.db", clock, settings=dict(BARE))
        channels = await subscribed(server, bot)
        await let_post(server, bot, expected={DeliveryState.SENT: DIGESTS})
        assert {len(channel.messages) for channel in channels} == {1}
        assert duration(server, channels) <= WITHIN
        assert server.recorder.statuses().get(429, 0) == 0
        server.assert_clean()


async def test_some_channels_that_fail_keep_back_none_of_the_others(tmp_path: Path) -> None:
    clock = Clock(BEFORE, SPEED)
    async with DiscordServer(clock, heartbeat=0.25) as server:
        bot = Installation(server, tmp_path / "strikewire.db", clock, settings=dict(BARE))
        channels = await subscribed(server, bot)
        failing = channels[::20]
        shut, gone, broken = failing[::3], failing[1::3], failing[2::3]
        for channel in shut:
            channel.deny(Permission.SEND_MESSAGES)
        for channel in gone:
            channel.delete()
        for channel, status in zip(broken, cycle((503, 500, 502, 504)), strict=False):
            fail(server, channel, status)
        parked = len(shut) + len(gone)
        await let_post(server, bot, expected={DeliveryState.SENT: DIGESTS - parked, DeliveryState.PARKED: parked})
        well = [channel for channel in channels if channel not in failing]
        assert {len(channel.messages) for channel in (*well, *broken)} == {1}
        assert {len(channel.messages) for channel in (*shut, *gone)} == {0}
        assert duration(server, well) <= WITHIN
        assert server.recorder.statuses().get(429, 0) == 0
        told = outcomes(bot)
        assert {told[channel.id] for channel in shut} <= {(DeliveryState.PARKED, Reason.NO_PERMISSION)}
        assert {told[channel.id] for channel in gone} <= {(DeliveryState.PARKED, Reason.CHANNEL_GONE)}
        server.assert_clean()


async def subscribed(server: DiscordServer, bot: Installation) -> list[Channel]:
    """As many channels as there are digests, each with one that is due in the same minute."""
    known = knowledge_of(check_config(bot.settings, "test"))
    channels: list[Channel] = []
    async with Database.open(bot.path) as database:
        set_up = SetUpDigest(database, known.lexicon, ("UTC",), lambda: BEFORE)
        for start in range(0, DIGESTS, MOST_DIGESTS):
            names = [f"news-{number}" for number in range(start, min(start + MOST_DIGESTS, DIGESTS))]
            guild = server.add_guild(f"Server {start}", names)
            channels += guild.channels
        for channel, unions in zip(channels, cycle(UNIONS), strict=False):
            assert channel.guild is not None
            await set_up(DigestWish(channel.guild.id, channel.id, 1, unions, f"{BEFORE + DUE:%H:%M}", "UTC"))
    return channels


def fail(server: DiscordServer, channel: Channel, status: int) -> None:
    """Let the first two attempts at a channel fail."""
    server.fault(server_error(status), on=MESSAGE, times=2, where=lambda call: call.id("channel_id") == channel.id)


async def let_post(server: DiscordServer, bot: Installation, expected: dict[DeliveryState, int]) -> None:
    """Run the bot through that minute, until the deliveries are in these states."""
    bot.clock.forward(BEFORE - bot.clock())
    wanted = {str(state): number for state, number in expected.items()}
    async with bot.started() as process:
        await server.until(lambda: Counter(state for state, _ in outcomes(bot).values()) == wanted, within=120)
        await stopped(process)


def duration(server: DiscordServer, channels: list[Channel]) -> timedelta:
    """From the first message posted anywhere to the last posted to one of these channels."""
    posted = server.recorder.to(MESSAGE)
    own = {channel.id for channel in channels}
    first, last = posted[0], [call for call in posted if call.id("channel_id") in own][-1]
    took = timedelta(seconds=last.arrived - first.arrived)
    waited = (first.at - BEFORE - DUE) / SPEED
    _log.info("%d digests, %d requests: %s, begun after %s", DIGESTS, len(posted), took, waited)
    return took


def outcomes(bot: Installation) -> dict[int, tuple[str, str]]:
    """State and reason of the delivery to each channel."""
    with closing(sqlite3.connect(bot.path)) as connection:
        found = connection.execute("SELECT target, state, reason FROM deliveries").fetchall()
    return {channel: (state, reason) for channel, state, reason in found}
