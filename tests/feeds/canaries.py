"""Hosts that must never be dialled, in every spelling, and listeners on this machine that notice if one is."""

from __future__ import annotations

import asyncio
import fcntl
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from ipaddress import IPv6Address
from pathlib import Path

SPELLINGS = """
    127.0.0.1 127.0.0.2 127.127.127.127 127.255.255.254 127.1 127.0.1 127.0.0.0x1 127.0.0.01 0127.0.0.1 2130706433
    0x7f000001 0x7F000001 0x7f.1 0x7f.0.0.1 0x7f.0x0.0x0.0x1 0177.1 0177.0.0.1 0177.0.0.01 00000177.0.0.1 017700000001
    127.0.0.1. 127.1. 0.0.0.0 0 0x0 00 0.0 0.
    localhost LOCALHOST localhost. localhost.localdomain ip6-localhost ⓛⓞⓒⓐⓛⓗⓞⓢⓣ
    127。0。0。1 127．0．0．1 127｡0｡0｡1 １２７.0.0.1 ①②⑦.⓪.⓪.① 𝟏𝟐𝟕.𝟎.𝟎.𝟏 127%2e0%2e0%2e1 %31%32%37.0.0.1
    [::1] [::] [::0001] [0::1] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::1%25lo] [::1%lo]
    [::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:7F00:0001] [0:0:0:0:0:ffff:127.0.0.1] [::ffff:0.0.0.0] [::ffff:0:0]
    [::127.0.0.1] [::7f00:1] [::ffff:0:127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::127.0.0.1] [64:ff9b:1::7f00:1]
    [2002:7f00:1::] [2002:7f00:1::1] [2001:0:7f00:1::80ff:fffe] [fe80::1] [fe80::1%25lo] [fec0::1] [fc00::1] [ff02::1]
    10.0.0.1 100.64.0.1 168.63.129.16 169.254.169.254 172.16.0.1 192.0.0.192 192.168.0.1 198.18.0.1 224.0.0.1
    255.255.255.255 [fd00:ec2::254] [::ffff:a9fe:a9fe] [64:ff9b::a9fe:a9fe] [2002:a9fe:a9fe::1]
    8.8.8.8@127.0.0.1 127.0.0.1:80@127.0.0.1 8.8.8.8\\@127.0.0.1
""".split()
"""As they stand in an address, before the port."""


@dataclass
class Canaries:
    """Listeners on one port of every address this machine has; they count who connects."""

    port: int
    accepted: int = 0

    @property
    def hosts(self) -> list[str]:
        """Every spelling, and the addresses of this machine in its own network."""
        return [*SPELLINGS, *_own_addresses()]

    def url(self, host: str) -> str:
        return f"http://{host}:{self.port}/"

    async def accept(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        with suppress(OSError):
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            await writer.drain()
        writer.close()


@asynccontextmanager
async def listening() -> AsyncIterator[Canaries]:
    """Canaries, until the block ends."""
    canaries = Canaries(0)
    first = await asyncio.start_server(canaries.accept, "0.0.0.0", 0)  # noqa: S104
    canaries.port = first.sockets[0].getsockname()[1]
    second = await asyncio.start_server(canaries.accept, "::", canaries.port)
    async with first, second:
        yield canaries


def _own_addresses() -> list[str]:
    """The addresses of this machine besides loopback, where the system tells them."""
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:
        for _, name in socket.if_nameindex():
            with suppress(OSError):
                told = fcntl.ioctl(asker, 0x8915, struct.pack("256s", name.encode()))
                found.append(socket.inet_ntoa(told[20:24]))
    interfaces = Path("/proc/net/if_inet6")
    lines = interfaces.read_text().splitlines() if interfaces.exists() else []
    found += [f"[{IPv6Address(bytes.fromhex(line.split()[0]))}]" for line in lines]
    return [address for address in found if address not in ("127.0.0.1", "[::1]")]
