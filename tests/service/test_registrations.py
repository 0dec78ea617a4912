"""Commands are registered when they have changed, once."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.errors import TokenRefusedError
from bot.service import register, serve
from tests.at_work import AtWork
from tests.discord_server.checker import COMMANDS
from tests.discord_server.faults import server_error
from tests.service.evenings import write


def registrations(bot: AtWork) -> int:
    return len(bot.server.recorder.to(COMMANDS))


async def test_commands_are_registered_when_they_have_changed_and_not_at_every_start(bot: AtWork) -> None:
    async with bot.running():
        await bot.clock.ticks()
    async with bot.running():
        await bot.clock.ticks()
    assert registrations(bot) == 1
    write(bot, "UPDATE registrations SET fingerprint = 'of an earlier version'")
    async with bot.running():
        await bot.server.until(lambda: registrations(bot) == 2)
    bot.server.assert_clean()


async def test_a_registration_that_fails_is_tried_again_later_while_the_bot_works(bot: AtWork) -> None:
    bot.server.fault(server_error(503), on=COMMANDS)
    async with bot.started() as connection:
        await bot.server.until(lambda: registrations(bot) == 1)
        await bot.clock.ticks()
        assert registrations(bot) == 1
        bot.clock.forward(minutes=10)
        await bot.connected(connection)
        assert (await bot.ask("status")).text
    bot.server.assert_clean(errors=["registering commands failed"])


async def test_what_was_registered_by_hand_is_not_registered_again(bot: AtWork) -> None:
    await register(bot.desk.config, bot.known, bot.desk.path, bot.token, bot.outside)
    assert bot.server.gateway.identifies == []
    async with bot.running():
        await bot.clock.ticks()
    assert registrations(bot) == 1
    bot.server.assert_clean()


async def test_commands_are_registered_by_hand_beside_a_running_bot(bot: AtWork) -> None:
    async with bot.running():
        await register(bot.desk.config, bot.known, bot.desk.path, bot.token, bot.outside)
        assert (await bot.ask("status")).text
    assert registrations(bot) == 2
    bot.server.assert_clean()


async def test_a_token_that_is_refused_ends_the_bot_and_closes_everything(bot: AtWork) -> None:
    token = replace(bot.token, secret="another")
    async with asyncio.timeout(10):
        with pytest.raises(TokenRefusedError):
            await serve(bot.desk.config, bot.known, bot.desk.path, token, bot.outside)
    assert bot.server.recorder.statuses() == {401: 1}
    assert bot.desk.rows("PRAGMA integrity_check") == [("ok",)]
    bot.server.assert_clean()
