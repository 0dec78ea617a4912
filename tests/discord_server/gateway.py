"""Discord's gateway: sessions over WebSockets, with heartbeats, resuming, compression and closing codes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from aiohttp import WSMsgType, web

from tests.discord_server.sockets import Socket
from tests.discord_server.world import World

PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
ALL_INTENTS = (1 << 26) - 1
RESUME_AT = "wss://gateway-resume.discord.gg"


class Op(IntEnum):
    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE = 4
    RESUME = 6
    RECONNECT = 7
    MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    ACK = 11


class Close(IntEnum):
    """Discord's closing codes."""

    UNKNOWN_OPCODE = 4001
    NOT_JSON = 4002
    NOT_IDENTIFIED = 4003
    REFUSED_TOKEN = 4004
    ALREADY_IDENTIFIED = 4005
    INVALID_SEQUENCE = 4007
    INVALID_SHARD = 4010
    INVALID_VERSION = 4012
    INVALID_INTENTS = 4013
    DISALLOWED_INTENTS = 4014


@dataclass(eq=False)
class Session:
    """What an IDENTIFY began; it outlives its socket and keeps all events for a RESUME."""

    id: str
    intents: int
    shard: tuple[int, int]
    socket: Socket | None = None
    events: list[str] = field(default_factory=list)

    def hears(self, intents: int, guild_id: int | None) -> bool:
        mine = (guild_id >> 22) % self.shard[1] if guild_id else 0
        return mine == self.shard[0] and (intents == 0 or bool(self.intents & intents))

    def push(self, event: str, data: object) -> None:
        body = {"op": Op.DISPATCH, "t": event, "s": len(self.events) + 1, "d": data}
        self.events.append(json.dumps(body))
        if self.socket is not None:
            self.socket.put(self.events[-1])


