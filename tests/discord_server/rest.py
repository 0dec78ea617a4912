"""Discord's REST API as a server sees it: one call from its arrival over every check to its answer."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from tests.discord_server import refusals
from tests.discord_server.checker import CALLBACK, refused, violations
from tests.discord_server.faults import Fault, Switchboard
from tests.discord_server.limits import Limits, Verdict
from tests.discord_server.recorder import Call
from tests.discord_server.refusals import Refusal, RefusedError
from tests.discord_server.sockets import reset
from tests.discord_server.specification import specification
from tests.discord_server.world import World

PREFIX = "/api/v10"
BAN_AFTER = 10_000


@dataclass(frozen=True)
class Reply:
    """What a route answers."""

    status: int = 200
    body: Any = None


Handler = Callable[[World, Call], Reply]
Routes = dict[str, Handler]


def on(routes: Routes, route: str) -> Callable[[Handler], Handler]:
    """Register a function as the answer to a route of the OpenAPI file."""

    def register(handler: Handler) -> Handler:
        routes[route] = handler
        return handler

    return register


@dataclass
class Rest:
    """The API over a world."""

    world: World
    routes: Mapping[str, Handler]
    limits: Limits = field(default_factory=Limits)
    faults: Switchboard = field(default_factory=Switchboard)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        call = await self._read(request)
        self.world.recorder.calls.append(call)
        try:
            return await self._answer(request, call)
        finally:
            self.world.happened()

    async def _answer(self, request: web.Request, call: Call) -> web.StreamResponse:
        if self.world.recorder.refused() >= BAN_AFTER:
            call.status = 429
            return web.Response(status=429, text="<html>error 1015: you are being rate limited</html>")
        if not _carries_its_own_token(call) and request.headers.get("Authorization") != f"Bot {self.world.token}":
            return self._send(call, Reply(401, refusals.UNAUTHORIZED.as_json()))
        verdict = self.limits.take(call.route or call.path, call.parameters)
        if verdict.retry_after is not None:
            return self._limited(call, verdict.retry_after, verdict.everywhere, verdict.headers)
        fault = self.faults.strike(call)
        if fault is not None:
            call.fault = fault.name
            if fault.answer is not None or fault.reset:
                self._excuse(call)
            await asyncio.sleep(fault.delay)
            if fault.reset == "before":
                return _lost(request)
            if fault.answer is not None:
                return self._broken(call, fault, fault.answer, verdict)
        reply = self._handle(call)
        if fault is not None and fault.reset == "after":
            return _lost(request)
        return self._send(call, reply, verdict.headers)

    def _handle(self, call: Call) -> Reply:
        handler = self.routes.get(call.route)
        if handler is None:
            self.world.recorder.unknown_routes.append(f"{call.method} {call.path}")
            return Reply(404, refusals.NOT_FOUND.as_json())
        found = [*specification().query_errors(call.route, call.query), *self._violations(call)]
        self._record(call, found)
        if details := refused(found):
            empty = any("empty message" in text for text in details)
            refusal = refusals.EMPTY_MESSAGE if empty else refusals.INVALID_FORM
            return Reply(refusal.status, refusal.as_json(details))
        try:
            return handler(self.world, call)
        except RefusedError as error:
            if error.refusal in refusals.FAULTS_OF_THE_BOT:
                self._record(call, error.details or [error.refusal.message])
            return Reply(error.refusal.status, error.refusal.as_json(error.details))

    def _violations(self, call: Call) -> list[str]:
        if call.route != CALLBACK:
            return violations(call.route, call.payload, files=len(call.files))
        interaction = self.world.interactions.get(call.parameters["interaction_token"])
        if interaction is None:
            return violations(call.route, call.payload, files=len(call.files))
        return violations(
            call.route,
            call.payload,
            asked=interaction.asked,
            option=interaction.option,
            from_message=interaction.message is not None,
            files=len(call.files),
        )

    def _record(self, call: Call, found: list[str]) -> None:
        self.world.recorder.violations += [f"{call.route}: {text}" for text in found]

    def _send(self, call: Call, reply: Reply, headers: Mapping[str, str] | None = None) -> web.StreamResponse:
        call.status, call.answer = reply.status, reply.body
        if call.route and reply.status != 401:
            ours = specification().answer_errors(call.route, reply.status, reply.body)
            self.world.recorder.violations += [f"the stand-in's own answer to {call.route}: {text}" for text in ours]
        told = {"Via": "1.1 google", **(headers or {})}
        if reply.body is None:
            return web.Response(status=reply.status, headers=told)
        body = json.dumps(reply.body).encode()
        return web.Response(status=reply.status, body=body, content_type="application/json", headers=told)

    def _limited(
        self, call: Call, retry_after: float, everywhere: bool, headers: Mapping[str, str]
    ) -> web.StreamResponse:
        body = {"message": "You are being rate limited.", "code": 0, "retry_after": retry_after, "global": everywhere}
        return self._send(call, Reply(429, body), headers)

    def _broken(self, call: Call, fault: Fault, answer: Refusal, verdict: Verdict) -> web.StreamResponse:
        if fault.retry_after is not None:
            headers = {
                "Retry-After": f"{fault.retry_after}",
                "X-RateLimit-Scope": "global" if fault.everywhere else "user",
            }
            return self._limited(call, fault.retry_after, fault.everywhere, {**verdict.headers, **headers})
        if answer.status >= 500:
            call.status = answer.status
            return web.Response(status=answer.status, text=answer.message, headers={"Via": "1.1 google"})
        return self._send(call, Reply(answer.status, answer.as_json()), verdict.headers)

    def _excuse(self, call: Call) -> None:
        interaction = self.world.interactions.get(call.parameters.get("interaction_token", ""))
        if interaction is not None:
            interaction.excused = True

    async def _read(self, request: web.Request) -> Call:
        path = request.path.removeprefix(PREFIX)
        known = specification().match(request.method, path) if request.path.startswith(PREFIX) else None
        route, parameters = known or ("", {})
        payload, files = await _body(request)
        return Call(
            request.method,
            path,
            route,
            parameters,
            dict(request.query),
            payload,
            files,
            self.world.now(),
            time.monotonic(),
        )


async def _body(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    if request.content_type == "multipart/form-data":
        payload: Any = None
        files: dict[str, bytes] = {}
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                continue
            if part.name == "payload_json":
                payload = await part.json()
            else:
                files[part.filename or part.name or ""] = bytes(await part.read())
        return payload, files
    raw = await request.read()
    return (json.loads(raw) if raw else None), {}


def _carries_its_own_token(call: Call) -> bool:
    return bool({"interaction_token", "webhook_token"} & call.parameters.keys())


def _lost(request: web.Request) -> web.StreamResponse:
    reset(request.transport)
    return web.Response()
