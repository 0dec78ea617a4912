"""Draws a timeline: one line of spans for each contract, its colours running down the side."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.terminal.drawing import ALERT, MUTED, Address, Barred, linked, page, printable, words
from bot.usecases.trace_timeline import Timeline
from bot.wording.names import Names
from bot.wording.phrases import Phrases
from bot.wording.timelines import SpanLine, timeline_text

LINKS_SHOWN = 3


def timeline_screen(answer: Timeline, names: Names, phrases: Phrases) -> RenderableType:
    """The answer to `/timeline`."""
    text = timeline_text(answer, names, phrases)
    contracts = [Group(words(contract.contract, "bold"), *_spans(contract.lines)) for contract in text.contracts]
    empty = [words(text.empty)] if text.empty else []
    return page(words(text.heading, "bold"), *contracts, *empty)


def _spans(lines: Sequence[SpanLine]) -> list[RenderableType]:
    width = max(cell_len(printable(line.span)) for line in lines)
    return [Barred(line.tone, _span(line, width)) for line in lines]


def _span(line: SpanLine, width: int) -> RenderableType:
    phase = Text.assemble(words(line.phase, "bold"), Text(f", {line.length}" if line.length else "", MUTED))
    links = Text(", ", MUTED).join(linked(link.name, link.url, MUTED) for link in line.links[:LINKS_SHOWN])
    confirmation = words(line.confirmation, MUTED if line.confirmed else ALERT)
    sources = Text.assemble(confirmation, (" · ", MUTED), links) if links else confirmation
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_column(width=width, no_wrap=True)
    grid.add_column()
    grid.add_row(words(line.span), Group(phase, sources))
    return Group(grid, *(Address(link.url) for link in line.links[:1]))
