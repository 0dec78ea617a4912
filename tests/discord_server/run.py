"""Runs a bot in a process of its own against the stand-in: `python -m tests.discord_server.run module:factory ARG...`.

The factory is called with a function that makes a connector, and the remaining arguments. It returns an exit code, or
a coroutine to be run that does; None counts as 0. Environment: `DiscordServer.environment()`.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import os
import sys
from functools import partial
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Call the factory and give its exit code."""
    # Late: the worker processes of a bot load this module as well.
    from tests.discord_server.connecting import connector

    module, _, name = arguments[0].partition(":")
    factory = getattr(importlib.import_module(module), name)
    port = int(os.environ["DISCORD_SERVER_PORT"])
    connect = partial(connector, port, Path(os.environ["DISCORD_SERVER_AUTHORITY"]))
    result = factory(connect, arguments[1:])
    return (asyncio.run(result) if inspect.iscoroutine(result) else result) or 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
