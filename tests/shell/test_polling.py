"""`strikewire poll` and `check`, as processes of their own."""

from __future__ import annotations

import asyncio
import json
import signal
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from aiohttp import web

from tests.shell.commands import NEWS, Folder, ended
from tests.usecases.campaign import CAKE
from tests.usecases.desk import rss


async def test_poll_stores_tells_and_waits_for_its_time(folder: Folder) -> None:
    folder.configure("/feed", "/gone")
    folder.publisher.says("/feed", body=rss(NEWS, CAKE))
    folder.publisher.says("/gone", status=500)
    first = await folder.run("poll", "--json")
    assert (first.code, first.err) == (0, "")
    assert (first.document["polled"], first.document["items"], first.document["matched"]) == (2, 2, 1)
    assert [failed["reason"] for failed in first.document["failed"]] == ["answered 500 Internal Server Error"]
    assert [change["phase"] for change in first.document["changes"]] == ["on_strike"]
    second = await folder.run("poll")
    assert second.code == 0
    assert "No feed is due" in second.out
    assert len(folder.publisher.asked) == 2


async def test_a_round_in_which_every_feed_fails_ends_with_1(folder: Folder) -> None:
    folder.configure("/feed")
    folder.publisher.says("/feed", status=404)
    failed = await folder.run("poll")
    assert failed.code == 1
    assert "404" in failed.err
    assert "404" not in failed.out


async def test_check_names_each_feed_and_what_is_wrong_with_it(folder: Folder) -> None:
    folder.configure("/feed", "/gone")
    folder.publisher.says("/feed", body=rss(CAKE))
    folder.publisher.says("/gone", status=410)
    failed = await folder.run("check")
    assert failed.code == 1
    assert "1 of 2 feeds answer" in failed.out
    assert "answered 410 Gone" in failed.out
    assert "No Discord token is set" in failed.out
    assert not (folder.path / "strikewire.db").exists()


async def test_a_check_without_any_feed_says_so(folder: Folder) -> None:
    folder.configure()
    assert "No feed is configured" in (await folder.run("check")).out


async def test_a_watch_polls_on_schedule_keeps_others_out_and_ends_when_told(folder: Folder) -> None:
    folder.configure("/feed")

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=rss(NEWS, replace(CAKE, key=f"{len(folder.publisher.asked)}")))

    folder.publisher.serves("/feed", answer)
    watching = await folder.start("poll", "--watch", "--json")
    assert watching.stdout is not None
    first = json.loads(await watching.stdout.readline())
    assert (first["polled"], first["items"]) == (1, 2)

    beside = await folder.run("status", "wga", "--json")
    assert (beside.code, beside.document["contracts"][0]["phase"]) == (0, "on_strike")
    refused = await folder.run("reread")
    assert (refused.code, refused.out) == (1, "")
    assert f"process {watching.pid}" in refused.err

    _make_due(folder.path / "strikewire.db")
    second = json.loads(await watching.stdout.readline())
    assert (second["polled"], second["items"]) == (1, 1)

    watching.send_signal(signal.SIGTERM)
    done = await ended(watching)
    assert (done.code, done.err) == (0, "")
    assert (await folder.run("reread")).code == 0


def _make_due(path: Path) -> None:
    """Make every feed due, as time would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE feeds SET next_check_at = '2001-01-01T00:00:00.000000Z'")


async def test_a_command_that_is_told_to_stop_midway_has_failed(folder: Folder) -> None:
    folder.configure("/feed")
    asked = asyncio.Event()

    async def answer(_: web.Request) -> web.Response:
        asked.set()
        await asyncio.Event().wait()
        return web.Response()

    folder.publisher.serves("/feed", answer)
    polling = await folder.start("poll")
    await asked.wait()
    polling.send_signal(signal.SIGINT)
    stopped = await ended(polling)
    assert (stopped.code, stopped.out) == (1, "")
    assert (await folder.run("reread")).code == 0
