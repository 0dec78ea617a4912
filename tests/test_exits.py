"""The process that runs a command: what hangs in it keeps nothing else waiting."""

from __future__ import annotations

import asyncio
import socket
import threading
from pathlib import Path
from typing import Any

import pytest
import typer
from aiohttp import web

from bot.domain.feeds import FeedSource
from bot.exits import DONE, finish
from bot.feeds.fetching import Limits
from bot.usecases.progress import silent
from tests.usecases.campaign import STRIKE
from tests.usecases.desk import Desk, rss, serving

HANGING, FINE = 36, 10
"""More than asyncio itself has threads for, on any machine."""
GIVEN_UP = Limits().whole
"""Seconds after which no feed waits for an answer any more."""


def test_names_that_hang_while_they_are_looked_up_keep_no_other_feed_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()

    def look_up(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        if host.startswith("hanging"):
            answered.wait()
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", port))]

    async def poll() -> int:
        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        served, everybody = set(), asyncio.Event()

        async def answer(request: web.Request) -> web.Response:
            served.add(request.host)
            if len(served) == FINE:
                everybody.set()
            return web.Response(body=rss(STRIKE))

        async with serving() as publisher:
            publisher.serves("/feed", answer)
            desk = Desk(tmp_path / "strikewire.db", publisher)
            desk.settings["polling"] = {"at_once": HANGING + FINE}
            names = [f"hanging{number}" for number in range(HANGING)] + [f"fine{number}" for number in range(FINE)]
            desk.feeds = [
                FeedSource(f"http://{name}.example:{publisher.port}/feed", f"{name}.example", name) for name in names
            ]
            async with desk.opened() as intake:
                round_ = asyncio.create_task(intake.poll_feeds(silent))
                all_asked = asyncio.create_task(everybody.wait())
                try:
                    await asyncio.wait({round_, all_asked}, timeout=GIVEN_UP, return_when=asyncio.FIRST_COMPLETED)
                    kept_waiting = FINE - len(served)
                finally:
                    answered.set()
                    all_asked.cancel()
                summary = await round_
        assert kept_waiting == 0
        assert {failed.reason for failed in summary.failed} == {"the name of the host could not be looked up"}
        return DONE

    with pytest.raises(typer.Exit) as ended:
        finish(poll())
    assert ended.value.exit_code == DONE
