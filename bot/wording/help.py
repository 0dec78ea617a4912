"""What Strikewire can be asked, in words. Which commands there are is the edge's to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.wording.phrases import Phrases


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """A command: how to write it and what it answers."""

    usage: str
    about: str


@dataclass(frozen=True, slots=True)
class HelpText:
    """The answer to `/help`."""

    heading: str
    intro: str
    commands: tuple[CommandHelp, ...]
    trust: str


def command_help(command: str, phrases: Phrases) -> CommandHelp:
    """How to write one command, and what it answers."""
    return CommandHelp(phrases.say(f"usage-{command}"), phrases.say(f"about-{command}"))


def help_text(commands: Sequence[CommandHelp], phrases: Phrases) -> HelpText:
    """The answer to `/help` for an edge that has these commands."""
    return HelpText(
        heading=phrases.say("help-heading"),
        intro=phrases.say("help-intro"),
        commands=tuple(commands),
        trust=phrases.say("help-trust"),
    )