@dataclass
class Gateway:
    """All sessions and sockets of the bot."""

    world: World
    heartbeat: float = 41.25
    acknowledges: bool = True
    invalid_sessions: int = 0
    identifies: list[dict[str, Any]] = field(default_factory=list)
    resumes: list[dict[str, Any]] = field(default_factory=list)
    heartbeats: int = 0
    sessions: dict[str, Session] = field(default_factory=dict)
    sockets: set[Socket] = field(default_factory=set)

    def emit(self, event: str, data: Mapping[str, Any], intents: int, guild_id: int | None) -> None:
        """Tell every session that asked for such events; those without a socket get them on RESUME."""
        for session in self.sessions.values():
            if session.hears(intents, guild_id):
                session.push(event, data)

    @property
    def live(self) -> list[Session]:
        return [session for session in self.sessions.values() if session.socket is not None]

    async def caught_up(self, within: float) -> None:
        """Wait until the bot has a session and has worked through every event sent so far."""
        await self.world.until(lambda: bool(self.live), within, lambda: "the bot has no session with the gateway")
        waiting = [(session, len(session.events)) for session in self.live]
        for session, _ in waiting:
            if session.socket is not None:
                session.socket.send(Op.HEARTBEAT)

        def reached() -> bool:
            return all(session.socket is None or session.socket.beat >= sent for session, sent in waiting)

        await self.world.until(reached, within, lambda: "the bot did not work through its events")

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """The life of one socket."""
        answer = web.WebSocketResponse(compress=False, max_msg_size=0)
        await answer.prepare(request)
        socket = Socket(answer, request.transport, zlib_stream=request.query.get("compress") == "zlib-stream")
        self.sockets.add(socket)
        try:
            if request.query.get("v") != "10" or request.query.get("encoding") != "json":
                await socket.close(Close.INVALID_VERSION)
                return answer
            socket.send(Op.HELLO, {"heartbeat_interval": round(self.heartbeat * 1000), "_trace": []})
            await self._listen(socket, answer)
        finally:
            self.sockets.discard(socket)
            await socket.stop()
            self._part(socket, answer.close_code)
        return answer

    async def _listen(self, socket: Socket, answer: web.WebSocketResponse) -> None:
        async for message in answer:
            if message.type not in {WSMsgType.TEXT, WSMsgType.BINARY}:
                break
            try:
                body = json.loads(message.data)
                op, data = body["op"], body.get("d")
            except (ValueError, KeyError, TypeError):
                await socket.close(Close.NOT_JSON)
                return
            refusal = self._take(socket, op, data)
            self.world.happened()
            if refusal is not None:
                await socket.close(refusal)
                return

    def _take(self, socket: Socket, op: int, data: Any) -> Close | None:
        session = self._session_of(socket)
        if op == Op.HEARTBEAT:
            self.heartbeats += 1
            socket.beat = data or 0
            if self.acknowledges:
                socket.send(Op.ACK)
            return None
        if op in {Op.IDENTIFY, Op.RESUME}:
            if session is not None:
                return Close.ALREADY_IDENTIFIED
            return self._identify(socket, data) if op == Op.IDENTIFY else self._resume(socket, data)
        if session is None:
            return Close.NOT_IDENTIFIED
        if op not in {Op.PRESENCE, Op.VOICE}:
            self.world.recorder.violations.append(f"gateway: op {op} is not one that this stand-in knows")
            return Close.UNKNOWN_OPCODE
        return None

    def _identify(self, socket: Socket, data: dict[str, Any]) -> Close | None:
        self.identifies.append(data)
        intents = data.get("intents", -1)
        shard = tuple(data.get("shard") or (0, 1))
        if data.get("token") != self.world.token:
            return Close.REFUSED_TOKEN
        if not 0 <= intents <= ALL_INTENTS:
            return Close.INVALID_INTENTS
        if intents & PRIVILEGED:
            self.world.recorder.violations.append(f"gateway: privileged intents were asked for: {intents & PRIVILEGED}")
            return Close.DISALLOWED_INTENTS
        if len(shard) != 2 or not 0 <= shard[0] < shard[1]:
            return Close.INVALID_SHARD
        if self.invalid_sessions:
            self.invalid_sessions -= 1
            socket.send(Op.INVALID_SESSION, data=False)
            return None
        session = Session(f"session-{self.world.snowflakes.make()}", intents, (shard[0], shard[1]), socket)
        self.sessions[session.id] = session
        guilds = [guild for guild in self.world.guilds.values() if session.hears(0, guild.id)]
        session.push("READY", self._ready(session, [guild.id for guild in guilds]))
        for guild in guilds:
            if session.hears(1, guild.id):
                session.push("GUILD_CREATE", guild.as_event())
        return None

    def _ready(self, session: Session, guilds: list[int]) -> dict[str, Any]:
        return {
            "v": 10,
            "user": self.world.bot.as_self(),
            "guilds": [{"id": str(id_), "unavailable": True} for id_ in guilds],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": RESUME_AT,
            "shard": list(session.shard),
            "application": {"id": str(self.world.application_id), "flags": 0},
            "private_channels": [],
        }

    def _resume(self, socket: Socket, data: dict[str, Any]) -> Close | None:
        self.resumes.append(data)
        if data.get("token") != self.world.token:
            return Close.REFUSED_TOKEN
        session = self.sessions.get(data.get("session_id") or "")
        if session is None:
            socket.send(Op.INVALID_SESSION, data=False)
            return None
        if not 0 <= (seen := data.get("seq") or 0) <= len(session.events):
            return Close.INVALID_SEQUENCE
        session.socket = socket
        for event in session.events[seen:]:
            socket.put(event)
        session.push("RESUMED", {"_trace": []})
        return None

    def _session_of(self, socket: Socket) -> Session | None:
        return next((session for session in self.sessions.values() if session.socket is socket), None)

    def _part(self, socket: Socket, code: int | None) -> None:
        session = self._session_of(socket)
        if session is not None:
            session.socket = None
            if code in {1000, 1001} and not socket.cut_by_us:
                del self.sessions[session.id]
        self.world.happened()

    async def drop(self, code: int | None = None) -> None:
        """Cut every socket: with a closing code, or without as when a cable is pulled."""
        await self._each(lambda socket: socket.close(code) if code else socket.reset())

    async def ask_to_reconnect(self) -> None:
        """Op 7: the bot should come back and resume."""
        for session in self.live:
            if session.socket is not None:
                session.socket.send(Op.RECONNECT)

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Op 9: the session is gone, or may be resumed at once."""
        for session in self.live:
            if session.socket is not None:
                session.socket.send(Op.INVALID_SESSION, data=resumable)
            if not resumable:
                del self.sessions[session.id]

    async def _each(self, act: Callable[[Socket], Any]) -> None:
        for socket in list(self.sockets):
            await act(socket)
        await asyncio.sleep(0)
