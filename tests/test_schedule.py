from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
import time_machine

from bot.schedule import Schedule

OFTEN = timedelta(milliseconds=5)
RARELY = timedelta(hours=1)


def unexpected(name: str, error: Exception) -> None:
    raise AssertionError(name) from error


async def test_a_job_runs_at_once_and_then_at_every_interval() -> None:
    runs = asyncio.Semaphore(0)

    async def job() -> None:
        runs.release()

    async with Schedule(unexpected) as schedule:
        schedule.every(OFTEN, "job", job)
        async with asyncio.timeout(5):
            for _ in range(3):
                await runs.acquire()


async def test_a_failing_job_is_told_and_the_next_tick_runs() -> None:
    told: list[tuple[str, str]] = []
    runs = 0
    enough = asyncio.Event()

    async def job() -> None:
        nonlocal runs
        runs += 1
        if runs == 1:
            raise ValueError("no")
        enough.set()

    async with Schedule(lambda name, error: told.append((name, str(error)))) as schedule:
        schedule.every(OFTEN, "poll", job)
        async with asyncio.timeout(5):
            await enough.wait()
    assert told == [("poll", "no")]


async def test_a_job_that_fails_over_and_over_is_told_once_for_each_reason() -> None:
    told: list[str] = []
    runs = count()
    enough = asyncio.Event()

    async def job() -> None:
        run = next(runs)
        if run == 20:
            enough.set()
        if run % 3:
            raise OSError("full" if run < 10 else "locked")

    async with Schedule(lambda _, error: told.append(str(error))) as schedule:
        schedule.every(OFTEN, "poll", job)
        async with asyncio.timeout(5):
            await enough.wait()
    assert told == ["full", "locked"]


async def test_after_an_hour_it_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.schedule.AGAIN", timedelta(0))
    told = asyncio.Semaphore(0)

    async def job() -> None:
        raise OSError("full")

    async with Schedule(lambda *_: told.release()) as schedule:
        schedule.every(OFTEN, "poll", job)
        async with asyncio.timeout(5):
            for _ in range(3):
                await told.acquire()


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=4000)])
async def test_ticks_go_on_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch, back: timedelta) -> None:
    monkeypatch.setattr("bot.schedule.LOOK", OFTEN)
    runs = asyncio.Semaphore(0)

    async def job() -> None:
        runs.release()

    async with Schedule(unexpected) as schedule:
        schedule.every(OFTEN, "job", job)
        await runs.acquire()
        with time_machine.travel(datetime.now(UTC) - back, tick=True):
            async with asyncio.timeout(5):
                for _ in range(5):
                    await runs.acquire()


async def test_a_running_job_is_waited_for_on_leaving() -> None:
    started, allowed, finished = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def job() -> None:
        started.set()
        await allowed.wait()
        finished.set()

    async def session() -> None:
        async with Schedule(unexpected) as schedule:
            schedule.every(RARELY, "job", job)
            await started.wait()

    leaving = asyncio.create_task(session())
    await started.wait()
    for _ in range(20):
        await asyncio.sleep(0)
    assert not leaving.done()
    allowed.set()
    await leaving
    assert finished.is_set()


async def test_whoever_does_not_want_to_wait_for_a_running_job_need_not() -> None:
    started = asyncio.Event()

    async def job() -> None:
        started.set()
        await asyncio.Event().wait()

    async def session() -> None:
        async with Schedule(unexpected) as schedule:
            schedule.every(RARELY, "job", job)
            await asyncio.Event().wait()

    task = asyncio.create_task(session())
    await started.wait()
    task.cancel()
    for _ in range(20):
        await asyncio.sleep(0)
    assert not task.done()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_job_that_takes_too_long_at_the_end_is_cancelled_without_a_word(
    caplog: pytest.LogCaptureFixture,
) -> None:
    started, cancelled = asyncio.Event(), asyncio.Event()

    async def job() -> None:
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    async with asyncio.timeout(5):
        async with Schedule(unexpected, patience=OFTEN) as schedule:
            schedule.every(RARELY, "job", job)
            await started.wait()
    assert cancelled.is_set()
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []


@pytest.mark.parametrize("turns", range(12))
async def test_after_leaving_nothing_runs_any_more(turns: int) -> None:
    late: list[bool] = []
    left = False

    async def job() -> None:
        late.append(left)
        await asyncio.sleep(0)
        late.append(left)

    async with Schedule(unexpected) as schedule:
        for _ in range(3):
            schedule.every(RARELY, "job", job)
        for _ in range(turns):
            await asyncio.sleep(0)
    left = True
    for _ in range(10):
        await asyncio.sleep(0)
    assert not any(late)


async def test_a_job_never_runs_twice_at_once() -> None:
    under_way = most = 0
    ticks = asyncio.Semaphore(0)

    async def slow() -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        for _ in range(4):
            await ticks.acquire()
        under_way -= 1

    async def tick() -> None:
        ticks.release()

    done = asyncio.Semaphore(0)

    async def job() -> None:
        await slow()
        done.release()

    async with Schedule(unexpected) as schedule:
        schedule.every(OFTEN, "slow", job)
        schedule.every(OFTEN, "tick", tick)
        async with asyncio.timeout(5):
            await done.acquire()
            await done.acquire()
        for _ in range(8):
            ticks.release()
    assert most == 1
