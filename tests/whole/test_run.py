"""The bot as a process of its own: started, told to stop, refused, and what it says meanwhile."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.discord_server.checker import COMMANDS
from tests.discord_server.server import DiscordServer
from tests.feeds.publisher import Publisher
from tests.usecases.campaign import STRIKE
from tests.usecases.desk import rss, serving

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Folder:
    """A folder with a configuration and a database, in which the shell runs as a process."""

    path: Path
    server: DiscordServer
    publisher: Publisher

    async def start(self, *arguments: str, **environment: str) -> asyncio.subprocess.Process:
        program = ["-m", "tests.discord_server.run", "tests.whole.entry:run", str(self.publisher.port)]
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *program,
            *arguments,
            cwd=self.path,
            env={"PYTHONPATH": str(ROOT), **self.server.environment(), **environment},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def end(self, process: asyncio.subprocess.Process, told: bytes = b"") -> Ended:
        out, err = await process.communicate()
        assert process.returncode is not None
        ended = Ended(process.returncode, out.decode(), (told + err).decode())
        for secret in (self.server.token, self.server.token.rpartition(".")[2]):
            assert secret not in ended.out + ended.err
        assert "Traceback" not in ended.out + ended.err
        return ended

    def follow(self, *paths: str) -> None:
        """Configure these feeds and no others."""
        feeds = ""
        for path in paths:
            self.publisher.says(path, body=rss(replace(STRIKE, published=datetime.now(UTC))))
            feeds += f"[[feeds]]\nurl = '{self.publisher.url(path)}'\nname = '{path}'\n"
        (self.path / "config.toml").write_text(
            "history = false\ndefaults = false\n[log]\nlevel = 'debug'\n"
            f"[polling]\nports = [{self.publisher.port}]\n{feeds}"
        )

    def integrity(self) -> list[tuple[str]]:
        with closing(sqlite3.connect(self.path / "strikewire.db")) as connection:
            return connection.execute("PRAGMA integrity_check").fetchall()


@pytest.fixture
async def folder(tmp_path: Path) -> AsyncIterator[Folder]:
    async with serving() as publisher, DiscordServer() as server:
        folder = Folder(tmp_path, server, publisher)
        folder.follow("/feed")
        yield folder


async def told(process: asyncio.subprocess.Process, words: bytes) -> bytes:
    """What the process logs until these words come."""
    assert process.stderr is not None
    lines = b""
    async with asyncio.timeout(30):
        while words not in lines:
            line = await process.stderr.readline()
            assert line, lines
            lines += line
    return lines


def environments_of_children(process: asyncio.subprocess.Process) -> list[bytes]:
    """What the processes that it started were given."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        pytest.skip("needs /proc to see what a child was given")
    return [Path(f"/proc/{child}/environ").read_bytes() for child in children.read_text().split()]


async def test_it_runs_until_it_is_told_to_stop_and_tells_nobody_its_token(folder: Folder) -> None:
    ada = folder.server.add_user("Ada")
    guild = folder.server.add_guild(members=[ada])
    synced = await folder.end(await folder.start("sync", PYTHONHASHSEED="1"))
    assert (synced.code, len(synced.out.splitlines())) == (0, 1)
    running = await folder.start("run", PYTHONHASHSEED="2")
    log = await told(running, b"Connected to Discord as Strikewire; servers: 1")
    await folder.server.ready()
    asked = await folder.server.slash(ada, guild.channel("general"), "status", union="wga")
    assert asked.ephemeral
    if b"1 feeds polled" not in log:
        log += await told(running, b"1 feeds polled")
    given = environments_of_children(running)
    assert given
    assert all(b"DISCORD_TOKEN" not in environment for environment in given)
    began = time.monotonic()
    running.send_signal(signal.SIGTERM)
    stopped = await folder.end(running, log)
    assert (stopped.code, stopped.out) == (0, "")
    assert time.monotonic() - began < 8
    assert len(folder.server.recorder.to(COMMANDS)) == 1
    assert folder.integrity() == [("ok",)]
    folder.server.assert_clean()


async def test_a_hang_up_has_it_go_on_with_the_configuration_as_it_is_then(folder: Folder) -> None:
    running = await folder.start("run")
    log = await told(running, b"1 feeds polled")
    folder.follow("/other")
    running.send_signal(signal.SIGHUP)
    log += await told(running, b"1 feeds polled")
    assert [request.path for request in folder.publisher.asked] == ["/feed", "/other"]
    (folder.path / "config.toml").write_text("defaults = 'maybe'")
    running.send_signal(signal.SIGHUP)
    log += await told(running, b"Configuration not reloaded. ")
    assert b"defaults = maybe: must be true or false" in log.splitlines()[-1]
    folder.follow("/other", "/third")
    running.send_signal(signal.SIGHUP)
    log += await told(running, b"1 feeds polled")
    assert folder.publisher.asked[-1].path == "/third"
    running.send_signal(signal.SIGTERM)
    assert (await folder.end(running, log)).code == 0
    assert folder.integrity() == [("ok",)]
    folder.server.assert_clean()


async def test_a_hang_up_with_a_database_that_cannot_be_opened_leaves_it_as_it_was(folder: Folder) -> None:
    running = await folder.start("run")
    log = await told(running, b"1 feeds polled")
    config = folder.path / "config.toml"
    config.write_text(f"database = 'config.toml'\n{config.read_text()}")
    running.send_signal(signal.SIGHUP)
    log += await told(running, b"Configuration not reloaded. ")
    folder.follow("/other")
    running.send_signal(signal.SIGHUP)
    log += await told(running, b"1 feeds polled")
    assert folder.publisher.asked[-1].path == "/other"
    running.send_signal(signal.SIGTERM)
    assert (await folder.end(running, log)).code == 0
    folder.server.assert_clean()


async def test_a_refused_token_ends_it_at_once_with_a_sentence_and_a_code_of_its_own(folder: Folder) -> None:
    refused = folder.server.token[:-4] + "away"
    ended = await folder.end(await folder.start("run", DISCORD_TOKEN=refused))
    assert (ended.code, ended.out) == (78, "")
    assert refused not in ended.err
    assert "Discord does not know this token" in ended.err
    assert folder.server.recorder.statuses() == {401: 1}
    folder.server.assert_clean()
