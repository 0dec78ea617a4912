"""What is owed comes into its channel once, whatever Discord answers, and what cannot come says why."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.domain.deliveries import Reason, nonce_of
from bot.usecases.send_deliveries import TryLaterError, UndeliverableError
from cogs import publisher as posting
from cogs.publisher import DiscordPublisher
from tests.answers import NAMES, STORIES, a_digest
from tests.cogs.publisher.owed import owed
from tests.discord_server.channels import Channel
from tests.discord_server.checker import MESSAGE
from tests.discord_server.faults import (
    MISSING_PERMISSIONS,
    REPLY_LOST,
    RESET,
    UNAUTHORIZED,
    UNKNOWN_CHANNEL,
    Fault,
    rate_limited,
    server_error,
    slow,
)
from tests.discord_server.guilds import Guild
from tests.discord_server.permissions import Permission
from tests.discord_server.recorder import Call
from tests.discord_server.server import DiscordServer
from tests.subscriptions import digest_in


@pytest.mark.parametrize("name", ["news", "thread", "attic"])
async def test_it_posts_the_digest_under_its_mark(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, name: str
) -> None:
    delivery = owed(guild.channel(name))
    posted = await publisher.publish(delivery)
    (message,) = guild.channel(name).messages
    assert message.id == posted
    assert message.nonce == nonce_of(delivery)
    assert message.payload["enforce_nonce"] is True
    assert STORIES[0].articles[0].article.title in message.text
    assert message.pinged() == set()


@pytest.mark.parametrize("fault", [REPLY_LOST, RESET, server_error(503)], ids=lambda fault: fault.name)
async def test_after_an_attempt_that_failed_the_next_bears_the_same_nonce_and_there_is_one_message(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, fault: Fault
) -> None:
    news = guild.channel("news")
    server.fault(fault, on=MESSAGE, times=2)
    for _ in range(2):
        with pytest.raises(TryLaterError):
            await publisher.publish(owed(news))
    posted = await publisher.publish(owed(news))
    assert [message.id for message in news.messages] == [posted]
    calls = server.recorder.to(MESSAGE)
    assert len(calls) == 3
    assert len({call.payload["nonce"] for call in calls}) == 1


async def test_other_troubles_of_discord_are_waited_out(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher
) -> None:
    channels = {status: guild.add_channel(f"status-{status}") for status in (500, 502, 504)}
    for status, channel in channels.items():
        server.fault(server_error(status), on=MESSAGE, where=partial(_goes_to, channel))
    await asyncio.gather(*(publisher.publish(owed(channel)) for channel in channels.values()))
    assert [len(channel.messages) for channel in channels.values()] == [1, 1, 1]
    for channel in channels.values():
        first, second = server.recorder.to(MESSAGE, channel_id=channel.id)
        assert first.payload["nonce"] == second.payload["nonce"]


def _goes_to(channel: Channel, call: Call) -> bool:
    return call.parameters["channel_id"] == str(channel.id)


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_limit_is_waited_for(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, everywhere: bool
) -> None:
    server.fault(rate_limited(0.05, everywhere=everywhere), on=MESSAGE, times=2)
    await publisher.publish(owed(guild.channel("news")))
    assert [call.status for call in server.recorder.to(MESSAGE)] == [429, 429, 200]
    assert len(guild.channel("news").messages) == 1


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_long_limit_is_left_to_the_outbox_and_keeps_back_nothing_else(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, everywhere: bool
) -> None:
    server.fault(rate_limited(40, everywhere=everywhere), on=MESSAGE)
    with pytest.raises(TryLaterError) as later:
        await publisher.publish(owed(guild.channel("news")))
    assert later.value.after == timedelta(seconds=40)
    await publisher.publish(owed(guild.channel("thread")))


async def test_an_answer_that_does_not_come_is_not_waited_for_forever(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "LONGEST", 0.1)
    server.fault(slow(0.3), on=MESSAGE)
    with pytest.raises(TryLaterError):
        await publisher.publish(owed(guild.channel("news")))
    monkeypatch.undo()
    await server.until(lambda: bool(guild.channel("news").messages))
    posted = await publisher.publish(owed(guild.channel("news")))
    assert [message.id for message in guild.channel("news").messages] == [posted]


async def test_without_a_connection_both_are_for_later(guild: Guild) -> None:
    publisher = DiscordPublisher(lambda: None, NAMES)
    for attempt in (publisher.publish, publisher.find):
        with pytest.raises(TryLaterError):
            await attempt(owed(guild.channel("news")))


@pytest.mark.parametrize(
    ("denied", "reason"),
    [
        (Permission.SEND_MESSAGES, Reason.NO_PERMISSION),
        (Permission.EMBED_LINKS, Reason.NO_PERMISSION),
        (Permission.VIEW_CHANNEL, Reason.NO_ACCESS),
    ],
)
async def test_a_permission_that_is_missing_is_the_reason(
    guild: Guild, publisher: DiscordPublisher, denied: Permission, reason: Reason
) -> None:
    guild.channel("news").deny(denied)
    with pytest.raises(UndeliverableError) as final:
        await publisher.publish(owed(guild.channel("news")))
    assert final.value.reason is reason


async def test_plain_text_needs_no_right_to_embed(guild: Guild, publisher: DiscordPublisher) -> None:
    guild.channel("news").deny(Permission.EMBED_LINKS)
    await publisher.publish(owed(guild.channel("news"), plain=True))
    (message,) = guild.channel("news").messages
    assert message.embeds == []


async def test_a_channel_that_is_gone_is_the_reason(guild: Guild, publisher: DiscordPublisher) -> None:
    delivery = owed(guild.channel("news"))
    guild.channel("news").delete()
    for attempt in (publisher.publish, publisher.find):
        with pytest.raises(UndeliverableError) as final:
            await attempt(delivery)
        assert final.value.reason is Reason.CHANNEL_GONE


@pytest.mark.parametrize(
    ("fault", "reason"), [(UNKNOWN_CHANNEL, Reason.CHANNEL_GONE), (MISSING_PERMISSIONS, Reason.NO_PERMISSION)]
)
async def test_what_discord_says_counts_whatever_the_bot_knows(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, fault: Fault, reason: Reason
) -> None:
    server.fault(fault, on=MESSAGE)
    with pytest.raises(UndeliverableError) as final:
        await publisher.publish(owed(guild.channel("news")))
    assert final.value.reason is reason


async def test_a_token_that_is_refused_meanwhile_parks_nothing(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher
) -> None:
    server.fault(UNAUTHORIZED, on=MESSAGE)
    with pytest.raises(TryLaterError):
        await publisher.publish(owed(guild.channel("news")))


async def test_only_the_chosen_role_is_pinged(guild: Guild, publisher: DiscordPublisher) -> None:
    crew, other = guild.add_role("Crew", mentionable=True), guild.add_role("Other", mentionable=True)
    shouted = f"@everyone @here <@&{other.id}> <@&{crew.id}> <@{guild.owner.id}>"
    story = STORIES[0]
    first = replace(story.articles[0], article=replace(story.articles[0].article, title=shouted))
    digest = a_digest()
    section = replace(digest.sections[0], stories=(replace(story, articles=(first,)),))
    for plain in (False, True):
        for role in (None, crew.id):
            delivery = owed(guild.channel("news"), plain=plain, role=role)
            value = replace(digest_in(delivery), digest=replace(digest, sections=(section,)))
            delivery = replace(delivery, value=value, dedupe_key=f"digest:{plain}:{role}:2024-06-03")
            await publisher.publish(delivery)
            message = guild.channel("news").messages[-1]
            assert message.pinged() == ({str(role)} if role else set())
            assert message.payload["allowed_mentions"].get("parse", []) == []
