from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cogs.room import Room, told
from tests.discord_server.acts import How
from tests.discord_server.channels import Channel, ChannelKind
from tests.discord_server.checker import CALLBACK, THREAD
from tests.discord_server.permissions import Permission

pytestmark = pytest.mark.asyncio(loop_scope="module")


def places(room: Room) -> list[int]:
    """The channels of a server's digests."""
    return [channel for (channel,) in room.digests("target")]


def thread(room: Room, parent: Channel, name: str = "talks") -> Channel:
    """A thread that Ada has begun."""
    id_ = room.server.world.snowflakes.make()
    made = Channel(id_, name, ChannelKind.PUBLIC_THREAD, room.guild, parent=parent, owner=room.ada)
    room.guild.keep(made)
    return made


@pytest.mark.parametrize("chosen", [True, False])
async def test_a_thread_takes_digests(room: Room, chosen: bool) -> None:
    talks = thread(room, room.news)
    await room.server.ready()
    room.news.deny(Permission.SEND_MESSAGES)
    await (room.set_up(channel=talks) if chosen else room.set_up(where=talks))
    assert places(room) == [talks.id]


async def test_a_voice_channel_takes_none_and_the_answer_names_the_option(room: Room) -> None:
    lounge = room.guild.add_channel("lounge", ChannelKind.VOICE)
    await room.server.ready()
    asked = await room.set_up(where=lounge)
    assert told(asked).startswith("A digest cannot be posted here.")
    assert "the option channel" in told(asked)
    assert room.digests() == []


@pytest.mark.parametrize(
    ("permission", "name"),
    [
        (Permission.VIEW_CHANNEL, "View Channel"),
        (Permission.SEND_MESSAGES, "Send Messages"),
        (Permission.EMBED_LINKS, "Embed Links"),
        (Permission.READ_MESSAGE_HISTORY, "Read Message History"),
    ],
)
async def test_what_the_bot_may_not_in_the_channel_is_named_and_nothing_is_stored(
    room: Room, permission: Permission, name: str
) -> None:
    daily = room.guild.add_channel("daily")
    daily.deny(permission)
    await room.server.ready()
    asked = await room.set_up(channel=daily)
    assert asked.text.startswith(daily.mention)
    assert name in told(asked)
    assert "The bot lacks" in told(asked)
    assert room.digests() == []


async def test_a_thread_needs_the_right_to_write_in_threads(room: Room) -> None:
    talks = thread(room, room.news)
    room.news.deny(Permission.SEND_MESSAGES_IN_THREADS)
    await room.server.ready()
    assert "Send Messages in Threads" in told(await room.set_up(channel=talks))
    assert room.digests() == []


@pytest.mark.parametrize(
    ("permission", "name"),
    [
        (Permission.SEND_MESSAGES, "Send Messages"),
        (Permission.SEND_MESSAGES_IN_THREADS, "Send Messages in Threads"),
        (Permission.READ_MESSAGE_HISTORY, "Read Message History"),
    ],
)
async def test_a_forum_in_which_the_bot_may_not_post_gets_no_post(
    room: Room, permission: Permission, name: str
) -> None:
    forum = room.guild.add_channel("forum", ChannelKind.FORUM)
    forum.deny(permission)
    await room.server.ready()
    assert f"permissions in that channel: {name}" in told(await room.set_up(channel=forum))
    assert room.server.recorder.to(THREAD, channel_id=forum.id) == []
    assert room.digests() == []


async def test_plain_text_needs_no_right_to_embed(room: Room) -> None:
    room.news.deny(Permission.EMBED_LINKS)
    await room.server.ready()
    await room.set_up(plain=True)
    assert places(room) == [room.news.id]


@pytest.mark.parametrize(
    ("permission", "name"), [(Permission.VIEW_CHANNEL, "View Channel"), (Permission.SEND_MESSAGES, "Send Messages")]
)
async def test_a_steward_has_the_bot_do_nothing_that_they_may_not_do(
    room: Room, permission: Permission, name: str
) -> None:
    office = room.guild.add_channel("office")
    office.deny(permission, to=room.stella.id)
    await room.server.ready()
    asked = await room.set_up(channel=office)
    assert "You yourself lack" in told(asked)
    assert name in told(asked)
    assert room.digests() == []


