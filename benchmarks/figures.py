"""A measured figure beside the bar it is held to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What check it belongs to, if it is of one, what was measured, and whether the bar was held."""

    check: int | str
    what: str
    value: str
    bar: str
    held: bool


def table(figures: Sequence[Figure]) -> str:
    """One line a figure."""
    return "\n".join(
        f"{'ok ' if each.held else 'RED'} {each.check:2} {each.what:45} {each.value:60} bar: {each.bar}"
        for each in figures
    )
