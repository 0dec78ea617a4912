"""What may be typed at the prompt, and reading it. Runs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from bot.user_errors import InvalidOptionError, UnknownCommandError

QUIT = "quit"
SEARCH, WHY = "search", "why"
SUBCOMMANDS = {"digest": "preview"}
OPTIONS: Mapping[str, tuple[str, ...]] = {
    "status": ("at",),
    "headlines": ("days", "issue"),
    "timeline": (),
    "digest": ("at", "days"),
    SEARCH: (),
    WHY: (),
    "feeds": (),
    "help": (),
    QUIT: (),
}
COMMANDS = tuple(OPTIONS)
TAKING_A_UNION = ("status", "headlines", "timeline")
MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the union it names, as typed, and its options by name.

    `days` is a whole number from 1 up, `words` what to search for or the link to explain.
    """

    name: str
    union: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)


def parse(line: str) -> Command | None:
    """Read `/status wga at:2023-09-22` or the same without the slash; None for an empty line.

    Raises `UnknownCommandError`, or `InvalidOptionError` for what the command does not take.
    """
    typed = line.split()
    if not typed:
        return None
    name = typed[0].removeprefix("/").lower()
    if name not in OPTIONS:
        raise UnknownCommandError(typed[0], next(iter(get_close_matches(name, COMMANDS, n=1)), ""))
    if name in (SEARCH, WHY) and typed[1:]:
        return Command(name, options={"words": " ".join(typed[1:])})
    named, options = [], {}
    for word in typed[1:]:
        option, colon, value = word.partition(":")
        option = option.lower()
        if not colon:
            named.append(word)
        elif option == "union" and name in TAKING_A_UNION:
            named.append(value)
        elif _fits(name, option, value):
            options[option] = value
        else:
            raise InvalidOptionError(name, word)
    if named and named[0].lower() == SUBCOMMANDS.get(name):
        del named[0]
    if named and name not in TAKING_A_UNION:
        raise InvalidOptionError(name, " ".join(named))
    if not named and name in ("timeline", SEARCH, WHY):
        raise InvalidOptionError(name, line.strip())
    return Command(name, " ".join(named) or None, options)


def _fits(name: str, option: str, value: str) -> bool:
    if option not in OPTIONS[name]:
        return False
    if option == "days":
        return value.isascii() and value.isdigit() and 1 <= int(value[:6]) <= MOST_DAYS
    return bool(value)
