"""Draws what a round of work did, and what a check found."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table

from bot.terminal.digest_screen import change_block
from bot.terminal.drawing import ALERT, MUTED, apart, page, words
from bot.wording.rounds import HealthText, RoundText


def round_screen(text: RoundText) -> RenderableType:
    """What was done and what changed."""
    blocks: list[RenderableType] = [words(" ".join(text.sentences))]
    if text.changes:
        changes = apart([change_block(change) for change in text.changes])
        blocks.append(Group(words(text.changes_title, "bold"), changes))
    return page(*blocks)


def trouble_screen(text: RoundText) -> RenderableType:
    """What went wrong, a line each."""
    return Group(*(words(trouble, ALERT) for trouble in text.troubles))


def health_screen(text: HealthText) -> RenderableType:
    """The machine first, then the feeds, those in trouble on top."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for name, found, well in text.lines:
        grid.add_row(words(name, MUTED if well else ""), words(found, MUTED if well else ALERT))
    machine = Group(*(words(line, "" if well else ALERT) for line, well in text.machine))
    return page(machine, words(text.bot), words(text.feeds, "bold"), *([grid] if text.lines else []))
