"""Servers that answer to do harm: bombs, floods, drips and silence, spoken byte by byte on loopback."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import brotli  # type: ignore[import-untyped]

MEGABYTE = bytes(1_000_000)
Attack = Callable[[asyncio.StreamWriter, "Scale"], Awaitable[None]]


@dataclass(frozen=True)
class Scale:
    """How hard an attack is: megabytes that a bomb unpacks to, and seconds between two drops of a drip."""

    megabytes: int
    pause: float


async def _head(writer: asyncio.StreamWriter, *lines: str, status: str = "200 OK") -> None:
    writer.write("\r\n".join([f"HTTP/1.1 {status}", "Content-Type: text/xml", *lines, "", ""]).encode())
    await writer.drain()


async def _for_ever(writer: asyncio.StreamWriter, piece: bytes, pause: float = 0) -> None:
    while True:
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(pause)


async def _packed(writer: asyncio.StreamWriter, coding: str, start: bytes, more: bytes, scale: Scale) -> None:
    await _head(writer, f"Content-Encoding: {coding}")
    writer.write(start)
    for _ in range(scale.megabytes - 1):
        writer.write(more)
        await writer.drain()


def _deflated(bits: int) -> tuple[bytes, bytes]:
    """A megabyte of zeros with the head of the format, and each one after it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, bits)
    pieces = [packer.compress(MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(3)]
    return pieces[0], pieces[2]


async def gzip_bomb(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _packed(writer, "gzip", *_deflated(31), scale)


async def deflate_bomb(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _packed(writer, "deflate", *_deflated(15), scale)


async def brotli_bomb(writer: asyncio.StreamWriter, scale: Scale) -> None:
    packer = brotli.Compressor(quality=5)
    pieces = [packer.process(MEGABYTE) + packer.flush() for _ in range(3)]
    await _packed(writer, "br", pieces[0], pieces[2], scale)


async def gzip_bomb_as_error_page(writer: asyncio.StreamWriter, scale: Scale) -> None:
    start, more = _deflated(31)
    await _head(writer, "Content-Encoding: gzip", "Server: cloudflare", status="403 Forbidden")
    for piece in (start, *[more] * (scale.megabytes - 1)):
        writer.write(piece)
        await writer.drain()


async def many_tiny_gzips(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _head(writer, "Content-Encoding: gzip")
    await _for_ever(writer, gzip.compress(b"") * 1_000)


async def endless_body(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _head(writer)
    await _for_ever(writer, MEGABYTE)


async def endless_chunks(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _head(writer, "Transfer-Encoding: chunked")
    await _for_ever(writer, b"f4240\r\n" + MEGABYTE + b"\r\n")


async def chunks_of_one_byte(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _head(writer, "Transfer-Encoding: chunked")
    await _for_ever(writer, b"1\r\nx\r\n" * 10_000)


async def endless_chunk_extension(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _head(writer, "Transfer-Encoding: chunked")
    writer.write(b"1;")
    await _for_ever(writer, b"x" * 100_000)


async def endless_error_page(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _head(writer, status="503 Service Unavailable")
    await _for_ever(writer, b"x", scale.pause)


async def endless_redirect_page(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _head(writer, "Location: /", status="302 Found")
    await _for_ever(writer, MEGABYTE)


async def dripping_body(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _head(writer)
    await _for_ever(writer, b"x", scale.pause)


async def dripping_headers(writer: asyncio.StreamWriter, scale: Scale) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    await _for_ever(writer, b"X: y\r\n", scale.pause)


async def endless_continue(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _for_ever(writer, b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000)


async def flood_of_headers(writer: asyncio.StreamWriter, scale: Scale) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    await _for_ever(writer, b"X-Header: some value\r\n" * 1_000)


async def header_line_without_end(writer: asyncio.StreamWriter, scale: Scale) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nX: ")
    await _for_ever(writer, b"x" * 65_536)


async def silence(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await asyncio.Event().wait()


async def silence_in_mid_body(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _head(writer, "Content-Length: 1000")
    writer.write(b"<rss>")
    await asyncio.Event().wait()


async def reset_in_mid_body(writer: asyncio.StreamWriter, scale: Scale) -> None:
    await _head(writer, "Content-Length: 1000")
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def nothing_at_all(writer: asyncio.StreamWriter, scale: Scale) -> None:
    writer.transport.abort()


TOO_LARGE, TIMED_OUT, NOT_HTTP = "larger than ", "timed out after ", "an answer that is not proper HTTP"
ATTACKS: dict[Attack, tuple[str, ...]] = {
    gzip_bomb: (TOO_LARGE,),
    deflate_bomb: (TOO_LARGE,),
    brotli_bomb: (TOO_LARGE,),
    gzip_bomb_as_error_page: ("answered 403",),
    many_tiny_gzips: ("a broken transfer", TIMED_OUT),
    endless_body: (TOO_LARGE,),
    endless_chunks: (TOO_LARGE,),
    chunks_of_one_byte: (TOO_LARGE, TIMED_OUT),
    endless_chunk_extension: ("a broken transfer", NOT_HTTP, TIMED_OUT),
    endless_error_page: ("answered 503", TIMED_OUT),
    endless_redirect_page: ("leads back to itself",),
    dripping_body: (TIMED_OUT,),
    dripping_headers: (TIMED_OUT,),
    endless_continue: (TIMED_OUT, NOT_HTTP),
    flood_of_headers: (NOT_HTTP,),
    header_line_without_end: (NOT_HTTP,),
    silence: ("no answer within",),
    silence_in_mid_body: ("fell silent",),
    reset_in_mid_body: ("no connection: connection reset", "a broken transfer", "the transfer failed"),
    nothing_at_all: ("hung up", "no connection: connection reset", "the transfer failed"),
}
"""What each attack may end as: the start of the reason."""


@asynccontextmanager
async def attacking(attack: Attack, scale: Scale) -> AsyncIterator[int]:
    """A server that answers every request with `attack`, until the block ends; its port."""
    busy: set[asyncio.Task[None] | None] = set()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        busy.add(asyncio.current_task())
        try:
            await reader.readuntil(b"\r\n\r\n")
            await attack(writer, scale)
            writer.close()
            await writer.wait_closed()
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # The asker has gone, or the test is over.
        finally:
            writer.transport.abort()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in busy:
            if task is not None:
                task.cancel()
        await asyncio.gather(*(task for task in busy if task is not None), return_exceptions=True)
