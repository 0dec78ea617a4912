"""What happens to feeds reaches each operator once, in few messages."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.deliveries import Target
from bot.domain.notices import FeedChange, FeedNews, FeedNotice
from bot.usecases.tell_operators import GATHERED_FOR, MOST, STALE_AFTER, TellOperators
from storage.database import Database
from storage.deliveries import DeliveryStore
from storage.notices import NoticeStore
from tests.usecases.campaign import START
from tests.usecases.desk import Clock
from tests.usecases.newsroom import SteppedDatabase

NOTICE = FeedNotice(
    FeedChange.MOVED, "Variety", START, "https://variety.com/feed", "", START, "https://variety.com/feed/"
)
OLGA, OTTO = 7, 8


def people(*ids: int) -> list[Target]:
    return [Target(None, person) for person in ids]


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def note(database: Database, *notices: FeedNotice) -> None:
    async with database.transaction() as unit:
        await NoticeStore(database).add(unit, notices)


async def queued(database: Database, clock: Clock) -> list[tuple[Target, object]]:
    """What is taken from the outbox."""
    found: list[tuple[Target, object]] = []
    async with database.transaction() as unit:
        while delivery := await DeliveryStore(database).claim(unit, clock()):
            found.append((delivery.target, delivery.value))
    return found


async def test_a_channel_gets_them_instead_of_people(database: Database, clock: Clock) -> None:
    await note(database, NOTICE)
    clock.now += GATHERED_FOR
    await TellOperators(database, [Target(5, 6)], clock)()
    assert await queued(database, clock) == [(Target(5, 6), FeedNews((NOTICE,)))]


async def test_each_operator_gets_all_notices_in_one_message(database: Database, clock: Clock) -> None:
    tell = TellOperators(database, people(OLGA, OTTO), clock)
    other = replace(NOTICE, change=FeedChange.FAILING, at=START + timedelta(minutes=1), cause="answered 500")
    await note(database, NOTICE)
    await note(database, other)
    await tell()
    assert await queued(database, clock) == []
    clock.now += GATHERED_FOR
    await tell()
    await tell()
    news = FeedNews((NOTICE, other))
    assert await queued(database, clock) == [(Target(None, OLGA), news), (Target(None, OTTO), news)]


async def test_many_notices_do_not_wait_and_take_as_many_messages_as_they_need(
    database: Database, clock: Clock
) -> None:
    await note(database, *[NOTICE] * (2 * MOST))
    tell = TellOperators(database, people(OLGA), clock)
    await tell()
    await tell()
    assert [len(news.notices) for _, news in await queued(database, clock) if isinstance(news, FeedNews)] == [MOST] * 2


@pytest.mark.parametrize("days", [-4000, 4000])
async def test_a_notice_of_another_age_is_not_waited_with(database: Database, clock: Clock, days: int) -> None:
    await note(database, NOTICE)
    clock.forward(days=days)
    await TellOperators(database, people(OLGA), clock)()
    assert len(await queued(database, clock)) == (0 if timedelta(days=days) > STALE_AFTER else 1)
    assert await NoticeStore(database).untold(MOST) == ()


async def test_without_operators_nothing_is_put_off_until_there_are_some(database: Database, clock: Clock) -> None:
    await note(database, NOTICE)
    clock.now += GATHERED_FOR
    await TellOperators(database, [], clock)()
    await TellOperators(database, people(OLGA), clock)()
    assert await queued(database, clock) == []


class Killed(BaseException):
    pass


async def test_a_stop_at_any_step_neither_loses_nor_doubles_a_notice(tmp_path: Path, clock: Clock) -> None:
    for steps in range(1, 12):
        async with SteppedDatabase.open(tmp_path / f"{steps}.db") as database:
            await note(database, NOTICE)
            clock.now = START + GATHERED_FOR
            left = steps

            def step() -> None:
                nonlocal left
                left -= 1
                if left == 0:
                    raise Killed

            database.on_step = step
            with suppress(Killed):
                await TellOperators(database, people(OLGA), clock)()
            left = 0
            await TellOperators(database, people(OLGA), clock)()
            assert len(await queued(database, clock)) == 1
