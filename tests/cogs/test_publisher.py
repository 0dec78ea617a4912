"""What is owed comes into its channel once, whatever Discord answers, and what cannot come says why."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot import client as edge
from bot.client import Client, Connection
from bot.domain.deliveries import Delivery, DeliveryState, DigestPost, Reason, Target, nonce_of
from bot.domain.notices import FeedChange, FeedNews, FeedNotice
from bot.domain.proposals import Proposal
from bot.usecases.send_deliveries import SendDeliveries, TryLaterError, UndeliverableError, Unreadable
from cogs import publisher as posting
from cogs._localising import Translator
from cogs.publisher import DiscordPublisher
from cogs.tree import Tree
from storage.deliveries import DeliveryStore
from tests.answers import NAMES, STORIES, a_digest, digest_in
from tests.discord_server.channels import Channel, ChannelKind
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
from tests.discord_server.people import User
from tests.discord_server.permissions import Permission
from tests.discord_server.recorder import Call
from tests.discord_server.server import DiscordServer
from tests.storage.samples import proposed
from tests.usecases.newsroom import Clock, Newsroom

HISTORY = "GET /channels/{channel_id}/messages"
NOW = datetime(2024, 6, 3, 16, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
async def server(clock: Clock) -> AsyncIterator[DiscordServer]:
    async with DiscordServer(clock) as server:
        server.limits.routes[MESSAGE] = (50, 1.0)
        yield server


@pytest.fixture
def guild(server: DiscordServer) -> Guild:
    """A server with a channel, a thread in it and one that is archived, so that a bot hears nothing of it."""
    guild = server.add_guild("Picket Line", ["news"])
    for name in ("thread", "attic"):
        thread = Channel(server.world.snowflakes.make(), name, ChannelKind.PUBLIC_THREAD, guild, owner=server.bot)
        thread.parent, thread.archived = guild.channel("news"), name == "attic"
        guild.keep(thread)
    return guild


@pytest.fixture
async def connection(server: DiscordServer, guild: Guild, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Connection]:
    monkeypatch.setattr(edge, "GUILDS_APART", 0.05)
    ready = asyncio.Event()

    async def told() -> None:
        ready.set()

    def make() -> Client:
        client = Client(server.connector(), Tree, Translator(), [], [])
        client.add_listener(told, "on_ready")
        return client

    async with Connection(make, server.token) as connection:
        await asyncio.wait_for(ready.wait(), 15)
        yield connection
    server.assert_clean()


@pytest.fixture
def publisher(connection: Connection) -> DiscordPublisher:
    return DiscordPublisher(lambda: connection.client, NAMES)


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


@pytest.mark.parametrize("name", ["news", "thread", "attic"])
async def test_what_was_posted_is_found_behind_all_that_followed(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, clock: Clock, name: str
) -> None:
    channel = guild.channel(name)
    crowd(server, channel, 5)
    posted = await publisher.publish(owed(channel))
    channel.archived = name == "attic"
    clock.forward(hours=3)
    crowd(server, channel, 150)
    assert await publisher.find(owed(channel)) == posted


async def test_another_digest_is_not_taken_for_it(guild: Guild, publisher: DiscordPublisher) -> None:
    news = guild.channel("news")
    await publisher.publish(replace(owed(news), dedupe_key="digest:2:0:2024-06-03"))
    assert await publisher.find(owed(news)) is None


@pytest.mark.parametrize("name", ["news", "thread", "attic"])
async def test_where_nothing_was_posted_nothing_is_found(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, name: str
) -> None:
    crowd(server, guild.channel(name), 120)
    assert await publisher.find(owed(guild.channel(name))) is None


@pytest.mark.parametrize("denied", [Permission.READ_MESSAGE_HISTORY, Permission.VIEW_CHANNEL])
@pytest.mark.parametrize("name", ["news", "thread", "attic"])
async def test_what_the_bot_may_not_read_is_not_taken_for_empty(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, name: str, denied: Permission
) -> None:
    guild.channel("news").deny(denied)
    await server.ready()
    assert isinstance(await publisher.find(owed(guild.channel(name))), Unreadable)


async def test_a_server_the_bot_is_no_longer_in_is_not_taken_for_empty(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher
) -> None:
    delivery = owed(guild.channel("news"))
    server.remove_guild(guild)
    await server.ready()
    assert isinstance(await publisher.find(delivery), Unreadable)


async def test_a_channel_too_full_to_be_searched_is_not_taken_for_empty(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "LOOKED_THROUGH", 30)
    crowd(server, guild.channel("news"), 31)
    assert isinstance(await publisher.find(owed(guild.channel("news"))), Unreadable)


@pytest.mark.parametrize("fault", [server_error(503), rate_limited(40)], ids=lambda fault: fault.name)
async def test_a_search_that_fails_is_for_later(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, fault: Fault
) -> None:
    server.fault(fault, on=HISTORY)
    with pytest.raises(TryLaterError):
        await publisher.find(owed(guild.channel("news")))


@pytest.fixture
async def room(tmp_path: Path, clock: Clock) -> AsyncIterator[Newsroom]:
    async with Newsroom.opened(tmp_path / "strikewire.db", clock) as room:
        yield room


async def one_round(room: Newsroom, publisher: DiscordPublisher) -> dict[DeliveryState, int]:
    """The outbox is worked through once; what came of what."""

    def on_error(delivery: Delivery, error: Exception) -> None:
        raise AssertionError(delivery.id) from error

    send = SendDeliveries(room.database, publisher, clock=room.clock, pace=1000, on_error=on_error)
    return dict(await send())


@pytest.mark.parametrize("fault", [REPLY_LOST, RESET], ids=lambda fault: fault.name)
async def test_long_after_a_lost_answer_there_is_one_message(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, room: Newsroom, fault: Fault
) -> None:
    news = guild.channel("news")
    await room.set_up(guild_id=guild.id, channel_id=news.id)
    await room.queue()
    server.fault(fault, on=MESSAGE)
    assert await one_round(room, publisher) == {DeliveryState.QUEUED: 1}
    room.clock.forward(hours=2)
    crowd(server, news, 150)
    assert await one_round(room, publisher) == {DeliveryState.SENT: 1}
    (digest,) = [message for message in news.messages if message.author is server.bot]
    assert (fault is REPLY_LOST) == (news.messages[0] is digest)


async def test_where_nobody_can_look_it_is_uncertain_and_never_sent_again(
    server: DiscordServer, guild: Guild, publisher: DiscordPublisher, room: Newsroom
) -> None:
    news = guild.channel("news")
    await room.set_up(guild_id=guild.id, channel_id=news.id)
    await room.queue()
    server.fault(REPLY_LOST, on=MESSAGE)
    await one_round(room, publisher)
    news.deny(Permission.READ_MESSAGE_HISTORY)
    await server.ready()
    for expected in ({DeliveryState.UNCERTAIN: 1}, {}):
        room.clock.forward(hours=1)
        assert await one_round(room, publisher) == expected
    (trouble,) = await DeliveryStore(room.database).troubles(guild.id, NOW - timedelta(days=1))
    assert trouble.reason is Reason.HISTORY_HIDDEN
    assert len(news.messages) == 1


@pytest.mark.parametrize("value", [proposed(id=3), FeedNews((FeedNotice(FeedChange.RECOVERED, "Variety", NOW),))])
async def test_a_person_is_told_in_direct_messages_where_it_is_found_again(
    server: DiscordServer, publisher: DiscordPublisher, value: Proposal | FeedNews
) -> None:
    delivery = replace(news_for(server.add_user("Olga")), value=value)
    direct = server.direct(server.world.users[delivery.target.channel_id])
    assert await publisher.find(delivery) is None
    posted = await publisher.publish(delivery)
    (message,) = direct.messages
    assert (message.id, message.nonce) == (posted, nonce_of(delivery))
    crowd(server, direct, 3)
    assert await publisher.find(delivery) == posted


async def test_after_a_lost_answer_a_person_has_one_message(server: DiscordServer, publisher: DiscordPublisher) -> None:
    olga = server.add_user("Olga")
    server.fault(REPLY_LOST, on=MESSAGE)
    with pytest.raises(TryLaterError):
        await publisher.publish(news_for(olga))
    await publisher.publish(news_for(olga))
    assert len(server.direct(olga).messages) == 1


async def test_somebody_who_takes_no_messages_is_the_reason_and_the_log_names_nobody(
    server: DiscordServer, publisher: DiscordPublisher, caplog: pytest.LogCaptureFixture
) -> None:
    olga = server.add_user("Olga")
    olga.takes_messages = False
    with pytest.raises(UndeliverableError) as refused:
        await publisher.publish(news_for(olga))
    assert refused.value.reason is Reason.NO_ACCESS
    assert "An operator could not be told of correction 3" in caplog.text
    assert str(olga.id) not in caplog.text
