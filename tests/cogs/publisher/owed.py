"""What is owed to a channel or a person in these tests."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.deliveries import Delivery, DeliveryState, DigestPost, Target
from tests.answers import a_digest
from tests.discord_server.channels import Channel
from tests.discord_server.people import User
from tests.discord_server.server import DiscordServer
from tests.storage.samples import proposed

HISTORY = "GET /channels/{channel_id}/messages"


NOW = datetime(2024, 6, 3, 16, tzinfo=UTC)


def owed(channel: Channel, *, plain: bool = False, role: int | None = None) -> Delivery:
    """A digest owed to a channel, just claimed for the first time."""
    assert channel.guild is not None
    return Delivery(
        id=7,
        dedupe_key="digest:1:0:2024-06-03",
        target=Target(channel.guild.id, channel.id, role),
        value=DigestPost(a_digest(), 1, (), NOW, late=False, locale="en", plain=plain),
        state=DeliveryState.CLAIMED,
        attempts=1,
        next_try_at=NOW,
        created_at=NOW,
        claimed_at=NOW,
    )


def news_for(person: User) -> Delivery:
    """A proposal that an operator is to be told of, just claimed for the first time."""
    return Delivery(
        id=8,
        dedupe_key="proposal:3:0:1",
        target=Target(None, person.id),
        value=proposed(id=3),
        state=DeliveryState.CLAIMED,
        attempts=1,
        next_try_at=NOW,
        created_at=NOW,
        claimed_at=NOW,
    )


def crowd(server: DiscordServer, channel: Channel, number: int) -> None:
    """So many messages of somebody else."""
    talker = server.add_user("Ada")
    for _ in range(number):
        server.world.post(channel, server.world.make_message(channel, {"content": "Solidarity!"}, {}, talker))