async def test_a_role_that_nobody_may_mention_is_not_pinged(room: Room) -> None:
    crew = room.guild.add_role("Crew")
    await room.server.ready()
    asked = await room.set_up(role=crew)
    assert told(asked).startswith("The bot may not ping the role “Crew”.")
    assert room.digests() == []


@pytest.mark.parametrize("both", [True, False])
async def test_a_role_that_only_some_may_mention_is_pinged_if_bot_and_steward_are_among_them(
    room: Room, both: bool
) -> None:
    crew = room.guild.add_role("Crew")
    room.news.allow(Permission.MENTION_EVERYONE)
    if both:
        room.news.allow(Permission.MENTION_EVERYONE, to=room.stella.id)
    await room.server.ready()
    asked = await room.set_up(role=crew)
    assert ("You yourself lack" in told(asked)) is not both
    assert len(room.digests()) == both


async def test_everyone_is_no_role_to_ping(room: Room) -> None:
    room.news.allow(Permission.MENTION_EVERYONE)
    room.news.allow(Permission.MENTION_EVERYONE, to=room.stella.id)
    await room.server.ready()
    asked = await room.set_up(role=room.guild.everyone)
    assert "may not ping the role" in told(asked)
    assert asked.response
    assert asked.response.pinged() == set()
    assert room.digests() == []


async def test_in_a_forum_a_post_is_made_once_and_used_again_even_when_it_was_archived(room: Room) -> None:
    forum = room.guild.add_channel("forum", ChannelKind.FORUM, tags=["news", "help"], requires_tag=True)
    await room.server.ready()
    asked = await room.set_up(channel=forum)
    ((post,),) = room.digests("target")
    assert f"<#{post}>" in asked.text
    made = room.server.world.channel(post)
    assert made.name == "Strikewire digest"
    assert len(made.applied_tags) == 1
    await room.server.ready()
    await room.set_up(channel=forum, hour="10:00")
    made.archived = True
    made.changed("THREAD_UPDATE", made)
    await room.server.ready()
    assert "is changed" in told(await room.set_up(channel=forum, hour="11:00"))
    await room.set_up(channel=forum, unions="wga")
    assert places(room) == [post, post]
    assert len(room.server.recorder.to(THREAD, channel_id=forum.id)) == 1


async def test_in_a_forum_a_new_post_takes_the_place_of_one_that_was_deleted(room: Room) -> None:
    forum = room.guild.add_channel("forum", ChannelKind.FORUM)
    await room.server.ready()
    await room.set_up(channel=forum)
    room.server.world.channel(places(room)[0]).delete()
    await room.server.ready()
    await room.set_up(channel=forum)
    assert len(set(places(room))) == 2


@pytest.mark.parametrize("wrong", [{"hour": "noonish"}, {"time_zone": "Atlantis"}, {"unions": "bakers"}])
async def test_in_a_forum_no_post_is_made_for_what_cannot_be_understood(room: Room, wrong: dict[str, Any]) -> None:
    forum = room.guild.add_channel("forum", ChannelKind.FORUM)
    await room.server.ready()
    await room.set_up(channel=forum, **wrong)
    assert room.server.recorder.to(THREAD, channel_id=forum.id) == []
    assert room.digests() == []


async def test_too_many_digests_are_refused_and_no_post_is_made_for_one(room: Room) -> None:
    forum = room.guild.add_channel("forum", ChannelKind.FORUM)
    await room.server.ready()
    await room.set_up()
    await room.crowd(24)
    sentence = "This server has 25 digests, and may have no more."
    assert told(await room.set_up(channel=forum)).startswith(sentence)
    assert told(await room.set_up(unions="wga")).startswith(sentence)
    assert room.server.recorder.to(THREAD, channel_id=forum.id) == []
    assert "is changed" in told(await room.set_up(hour="10"))


@pytest.mark.parametrize("forum", [True, False])
async def test_a_command_that_comes_again_long_after_it_was_sent_sets_up_nothing(room: Room, forum: bool) -> None:
    place = room.guild.add_channel("place", ChannelKind.FORUM if forum else ChannelKind.TEXT)
    await room.server.ready()
    before = len(room.server.recorder.to(CALLBACK))
    stale = How(asked_at=room.installation.clock.now - timedelta(minutes=2))
    await room.set_up(channel=place, how=stale)
    await room.server.until(lambda: len(room.server.recorder.to(CALLBACK)) > before)
    await room.steer("digest list")
    assert room.digests() == []
    assert room.server.recorder.to(THREAD, channel_id=place.id) == []
