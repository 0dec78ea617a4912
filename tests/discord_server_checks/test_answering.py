"""Commands, autocomplete, buttons, selects and modals of a real client."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.discord_server.acts import How
from tests.discord_server.channels import Channel
from tests.discord_server.checker import CALLBACK, COMMANDS, Callback, violations
from tests.discord_server.faults import UNKNOWN_INTERACTION
from tests.discord_server.guilds import Guild
from tests.discord_server.people import User
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer
from tests.discord_server_checks.bots import SampleBot, running


async def test_a_tree_is_synced_and_kept(server: DiscordServer, bot: SampleBot) -> None:
    kept = {command["name"]: command["id"] for command in server.world.commands.of()}
    assert kept.keys() == {"status", "slow", "loud", "twice", "silent", "digest"}
    await bot.tree.sync()
    assert {command["name"]: command["id"] for command in server.world.commands.of()} == kept
    assert len(server.recorder.to(COMMANDS)) == 2


async def test_the_commands_of_a_tree_are_checked_without_a_server(bot: SampleBot) -> None:
    assert violations(COMMANDS, [command.to_dict(bot.tree) for command in bot.tree.get_commands()]) == []


async def test_a_command_is_answered_ephemerally(
    server: DiscordServer, bot: SampleBot, ada: User, news: Channel
) -> None:
    asked = await server.slash(ada, news, "status", union="wga")
    assert asked.kind == Callback.MESSAGE
    assert asked.ephemeral
    assert "Day 12 of the strike" in asked.text
    assert asked.acknowledged_after is not None
    assert asked.acknowledged_after < 3
    assert news.messages == []
    await bot.close()
    server.assert_clean(unfinished=True)


async def test_a_shared_answer_stands_in_the_channel(
    server: DiscordServer, bot: SampleBot, ada: User, news: Channel
) -> None:
    asked = await server.slash(ada, news, "status", union="wga", share=True)
    assert news.messages == [asked.response]


async def test_an_option_is_completed(server: DiscordServer, bot: SampleBot, ada: User, news: Channel) -> None:
    asked = await server.autocomplete(ada, news, "status", union="sag")
    assert asked.choices == [{"name": "Actors", "value": "sag-aftra"}]


async def test_a_deferred_answer_is_waited_for(server: DiscordServer, bot: SampleBot, ada: User, news: Channel) -> None:
    asked = await server.slash(ada, news, "slow", by="edit")
    assert asked.kind == Callback.DEFERRED
    assert (asked.text, asked.ephemeral) == ("thought over", True)


async def test_the_first_followup_takes_the_place_of_a_deferral(
    server: DiscordServer, bot: SampleBot, ada: User, news: Channel
) -> None:
    asked = await server.slash(ada, news, "slow", by="followup")
    await server.until(lambda: bool(asked.followups))
    assert (asked.text, asked.ephemeral) == ("thought over", True)
    assert [message.text for message in asked.followups] == ["and over"]


async def test_a_persistent_view_answers_its_button(
    server: DiscordServer, bot: SampleBot, ada: User, news: Channel
) -> None:
    asked = await server.slash(ada, news, "status", union="wga")
    assert asked.response is not None
    pressed = await server.press(ada, asked.response, "pages:next")
    assert pressed.kind == Callback.UPDATE
    assert asked.response.content == "page 2"
    assert asked.response.ephemeral


async def test_a_view_outlives_its_process(server: DiscordServer, ada: User, news: Channel) -> None:
    async with running(SampleBot(server), server):
        asked = await server.slash(ada, news, "status", union="wga", share=True)
    assert asked.response is not None
    async with running(SampleBot(server), server, sync=False):
        await server.press(ada, asked.response, "pages:next")
    assert asked.response.content == "page 2"
    server.assert_clean()


async def test_a_select_and_a_modal_are_answered(
    server: DiscordServer, bot: SampleBot, ada: User, news: Channel
) -> None:
    asked = await server.slash(ada, news, "status", union="wga")
    assert asked.response is not None
    chosen = await server.select(ada, asked.response, "pages:union", "dga")
    assert chosen.text == "picked dga"
    opened = await server.press(ada, asked.response, "pages:ask")
    assert opened.modal["title"] == "A question"
    sent = await server.submit(opened, what="Why?")
    assert sent.text == "asked: Why?"


async def test_a_steward_names_a_channel_and_a_role(
    server: DiscordServer, bot: SampleBot, guild: Guild, news: Channel
) -> None:
    asked = await server.slash(guild.owner, news, "digest setup", channel=news, role=guild.add_role("crew"))
    assert asked.text == "news crew True"
    news.deny(Permission.SEND_MESSAGES)
    asked = await server.slash(guild.owner, news, "digest setup", channel=news)
    assert asked.text == "news None False"


async def test_a_command_for_stewards_is_hidden_from_others(
    server: DiscordServer, bot: SampleBot, ada: User, news: Channel
) -> None:
    with pytest.raises(PermissionError):
        await server.slash(ada, news, "digest setup", channel=news)
    asked = await server.slash(ada, news, "digest setup", channel=news, how=How(anyway=True))
    assert asked.text
    with pytest.raises(PermissionError):
        await server.slash(ada, server.direct(ada), "digest setup", channel=news)


async def test_a_command_works_in_direct_messages(server: DiscordServer, bot: SampleBot, ada: User) -> None:
    asked = await server.slash(ada, server.direct(ada), "status", union="wga")
    assert "Writers" in asked.text


@pytest.mark.parametrize(
    ("command", "options", "error"),
    [
        ("staus", {}, LookupError),
        ("digest", {}, LookupError),
        ("digest drop", {}, LookupError),
        ("status", {}, ValueError),
        ("status", {"union": 5}, ValueError),
        ("status", {"union": "wga", "day": "x"}, ValueError),
        ("slow", {"by": "magic"}, ValueError),
    ],
)
async def test_what_discord_would_not_send_is_not_sent(
    server: DiscordServer,
    bot: SampleBot,
    guild: Guild,
    news: Channel,
    command: str,
    options: dict[str, Any],
    error: type[Exception],
) -> None:
    with pytest.raises(error):
        await server.slash(guild.owner, news, command, **options)


async def test_a_message_too_long_is_refused_and_recorded(
    server: DiscordServer, bot: SampleBot, ada: User, news: Channel
) -> None:
    with pytest.raises(AssertionError, match="was not acknowledged"):
        await server.slash(ada, news, "loud", how=How(within=0.3))
    assert any("content: 2001 characters" in text for text in server.recorder.violations)


async def test_a_second_acknowledgement_is_refused_and_recorded(
    server: DiscordServer, bot: SampleBot, ada: User, news: Channel
) -> None:
    await server.slash(ada, news, "twice")
    await server.until(lambda: bool(server.recorder.violations))
    assert "already been acknowledged" in server.recorder.violations[0]


async def test_a_silent_command_is_told(server: DiscordServer, bot: SampleBot, ada: User, news: Channel) -> None:
    with pytest.raises(AssertionError, match="was not acknowledged"):
        await server.slash(ada, news, "silent", how=How(within=0.1))
    with pytest.raises(AssertionError, match="not acknowledged in time"):
        server.assert_clean(unfinished=True)


async def test_a_stale_interaction_reaches_the_bot_and_its_answer_fails(
    server: DiscordServer, bot: SampleBot, ada: User, news: Channel
) -> None:
    long_ago = datetime.now(UTC) - timedelta(minutes=2)
    asked = await server.slash(ada, news, "status", union="wga", how=How(asked_at=long_ago))
    await server.until(lambda: bool(server.recorder.to(CALLBACK)) and server.recorder.to(CALLBACK)[0].status == 404)
    assert bot.asked[0].created_at < datetime.now(UTC) - timedelta(minutes=1)
    assert asked.callback is None
    await bot.close()
    server.assert_clean(errors=["discord.app_commands.tree"], unfinished=True)


async def test_an_interaction_can_be_made_unknown(
    server: DiscordServer, bot: SampleBot, ada: User, news: Channel
) -> None:
    server.fault(UNKNOWN_INTERACTION, on=CALLBACK)
    asked = await server.slash(ada, news, "status", union="wga")
    assert asked.callback is None
    assert server.recorder.to(CALLBACK)[0].answer["code"] == 10062


async def test_the_token_of_an_interaction_dies_after_a_quarter_of_an_hour() -> None:
    now = [datetime(2026, 11, 21, tzinfo=UTC)]
    async with DiscordServer(clock=lambda: now[0]) as server:
        guild = server.add_guild()
        async with running(SampleBot(server), server) as bot:
            await server.slash(guild.owner, guild.channel("general"), "status", union="wga")
            now[0] += timedelta(minutes=15, seconds=1)
            with pytest.raises(Exception, match="50027"):
                await bot.asked[0].edit_original_response(content="too late")
