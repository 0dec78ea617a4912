from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console

from bot.app import checking
from bot.client import identify
from bot.domain.feeds import FeedSource
from bot.errors import DiscordError, TokenRefusedError
from bot.feeds.addresses import Guard
from bot.terminal.drawing import show
from bot.terminal.round_screen import health_screen
from bot.usecases.check_health import FeedCheck, Health
from bot.usecases.check_machine import MachineCheck
from bot.usecases.progress import silent
from bot.wording.phrases import Phrases
from bot.wording.rounds import health_text
from tests.discord_server.server import DiscordServer
from tests.usecases.campaign import CAKE, START, STRIKE
from tests.usecases.crowd import Failing
from tests.usecases.desk import Desk, rss


async def checked(desk: Desk, *, identify: Callable[[], Awaitable[str]] | None = None) -> Health:
    guard = Guard(allowed=frozenset({("127.0.0.1", desk.publisher.port)}))
    async with checking(
        desk.config, desk.known, desk.path, identify, clock=desk.clock, guard=guard, pause=timedelta(0)
    ) as check_health:
        return await check_health(desk.known.feeds, silent)


async def test_each_feed_is_asked_once_and_nothing_is_stored(desk: Desk) -> None:
    for path in ("/fine", "/broken", "/page", "/empty", "/never-changed"):
        desk.follow(f"{path}?key=secret")
    desk.publisher.says("/fine", body=rss(CAKE))
    desk.publisher.says("/broken", status=500)
    desk.publisher.says("/page", body=b"<html><body>Welcome</body></html>")
    desk.publisher.says("/empty", body=rss())
    desk.publisher.says("/never-changed", status=304)
    health = await checked(desk)
    assert not health.sound
    assert {check.address.rpartition("/")[2]: (check.items, check.trouble) for check in health.feeds} == {
        "fine": (1, ""),
        "broken": (0, "answered 500 Internal Server Error"),
        "page": (0, "an HTML page, not a feed"),
        "empty": (0, "holds no items"),
        "never-changed": (0, "answered 304 Not Modified"),
    }
    assert len(desk.publisher.asked) == 5
    assert not desk.path.exists()


