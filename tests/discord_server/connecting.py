"""How a bot reaches the stand-in: a connector that leads Discord's names to loopback, over TLS and a CA of our own."""

from __future__ import annotations

import functools
import socket
import ssl
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

if TYPE_CHECKING:
    import trustme

HOST = "127.0.0.1"
NAMES = ("discord.com", "gateway.discord.gg", "gateway-resume.discord.gg")


@functools.cache
def authority() -> trustme.CA:
    """The CA of this process; it vouches for nothing but the stand-in."""
    import trustme  # Late: a bot in a process of its own should not be measured with it.

    return trustme.CA()


@functools.cache
def server_context() -> ssl.SSLContext:
    """What the server shows; made once in a process."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(*NAMES).configure_cert(context)
    return context


class Loopback(AbstractResolver):
    """Knows Discord's names alone, and one place for them all."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host not in NAMES:
            raise OSError(f"the stand-in for Discord does not know {host}")
        return [
            ResolveResult(
                hostname=host, host=HOST, port=self._port, family=socket.AF_INET, proto=0, flags=socket.AI_NUMERICHOST
            )
        ]

    async def close(self) -> None:
        """Nothing is held."""


def connector(port: int, authority_file: Path) -> aiohttp.TCPConnector:
    """For `discord.Client(connector=...)`; a client closes its own, so each needs a fresh one."""
    context = ssl.create_default_context(cafile=authority_file)
    return aiohttp.TCPConnector(resolver=Loopback(port), ssl=context, limit=0)
