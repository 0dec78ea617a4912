"""What the bot asked and what it was told: every call, every violation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(eq=False)
class Call:
    """One request, and how it was answered; `status` stays None if no answer was sent."""

    method: str
    path: str
    route: str
    parameters: Mapping[str, str]
    query: Mapping[str, str]
    payload: Any
    files: dict[str, bytes]
    at: datetime
    arrived: float
    status: int | None = None
    answer: Any = None
    fault: str = ""

    def id(self, name: str) -> int:
        """A parameter of the path as an id."""
        return int(self.parameters[name])


@dataclass
class Recorder:
    """Everything that happened, in order."""

    calls: list[Call] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    unknown_routes: list[str] = field(default_factory=list)

    def to(self, route: str, **parameters: int | str) -> list[Call]:
        """The calls to a route of the OpenAPI file, such as those with `channel_id=...`."""
        return [
            call
            for call in self.calls
            if call.route == route
            and all(call.parameters.get(name) == str(value) for name, value in parameters.items())
        ]

    def refused(self) -> int:
        """How many answers count towards Discord's ban of an address: 401, 403 and 429."""
        return sum(call.status in {401, 403, 429} for call in self.calls)

    def statuses(self) -> dict[int | None, int]:
        """How often each status was answered."""
        counts: dict[int | None, int] = {}
        for call in self.calls:
            counts[call.status] = counts.get(call.status, 0) + 1
        return counts