async def test_a_domain_that_is_left_alone_is_not_asked_and_told_until_when(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(status=429, Retry_After="7200")
    await desk.poll()
    desk.clock.forward(hours=1)
    health = await checked(desk)
    assert [feed.until for feed in health.feeds] == [START + timedelta(hours=2)]
    assert "not asked before 3 May 2023, 07:00 in Los Angeles" in " ".join(shown(health).split())
    assert len(desk.publisher.asked) == 1
    desk.clock.forward(hours=1)
    desk.publisher.says(body=rss(CAKE))
    assert (await checked(desk)).sound


async def test_a_domain_that_has_had_enough_of_checks_is_left_alone_by_all(desk: Desk) -> None:
    for path in ("/one", "/two"):
        desk.follow(path)
        desk.publisher.says(path, status=429, Retry_After="7200")
    async with desk.opened():
        pass
    for _ in range(3):
        health = await checked(desk)
        assert {feed.until for feed in health.feeds} == {START + timedelta(hours=2)}
        desk.clock.forward(minutes=39)
    await desk.poll()
    assert len(desk.publisher.asked) == 1


async def test_a_sound_database_and_feeds_that_answer_are_sound(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    await desk.poll()
    health = await checked(desk)
    assert (health.sound, health.machine.damages) == (True, ())


async def test_damage_in_the_database_is_told(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    await desk.poll()
    with closing(sqlite3.connect(desk.path)) as connection, connection:
        connection.execute("UPDATE entries SET feed_id = 99")
    health = await checked(desk)
    assert (health.sound, health.machine.damages) == (False, ("a row of entries points to a missing row of feeds",))


async def test_progress_is_told_after_each_feed(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    told: list[tuple[int, int | None, str]] = []
    guard = Guard(allowed=frozenset({("127.0.0.1", desk.publisher.port)}))
    async with checking(desk.config, desk.known, desk.path, guard=guard, pause=timedelta(0)) as check_health:
        await check_health(desk.known.feeds, lambda *step: told.append(step))
    assert told == [(1, 1, "Feed /feed")]


async def test_discord_is_asked_whose_the_token_is_and_what_it_answers_is_told(desk: Desk) -> None:
    async with DiscordServer() as server:
        known = (await checked(desk, identify=lambda: identify(server.token, server.connector))).bot
        refused = await checked(desk, identify=lambda: identify("another", server.connector))
        async with server.unreachable():
            away = await checked(desk, identify=lambda: identify(server.token, server.connector))
        server.assert_clean()
    assert known is not None
    assert (known.name, known.trouble) == (server.bot.name, None)
    assert refused.bot is not None
    assert isinstance(refused.bot.trouble, TokenRefusedError)
    assert away.bot is not None
    assert isinstance(away.bot.trouble, DiscordError)
    assert not refused.sound
    assert not away.sound


async def test_without_a_token_discord_is_not_asked_and_nothing_is_wrong(desk: Desk) -> None:
    health = await checked(desk)
    assert health.bot is None
    assert health.sound


async def checked_at(desk: Desk, now: datetime, **changes: Any) -> MachineCheck:
    async with checking(desk.config, desk.known, desk.path, clock=lambda: now, **changes) as check_health:
        return (await check_health([], silent)).machine


def shown(health: Health) -> str:
    """The check on a narrow terminal."""
    console = Console(width=60, file=StringIO(), record=True)
    show(console, health_screen(health_text(health, Phrases())))
    return console.export_text()


@pytest.mark.parametrize(("feeds", "listed"), [(30, True), (31, False)])
async def test_feeds_that_answer_do_not_push_those_in_trouble_out_of_sight(feeds: int, listed: bool) -> None:
    checks = [FeedCheck(f"Paper {number}", "https://paper.example/feed", 7, "") for number in range(feeds)]
    checks.append(FeedCheck("Gate", "https://gate.example/feed", 0, "answered 404 Not Found"))
    text = shown(Health(MachineCheck(), None, tuple(checks)))
    assert f"{feeds} of {feeds + 1} feeds answer." in text
    assert "answered 404 Not Found" in text
    assert ("Paper 3" in text) is listed


async def test_names_that_cannot_be_looked_up_are_one_line(desk: Desk) -> None:
    names = Failing(down=True)
    desk.feeds = [
        FeedSource(f"http://paper{number}.example:{desk.publisher.port}/feed", f"paper{number}.example", "")
        for number in range(90)
    ]
    guard = Guard(allowed=frozenset({("127.0.0.1", desk.publisher.port)}))
    async with checking(
        desk.config, desk.known, desk.path, guard=guard, pause=timedelta(0), resolver=names
    ) as check_health:
        health = await check_health(desk.known.feeds, silent)
    text = " ".join(shown(health).split())
    assert "0 of 90 feeds answer. No name of a host can be looked up: this machine has no network" in text
    assert "paper1.example" not in text


async def test_feeds_that_all_fail_for_one_reason_are_one_line_and_others_tell_theirs(desk: Desk) -> None:
    for path in ("/one", "/two"):
        desk.follow(path)
        desk.publisher.says(path, status=500)
    text = " ".join(shown(await checked(desk)).split())
    assert "No feed can be read, all for one reason: answered 500 Internal Server Error." in text
    assert "/one" not in text
    desk.publisher.says("/two", status=404)
    text = shown(await checked(desk))
    assert "/one" in text
    assert "/two" in text
    assert max(map(len, text.splitlines())) <= 60


async def test_a_process_that_has_the_database_is_named_and_nothing_is_wrong(desk: Desk) -> None:
    async with desk.opened():
        health = await checked(desk)
    assert (health.sound, health.machine.holder) == (True, str(os.getpid()))
    assert f"process {os.getpid()}" in shown(health)
    assert (await checked(desk)).machine.holder == ""


async def test_a_program_that_keeps_the_database_locked_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.poll()
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        (damage,) = (await checked(desk)).machine.damages
    assert "another program keeps the database locked" in damage


async def test_a_database_that_cannot_be_opened_keeps_nothing_else_from_being_checked(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    desk.path.write_bytes(b"no database at all")
    health = await checked(desk)
    assert "no database" in health.machine.damages[0]
    assert [feed.items for feed in health.feeds] == [1]
    assert not health.sound


async def test_a_check_changes_nothing(desk: Desk) -> None:
    await desk.poll()
    before = desk.path.read_bytes()
    await checked(desk)
    assert desk.path.read_bytes() == before
    assert sum(path.stat().st_size for path in desk.path.parent.glob("*-wal")) == 0


@pytest.mark.parametrize(("late", "wrong"), [(timedelta(minutes=-4), False), (timedelta(days=-400), True)])
async def test_a_clock_that_shows_a_time_before_the_newest_article_is_wrong(
    desk: Desk, late: timedelta, wrong: bool
) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE))
    await desk.poll()
    machine = await checked_at(desk, desk.clock() + late)
    assert machine.past == (desk.clock() if wrong else None)
    assert machine.sound is not wrong


async def test_a_clock_that_shows_a_time_before_what_comes_with_the_program_is_wrong(desk: Desk) -> None:
    desk.settings["history"] = True
    machine = await checked_at(desk, datetime(2012, 1, 1, tzinfo=UTC))
    assert machine.past is not None
    health = Health(machine, None, ())
    assert "The clock of this machine is wrong" in " ".join(shown(health).split())
    assert not health.sound


async def test_little_room_on_the_disk_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=12_345_678))
    health = await checked(desk)
    assert not health.sound
    assert "12 MB" in shown(health)


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false"])
async def test_a_parser_that_does_not_start_is_told_as_such(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    health = await checked(desk)
    assert health.machine.parser == "the parser does not start"
    assert not health.sound
    assert "the parser does not start" in shown(health)
