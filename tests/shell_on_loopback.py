"""Runs the shell as it is, but lets it dial one port of loopback, without pauses, and tick often.

Usage: `python -m tests.shell_on_loopback PORT COMMAND...`. No switch of the shell itself could do that by accident.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from functools import partial
from importlib import import_module
from typing import Any

from bot.feeds.addresses import Guard


def main() -> None:
    errands: Any = import_module("bot.errands")
    feeds: Any = import_module("bot.shell_feeds")
    guard = Guard(allowed=frozenset({("127.0.0.1", int(sys.argv.pop(1)))}))
    errands.taking_in = partial(errands.taking_in, guard=guard, pause=timedelta(0))
    errands.checking = partial(errands.checking, guard=guard, pause=timedelta(0))
    feeds.trying = partial(feeds.trying, guard=guard, pause=timedelta(0))
    errands.TICK = timedelta(milliseconds=20)
    import_module("bot.shell").run()


if __name__ == "__main__":
    main()
