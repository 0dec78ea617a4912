"""Draws an error: what is wrong, a line for each problem."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from bot.errors import StrikewireError
from bot.terminal.drawing import ALERT, words
from bot.wording.errors import error_sentence
from bot.wording.phrases import Phrases


def error_screen(error: StrikewireError, phrases: Phrases) -> RenderableType:
    """The sentence of an error; the lines below the first are set in."""
    first, *rest = error_sentence(error, phrases).splitlines()
    return Text("\n").join([words(first, ALERT), *(Text.assemble("  ", words(line)) for line in rest)])
