"""The prompt of the demo: reads commands and hands them on, until the person leaves. Answers nothing itself."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory

from bot.domain.unions import LaborUnion
from bot.errors import StrikewireError
from bot.terminal.commands import COMMANDS, OPTIONS, QUIT, SUBCOMMANDS, TAKING_A_UNION, Command, parse
from bot.terminal.drawing import to_errors
from bot.terminal.error_screen import error_screen
from bot.wording.help import command_help
from bot.wording.phrases import Phrases

MARK = "› "


class CommandCompleter(Completer):
    """Completes commands, union ids and options, each with what it is."""

    def __init__(self, unions: Sequence[LaborUnion], phrases: Phrases) -> None:
        self._unions = unions
        self._phrases = phrases

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 - the signature is prompt_toolkit's
    ) -> Iterable[Completion]:
        """What may stand where the cursor is."""
        before, _, typed = document.text_before_cursor.lstrip().rpartition(" ")
        for text, about in self._choices(before.split()):
            if text.startswith(typed.lower()) or text.removeprefix("/").startswith(typed.lower()):
                yield Completion(text, start_position=-len(typed), display_meta=about)

    def _choices(self, before: Sequence[str]) -> list[tuple[str, str]]:
        if not before:
            return [(f"/{command}", command_help(command, self._phrases).about) for command in COMMANDS]
        name, given = before[0].removeprefix("/").lower(), before[1:]
        choices = []
        if name in SUBCOMMANDS and not given:
            choices.append((SUBCOMMANDS[name], ""))
        if name in TAKING_A_UNION and all(":" in word for word in given):
            choices += [(union.id, union.name) for union in self._unions]
        options = [option for option in OPTIONS.get(name, ()) if not any(w.startswith(f"{option}:") for w in given)]
        return choices + [(f"{option}:", self._phrases.say(f"option-{option}")) for option in options]


async def converse(
    run: Callable[[Command], Awaitable[None]],
    *,
    unions: Sequence[LaborUnion],
    phrases: Phrases,
    stdin: TextIO | None = None,
) -> None:
    """Read commands and run each, until `/quit` or the end of input; an error is said and the talk goes on.

    Standard input that is no terminal is read line by line.
    """
    source = stdin or sys.stdin
    lines = _asked(unions, phrases) if source.isatty() else _piped(source)
    async for line in lines:
        try:
            command = parse(line)
            if command is None:
                continue
            if command.name == QUIT:
                return
            await run(command)
        except StrikewireError as error:
            to_errors(error_screen(error, phrases))


async def _asked(unions: Sequence[LaborUnion], phrases: Phrases) -> AsyncIterator[str]:
    session: PromptSession[str] = PromptSession(
        MARK,
        completer=CommandCompleter(unions, phrases),
        history=InMemoryHistory(),
        placeholder=[("class:placeholder fg:ansibrightblack", phrases.say("prompt-hint"))],
    )
    while True:
        try:
            yield await session.prompt_async()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


async def _piped(source: TextIO) -> AsyncIterator[str]:
    while line := await asyncio.to_thread(source.readline):
        yield line
