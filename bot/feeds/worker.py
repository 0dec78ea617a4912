"""The worker process's side of parsing: its confinement, and the jobs it does. Its parent imports `FRAME` alone."""

from __future__ import annotations

import dataclasses
import gc
import importlib
import json
import math
import os
import pkgutil
import resource
import struct
import sys
from datetime import datetime, timedelta
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from bot.feeds.parsed import NoFeed, ParsedFeed

FRAME = struct.Struct(">I")
"""What stands before every job's envelope and body, and before every answer: its length."""

_SAMPLES = (
    b"""<rss version="2.0"><channel><title>t</title><item><title>a &amp;lt;b&amp;gt;c</title>
<pubDate>Fri, 22 Sep 2023 12:00:00 GMT</pubDate><dc:date>2023-09-22</dc:date></item></channel></rss>""",
    b"<html><title>t</title>",
    b"<rss><a&",
    b'{"version": "https://jsonfeed.org/version/1", "items": []}',
)


def serve(memory: int) -> None:
    """Answer job after job until standard input ends, within `memory` bytes. The first answer, empty, says: ready."""
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    confine(memory)
    _answer(answers, b"")
    while (envelope := _job(jobs)) is not None:
        body = _job(jobs) or b""
        _answer(answers, answer(body, **json.loads(envelope)))


def confine(memory: int) -> None:
    """Load all that parsing ever needs; then give up files, sockets, core dumps and memory beyond `memory` bytes."""
    for module in pkgutil.iter_modules(importlib.import_module("encodings").__path__, "encodings."):
        if module.name not in ("encodings.mbcs", "encodings.oem"):
            importlib.import_module(module.name)
    for sample in _SAMPLES:
        read(sample, "", "")
    gc.collect()
    gc.freeze()
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def answer(body: bytes, url: str, content_type: str, cpu: int) -> bytes:
    """`read` as JSON. Killed by the kernel after `cpu` seconds of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    # The limit counts all that the process ever used.
    limit = math.ceil(used.ru_utime + used.ru_stime) + cpu
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    try:
        found = read(body, url, content_type)
        return json.dumps(found, ensure_ascii=False, default=_json).encode()
    except MemoryError:
        return b'{"reason": "takes too much memory to parse"}'


def read(body: bytes, url: str, content_type: str) -> ParsedFeed | NoFeed:
    """The feed in `body`, or why there is none."""
    # Late: what the parent imports stays light.
    from bot.feeds.entries import read_xml
    from bot.feeds.jsonfeed import read_json
    from bot.feeds.parsed import NoFeed, NotAFeedError

    start = body[:4_096].removeprefix(b"\xef\xbb\xbf").lstrip()
    try:
        return read_json(body, url) if start.startswith(b"{") else read_xml(body, url, content_type)
    except NotAFeedError as error:
        return error.answer
    except MemoryError:
        return NoFeed("takes too much memory to parse")
    except Exception as error:  # noqa: BLE001  Hostile bodies make parsers raise anything; none may leave the worker.
        return NoFeed(f"unreadable ({type(error).__name__})")


def _json(value: object) -> object:
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    raise TypeError(type(value))


def _job(jobs: IO[bytes]) -> bytes | None:
    head = jobs.read(FRAME.size)
    return jobs.read(FRAME.unpack(head)[0]) if len(head) == FRAME.size else None


def _answer(answers: IO[bytes], answer: bytes) -> None:
    answers.write(FRAME.pack(len(answer)) + answer)
    answers.flush()
