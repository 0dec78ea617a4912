"""The real entry point for `tests.discord_server.run`: dials the stand-in and loopback, and ticks often."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from importlib import import_module
from typing import Any

import aiohttp

OFTEN = timedelta(milliseconds=20)


def run(connect: Callable[[], aiohttp.TCPConnector], arguments: list[str]) -> None:
    """Run the shell with these arguments: the first is the port of a publisher's server."""
    service: Any = import_module("bot.service")
    guard = import_module("bot.feeds.addresses").Guard(allowed=frozenset({("127.0.0.1", int(arguments[0]))}))
    ticks = service.Ticks(poll=OFTEN, queue=OFTEN, send=OFTEN, sync=OFTEN)
    service.Outside = partial(service.Outside, guard=guard, pause=timedelta(0), connector=connect, ticks=ticks)
    sys.argv = ["strikewire", *arguments[1:]]
    import_module("bot.shell").run()
