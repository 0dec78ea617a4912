"""Draws an error: what is wrong, a line for each problem."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from bot.errors import FileError, StrikewireError
from bot.terminal.drawing import ALERT, words
from bot.wording.errors import error_sentence
from bot.wording.phrases import Phrases


def error_screen(error: StrikewireError, phrases: Phrases) -> RenderableType:
    """The sentence of an error; the lines below the first are set in, but for those of a file, which are all alike."""
    first, *rest = error_sentence(error, phrases).splitlines()
    indent = "" if isinstance(error, FileError) else "  "
    return Text("\n").join([words(first, ALERT), *(Text.assemble(indent, words(line)) for line in rest)])
