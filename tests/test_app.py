"""What is opened is closed: after a stop, a second stop, and a start that failed."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, closing
from pathlib import Path

import pytest

from bot.app import answering, checking, taking_in
from bot.errors import SchemaError, StorageError
from bot.usecases.progress import silent
from storage.database import Database
from tests.feeds.publisher import Publisher
from tests.usecases.campaign import STRIKE
from tests.usecases.desk import Desk, rss, serving


@pytest.fixture
async def publisher() -> AsyncIterator[Publisher]:
    async with serving() as publisher:
        yield publisher


@pytest.fixture
def desk(publisher: Publisher, tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "strikewire.db", publisher)
    desk.follow()
    publisher.says(body=rss(STRIKE))
    return desk


def still_open(folder: Path) -> list[str]:
    """Files of `folder` this process holds open, and its children."""
    descriptors = Path("/proc/self/fd")
    if not descriptors.exists():
        pytest.skip("needs /proc to see what is open")
    files = [str(each.readlink()) for each in descriptors.iterdir() if each.exists()]
    return [name for name in files if name.startswith(str(folder))] + [str(child) for child in children()]


def children() -> list[int]:
    """Ids of our child processes."""
    return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def children_given() -> list[bytes]:
    """The environments of our child processes."""
    if not Path("/proc/self/environ").exists():
        pytest.skip("needs /proc to see what a child was given")
    return [Path(f"/proc/{child}/environ").read_bytes() for child in children()]


def threads_left() -> list[str]:
    """Threads of connections that do not end."""
    connections = [thread for thread in threading.enumerate() if "connection_worker" in thread.name]
    for thread in connections:
        thread.join(2)
    return [thread.name for thread in connections if thread.is_alive()]


async def test_while_it_runs_something_is_open_and_afterwards_nothing(desk: Desk) -> None:
    async with desk.opened() as intake:
        await intake.poll_feeds(silent)
        assert still_open(desk.path.parent)
    assert still_open(desk.path.parent) == []
    assert threads_left() == []


async def test_stopping_twice_is_stopping_once(desk: Desk) -> None:
    stack = AsyncExitStack()
    intake = await stack.enter_async_context(desk.opened())
    await intake.poll_feeds(silent)
    await stack.aclose()
    await stack.aclose()
    assert still_open(desk.path.parent) == []


async def test_a_round_that_is_cancelled_leaves_nothing_open_and_the_database_whole(desk: Desk) -> None:
    asked = asyncio.Event()

    async def answer(_: object) -> None:
        asked.set()
        await asyncio.Event().wait()

    desk.publisher.serves("/feed", answer)  # type: ignore[arg-type]
    polling = asyncio.create_task(desk.poll())
    await asked.wait()
    polling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await polling
    assert still_open(desk.path.parent) == []
    async with Database.open(desk.path) as database:
        assert await database.integrity() == []


async def test_a_start_beside_another_that_writes_fails_and_leaves_nothing_open(desk: Desk) -> None:
    async with desk.opened():
        before = still_open(desk.path.parent)
        with pytest.raises(StorageError, match="another Strikewire"):
            await desk.poll()
        assert sorted(still_open(desk.path.parent)) == sorted(before)
    assert still_open(desk.path.parent) == []


async def test_a_database_from_the_future_is_refused_and_left_as_it_is(desk: Desk) -> None:
    await desk.poll()
    with closing(sqlite3.connect(desk.path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    known = desk.known
    with pytest.raises(SchemaError):
        await desk.poll()
    with pytest.raises(SchemaError):
        async with answering(known, desk.path):
            pass
    with pytest.raises(SchemaError):
        async with checking(desk.config, desk.path):
            pass
    assert desk.rows("PRAGMA user_version") == [(999,)]
    assert still_open(desk.path.parent) == []


async def test_answering_needs_a_database_and_makes_none(desk: Desk) -> None:
    with pytest.raises(StorageError):
        async with answering(desk.known, desk.path):
            pass
    assert not list(desk.path.parent.iterdir())


async def test_answers_are_given_beside_a_process_that_writes(desk: Desk) -> None:
    async with desk.opened() as intake:
        await intake.poll_feeds(silent)
        async with answering(desk.known, desk.path) as answers:
            (status,) = (await answers.report_status("wga", desk.clock(), asked_at=False)).contracts
            assert status.state.phase == "on_strike"
    assert still_open(desk.path.parent) == []


async def test_no_child_process_is_given_the_token(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "sesame")
    async with desk.opened() as intake:
        await intake.poll_feeds(silent)
        environments = children_given()
        assert environments
        assert all(b"sesame" not in environment for environment in environments)


async def test_feeds_no_longer_configured_are_set_aside_and_not_asked(desk: Desk) -> None:
    await desk.poll()
    desk.feeds.clear()
    desk.clock.forward(days=1)
    assert (await desk.poll()).polled == 0
    assert desk.titles() == [STRIKE.title]


async def test_a_failed_start_of_the_session_closes_the_database(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OSError("no more processes")

    monkeypatch.setattr("bot.app.Parser", broken)
    with pytest.raises(OSError, match="no more processes"):
        async with taking_in(desk.config, desk.known, desk.path):
            pass
    assert still_open(desk.path.parent) == []
    assert threads_left() == []
