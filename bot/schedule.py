"""Ticks: runs jobs at intervals. What is due is decided by those jobs from stored state, never here."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from apscheduler.schedulers.asyncio import AsyncIOScheduler

GRACE = timedelta(minutes=5)
"""How late a tick may still run: the default of a second would skip one whenever the machine is busy."""
PATIENCE = timedelta(seconds=5)
"""How long running jobs are waited for at the end; containers are killed after ten seconds."""
AGAIN = timedelta(hours=1)
"""How long a job that fails over and over for one reason is not told of again."""
LOOK = timedelta(seconds=5)
"""How often ticks are held against the clock."""


class Schedule:
    """Jobs at intervals while it is open; on leaving, running jobs are waited for, then cancelled."""

    def __init__(self, on_error: Callable[[str, Exception], None], *, patience: timedelta = PATIENCE) -> None:
        """`on_error` is told of a job that failed, once in an hour for one reason; the next tick runs all the same."""
        self._on_error = on_error
        self._patience = patience
        self._running: set[asyncio.Task[None]] = set()
        self._told: dict[str, tuple[str, float]] = {}
        self._minding: asyncio.Task[None] | None = None
        self._leaving = False
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": int(GRACE.total_seconds())},
        )

    def every(self, interval: timedelta, name: str, job: Callable[[], Awaitable[object]]) -> None:
        """Run `job` now and then at every interval, never twice at once."""
        self._scheduler.add_job(
            self._run,
            "interval",
            args=(name, job),
            seconds=interval.total_seconds(),
            next_run_time=datetime.now(UTC),
        )

    async def __aenter__(self) -> Self:
        self._scheduler.start()
        self._minding = asyncio.create_task(self._mind_the_clock())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaving = True
        if self._minding:
            self._minding.cancel()
        self._scheduler.pause()
        try:
            # AsyncIOScheduler cancels what still runs when it is shut down, so the jobs are drained first.
            with suppress(TimeoutError):
                async with asyncio.timeout(self._patience.total_seconds()):
                    await asyncio.gather(*self._running)
        finally:
            self._scheduler.shutdown(wait=False)

    async def _run(self, name: str, job: Callable[[], Awaitable[object]]) -> None:
        if self._leaving:
            return
        task = asyncio.ensure_future(self._guarded(name, job))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        with suppress(asyncio.CancelledError):  # By the scheduler at its end; the task itself is drained.
            await asyncio.wait([task])

    async def _guarded(self, name: str, job: Callable[[], Awaitable[object]]) -> None:
        try:
            await job()
        except Exception as error:  # noqa: BLE001 - one of the four broad catches: a job's bug must not stop the ticks
            self._tell(name, error)

    def _tell(self, name: str, error: Exception) -> None:
        reason, now = f"{type(error).__name__}: {error}", asyncio.get_running_loop().time()
        told, at = self._told.get(name, ("", now))
        if reason != told or now - at >= AGAIN.total_seconds():
            self._told[name] = reason, now
            self._on_error(name, error)

    async def _mind_the_clock(self) -> None:
        """Let the ticks go on when the clock of the machine, by which they are planned, is set back."""
        while True:
            await asyncio.sleep(LOOK.total_seconds())
            now = datetime.now(UTC)
            for job in self._scheduler.get_jobs():
                if job.next_run_time - now > job.trigger.interval:
                    job.modify(next_run_time=now)
