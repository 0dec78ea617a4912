"""How a long use case tells how far it is. The edges draw it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of each step."""

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """Take note of the steps done, the steps in all if known, and what was done last."""


def silent(done: int, total: int | None, what: str) -> None:
    """Progress that nobody watches."""
