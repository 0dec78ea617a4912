from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from discord import Locale, app_commands

from cogs._localising import Translator
from tests.cogs.every_command import fingerprint
from tests.cogs.room import NOON, Installation, installed
from tests.discord_server.checker import COMMANDS
from tests.discord_server.faults import server_error

ROOT = Path(__file__).parents[2]


class Loud(Translator):
    """Says one description otherwise."""

    async def translate(
        self, string: app_commands.locale_str, locale: Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        text = await super().translate(string, locale, context)
        return f"{text}!" if text and string.extras.get("key") == "does-help" else text


@pytest.fixture
async def installation(archive: Path, tmp_path: Path) -> AsyncIterator[Installation]:
    async with installed(archive, tmp_path) as installation:
        yield installation


def registered(installation: Installation) -> int:
    """How often the commands were sent to Discord."""
    return len(installation.server.recorder.to(COMMANDS))


def stored(installation: Installation) -> list[tuple[str]]:
    return [(str(each),) for (each,) in installation.rows("SELECT fingerprint FROM registrations")]


async def test_the_commands_are_registered_once_and_not_at_every_start(installation: Installation) -> None:
    async with installation.running():
        pass
    async with installation.running():
        await (await installation.room()).ask("status")
    assert registered(installation) == 1
    assert stored(installation) == [(await fingerprint(),)]
    installation.server.assert_clean()


async def test_commands_that_have_changed_are_registered_again(installation: Installation) -> None:
    async with installation.running():
        pass
    await installation.write("UPDATE registrations SET fingerprint = 'of an older version'")
    async with installation.running(registered=False):
        await installation.server.until(lambda: registered(installation) == 2)
    assert stored(installation) == [(await fingerprint(),)]
    installation.server.assert_clean()


async def test_a_registration_that_fails_stops_nothing_and_is_tried_again_ten_minutes_later(
    installation: Installation,
) -> None:
    server = installation.server
    server.fault(server_error(503), on=COMMANDS)
    async with installation.running(registered=False) as connection:
        await server.until(lambda: registered(installation) == 1)
        for _ in range(3):
            installation.clock.forward(minutes=3, seconds=20)
            await server.ready()
        await server.until(lambda: bool(server.world.commands.of()))
        assert connection.client
        await (await installation.room()).ask("help")
    first, second = server.recorder.to(COMMANDS)
    assert (first.at, second.at) == (NOON, NOON + timedelta(minutes=10))
    server.assert_clean(errors=["registering commands failed"])


async def test_the_fingerprint_is_the_same_in_every_process() -> None:
    other = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.cogs.every_command",
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "1"},
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await other.communicate()
    assert other.returncode == 0
    assert printed.decode() == await fingerprint()


async def test_the_fingerprint_changes_with_a_single_description() -> None:
    assert await fingerprint(Loud()) != await fingerprint()
