"""Draws the health of feeds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.domain.feeds import FeedState
from bot.domain.notices import FeedNotice
from bot.terminal.drawing import COLOURS, MUTED, page, words
from bot.usecases.list_feeds import FeedHealth
from bot.wording.feeds import FeedLine, FeedsText, feeds_text
from bot.wording.notices import notice_sentence
from bot.wording.phases import Tone
from bot.wording.phrases import Phrases

ROOM_FOR_ALL_COLUMNS = 76
NEXT_CHECK = 3
SHORTEST_NAME = 16
TONES = {
    FeedState.NEW: Tone.UNKNOWN,
    FeedState.OK: Tone.SETTLED,
    FeedState.FAILING: Tone.OPEN,
    FeedState.SLOWED: Tone.STRIKE,
    FeedState.STOPPED: Tone.STRIKE,
    FeedState.PAUSED: Tone.UNKNOWN,
    FeedState.MERGED: Tone.UNKNOWN,
}


def feeds_screen(feeds: Sequence[FeedHealth], now: datetime, phrases: Phrases) -> RenderableType:
    """The answer to `strikewire feeds`."""
    text = feeds_text(feeds, now, phrases)
    body = words(text.empty) if text.empty else _FeedTable(text)
    return page(words(text.heading, "bold"), body)


def notices_screen(notices: Sequence[FeedNotice], phrases: Phrases) -> RenderableType:
    """The answer to `strikewire feeds pause` and `resume`."""
    return page(*(words(notice_sentence(notice, phrases)) for notice in notices))


class _FeedTable:
    """One row for each feed, below it its cost and any error; narrow consoles go without the next check.

    Those in trouble come last, next to the prompt: of a long list the end is what is seen.
    """

    def __init__(self, text: FeedsText) -> None:
        self._text = text
        self._lines = sorted(text.lines, key=lambda line: bool(line.error))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        left_out = () if options.max_width >= ROOM_FOR_ALL_COLUMNS else (NEXT_CHECK,)
        rows = [self._cells(line) for line in self._lines]
        titles = [words(title, MUTED) for title in self._text.columns]
        kept = [column for column in range(len(titles)) if column not in left_out]
        widths = [max(row[column].cell_len for row in [titles, *rows]) for column in kept]
        others = sum(widths[1:]) + 2 * (len(kept) - 1)
        widths[0] = max(SHORTEST_NAME, min(widths[0], options.max_width - others))
        yield self._row(titles, kept, widths)
        for line, row in zip(self._lines, rows, strict=True):
            yield self._row(row, kept, widths)
            below = [words(line.cost, MUTED)] if line.cost else []
            if line.error:
                below += [words(line.error, COLOURS[TONES[line.state]]), words(line.address, MUTED)]
            yield Padding(Group(*below), (0, 0, 0, 2))

    def _cells(self, line: FeedLine) -> list[Text]:
        return [
            words(line.name, "bold"),
            words(line.health, COLOURS[TONES[line.state]]),
            words(line.last),
            words(line.next),
            words(line.items),
            words(line.matched),
        ]

    def _row(self, cells: Sequence[Text], kept: Sequence[int], widths: Sequence[int]) -> Group:
        grid = Table.grid(padding=(0, 2, 0, 0))
        for column, width in zip(kept, widths, strict=True):
            number = column > NEXT_CHECK
            grid.add_column(width=width, no_wrap=True, overflow="ellipsis", justify="right" if number else "left")
        grid.add_row(*(cells[column] for column in kept))
        return Group(grid)
