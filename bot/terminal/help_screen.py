"""Draws the help."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table

from bot.terminal.drawing import MUTED, page, words
from bot.wording.help import command_help, help_text
from bot.wording.phrases import Phrases


def help_screen(commands: Sequence[str], phrases: Phrases) -> RenderableType:
    """The answer to `/help` for these commands."""
    text = help_text([command_help(command, phrases) for command in commands], phrases)
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(style=MUTED)
    for command in text.commands:
        grid.add_row(words(command.usage, "bold"), words(command.about))
    return page(words(text.heading, "bold"), words(text.intro), grid, words(text.trust, MUTED))
