"""A publisher's web server on loopback, scripted by the tests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Publisher:
    """A publisher's server on loopback; it remembers what it was asked."""

    port: int = 0
    asked: list[web.Request] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)

    def url(self, path: str = "/feed") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def serves(self, path: str, answer: Answer) -> str:
        self.answers[path] = answer
        return self.url(path)

    def says(self, path: str = "/feed", *, status: int = 200, body: bytes = b"", **headers: str) -> str:
        async def answer(_: web.Request) -> web.StreamResponse:
            return web.Response(
                status=status, body=body, headers={name.replace("_", "-"): value for name, value in headers.items()}
            )

        return self.serves(path, answer)

    @staticmethod
    def redirecting(status: int, location: str) -> Answer:
        """An answer that sends elsewhere, with the address as it stands."""

        async def answer(_: web.Request) -> web.StreamResponse:
            return web.Response(status=status, headers={"Location": location})

        return answer

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        return await self.answers[request.path](request)
