"""One WebSocket of the gateway: its order of sending, its compression, its ends."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket as system
import struct
import zlib

from aiohttp import web


def reset(transport: asyncio.BaseTransport | None) -> None:
    """End a connection with a TCP reset, so that the peer reads an error and not an end."""
    if not isinstance(transport, asyncio.Transport):
        return
    connection = transport.get_extra_info("socket")
    if connection is not None:
        with contextlib.suppress(OSError):
            connection.setsockopt(system.SOL_SOCKET, system.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


class Socket:
    """Sends in order from one task; `beat` is the last sequence that the bot told in a heartbeat.

    `cut_by_us` tells a close of ours from one of the bot, which ends its session.
    """

    def __init__(
        self, answer: web.WebSocketResponse, transport: asyncio.BaseTransport | None, *, zlib_stream: bool
    ) -> None:
        self.beat = 0
        self.cut_by_us = False
        self._answer = answer
        self._transport = transport
        self._compressor = zlib.compressobj() if zlib_stream else None
        self._queue: asyncio.Queue[str] = asyncio.Queue()
        self._writer = asyncio.create_task(self._write(), name="discord-server gateway socket")

    def put(self, text: str) -> None:
        """Send a text that is JSON already."""
        self._queue.put_nowait(text)

    def send(self, op: int, data: object = None) -> None:
        self.put(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    async def close(self, code: int) -> None:
        """Send what is queued, then close with a code."""
        self.cut_by_us = True
        await self._queue.join()
        await self._answer.close(code=code)

    async def reset(self) -> None:
        reset(self._transport)

    async def stop(self) -> None:
        self._writer.cancel()
        await asyncio.gather(self._writer, return_exceptions=True)

    async def _write(self) -> None:
        while True:
            text = await self._queue.get()
            with contextlib.suppress(ConnectionError):
                if self._compressor is None:
                    await self._answer.send_str(text)
                else:
                    packed = self._compressor.compress(text.encode()) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
                    await self._answer.send_bytes(packed)
            self._queue.task_done()
