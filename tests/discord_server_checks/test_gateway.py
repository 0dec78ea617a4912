"""The gateway: resuming, reconnecting, heartbeats, closing codes."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import discord
import pytest

from tests.discord_server.channels import Channel
from tests.discord_server.gateway import Close, Op
from tests.discord_server.guilds import Guild
from tests.discord_server.people import User
from tests.discord_server.server import DiscordServer
from tests.discord_server_checks.bots import SampleBot, running

PLAIN = "wss://gateway.discord.gg/?v=10&encoding=json"


@pytest.mark.parametrize("code", [None, 4000])
async def test_a_dropped_socket_is_resumed(server: DiscordServer, bot: SampleBot, code: int | None) -> None:
    await server.gateway.drop(code)
    await server.until(lambda: len(server.gateway.resumes) == 1)
    await server.ready()
    assert bot.resumed.is_set()
    assert len(server.gateway.identifies) == 1


async def test_what_happened_meanwhile_is_replayed(
    server: DiscordServer, bot: SampleBot, ada: User, news: Channel, guild: Guild
) -> None:
    await server.gateway.drop()
    await server.until(lambda: not server.gateway.live)
    later = guild.add_channel("later")
    asked = await server.slash(ada, news, "status", union="wga")
    assert asked.ephemeral
    assert bot.get_channel(later.id) is not None


async def test_op_7_is_followed_by_a_resume(server: DiscordServer, bot: SampleBot) -> None:
    await server.gateway.ask_to_reconnect()
    await server.until(lambda: len(server.gateway.resumes) == 1)
    await server.ready()
    assert len(server.gateway.identifies) == 1


async def test_op_9_that_may_be_resumed_is(server: DiscordServer, bot: SampleBot) -> None:
    await server.gateway.invalidate(resumable=True)
    await server.until(lambda: len(server.gateway.resumes) == 1)


async def test_heartbeats_come_at_the_asked_pace(guild: Guild) -> None:
    async with DiscordServer(heartbeat=0.05) as server:
        async with running(SampleBot(server), server, sync=False):
            before = server.gateway.heartbeats
            await server.until(lambda: server.gateway.heartbeats >= before + 3)
        server.assert_clean()


async def test_a_token_refused_by_the_gateway_ends_the_client(server: DiscordServer) -> None:
    async with SampleBot(server) as bot:
        await bot.login(server.token)
        bot.http.token = "another"
        with pytest.raises(discord.ConnectionClosed) as caught:
            await bot.connect()
    assert caught.value.code == Close.REFUSED_TOKEN


async def test_privileged_intents_are_disallowed(server: DiscordServer) -> None:
    async with SampleBot(server, discord.Intents(guilds=True, members=True)) as bot:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await bot.start(server.token)
    with pytest.raises(AssertionError, match="privileged intents"):
        server.assert_clean()


class Raw:
    """A client of the bare protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def says(self, op: int, data: Any = None) -> None:
        await self.socket.send_json({"op": op, "d": data})

    async def hears(self) -> dict[str, Any]:
        heard: dict[str, Any] = json.loads(await self.socket.receive_str(timeout=2))
        return heard

    async def closed_with(self) -> int | None:
        while not self.socket.closed:
            await self.socket.receive(timeout=2)
        return self.socket.close_code


async def test_a_session_that_is_gone_must_be_begun_anew(server: DiscordServer, guild: Guild) -> None:
    async with aiohttp.ClientSession(connector=server.connector()) as session, session.ws_connect(PLAIN) as socket:
        client = Raw(socket)
        assert (await client.hears())["op"] == Op.HELLO
        await client.says(Op.RESUME, {"token": server.token, "session_id": "unknown", "seq": 5})
        assert await client.hears() == {"op": Op.INVALID_SESSION, "d": False, "s": None, "t": None}
        await client.says(Op.IDENTIFY, {"token": server.token, "intents": 1})
        assert [(await client.hears())["t"] for _ in range(2)] == ["READY", "GUILD_CREATE"]


async def test_a_planned_invalid_session_refuses_an_identify(server: DiscordServer) -> None:
    server.gateway.invalid_sessions = 1
    async with aiohttp.ClientSession(connector=server.connector()) as session, session.ws_connect(PLAIN) as socket:
        client = Raw(socket)
        await client.hears()
        await client.says(Op.IDENTIFY, {"token": server.token, "intents": 1})
        assert (await client.hears())["op"] == Op.INVALID_SESSION
        await client.says(Op.IDENTIFY, {"token": server.token, "intents": 1})
        assert (await client.hears())["t"] == "READY"


async def test_guilds_are_dealt_to_shards(server: DiscordServer) -> None:
    guilds = [server.add_guild(f"Guild {number}") for number in range(8)]
    async with aiohttp.ClientSession(connector=server.connector()) as session, session.ws_connect(PLAIN) as socket:
        client = Raw(socket)
        await client.hears()
        await client.says(Op.IDENTIFY, {"token": server.token, "intents": 0, "shard": [0, 2]})
        ready = (await client.hears())["d"]
    assert {guild["id"] for guild in ready["guilds"]} == {str(each.id) for each in guilds if each.id >> 22 & 1 == 0}


@pytest.mark.parametrize(
    ("address", "said", "code"),
    [
        (PLAIN.replace("v=10", "v=6"), [], Close.INVALID_VERSION),
        (PLAIN, [(Op.PRESENCE, {})], Close.NOT_IDENTIFIED),
        (PLAIN, [(Op.IDENTIFY, {"token": "wrong", "intents": 1})], Close.REFUSED_TOKEN),
        (PLAIN, [(Op.IDENTIFY, {"token": "T", "intents": 1 << 40})], Close.INVALID_INTENTS),
        (PLAIN, [(Op.IDENTIFY, {"token": "T", "intents": 1, "shard": [2, 2]})], Close.INVALID_SHARD),
        (PLAIN, [(Op.IDENTIFY, {"token": "T", "intents": 1})] * 2, Close.ALREADY_IDENTIFIED),
        (PLAIN, [(Op.IDENTIFY, {"token": "T", "intents": 1}), (99, None)], Close.UNKNOWN_OPCODE),
    ],
)
async def test_a_breach_of_the_protocol_closes_the_socket(address: str, said: list[Any], code: Close) -> None:
    async with (
        DiscordServer(token="T") as server,
        aiohttp.ClientSession(connector=server.connector()) as session,
        session.ws_connect(address) as socket,
    ):
        client = Raw(socket)
        for op, data in said:
            await client.says(op, data)
        assert await client.closed_with() == code
