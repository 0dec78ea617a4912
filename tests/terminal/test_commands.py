from __future__ import annotations

import pytest

from bot.terminal.commands import Command, parse
from bot.user_errors import InvalidOptionError, UnknownCommandError


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/status", Command("status")),
        ("/status wga at:2023-09-22", Command("status", "wga", {"at": "2023-09-22"})),
        ("status wga at:2023-09-22\n", Command("status", "wga", {"at": "2023-09-22"})),
        ("/status at:2023-09-22 union:wga", Command("status", "wga", {"at": "2023-09-22"})),
        ("  /STATUS   writers guild ", Command("status", "writers guild")),
        ("/headlines days:7", Command("headlines", None, {"days": "7"})),
        ("/timeline sag-aftra", Command("timeline", "sag-aftra")),
        ("/digest preview", Command("digest")),
        ("digest", Command("digest")),
        ("/quit", Command("quit")),
    ],
)
def test_a_line_is_read_with_or_without_its_slash(line: str, command: Command) -> None:
    assert parse(line) == command


def test_an_empty_line_asks_nothing() -> None:
    assert parse(" \n") is None


@pytest.mark.parametrize(("typed", "close"), [("/sttus", "status"), ("feed", "feeds"), ("/dance", "")])
def test_an_unknown_command_is_met_with_one_that_comes_close(typed: str, close: str) -> None:
    with pytest.raises(UnknownCommandError) as caught:
        parse(typed)
    assert caught.value.suggestion == close


@pytest.mark.parametrize(
    "line",
    [
        "/status days:7",
        "/status at:",
        "/headlines days:many",
        "/headlines days:0",
        "/headlines days:99999999999999999999",
        "/headlines days:²",
        "/feeds wga",
        "/digest setup",
        "/timeline",
        "/feeds union:wga",
    ],
)
def test_what_a_command_does_not_take_is_refused(line: str) -> None:
    with pytest.raises(InvalidOptionError):
        parse(line)


def test_a_search_takes_all_its_words_as_they_are() -> None:
    assert parse("/search at:2023 residuals AI") == Command("search", options={"words": "at:2023 residuals AI"})


def test_a_link_is_taken_as_it_is_pasted() -> None:
    assert parse("/why <https://a.org/x>") == Command("why", options={"words": "<https://a.org/x>"})


@pytest.mark.parametrize("line", ["/search", "/why"])
def test_a_question_about_nothing_says_how_to_ask(line: str) -> None:
    with pytest.raises(InvalidOptionError):
        parse(line)
