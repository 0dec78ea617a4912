"""Draws what an address gave when it was tried for a feed."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding

from bot.terminal.drawing import COLOURS, MUTED, Address, apart, linked, page, words
from bot.terminal.status_screen import fact_grid
from bot.wording.trials import Line, TrialText


def trial_screen(text: TrialText) -> RenderableType:
    """The answer to `strikewire feeds test`."""
    blocks: list[RenderableType] = [Group(words(text.address, "bold"), words(text.verdict, COLOURS[text.tone]))]
    if text.facts:
        blocks.append(fact_grid(text.facts))
    if text.lines_title:
        blocks.append(Group(words(text.lines_title, "bold"), apart([_line(line) for line in text.lines])))
    if text.hint:
        blocks.append(words(text.hint))
    return page(*blocks)


def _line(line: Line) -> RenderableType:
    shown: list[RenderableType] = [linked(line.title, line.url)]
    if line.text:
        shown.append(Padding(words(line.text, MUTED), (0, 0, 0, 2)))
    elif line.title != line.url:
        shown.append(Padding(Address(line.url), (0, 0, 0, 2)))
    return Group(*shown)
