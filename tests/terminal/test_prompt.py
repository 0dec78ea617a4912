from __future__ import annotations

import io

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.terminal.commands import COMMANDS, Command
from bot.terminal.prompt import CommandCompleter, converse
from bot.user_errors import UnknownUnionError
from bot.wording.phrases import Phrases
from tests.answers import UNIONS

PHRASES = Phrases()


class Keyboard(io.StringIO):
    """Standard input that is a terminal; the keys arrive through prompt_toolkit."""

    def isatty(self) -> bool:
        return True


class Desk:
    """Runs commands by writing them down; a union called `nobody` is not known."""

    def __init__(self) -> None:
        self.asked: list[Command] = []

    async def run(self, command: Command) -> None:
        self.asked.append(command)
        if command.union == "nobody":
            raise UnknownUnionError("nobody", ("wga",))

    async def hear(self, stdin: io.StringIO) -> None:
        await converse(self.run, unions=UNIONS, phrases=PHRASES, stdin=stdin)


def completions(typed: str) -> list[str]:
    found = CommandCompleter(UNIONS, PHRASES).get_completions(Document(typed), CompleteEvent())
    return [completion.text for completion in found]


async def test_lines_from_a_pipe_are_run_one_by_one_until_the_end() -> None:
    desk = Desk()
    await desk.hear(io.StringIO("/status wga at:2023-09-22\n\n/feeds"))
    assert desk.asked == [Command("status", "wga", {"at": "2023-09-22"}), Command("feeds")]


async def test_quit_leaves_and_what_follows_is_not_run() -> None:
    desk = Desk()
    await desk.hear(io.StringIO("/quit\n/feeds\n"))
    assert desk.asked == []


async def test_a_mistake_is_answered_and_the_talk_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk()
    await desk.hear(io.StringIO("/sttus\n/status nobody\n/feeds\n"))
    assert capsys.readouterr().err.splitlines() == [
        "“/sttus” is not a command. Did you mean /status?",
        "No union is called “nobody”. Did you mean wga?",
    ]
    assert desk.asked[-1] == Command("feeds")


async def test_a_mistake_of_ours_is_not_hidden() -> None:
    async def broken(command: Command) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await converse(broken, unions=UNIONS, phrases=PHRASES, stdin=io.StringIO("/feeds\n"))


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        ("/status wga\r/quit\r", [Command("status", "wga")]),
        ("/feeds\r\x04", [Command("feeds")]),
        ("/nonsense\x03/feeds\r\x04", [Command("feeds")]),
    ],
)
async def test_keys_are_read_until_quit_or_the_end_of_input(keys: str, asked: list[Command]) -> None:
    desk = Desk()
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text(keys)
        await desk.hear(Keyboard())
    assert desk.asked == asked


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("/st", ["/status"]),
        ("he", ["/headlines", "/help"]),
        ("/status ", ["wga", "sag-aftra", "dga", "iatse", "teamsters", "at:"]),
        ("/status s", ["sag-aftra"]),
        ("/status wga ", ["at:"]),
        ("/status wga at:2023-09-22 ", []),
        ("/status at:2023-09-22 w", ["wga"]),
        ("/headlines d", ["dga", "days:"]),
        ("/headlines i", ["iatse", "issue:"]),
        ("/digest ", ["preview", "at:", "days:"]),
        ("/feeds ", []),
        ("/nonsense ", []),
    ],
)
def test_commands_unions_and_options_are_completed(typed: str, offered: list[str]) -> None:
    assert completions(typed) == offered


def test_every_command_is_offered_with_what_it_does() -> None:
    found = list(CommandCompleter(UNIONS, PHRASES).get_completions(Document("/"), CompleteEvent()))
    assert [completion.text.removeprefix("/") for completion in found] == list(COMMANDS)
    assert all(completion.display_meta_text for completion in found)
