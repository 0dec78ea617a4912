"""Draws where contracts stand: a card for each contract of a union, or one line for each negotiation."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from bot.terminal.drawing import (
    ALERT,
    COLOURS,
    MUTED,
    Address,
    Barred,
    Footer,
    apart,
    can_link,
    host,
    linked,
    page,
    printable,
    words,
)
from bot.terminal.headlines_screen import headline
from bot.usecases.report_status import Overview, UnionStatus
from bot.wording.facts import Fact
from bot.wording.names import Names
from bot.wording.phases import Note
from bot.wording.phrases import Phrases
from bot.wording.sources import Source
from bot.wording.standings import Card, IssueLine, StandingLine, SummarySentence, overview_text, status_text

BETWEEN = 3
ROOM_FOR_TWO_COLUMNS = 74


def status_screen(answer: UnionStatus, names: Names, phrases: Phrases) -> RenderableType:
    """The answer to `/status UNION`."""
    text = status_text(answer, names, phrases)
    blocks: list[RenderableType] = [_card(card, phrases) for card in text.cards]
    blocks += [words(line, style) for line, style in ((text.empty, ""), (text.fault, ALERT)) if line]
    return page(*blocks, Footer(text.footer))


def overview_screen(answer: Overview, names: Names, phrases: Phrases) -> RenderableType:
    """The answer to `/status` without a union."""
    text = overview_text(answer, names, phrases)
    blocks: list[RenderableType] = [words(text.heading, "bold")]
    if text.lines:
        blocks.append(apart(standings(text.lines)))
    blocks += [words(line, style) for line, style in ((text.empty, ""), (text.fault, ALERT)) if line]
    return page(*blocks, Footer(text.footer))


def standings(lines: Sequence[StandingLine]) -> list[RenderableType]:
    """One block for each contract, in columns that fit each other."""
    width = max(cell_len(printable(name)) for line in lines for name in (line.union, line.contract))
    return [Barred(line.tone, _Standing(line, width)) for line in lines]


class _Standing:
    """A contract beside its phase where there is room, else above it."""

    def __init__(self, line: StandingLine, width: int) -> None:
        self._line = line
        self._width = width

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = self._line
        name = [words(line.union, "bold"), words(line.contract, MUTED)]
        phase = [words(line.badge), *(words(note, MUTED) for note in line.notes)]
        if options.max_width < ROOM_FOR_TWO_COLUMNS:
            heading = Text(" · ").join(text for text in name if text)
            yield Group(heading, *phase)
            return
        grid = Table.grid(padding=(0, 3, 0, 0))
        grid.add_column(width=self._width)
        grid.add_column()
        grid.add_row(Group(*(text for text in name if text)), Group(*phase))
        yield grid


def _card(card: Card, phrases: Phrases) -> RenderableType:
    urls = {source.mark: source.url for source in card.sources}
    head = [
        words(card.heading, "bold"),
        words(card.badge, f"bold {COLOURS[card.tone]}"),
        *(_note(note, urls) for note in card.notes),
    ]
    blocks: list[RenderableType] = [Group(*head)]
    if card.summary:
        blocks.append(_summary(card.summary, urls))
    names = [fact.name for fact in card.facts] + [issue.name for issue in card.issues]
    labels = max((cell_len(printable(name)) for name in names), default=0)
    if card.issues:
        title = words(phrases.say("title-issues"), "bold")
        blocks.append(Group(title, _Issues(card.issues, urls, labels)))
    if card.facts:
        blocks.append(fact_grid(card.facts, labels))
    if card.headlines:
        title = words(phrases.say("title-headlines"), "bold")
        blocks.append(Group(title, *(headline(line) for line in card.headlines)))
    if card.sources:
        title = words(phrases.say("title-sources"), "bold")
        blocks.append(Group(title, *(_SourceLine(source) for source in card.sources)))
    return Barred(card.tone, apart(blocks))


def _mark(mark: int, urls: dict[int, str]) -> Text:
    return linked(f"[{mark}]", urls[mark], MUTED)


def _note(note: Note, urls: dict[int, str]) -> Text:
    return Text.assemble(words(note.text, ALERT if note.alert else ""), *(_mark(mark, urls) for mark in note.marks))


def _summary(sentences: Sequence[SummarySentence], urls: dict[int, str]) -> Text:
    return Text(" ").join(Text.assemble(words(sentence.text), _mark(sentence.mark, urls)) for sentence in sentences)


def fact_grid(facts: Sequence[Fact], labels: int | None = None) -> Table:
    """Named facts in two columns, the first at least `labels` wide."""
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_column(no_wrap=True, style=MUTED, min_width=labels)
    grid.add_column()
    for fact in facts:
        grid.add_row(words(fact.name), words(fact.text))
    return grid


class _Issues:
    """Issues with their stances, two on a line where there is room."""

    def __init__(self, issues: Sequence[IssueLine], urls: dict[int, str], labels: int) -> None:
        self._labels = labels
        self._issues = issues
        self._urls = urls

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        cells = [cell for issue in self._issues for cell in self._cells(issue)]
        names = max(self._labels, *(cell.cell_len for cell in cells[::2]))
        pair = names + BETWEEN + max(cell.cell_len for cell in cells[1::2]) + BETWEEN
        across = 2 if options.max_width >= 2 * pair else 1
        grid = Table.grid(padding=(0, BETWEEN, 0, 0))
        for _ in range(across):
            grid.add_column(no_wrap=True, min_width=self._labels)
            grid.add_column(no_wrap=True)
        for start in range(0, len(cells), across * 2):
            grid.add_row(*cells[start : start + across * 2])
        yield grid

    def _cells(self, issue: IssueLine) -> tuple[Text, Text]:
        stance = Text.assemble(words(issue.stance), _mark(issue.mark, self._urls))
        return words(issue.name, MUTED), stance


class _SourceLine:
    """A source with its host behind a link, or with its whole address where links do not show."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        source = self._source
        parts = [source.name, source.day, host(source.url) if can_link(console) else ""]
        about = " · ".join(dict.fromkeys(part for part in parts if part))
        yield Text.assemble(words(f"[{source.mark}] ", MUTED), " ", linked(about, source.url, MUTED))
        yield Address(source.url, indent="    ")
