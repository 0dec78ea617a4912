"""Commands of the shell that have ended, and folders they run in."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.feeds.publisher import Publisher
from tests.usecases.campaign import Item

NEWS = Item(
    "news",
    "Writers Guild goes on strike against the studios",
    "The Writers Guild of America went on strike today.",
    datetime.now(UTC) - timedelta(hours=1),
)
"""The shell's clock is the real one."""

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ended]


@dataclass(frozen=True)
class Folder:
    """A folder with a configuration of feeds on loopback; commands run in it as processes of their own."""

    path: Path
    publisher: Publisher

    def configure(self, *feeds: str) -> None:
        entries = "".join(f"[[feeds]]\nurl = '{self.publisher.url(feed)}'\nname = '{feed}'\n" for feed in feeds)
        polling = f"[polling]\nports = [{self.publisher.port}]\n"
        (self.path / "config.toml").write_text(f"history = false\ndefaults = false\n{polling}{entries}")

    async def start(self, *arguments: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.shell_on_loopback",
            str(self.publisher.port),
            *arguments,
            cwd=self.path,
            env={"PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def run(self, *arguments: str) -> Ended:
        return await ended(await self.start(*arguments))


async def ended(process: asyncio.subprocess.Process) -> Ended:
    out, err = await process.communicate()
    assert process.returncode is not None
    assert b"Traceback" not in out + err
    return Ended(process.returncode, out.decode(), err.decode())
