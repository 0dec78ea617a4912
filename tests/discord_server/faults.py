"""The switchboard: what goes wrong, on which calls, how often."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tests.discord_server import refusals
from tests.discord_server.recorder import Call
from tests.discord_server.refusals import Refusal


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong: a wait, an answer other than the due one, or a connection reset.

    A reset "before" means that Discord did nothing, "after" that it did all and only its answer was lost.
    """

    name: str
    delay: float = 0.0
    answer: Refusal | None = None
    retry_after: float | None = None
    everywhere: bool = False
    reset: Literal["", "before", "after"] = ""


RESET = Fault("reset", reset="before")
REPLY_LOST = Fault("reply lost after acceptance", reset="after")
MISSING_PERMISSIONS = Fault("missing permissions", answer=refusals.MISSING_PERMISSIONS)
UNKNOWN_CHANNEL = Fault("unknown channel", answer=refusals.UNKNOWN_CHANNEL)
UNKNOWN_INTERACTION = Fault("unknown interaction", answer=refusals.UNKNOWN_INTERACTION)
ALREADY_ACKNOWLEDGED = Fault("already acknowledged", answer=refusals.ALREADY_ACKNOWLEDGED)
UNAUTHORIZED = Fault("unauthorized", answer=refusals.UNAUTHORIZED)


def server_error(status: int = 503) -> Fault:
    """An answer of Discord's own trouble: 500, 502, 503 or 504."""
    return Fault(f"status {status}", answer=Refusal(status, 0, f"{status}: upstream trouble"))


def rate_limited(retry_after: float = 0.05, *, everywhere: bool = False) -> Fault:
    """A 429 that asks for a wait of so many seconds, for the route or for the whole bot."""
    answer = Refusal(429, 0, "You are being rate limited.")
    return Fault("rate limited", answer=answer, retry_after=retry_after, everywhere=everywhere)


def slow(seconds: float) -> Fault:
    """The due answer, but late."""
    return Fault(f"slow by {seconds} s", delay=seconds)


@dataclass(eq=False)
class Planned:
    """A fault on the board; `used` counts how often it struck."""

    fault: Fault
    on: str | None
    times: int | None
    where: Callable[[Call], bool]
    chance: float
    dice: random.Random
    used: int = 0

    def strikes(self, call: Call) -> bool:
        if self.on not in {None, call.route} or (self.times is not None and self.used >= self.times):
            return False
        if not self.where(call) or self.dice.random() >= self.chance:
            return False
        self.used += 1
        return True


@dataclass
class Switchboard:
    """The faults that are planned; the first that fits strikes."""

    planned: list[Planned] = field(default_factory=list)

    def plan(
        self,
        fault: Fault,
        *,
        on: str | None = None,
        times: int | None = 1,
        where: Callable[[Call], bool] = lambda call: True,
        chance: float = 1.0,
        seed: int = 0,
    ) -> Planned:
        """Plan a fault on the calls to a route, or to all; `times=None` until cleared, `chance` of 0.05 hits 5 %."""
        self.planned.append(Planned(fault, on, times, where, chance, random.Random(seed)))
        return self.planned[-1]

    def clear(self) -> None:
        """Take every fault off the board."""
        self.planned.clear()

    def strike(self, call: Call) -> Fault | None:
        return next((planned.fault for planned in self.planned if planned.strikes(call)), None)
