"""Draws how well the news is read: the measures beside their goals, events, mistakes, and the days of past cycles."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.terminal.drawing import COLOURS, MUTED, Address, host, linked, page, words
from bot.wording.evaluations import CycleLine, EvaluationText, EventLine, Measure, MistakeText, ReplayText
from bot.wording.phases import Tone

REACHED = {True: COLOURS[Tone.SETTLED], False: COLOURS[Tone.STRIKE], None: ""}
SET_IN = (0, 0, 0, 2)
GAP = 2
SOURCES_SHOWN = 3


def evaluation_screen(text: EvaluationText, replay: ReplayText | None) -> RenderableType:
    """The answer to `evaluate`."""
    blocks: list[RenderableType] = [
        Group(words(text.heading, "bold"), words(text.about, MUTED)),
        _Measures(text.columns, text.measures),
        *(_replay(replay) if replay else ()),
        Group(words(text.events_heading, "bold"), _events(text.event_columns, text.events), words(text.few, MUTED)),
        words(text.mistakes_heading, "bold"),
        *map(_mistake, text.mistakes),
        *([words(text.left_out, MUTED)] if text.left_out else ()),
    ]
    return page(*blocks)


class _Measures:
    """A row for each measure; what is behind its first value stands below it, over the whole width.

    Narrow consoles show the first value, the keyword filter's and the goal alone.
    """

    def __init__(self, columns: Sequence[str], measures: Sequence[Measure]) -> None:
        self._columns = columns
        self._measures = measures

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        cells = [self._columns, *map(_cells, self._measures)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        kept: Sequence[int] = range(len(widths))
        if sum(widths) + GAP * (len(widths) - 1) > options.max_width:
            kept = (0, 1, len(widths) - 2, len(widths) - 1)
        narrowed = [widths[column] for column in kept]
        yield _row([words(self._columns[column], MUTED) for column in kept], narrowed)
        for measure, texts in zip(self._measures, cells[1:], strict=True):
            styles = ["bold", f"bold {REACHED[measure.reached]}", *[""] * (len(texts) - 3), MUTED]
            yield _row([words(texts[column], styles[column]) for column in kept], narrowed)
            yield from (Padding(words(detail, MUTED), SET_IN) for detail in measure.details)


def _cells(measure: Measure) -> tuple[str, ...]:
    return measure.name, *measure.values, measure.goal


def _row(cells: Sequence[Text], widths: Sequence[int]) -> RenderableType:
    grid = Table.grid(padding=(0, GAP, 0, 0))
    for number, width in enumerate(widths):
        grid.add_column(width=width, no_wrap=True, justify="right" if number else "left")
    grid.add_row(*cells)
    return grid


def _events(columns: Sequence[str], lines: Sequence[EventLine]) -> RenderableType:
    cells = [(line.event, *line.values) for line in lines]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    rows: list[RenderableType] = [_row([words(column, MUTED) for column in columns], widths)]
    for line, texts in zip(lines, cells, strict=True):
        rows.append(_row([words(text, "" if line.counts else MUTED) for text in texts], widths))
        if line.otherwise:
            rows.append(Padding(words(line.otherwise, MUTED), SET_IN))
    return Group(*rows)


def _mistake(mistake: MistakeText) -> RenderableType:
    return Group(
        Text.assemble(words(mistake.item, MUTED), "  ", words(mistake.title)),
        *(Padding(words(difference, COLOURS[Tone.OPEN]), SET_IN) for difference in mistake.differences),
        *([Padding(words(mistake.quote), SET_IN)] if mistake.quote else []),
        Padding(words(mistake.reason, MUTED), SET_IN),
    )


def _replay(replay: ReplayText) -> list[RenderableType]:
    blocks: list[RenderableType] = [Group(words(replay.heading, "bold"), _cycles(replay.cycles))]
    blocks.append(_changes(replay.false_heading, replay.false))
    return [*blocks, _changes(replay.unknown_heading, replay.unknown)] if replay.unknown else blocks


def _cycles(lines: Sequence[CycleLine]) -> RenderableType:
    """Figures first, so that a long name may go on in the next line."""
    widths = [max(map(len, column)) for column in zip(*map(_figures, lines), strict=True)]
    rows: list[RenderableType] = []
    for line in lines:
        held = line.reached is not None
        grid = Table.grid(padding=(0, GAP, 0, 0))
        for width in widths:
            grid.add_column(width=width, no_wrap=True, justify="right")
        grid.add_column(ratio=1)
        share, *others = _figures(line)
        name = Text.assemble(words(line.name, "bold" if held else ""), "  ", words(line.goal, MUTED))
        shown = words(share, f"bold {REACHED[line.reached]}" if held else "")
        grid.add_row(shown, *(words(cell, MUTED) for cell in others), name)
        rows += [grid, *(_stretch(span, told) for span, told in line.wrong)]
    return Group(*rows)


def _figures(line: CycleLine) -> tuple[str, ...]:
    return line.share, line.days, line.articles


def _stretch(span: str, told: str) -> RenderableType:
    return Padding(Text.assemble(words(span), "  ", words(told, MUTED)), SET_IN)


def _changes(heading: str, changes: Sequence[tuple[str, tuple[str, ...]]]) -> RenderableType:
    rows: list[RenderableType] = [words(heading, "bold")]
    for told, addresses in changes:
        links = Text(", ", MUTED).join(linked(host(address), address, MUTED) for address in addresses[:SOURCES_SHOWN])
        rows += [Padding(Group(words(told, COLOURS[Tone.OPEN]), links), SET_IN)]
        rows += [Address(address, "  ") for address in addresses[:1]]
    return Group(*rows)
