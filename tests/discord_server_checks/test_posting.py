"""Messages in channels, threads, forums and direct messages."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import discord
import pytest

from tests.discord_server.channels import Channel, ChannelKind
from tests.discord_server.guilds import Guild
from tests.discord_server.people import User
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer
from tests.discord_server_checks.bots import SampleBot, running


def partial(bot: SampleBot, channel: Channel) -> discord.PartialMessageable:
    return bot.get_partial_messageable(channel.id, guild_id=channel.guild.id if channel.guild else None)


async def test_a_message_is_sent_edited_read_and_deleted(server: DiscordServer, bot: SampleBot, news: Channel) -> None:
    sent = await partial(bot, news).send("hello", embed=discord.Embed(title="WGA"))
    await sent.edit(content="hello again")
    assert [message.text for message in news.messages] == ["hello again\nWGA"]
    assert news.messages[0].edits == 1
    assert (await partial(bot, news).fetch_message(sent.id)).content == "hello again"
    await sent.delete()
    assert news.messages == []
    assert server.recorder.violations == []


async def test_the_same_nonce_makes_one_message(server: DiscordServer, bot: SampleBot, news: Channel) -> None:
    first = await partial(bot, news).send("digest", nonce="delivery-1")
    again = await partial(bot, news).send("digest", nonce="delivery-1")
    other = await partial(bot, news).send("digest", nonce="delivery-2")
    assert first.id == again.id != other.id
    assert [message.nonce for message in news.messages] == ["delivery-1", "delivery-2"]


async def test_a_nonce_can_be_forgotten(server: DiscordServer, bot: SampleBot, news: Channel) -> None:
    await partial(bot, news).send("digest", nonce="delivery-1")
    server.forget_nonces()
    await partial(bot, news).send("digest", nonce="delivery-1")
    assert len(news.messages) == 2


async def test_a_nonce_is_forgotten_after_its_window() -> None:
    now = [datetime(2026, 11, 21, tzinfo=UTC)]
    async with DiscordServer(clock=lambda: now[0], nonce_window=timedelta(minutes=3)) as server:
        news = server.add_guild(channels=["news"]).channel("news")
        async with running(SampleBot(server), server, sync=False) as bot:
            for minutes in (0, 3, 1):
                now[0] += timedelta(minutes=minutes)
                await partial(bot, news).send("digest", nonce="delivery-1")
        assert len(news.messages) == 2
        assert news.messages[1].at == datetime(2026, 11, 21, 0, 4, tzinfo=UTC)


async def test_history_comes_newest_first_and_in_parts(server: DiscordServer, bot: SampleBot, news: Channel) -> None:
    sent = [await partial(bot, news).send(str(number)) for number in range(4)]
    channel = partial(bot, news)
    assert [message.content async for message in channel.history(limit=2)] == ["3", "2"]
    assert [message.content async for message in channel.history(before=sent[2])] == ["1", "0"]
    assert [message.content async for message in channel.history(after=sent[1])] == ["2", "3"]
    news.deny(Permission.READ_MESSAGE_HISTORY)
    assert [message async for message in channel.history()] == []


async def test_only_allowed_mentions_ping(server: DiscordServer, bot: SampleBot, guild: Guild, news: Channel) -> None:
    crew, other = guild.add_role("crew"), guild.add_role("other")
    text = f"<@&{crew.id}> <@&{other.id}> @everyone"
    await partial(bot, news).send(text)
    await partial(bot, news).send(
        text, allowed_mentions=discord.AllowedMentions(roles=[discord.Object(crew.id)], everyone=False, users=False)
    )
    assert [message.pinged() for message in news.messages] == [set(), {str(crew.id)}]


@pytest.mark.parametrize(
    ("denied", "code"),
    [(Permission.SEND_MESSAGES, 50013), (Permission.EMBED_LINKS, 50013), (Permission.VIEW_CHANNEL, 50001)],
)
async def test_a_revoked_permission_forbids(
    server: DiscordServer, bot: SampleBot, news: Channel, denied: Permission, code: int
) -> None:
    news.deny(denied)
    with pytest.raises(discord.Forbidden) as caught:
        await partial(bot, news).send(embed=discord.Embed(title="WGA"))
    assert caught.value.code == code
    news.allow(denied)
    await partial(bot, news).send(embed=discord.Embed(title="WGA"))
    assert len(news.messages) == 1


async def test_a_revoked_permission_is_told_to_the_client(
    server: DiscordServer, bot: SampleBot, guild: Guild, news: Channel
) -> None:
    news.deny(Permission.SEND_MESSAGES)
    await server.ready()
    seen = bot.get_channel(news.id)
    assert isinstance(seen, discord.TextChannel)
    assert not seen.permissions_for(seen.guild.me).send_messages


async def test_a_deleted_channel_is_unknown(server: DiscordServer, bot: SampleBot, news: Channel) -> None:
    news.delete()
    await server.ready()
    assert bot.get_channel(news.id) is None
    with pytest.raises(discord.NotFound) as caught:
        await partial(bot, news).send("hello")
    assert caught.value.code == 10003


async def test_a_post_is_started_in_a_forum(server: DiscordServer, bot: SampleBot, guild: Guild) -> None:
    forum = guild.add_channel("digests", ChannelKind.FORUM, tags=["wga"], requires_tag=True)
    await server.ready()
    seen = bot.get_channel(forum.id)
    assert isinstance(seen, discord.ForumChannel)
    with pytest.raises(discord.HTTPException, match="40067"):
        await seen.create_thread(name="Week 1", content="hello")
    guild.bot.roles[0].permissions |= Permission.CREATE_PUBLIC_THREADS
    started = await seen.create_thread(name="Week 1", content="hello", applied_tags=[seen.available_tags[0]])
    await started.thread.send("more")
    thread = guild.channel("Week 1")
    assert [message.content for message in thread.messages] == ["hello", "more"]
    assert thread.messages[0].id == thread.id
    assert server.recorder.violations == []


async def test_a_thread_is_started_on_a_message(
    server: DiscordServer, bot: SampleBot, guild: Guild, news: Channel
) -> None:
    guild.change_role(guild.everyone, guild.everyone.permissions | Permission.CREATE_PUBLIC_THREADS)
    sent = await partial(bot, news).send("hello")
    seen = bot.get_channel(news.id)
    assert isinstance(seen, discord.TextChannel)
    thread = await seen.get_partial_message(sent.id).create_thread(name="Talk")
    await thread.send("inside")
    assert [message.content for message in guild.channel("Talk").messages] == ["inside"]


async def test_a_person_is_written_to_unless_that_is_closed(server: DiscordServer, bot: SampleBot, ada: User) -> None:
    person = await bot.fetch_user(ada.id)
    await person.send("hello")
    assert [message.content for message in server.direct(ada).messages] == ["hello"]
    ada.takes_messages = False
    with pytest.raises(discord.Forbidden) as caught:
        await person.send("hello")
    assert caught.value.code == 50007


async def test_a_file_is_kept(server: DiscordServer, bot: SampleBot, news: Channel) -> None:
    news.allow(Permission.ATTACH_FILES)
    sent = await partial(bot, news).send("see", file=discord.File(io.BytesIO(b"a,b"), "moves.csv"))
    assert news.messages[0].files == {"moves.csv": b"a,b"}
    assert [attachment.size for attachment in sent.attachments] == [3]


async def test_components_v2_are_kept_and_shown(server: DiscordServer, bot: SampleBot, news: Channel) -> None:
    view = discord.ui.LayoutView(timeout=None)
    container: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container(discord.ui.TextDisplay("Day 12"))
    container.add_item(discord.ui.Separator())
    row: discord.ui.ActionRow[discord.ui.LayoutView] = discord.ui.ActionRow()
    row.add_item(discord.ui.Button(label="Read", url="https://example.org"))
    view.add_item(container.add_item(row))
    await partial(bot, news).send(view=view)
    assert news.messages[0].text == "Day 12\nRead"
    with pytest.raises(discord.HTTPException):
        await partial(bot, news).get_partial_message(news.messages[0].id).edit(content="plain")
    assert len(server.recorder.violations) == 1


async def test_a_guild_is_read_over_the_api(server: DiscordServer, bot: SampleBot, guild: Guild, ada: User) -> None:
    seen = await bot.fetch_guild(guild.id)
    assert seen.approximate_member_count == 3
    assert [channel.name for channel in await seen.fetch_channels()] == ["news"]
    assert (await seen.fetch_member(ada.id)).name == "Ada"
    assert [role.name for role in await seen.fetch_roles()] == ["@everyone", "Strikewire"]
    assert [found.name async for found in bot.fetch_guilds()] == ["Picket Line"]
    assert server.recorder.violations == []
