"""Send what is owed: one worker, paced, in order of waiting; stopped at any point, nothing is lost or sent twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.deliveries import (
    Delivery,
    DeliveryState,
    Reason,
    after_failure,
    needs_look_back,
    parked,
    sent,
    uncertain,
)
from bot.errors import StorageError, StrikewireError
from storage.database import Database
from storage.deliveries import DeliveryStore

MADE_UP = 3
"""Turns that are made up for where the machine was busy: the limit of any second must have room for them."""
AT_ONCE = 100
"""Deliveries under way at once; with answers in time, the pace keeps it to a few."""


class UndeliverableError(StrikewireError):
    """No further attempt can help."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class TryLaterError(StrikewireError):
    """The attempt failed for now, or nobody knows how it ended; `after` is the pause that was asked for, if any."""

    def __init__(self, after: timedelta | None = None) -> None:
        super().__init__(f"again after {after}" if after else "again later")
        self.after = after


class Unreadable:
    """The answer of a publisher that may not read the channel's recent messages."""


class Publisher(Protocol):
    """Posts messages; both raise UndeliverableError or TryLaterError, and end within a minute."""

    async def publish(self, delivery: Delivery) -> int:
        """Post the message under the nonce of the delivery; the id of the message."""

    async def find(self, delivery: Delivery) -> int | Unreadable | None:
        """The id of the message that bears the mark of the delivery among the channel's recent ones."""


class SendDeliveries:
    """Send every delivery that is due, at most `pace` requests a second, several under way at once."""

    def __init__(
        self,
        database: Database,
        publisher: Publisher,
        *,
        clock: Callable[[], datetime],
        pace: float,
        on_error: Callable[[Delivery, Exception], None],
    ) -> None:
        """`on_error` is told of a delivery that failed for no known reason; it is tried again like any other."""
        self._database = database
        self._publisher = publisher
        self._clock = clock
        self._pace = _Pace(pace)
        self._on_error = on_error
        self._deliveries = DeliveryStore(database)
        self._alone = asyncio.Lock()
        self._stopped = False

    async def __call__(self) -> Mapping[DeliveryState, int]:
        """Send until nothing is due; how many came to which state."""
        async with self._alone:
            outcomes: Counter[DeliveryState] = Counter()
            if self._stopped or not await self._deliveries.waiting(self._clock()):
                return outcomes
            async with self._database.transaction() as unit:
                await self._deliveries.release(unit, self._clock())
            try:
                async with asyncio.TaskGroup() as tasks:
                    await self._send(tasks, outcomes)
            except ExceptionGroup as group:
                # What was under way stays claimed, and the next round looks after it.
                raise group.exceptions[0] from group
            return outcomes

    def stop(self) -> None:
        """Begin nothing more; what is under way comes to its end."""
        self._stopped = True

    async def _send(self, tasks: asyncio.TaskGroup, outcomes: Counter[DeliveryState]) -> None:
        slots = asyncio.Semaphore(AT_ONCE)
        while True:
            await slots.acquire()
            await self._pace.turn()
            if self._stopped:
                return
            async with self._database.transaction() as unit:
                delivery = await self._deliveries.claim(unit, self._clock())
            if delivery is None:
                return
            task = tasks.create_task(self._deliver(delivery, outcomes))
            task.add_done_callback(lambda _: slots.release())

    async def _deliver(self, delivery: Delivery, outcomes: Counter[DeliveryState]) -> None:
        try:
            outcome = await self._attempt(delivery)
        except UndeliverableError as error:
            outcome = parked(delivery, error.reason)
        except TryLaterError as error:
            outcome = after_failure(delivery, self._clock(), error.after)
        except StorageError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug that one message meets must not keep back all the others
            self._on_error(delivery, error)
            outcome = after_failure(delivery, self._clock(), None)
        async with self._database.transaction() as unit:
            await self._deliveries.save(unit, outcome)
        outcomes[outcome.state] += 1

    async def _attempt(self, delivery: Delivery) -> Delivery:
        if needs_look_back(delivery, self._clock()):
            found = await self._publisher.find(delivery)
            if isinstance(found, Unreadable):
                return uncertain(delivery)
            if found is not None:
                return sent(delivery, found)
            async with self._database.transaction() as unit:
                await self._deliveries.renew(unit, delivery, self._clock())
            await self._pace.turn()
        return sent(delivery, await self._publisher.publish(delivery))


class _Pace:
    """Turns at even distances, so many a second; after one that was taken late, a few follow at once to make up."""

    def __init__(self, per_second: float) -> None:
        self._distance = 1 / per_second
        self._next_at = 0.0

    async def turn(self) -> None:
        now = asyncio.get_running_loop().time()
        at = max(self._next_at, now - MADE_UP * self._distance)
        self._next_at = at + self._distance
        await asyncio.sleep(max(0.0, at - now))
