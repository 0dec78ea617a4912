"""Fetches one address in a process of its own, and prints what that cost it: seconds, bytes of memory, the end."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from bot.domain.feeds import Validators
from bot.errors import FetchError
from bot.feeds.addresses import Guard
from bot.feeds.fetching import Fetcher


async def fetch(port: int, harmless: int) -> None:
    """Fetch from both ports of loopback, the harmless one first so that everything is loaded."""
    guard = Guard(allowed=frozenset({("127.0.0.1", port), ("127.0.0.1", harmless)}))
    async with Fetcher(version="1", contact="a benchmark", guard=guard) as fetcher:
        end = await _end(fetcher, harmless)
        before, start = _peak(), time.perf_counter()
        end = await _end(fetcher, port)
        seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "megabytes": _peak() - before, "end": end}))  # noqa: T201


def _peak() -> float:
    """Most megabytes of memory this process ever held; what `getrusage` says counts those of its parent too."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


async def _end(fetcher: Fetcher, port: int) -> str:
    try:
        await fetcher.fetch(f"http://127.0.0.1:{port}/", Validators())
    except FetchError as error:
        return error.reason
    return "a body"


if __name__ == "__main__":
    asyncio.run(fetch(int(sys.argv[1]), int(sys.argv[2])))
