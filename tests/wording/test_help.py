from __future__ import annotations

from bot.wording.help import command_help, help_text
from bot.wording.phrases import Phrases

PHRASES = Phrases()


def test_help_explains_each_command_that_the_edge_has() -> None:
    text = help_text([command_help(command, PHRASES) for command in ("status", "quit")], PHRASES)
    assert [command.usage for command in text.commands] == ["/status [union] [at:DAY]", "/quit"]
