"""The worker process's side of parsing: its confinement, and the one job it does. Loads the parsers only there."""

from __future__ import annotations

import math
import os
import resource
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.feeds.parsing import ParsedFeed


def confine(memory: int) -> None:
    """Give up the environment, core dumps and all address space beyond `memory` bytes; load the parsers."""
    os.environ.clear()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    import bot.feeds.entries
    import bot.feeds.jsonfeed  # noqa: F401


def read(body: bytes, url: str, content_type: str, cpu: int) -> ParsedFeed | str:
    """The feed in `body`, or in plain words why there is none. Killed after `cpu` seconds of processor time."""
    _allow(cpu)
    from bot.feeds.entries import read_xml
    from bot.feeds.jsonfeed import read_json
    from bot.feeds.parsing import NotAFeedError

    start = body[:4_096].removeprefix(b"\xef\xbb\xbf").lstrip()
    try:
        return read_json(body, url) if start.startswith(b"{") else read_xml(body, url, content_type)
    except NotAFeedError as error:
        return str(error)
    except MemoryError:
        return "takes too much memory to parse"
    except Exception as error:  # noqa: BLE001  Hostile bodies make parsers raise anything; none may leave the worker.
        return f"unreadable ({type(error).__name__})"


def _allow(cpu: int) -> None:
    """Let this process use `cpu` more seconds; the limit counts all it ever used."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = math.ceil(used.ru_utime + used.ru_stime) + cpu
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
