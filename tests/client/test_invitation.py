"""The name and the invitation of a bot, without a connection."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.client import PERMISSIONS, identify, invitation
from bot.errors import DiscordError, TokenRefusedError
from tests.client.lines import LOGIN
from tests.discord_server.faults import UNAUTHORIZED, server_error
from tests.discord_server.server import DiscordServer


async def test_the_name_of_a_bot_is_asked_without_a_connection(server: DiscordServer) -> None:
    assert await identify(server.token, server.connector) == server.bot.name
    assert server.gateway.identifies == []
    server.assert_clean()


async def test_a_name_that_cannot_be_asked_says_why(server: DiscordServer) -> None:
    server.fault(UNAUTHORIZED, on=LOGIN)
    with pytest.raises(TokenRefusedError):
        await identify(server.token, server.connector)
    server.fault(server_error(503), on=LOGIN)
    with pytest.raises(DiscordError, match=r"cannot be reached .*503"):
        await identify(server.token, server.connector)
    async with server.unreachable():
        with pytest.raises(DiscordError, match="cannot be reached"):
            await identify(server.token, server.connector)
    server.assert_clean()


def test_the_invitation_asks_for_these_permissions_alone() -> None:
    link = urlsplit(invitation(1122334455667788))
    assert link.hostname == "discord.com"
    asked = parse_qs(link.query)
    assert asked["client_id"] == ["1122334455667788"]
    assert asked["scope"] == ["bot applications.commands"]
    assert asked["permissions"] == [str(PERMISSIONS.value)]
    assert {name for name, granted in PERMISSIONS if granted} == {
        "read_messages",
        "send_messages",
        "send_messages_in_threads",
        "embed_links",
        "read_message_history",
    }
